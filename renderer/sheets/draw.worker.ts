import { drawSheets, missingGlyphs, type SheetFonts, sheetContent, sheetFileName } from '../sheet/index.ts'
import type { DrawAnswer, DrawnSheet, DrawRequest } from './drawing.ts'

/** Draws sheets off the window's thread. Fonts are fetched once, from the window's own files. */
let fonts: Promise<SheetFonts> | undefined

async function fetchFonts(address: string): Promise<SheetFonts> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`字体读不到（${response.status}）`)
  return { regular: new Uint8Array(await response.arrayBuffer()) }
}

async function draw({ client, serviceId, font }: DrawRequest): Promise<DrawnSheet> {
  fonts ??= fetchFonts(font)
  const loaded = await fonts.catch((error) => {
    fonts = undefined
    throw error
  })
  const service = client.services.find(({ id }) => id === serviceId)
  const request = { client, service }
  return {
    bytes: await drawSheets([request], loaded),
    code: sheetContent(request).code?.(1) ?? '',
    fileName: sheetFileName(client, service),
    missing: missingGlyphs(request, loaded),
  }
}

self.onmessage = async ({ data }: MessageEvent<DrawRequest>) => {
  const { number } = data
  const answer: DrawAnswer = await draw(data).then(
    (sheet) => ({ number, ok: true as const, sheet }),
    (error: unknown) => ({
      number,
      ok: false as const,
      message: error instanceof Error ? error.message : String(error),
    }),
  )
  self.postMessage(answer)
}
