import regularFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ComposedPaper } from '../../domain/papers/index.ts'
import type { DrawnPaper, PaperAnswer, PaperRequest } from './drawing.ts'

/** A worker resolves addresses against its own; so it gets the whole one. */
const font = new URL(regularFont, window.location.href).href

type Waiting = { readonly resolve: (drawn: DrawnPaper) => void; readonly reject: (error: Error) => void }

/** A drawing worker for as long as the caller is on screen. @returns draws a paper; fails in words */
export function usePaperDrawer(): (paper: ComposedPaper) => Promise<DrawnPaper> {
  const worker = useRef<Worker>(undefined)
  const waiting = useRef(new Map<number, Waiting>())
  const number = useRef(0)

  useEffect(() => {
    const started = new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module' })
    const asked = waiting.current
    worker.current = started
    started.onmessage = ({ data }: MessageEvent<PaperAnswer>) => {
      const one = asked.get(data.number)
      asked.delete(data.number)
      if (data.ok) one?.resolve(data.drawn)
      else one?.reject(new Error(data.message))
    }
    started.onerror = ({ message }) => {
      for (const one of asked.values()) one.reject(new Error(message))
      asked.clear()
    }
    return () => started.terminate()
  }, [])

  return useCallback(
    (paper) =>
      new Promise<DrawnPaper>((resolve, reject) => {
        number.current += 1
        waiting.current.set(number.current, { resolve, reject })
        const request: PaperRequest = { number: number.current, paper, font }
        worker.current?.postMessage(request)
      }),
    [],
  )
}

const nothing = { drawn: undefined, failure: '' }

export interface PaperPreview {
  /** the last one drawn of this key; stays while a newer one is on its way */
  readonly drawn: DrawnPaper | undefined
  readonly failure: string
}

/**
 * A paper as it stands in the window, drawn anew whenever it changes.
 * @param key which paper it is: what was drawn of another one is not shown for it
 */
export function usePaperPreview(
  draw: (paper: ComposedPaper) => Promise<DrawnPaper>,
  paper: ComposedPaper | undefined,
  key: string,
): PaperPreview {
  const [preview, setPreview] = useState<PaperPreview & { readonly key: string }>({ key, ...nothing })
  useEffect(() => {
    if (!paper) return
    let current = true
    draw(paper).then(
      (drawn) => current && setPreview({ key, drawn, failure: '' }),
      (error: Error) => current && setPreview({ key, drawn: undefined, failure: error.message }),
    )
    return () => {
      current = false
    }
  }, [draw, paper, key])
  return preview.key === key ? preview : nothing
}
