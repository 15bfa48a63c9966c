import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import type { Region } from '../../../domain/model/inspection.ts'
import { boxWithin } from '../../../domain/model/region.ts'
import type { ColourRaster, GreyRaster, Picture, Source } from '../picture.ts'
import { mostEnlarged, mostFullPixels, workingShrink } from '../picture.ts'
import { brokenFile, tooManyPixels } from './format.ts'
import { openRaster } from './raster.ts'
import { withMemoryLimit } from './wasm-memory.ts'

/** The exports of pdfium.wasm this file calls, beyond those the package declares types for. */
type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
}

/** A page drawn rather than scanned has no pixels of its own; it is taken as printed at this resolution. */
const drawnDpi = 300
const maxDpi = 600
/** A page of another shape than paper would be a picture of one row. */
const maxPageEdge = 30_000
/** The largest picture on a page: A3 at 600 dpi is 70 million pixels. */
const maxImagePixels = 100_000_000
/** A picture of 100 megapixels on a page takes a fifth of this, for PDFium decodes by rows; what takes more was made to. */
const memoryLimit = 256 * 1024 * 1024
/** WebAssembly's memory never shrinks: beyond this the whole module is let go after the document. */
const memoryWorthKeeping = 128 * 1024 * 1024

const imageObject = 3
const formObject = 5
const withAnnotations = 0x01
const redFirst = 0x10
const passwordWanted = 4
const securityUnknown = 5

let loaded: Promise<Pdfium> | undefined

/** The wasm comes from node_modules, never from the network. */
function loadPdfium(): Promise<Pdfium> {
  loaded ??= (async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
    const wasmBinary = withMemoryLimit(wasm, memoryLimit).buffer
    // Emscripten would say on standard error what the refusal says; its option is missing from the package's types
    const options = { wasmBinary, locateFile: () => '', printErr: () => {} }
    const pdfium = (await PDFiumModule(options)) as Pdfium
    const config = { version: 2, m_pIsolate: null, m_pUserFontPaths: null, m_v8EmbedderSlot: 0, m_pPlatform: null }
    pdfium._FPDF_InitLibraryWithConfig(config)
    return pdfium
  })()
  return loaded
}

/**
 * Opens a PDF; its pages are rendered one at a time.
 * @throws DeskRefusal 'unreadable-file' for an encrypted, broken or empty document
 */
export async function openPdf(bytes: Uint8Array): Promise<Source> {
  if (!hasEnd(bytes)) throw brokenFile(new Error('the PDF ends early'))
  const pdfium = await loadPdfium()
  const memory = pdfium.wasmExports.malloc(bytes.length)
  if (memory === 0) throw brokenFile(new Error('no memory for the document'))
  pdfium.HEAPU8.set(bytes, memory)
  const document = pdfium._FPDF_LoadMemDocument(memory, bytes.length, 0)
  const close = () => {
    if (document) pdfium._FPDF_CloseDocument(document)
    pdfium.wasmExports.free(memory)
    if (pdfium.HEAPU8.length > memoryWorthKeeping) loaded = undefined
  }
  if (!document) {
    const reason = pdfium._FPDF_GetLastError()
    close()
    throw refuse(reason)
  }
  const pageCount = pdfium._FPDF_GetPageCount(document)
  if (pageCount < 1) {
    close()
    throw new DeskRefusal('unreadable-file', '这个 PDF 里没有页面', '请重新扫描成 PDF，或直接放入 JPG 图片')
  }
  return {
    pageCount,
    page: async (index) => withPage(pdfium, document, index, (page) => toPicture(pdfium, document, index, page)),
    preview: async (index, width, region) => {
      const drawn = withPage(pdfium, document, index, (page) => {
        const size = fullSize(pdfium, page)
        if (!region) return render(pdfium, page, scaled(size, Math.min(1, width / size.width)))
        const box = boxWithin(region, size)
        const by = Math.min(mostEnlarged, width / box.width)
        return render(pdfium, page, scaled(size, by), {
          x: Math.floor(box.x * by),
          y: Math.floor(box.y * by),
          ...scaled(box, by),
        })
      })
      return (await openRaster({ ...drawn, channels: 4 })).preview(0, width)
    },
    full: async (index) =>
      withPage(pdfium, document, index, (page) => withoutSpare(render(pdfium, page, fullSize(pdfium, page)))),
    close,
  }
}

/** Three bytes a pixel instead of four. */
function withoutSpare({ data, width, height }: ColourRaster): ColourRaster {
  const packed = new Uint8Array(width * height * 3)
  for (let i = 0, o = 0; o < packed.length; i += 4, o += 3) {
    packed[o] = data[i]!
    packed[o + 1] = data[i + 1]!
    packed[o + 2] = data[i + 2]!
  }
  return { data: packed, width, height }
}

/** PDFium mends a file whose end is missing, and shows grey where the rest of a scan would be: that is no whole paper. */
function hasEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048)
  return tail.includes('%%EOF') || tail.includes('startxref')
}

function refuse(reason: number): DeskRefusal {
  if (reason === passwordWanted || reason === securityUnknown) {
    return new DeskRefusal(
      'unreadable-file',
      '这个 PDF 加了密码，打不开',
      '请向客户要没有密码的文件，或打开后「另存为 / 打印」成新的 PDF',
    )
  }
  return brokenFile(new Error(`pdfium error ${reason}`))
}

