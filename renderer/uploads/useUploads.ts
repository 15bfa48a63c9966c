import { App } from 'antd'
import { useState } from 'react'
import type { PackReason, UploadCopy } from '../../domain/upload/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { handOver } from '../app/handOver.ts'
import { pickFolder, saveFolder } from './folder.ts'
import { words } from './words.ts'

/** A pack as it was asked for, with what stands against it. */
interface AskedPack {
  readonly provider: string
  readonly ready: readonly UploadCopy[]
  /** undefined = a ZIP */
  readonly folder: FileSystemDirectoryHandle | undefined
  readonly reasons: readonly PackReason[]
}

/**
 * The copies of a client's papers for one provider, as they are made and packed.
 * @param orderId the order they are for; '' = the one under way, if there is one
 */
export function useUploads(clientId: string, orderId: string) {
  const { message } = App.useApp()
  const [copies, setCopies] = useState<ReadonlyMap<string, readonly UploadCopy[]>>(new Map())
  const [busy, setBusy] = useState<'make' | 'zip' | 'folder'>()
  const [asked, setAsked] = useState<AskedPack>()

  const guarded = async (doing: NonNullable<typeof busy>, work: () => Promise<void>) => {
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

  const pack = async ({ provider, ready, folder, reasons }: AskedPack) => {
    const packed = await call('uploads.bundle', {
      ...{ clientId, orderId, provider, as: folder ? 'folder' : 'zip' },
      copies: ready.map(({ fileId, fileName }) => ({ fileId, fileName })),
      despite: reasons.map(({ key }) => key),
    })
    if (packed.state === 'asks') return setAsked({ provider, ready, folder, reasons: packed.reasons })
    setAsked(undefined)
    if (folder) message.success(words.savedFolder(await saveFolder(folder, packed.fileName, packed.files)))
    else save(packed)
  }
  const packZip = (provider: string, ready: readonly UploadCopy[]) =>
    guarded('zip', () => pack({ provider, ready, folder: undefined, reasons: [] }))
  const packFolder = (provider: string, ready: readonly UploadCopy[]) =>
    guarded('folder', async () => {
      const folder = await pickFolder()
      if (folder) await pack({ provider, ready, folder, reasons: [] })
    })
  /** Packs what was asked for, despite everything that was read. */
  const packDespite = () => asked && guarded(asked.folder ? 'folder' : 'zip', () => pack(asked))

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
  return {
    copies,
    busy,
    asked,
    make,
    packZip,
    packFolder,
    packDespite,
    takeBack: () => setAsked(undefined),
    save,
    forget,
  }
}
