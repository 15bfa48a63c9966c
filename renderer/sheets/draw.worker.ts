import { drawSheets, missingGlyphs, sheetContent, sheetFileName } from '../sheet/index.ts'
import type { DrawAnswer, DrawnSheet, DrawRequest } from './drawing.ts'
import { loadFonts } from './fonts.ts'

/** Draws sheets off the window's thread. */
async function draw({ client, serviceId, font, packs }: DrawRequest): Promise<DrawnSheet> {
  const loaded = await loadFonts(font)
  const service = client.services.find(({ id }) => id === serviceId)
  const request = { client, service, packs }
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
