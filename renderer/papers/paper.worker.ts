import type { SheetFonts } from '../sheet/index.ts'
import { drawPapers, missingInPaper } from '../sheet/papers/index.ts'
import type { DrawnPaper, PaperAnswer, PaperRequest } from './drawing.ts'

/** Draws papers off the window's thread. The font is fetched once, from the window's own files. */
let fonts: Promise<SheetFonts> | undefined

async function fetchFonts(address: string): Promise<SheetFonts> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`字体读不到（${response.status}）`)
  return { regular: new Uint8Array(await response.arrayBuffer()) }
}

async function draw({ paper, font }: PaperRequest): Promise<DrawnPaper> {
  fonts ??= fetchFonts(font)
  const loaded = await fonts.catch((error) => {
    fonts = undefined
    throw error
  })
  return { bytes: await drawPapers([paper], loaded), missing: missingInPaper(paper, loaded) }
}

self.onmessage = async ({ data }: MessageEvent<PaperRequest>) => {
  const { number } = data
  const answer: PaperAnswer = await draw(data).then(
    (drawn) => ({ number, ok: true as const, drawn }),
    (error: unknown) => ({ number, ok: false as const, message: error instanceof Error ? error.message : `${error}` }),
  )
  self.postMessage(answer)
}
