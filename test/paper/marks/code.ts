import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { corners, type Page } from '../page.ts'

/** A square of dark and light modules, without its quiet zone. */
export interface QrCode {
  readonly text: string
  readonly size: number
  readonly dark: readonly boolean[]
}

let prepared: Promise<void> | undefined
/** The writer fetches its wasm from a CDN unless it is handed over; papers are drawn offline. */
async function prepare(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')
  const bytes = await readFile(file)
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer },
  })
}

/** @throws Error where the text does not fit a code */
export async function makeQr(text: string): Promise<QrCode> {
  prepared ??= prepare()
  await prepared
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    scale: 1,
    addQuietZones: false,
    options: 'ecLevel=M',
  })
  if (error !== '') throw new Error(error)
  const pixels = symbol.data
  return { text, size: symbol.width, dark: Array.from(pixels, (value) => value < 128) }
}

/** Prints a code with its top left corner at (x, y), `side` mm wide. */
export function printQr(page: Page, code: QrCode, x: number, y: number, side: number): void {
  const { ctx } = page
  const module = side / code.size
  ctx.save()
  ctx.fillStyle = '#161616'
  code.dark.forEach((dark, i) => {
    // A hair wider than the module, or the seams between neighbours show as pale lines.
    if (dark)
      ctx.fillRect(x + (i % code.size) * module, y + Math.floor(i / code.size) * module, module * 1.03, module * 1.03)
  })
  ctx.restore()
  page.marks.push({ kind: 'qr-code', ink: 'black', outline: corners(x, y, side, side), text: code.text, strength: 1 })
}
