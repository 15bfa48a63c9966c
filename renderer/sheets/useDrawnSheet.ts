import regularFont from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url'
import { useEffect, useRef, useState } from 'react'
import type { Client } from '../../domain/model/index.ts'
import type { DrawAnswer, DrawnSheet, DrawRequest } from './drawing.ts'

/** A worker resolves addresses against its own; so it gets the whole one. */
const font = new URL(regularFont, window.location.href).href

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
    const request: DrawRequest = { number: number.current, client, serviceId, font }
    worker.current?.postMessage(request)
  }, [client, serviceId])

  return drawing
}
