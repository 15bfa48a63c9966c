import { useCallback, useEffect, useRef, useState } from 'react'
import type { Finding } from '../../domain/model/index.ts'
import { blockingSheet } from '../../domain/sheet/blocking.ts'
import { call, inOneLine } from '../app/desk.ts'
import { handOver } from '../app/handOver.ts'
import { law } from '../app/law.ts'
import {
  type BatchAnswer,
  type BatchChoice,
  type BatchItem,
  type BatchNote,
  type BatchRequest,
  type BatchResult,
  nameOf,
} from './batching.ts'
import { fontAddress } from './fontAddress.ts'
import { words } from './words.ts'

const { batch: say } = words

/** A sheet that was read, and what would send it back. */
interface ReadItem extends BatchItem {
  readonly blocking: readonly Finding[]
}

export const isBlocked = ({ blocking }: ReadItem): boolean => blocking.length > 0

export type BatchState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading' | 'drawing'; readonly done: number; readonly total: number }
  /** some would be sent back: the person says what becomes of them */
  | { readonly phase: 'asking'; readonly items: readonly ReadItem[] }
  | { readonly phase: 'failed'; readonly message: string }
  | {
      readonly phase: 'done'
      readonly count: number
      readonly leftOut: readonly BatchNote[]
      readonly byHand: readonly BatchNote[]
      readonly handed: 'downloading' | 'opened' | 'blocked' | 'nothing'
    }

/** Says of a sheet what would send it back. */
export const blockedNote = ({ client, service, blocking: [first, ...others] }: ReadItem): BatchNote => ({
  clientId: client.id,
  name: nameOf({ client, service }),
  why: say.wouldBeSentBack(others.length + 1, first?.message ?? ''),
})

/** So many clients are asked for at once: one after another, the way to the desk and back took most of the time. */
const together = 8

/** A batch from the chosen clients to the file: read, asked about, drawn in a worker, kept and handed over. */
export function useBatch() {
  const [state, setState] = useState<BatchState>({ phase: 'idle' })
  const worker = useRef<Worker>(undefined)
  /** counts up with every start and every cancel, so that what an older run still hears is dropped */
  const run = useRef(0)
  const pending = useRef<{ choice: BatchChoice; purpose: 'save' | 'print' }>(undefined)

  const stop = useCallback(() => {
    run.current += 1
    worker.current?.terminate()
    worker.current = undefined
  }, [])
  useEffect(() => stop, [stop])

  const start = async (ids: readonly string[], choice: BatchChoice, purpose: 'save' | 'print') => {
    stop()
    const mine = run.current
    pending.current = { choice, purpose }
    const items: ReadItem[] = []
    try {
      for (let done = 0; done < ids.length; done += together) {
        setState({ phase: 'reading', done, total: ids.length })
        const some = await Promise.all(ids.slice(done, done + together).map((id) => call('clients.get', { id })))
        if (mine !== run.current) return
        for (const { client, findings } of some)
          for (const service of client.services.length === 0 ? [undefined] : client.services)
            items.push({ client, service, blocking: blockingSheet(findings, service) })
      }
    } catch (error) {
      if (mine === run.current) setState({ phase: 'failed', message: inOneLine(error) })
      return
    }
    if (items.some(isBlocked)) setState({ phase: 'asking', items })
    else drawItems(items, [])
  }

  /** @param leftOut what the person left out of them */
  const drawItems = (items: readonly BatchItem[], leftOut: readonly BatchNote[]) => {
    const chosen = pending.current
    if (!chosen) return
    const mine = run.current
    setState({ phase: 'drawing', done: 0, total: items.length })
    const started = new Worker(new URL('./batch.worker.ts', import.meta.url), { type: 'module' })
    worker.current = started
    started.onerror = ({ message }) => mine === run.current && setState({ phase: 'failed', message })
    started.onmessage = ({ data }: MessageEvent<BatchAnswer>) => {
      if (mine !== run.current) return
      if (data.kind === 'progress') setState({ phase: 'drawing', done: data.done, total: items.length })
      else if (data.kind === 'failed') setState({ phase: 'failed', message: data.message })
      else
        keep(data.result, leftOut, chosen).catch((error) => {
          if (mine === run.current) setState({ phase: 'failed', message: inOneLine(error) })
        })
    }
    const request: BatchRequest = { items, choice: chosen.choice, packs: law().packs, font: fontAddress }
    started.postMessage(request)
  }

  const keep = async (
    { bytes, sheets, leftOut, byHand }: BatchResult,
    before: readonly BatchNote[],
    { choice, purpose }: NonNullable<typeof pending.current>,
  ) => {
    const mine = run.current
    const all = [...before, ...leftOut]
    if (sheets.length === 0) return setState({ phase: 'done', count: 0, leftOut: all, byHand, handed: 'nothing' })
    const kept = await call('sheets.keep', {
      sheets: [...sheets],
      fileName: say.fileName(sheets.length, choice.each ? '.zip' : '.pdf'),
      bytes,
      purpose,
    })
    if (mine !== run.current) return
    const handed = handOver(kept, purpose)
    setState({ phase: 'done', count: sheets.length, leftOut: all, byHand, handed })
  }

  return {
    state,
    start,
    /** after 'asking': prints all, or only those that nothing speaks against */
    answer(despite: boolean) {
      if (state.phase !== 'asking') return
      drawItems(
        state.items.filter((item) => despite || !isBlocked(item)),
        despite ? [] : state.items.filter(isBlocked).map(blockedNote),
      )
    },
    cancel() {
      stop()
      setState({ phase: 'idle' })
    },
  }
}
