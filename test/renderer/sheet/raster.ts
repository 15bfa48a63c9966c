import { spawnSync } from 'node:child_process'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

/** A grey picture; 0 = paper, 255 = full ink. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly ink: Uint8Array
  /** pixels in a millimetre */
  readonly scale: number
}

/** A rectangle in millimetres. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const pdfium = PDFiumLibrary.init()

/** Renders a page (counted from 0) with PDFium, the engine of Chromium. */
export async function renderPage(pdf: Uint8Array, page = 0, dpi = 150): Promise<Raster> {
  const document = await (await pdfium).loadDocument(pdf)
  try {
    const { data, width, height } = await document.getPage(page).render({ scale: dpi / 72, render: 'bitmap' })
    const ink = new Uint8Array(width * height)
    for (let i = 0; i < ink.length; i++)
      ink[i] = 255 - Math.round((data[i * 4]! + data[i * 4 + 1]! + data[i * 4 + 2]!) / 3)
    // PDFium's wrapper rounds the page down to whole points, so the scale is taken from the picture
    return { width, height, ink, scale: width / 210 }
  } finally {
    document.destroy()
  }
}

/** The tools are the system's, not ours: a test that needs one says that it is skipped where it is missing. */
export const haveTool = (tool: string): boolean => spawnSync(tool, ['-v']).error === undefined

/** Renders a page (counted from 0) with poppler's pdftoppm. @throws where it complains */
export async function renderWithPoppler(pdf: Uint8Array, page = 0, dpi = 150): Promise<Raster> {
  const which = ['-f', String(page + 1), '-singlefile']
  const { status, stdout, stderr } = spawnSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', ...which, '-'], {
    input: pdf,
    maxBuffer: 64 << 20,
  })
  if (status !== 0 || stderr.length > 0) throw new Error(`pdftoppm: ${stderr}`)
  const { data, info } = await sharp(stdout).greyscale().raw().toBuffer({ resolveWithObject: true })
  const ink = Uint8Array.from({ length: info.width * info.height }, (_, i) => 255 - data[i * info.channels]!)
  return { width: info.width, height: info.height, ink, scale: dpi / 25.4 }
}

/** The text of every page as PDFium extracts it. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const document = await (await pdfium).loadDocument(pdf)
  try {
    return [...document.pages()].map((page) => page.getText())
  } finally {
    document.destroy()
  }
}

export function crop(raster: Raster, area: Area): Raster {
  const left = Math.max(0, Math.round(area.left * raster.scale))
  const top = Math.max(0, Math.round(area.top * raster.scale))
  const width = Math.min(raster.width, Math.round(area.right * raster.scale)) - left
  const height = Math.min(raster.height, Math.round(area.bottom * raster.scale)) - top
  const ink = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    ink.set(raster.ink.subarray((top + y) * raster.width + left, (top + y) * raster.width + left + width), y * width)
  return { width, height, ink, scale: raster.scale }
}

/** Sum of all ink, in fully inked pixels. */
export const inkOf = ({ ink }: Raster): number => ink.reduce((sum, value) => sum + value, 0) / 255

/** Share of inked pixels in every row (or column) of a raster. */
export function profile({ width, height, ink }: Raster, along: 'rows' | 'columns'): number[] {
  const counts = new Array<number>(along === 'rows' ? height : width).fill(0)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (ink[y * width + x]! > 105) counts[along === 'rows' ? y : x]!++
  return counts.map((count) => count / (along === 'rows' ? width : height))
}

/** Stretches of rows (or columns) that are nearly all ink: lines and bars, in millimetres; near neighbours are one. */
export function linesIn(raster: Raster, area: Area, along: 'rows' | 'columns', share: number): [number, number][] {
  const part = crop(raster, area)
  const start = Math.round((along === 'rows' ? area.top : area.left) * raster.scale)
  const lines: [number, number][] = []
  profile(part, along).forEach((value, i) => {
    if (value < share) return
    const from = (start + i) / raster.scale
    const to = (start + i + 1) / raster.scale
    const last = lines.at(-1)
    if (last !== undefined && from - last[1] < 0.5) last[1] = to
    else lines.push([from, to])
  })
  return lines
}

/** Cuts a raster down to its ink, and a few pixels of paper around it. */
export function trimmed(raster: Raster): Raster {
  let [left, top, right, bottom] = [raster.width, raster.height, 0, 0]
  for (let y = 0; y < raster.height; y++)
    for (let x = 0; x < raster.width; x++)
      if (raster.ink[y * raster.width + x]! > 100) {
        left = Math.min(left, x)
        right = Math.max(right, x + 1)
        top = Math.min(top, y)
        bottom = Math.max(bottom, y + 1)
      }
  const mm = (pixels: number) => pixels / raster.scale
  return crop(raster, { left: mm(left - 3), top: mm(top - 3), right: mm(right + 3), bottom: mm(bottom + 3) })
}

/**
 * How alike the ink of two pictures is: correlation after both are cut to their ink and laid on one grid; 1 = the same,
 * about 0 = nothing in common.
 */
export function likeness(one: Raster, other: Raster): number {
  const a = trimmed(one)
  const b = trimmed(other)
  const first = grid(a, a.width, a.height)
  const second = grid(b, a.width, a.height)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(first), mean(second)]
  let [ab, aa, bb] = [0, 0, 0]
  first.forEach((value, i) => {
    const [da, db] = [value - ma, second[i]! - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  })
  return ab / Math.sqrt(aa * bb)
}

/** Bilinear samples of a raster on another grid. */
function grid(raster: Raster, width: number, height: number): number[] {
  const at = (x: number, y: number) =>
    raster.ink[Math.min(raster.height - 1, Math.max(0, y)) * raster.width + Math.min(raster.width - 1, Math.max(0, x))]!
  const values: number[] = []
  for (let j = 0; j < height; j++)
    for (let i = 0; i < width; i++) {
      const x = ((i + 0.5) * raster.width) / width - 0.5
      const y = ((j + 0.5) * raster.height) / height - 0.5
      const [x0, y0] = [Math.floor(x), Math.floor(y)]
      const upper = at(x0, y0) * (1 - x + x0) + at(x0 + 1, y0) * (x - x0)
      const lower = at(x0, y0 + 1) * (1 - x + x0) + at(x0 + 1, y0 + 1) * (x - x0)
      values.push(upper * (1 - y + y0) + lower * (y - y0))
    }
  return values
}
