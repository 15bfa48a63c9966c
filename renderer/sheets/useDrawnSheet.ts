import { useEffect, useRef, useState } from 'react'
import type { Client } from '../../domain/model/index.ts'
import { law } from '../app/law.ts'
import type { DrawAnswer, DrawnSheet, DrawRequest } from './drawing.ts'
import { fontAddress } from './fontAddress.ts'

export interface Drawing {
  readonly sheet: DrawnSheet | undefined
  readonly failure: string
}

/** The sheet of one service as it stands in the window, drawn anew whenever the client changes. */
export function useDrawnSheet(client: Client, serviceId: string): Drawing {
  const [drawing, setDrawing] = useState<Drawing>({ sheet: undefined, failure: '' })
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)

  useEffect(() => {
    const started = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' })
    worker.current = started
    started.onmessage = ({ data }: MessageEvent<DrawAnswer>) => {
      if (data.number !== number.current) return
      setDrawing(data.ok ? { sheet: data.sheet, failure: '' } : { sheet: undefined, failure: data.message })
    }
    started.onerror = ({ message }) => setDrawing({ sheet: undefined, failure: message })
    return () => started.terminate()
  }, [])

  useEffect(() => {
    number.current += 1
    const request: DrawRequest = { number: number.current, client, serviceId, packs: law().packs, font: fontAddress }
    worker.current?.postMessage(request)
  }, [client, serviceId])

  return drawing
}
