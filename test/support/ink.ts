import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import sharp from 'sharp'

/** Ink on paper: one byte a pixel, 0 = paper, 255 = full ink. */
export interface Ink {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** A rectangle in millimetres from the page's top left corner. */
export interface PaperArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const dpi = 200
const pixels = (mm: number) => Math.round((mm / 25.4) * dpi)

/** What a PDF page puts on paper within an area, at 200 dpi: the ink, not the text layer. */
export async function inkOnPage(pdf: Uint8Array, pageIndex: number, area: PaperArea): Promise<Ink> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  try {
    const { data, width, height } = await document.getPage(pageIndex).render({ scale: dpi / 72, render: 'bitmap' })
    const { data: grey, info } = await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#fff' })
      .greyscale()
      .extract({ left: pixels(area.x), top: pixels(area.y), width: pixels(area.width), height: pixels(area.height) })
      .negate()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data: new Uint8Array(grey), width: info.width, height: info.height }
  } finally {
    document.destroy()
    library.destroy()
  }
}

const fontFamily = 'Noto Sans SC for comparison'

/** The same words set by another typesetter (Skia) in the same font: what their ink should look like. */
export function inkOfWords(text: string): Ink {
  if (!GlobalFonts.has(fontFamily)) {
    const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
    GlobalFonts.registerFromPath(join(folder, '400Regular', 'NotoSansSC_400Regular.ttf'), fontFamily)
  }
  const size = 60
  const canvas = createCanvas(size * (text.length + 2), size * 2)
  const context = canvas.getContext('2d')
  context.font = `${size}px "${fontFamily}"`
  context.fillText(text, size / 2, size * 1.4)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { data: Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3] as number), width, height }
}

/** The smallest rectangle holding all ink darker than half, scaled to a common size. */
async function normalised({ data, width, height }: Ink): Promise<Uint8Array> {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] as number) < 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  }
  if (right < 0) return new Uint8Array(0)
  return sharp(data, { raw: { width, height, channels: 1 } })
    .extract({ left, top, width: right - left + 1, height: bottom - top + 1 })
    .resize(480, 48, { fit: 'fill' })
    .raw()
    .toBuffer()
}

/** How alike two inks look, whatever their size: the correlation of their darkness, 1 = the same, 0 = unrelated or blank. */
export async function likeness(a: Ink, b: Ink): Promise<number> {
  const [p, q] = await Promise.all([normalised(a), normalised(b)])
  if (p.length === 0 || q.length === 0 || p.length !== q.length) return 0
  const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanP, meanQ] = [mean(p), mean(q)]
  let [pq, pp, qq] = [0, 0, 0]
  for (let i = 0; i < p.length; i += 1) {
    const dp = (p[i] as number) - meanP
    const dq = (q[i] as number) - meanQ
    pq += dp * dq
    pp += dp * dp
    qq += dq * dq
  }
  return pq / Math.sqrt(pp * qq)
}
