import { App } from 'antd'
import { useState } from 'react'
import type { UploadCopy } from '../../domain/upload/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { handOver } from '../app/handOver.ts'
import { words } from './words.ts'

/** The copies of a client's papers for one provider, as they are made and saved. */
export function useUploads(clientId: string) {
  const { message } = App.useApp()
  const [copies, setCopies] = useState<ReadonlyMap<string, readonly UploadCopy[]>>(new Map())
  const [busy, setBusy] = useState<'make' | 'bundle'>()

  const guarded = async (doing: 'make' | 'bundle', work: () => Promise<void>) => {
    setBusy(doing)
    try {
      await work()
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(undefined)
    }
  }

  const make = (provider: string, materialIds: readonly string[], watermarked: readonly string[]) =>
    guarded('make', async () => {
      const input = { clientId, provider, materialIds: [...materialIds], watermarked: [...watermarked] }
      const made = (await call('uploads.prepare', input)).copies
      const fresh = new Map(copies)
      for (const id of materialIds)
        fresh.set(
          id,
          made.filter(({ materialId }) => materialId === id),
        )
      setCopies(fresh)
      const refused = made.filter(({ outcome }) => outcome === 'refused').length
      const say = words.done(made.length - refused, refused)
      if (refused === 0) message.success(say)
      else message.warning(say, 6)
    })

  const bundle = (provider: string, ready: readonly UploadCopy[]) =>
    guarded('bundle', async () => {
      const files = ready.map(({ fileId, fileName }) => ({ fileId, fileName }))
      save(await call('uploads.bundle', { clientId, provider, copies: files }))
    })

  const save = ({ fileId, fileName }: Pick<UploadCopy, 'fileId' | 'fileName'>) => {
    handOver({ fileId, fileName }, 'save')
    message.success(words.saved(fileName))
  }

  /** Forgets the copies of these papers: what they were made for has changed. */
  const forget = (materialIds: readonly string[]) => {
    const left = new Map(copies)
    for (const id of materialIds) left.delete(id)
    setCopies(left)
  }
  return { copies, busy, make, bundle, save, forget }
}