function withPage<T>(pdfium: Pdfium, document: number, index: number, use: (page: number) => T): T {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (!page) throw brokenFile(new Error(`page ${index} cannot be loaded`))
  try {
    return use(page)
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

interface Pixels {
  readonly width: number
  readonly height: number
}

const scaled = (size: Pixels, by: number): Pixels => ({
  width: Math.max(1, Math.round(size.width * by)),
  height: Math.max(1, Math.round(size.height * by)),
})

/** The page's size in the pixels of the finest picture on it that covers a fair part of the page. */
function fullSize(pdfium: Pdfium, page: number): Pixels {
  const points = { width: pdfium._FPDF_GetPageWidth(page), height: pdfium._FPDF_GetPageHeight(page) }
  if (!(points.width > 0 && points.height > 0)) throw brokenFile(new Error('page without size'))
  const dpi = Math.min(maxDpi, scanDpi(pdfium, page, points.width * points.height) ?? drawnDpi)
  const size = scaled(points, dpi / 72)
  const tooMany = Math.max(
    Math.sqrt((size.width * size.height) / mostFullPixels),
    Math.max(size.width, size.height) / maxPageEdge,
  )
  return tooMany > 1 ? scaled(size, 1 / tooMany) : size
}

function scanDpi(pdfium: Pdfium, page: number, pageArea: number): number | undefined {
  const memory = pdfium.wasmExports.malloc(16)
  let best: number | undefined
  const look = (object: number, depth: number) => {
    const type = pdfium._FPDFPageObj_GetType(object)
    if (type === formObject && depth < 3) {
      const count = Math.min(50, pdfium._FPDFFormObj_CountObjects(object))
      for (let i = 0; i < count; i++) look(pdfium._FPDFFormObj_GetObject(object, i), depth + 1)
    }
    if (type !== imageObject) return
    pdfium._FPDFImageObj_GetImagePixelSize(object, memory, memory + 4)
    const heap = new DataView(pdfium.HEAPU8.buffer, memory, 16)
    const [wide, high] = [heap.getUint32(0, true), heap.getUint32(4, true)]
    const pixels = wide * high
    if (pixels > maxImagePixels) throw tooManyPixels(wide, high)
    if (!pdfium._FPDFPageObj_GetBounds(object, memory, memory + 4, memory + 8, memory + 12)) return
    const bounds = new DataView(pdfium.HEAPU8.buffer, memory, 16)
    const side = (from: number, to: number) => Math.abs(bounds.getFloat32(to, true) - bounds.getFloat32(from, true))
    const area = side(0, 8) * side(4, 12)
    // some scanners cut a page into strips: a tenth of the page is enough to be part of the scan
    if (depth === 0 && area < pageArea * 0.1) return
    if (area > 0 && pixels > 0) best = Math.max(best ?? 0, Math.sqrt(pixels / area) * 72)
  }
  try {
    const count = Math.min(200, pdfium._FPDFPage_CountObjects(page))
    for (let i = 0; i < count; i++) look(pdfium._FPDFPage_GetObject(page, i), 0)
  } finally {
    pdfium.wasmExports.free(memory)
  }
  return best
}

/** Draws a page, or the part of it at `window`, onto white; four bytes a pixel, RGBx. */
function render(pdfium: Pdfium, page: number, size: Pixels, window: Region = { x: 0, y: 0, ...size }) {
  const { width, height } = window
  const bytes = width * height * 4
  const memory = pdfium.wasmExports.malloc(bytes)
  if (memory === 0) throw brokenFile(new Error('no memory for the page'))
  // format 3 is BGRx: without an alpha channel, and without the colour fringes of LCD text, which would read as colour
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, 3, memory, width * 4)
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    const flags = withAnnotations | redFirst
    pdfium._FPDF_RenderPageBitmap(bitmap, page, -window.x, -window.y, size.width, size.height, 0, flags)
    const data = pdfium.HEAPU8.slice(memory, memory + bytes)
    for (let i = 3; i < bytes; i += 4) data[i] = 255
    return { data, width, height }
  } finally {
    if (bitmap) pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium.wasmExports.free(memory)
  }
}

function toPicture(pdfium: Pdfium, document: number, index: number, page: number): Picture {
  const size = fullSize(pdfium, page)
  const working = scaled(size, 1 / workingShrink(size.width, size.height, false))
  const drawn = render(pdfium, page, working)
  const { data } = withoutSpare(drawn)
  let coloured = 0
  for (let o = 0; o < data.length; o += 3) {
    if (data[o] !== data[o + 1] || data[o + 1] !== data[o + 2]) coloured++
  }
  const scale = size.width / working.width
  return {
    data,
    ...working,
    scale,
    fullWidth: size.width,
    fullHeight: size.height,
    grey: coloured === 0,
    closeUp: async (region) => (scale > 1 ? closeUp(pdfium, document, index, size, region) : undefined),
  }
}

function closeUp(pdfium: Pdfium, document: number, index: number, size: Pixels, region: Region): GreyRaster {
  const box = boxWithin(region, size)
  const { data, width, height } = withPage(pdfium, document, index, (page) => render(pdfium, page, size, box))
  const grey = new Uint8Array(width * height)
  for (let i = 0, o = 0; i < grey.length; i++, o += 4) {
    grey[i] = (77 * data[o]! + 150 * data[o + 1]! + 29 * data[o + 2]!) >> 8
  }
  return { data: grey, width, height }
}
