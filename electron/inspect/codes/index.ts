import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { Region } from '../../../domain/model/inspection.ts'
import { type GreyRaster, type Picture, toFullRegion, toGrey } from '../picture.ts'
import type { PageView } from '../view.ts'
import { likelyCodes } from './likely.ts'

export interface CodesResult {
  /** texts in reading order */
  readonly codes: string[]
  /** where each stands, in full pixels, in the order of `codes` */
  readonly codeRegions: Region[]
}

/** What licences and forms carry; a pass for every symbology there is would cost ten times as much. */
const firstLook: ReaderOptions = {
  formats: ['QRCode', 'Code128', 'Code39'],
  tryHarder: false,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: false,
  // found but not readable: worth a look at full resolution
  returnErrors: true,
}
const closeLook: ReaderOptions = { ...firstLook, tryHarder: true, tryDownscale: true, tryDenoise: true }

let ready: Promise<unknown> | undefined

/** The wasm comes from node_modules: left alone, the library would fetch it from a CDN. */
function prepare(): Promise<unknown> {
  ready ??= (async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
    const wasmBinary = new Uint8Array(wasm).buffer
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  })()
  return ready
}

/**
 * Reads the QR and bar codes of a page, where it looks like one, at working scale first and, where one is seen but too
 * fine, at full resolution.
 */
export async function readCodes(view: PageView): Promise<CodesResult> {
  const { picture } = view
  const parts = likelyCodes(view)
  if (parts.length === 0) return { codes: [], codeRegions: [] }
  await prepare()
  const found: { text: string; region: Region }[] = []
  const seen = new Set<string>()
  const keep = (text: string, region: Region) => {
    if (seen.has(text)) return
    seen.add(text)
    found.push({ text, region })
  }
  for (const part of parts) {
    const results = await read(toGrey(picture, part), firstLook)
    for (const result of results) {
      const bounds = boundsOf(result)
      const region = toFullRegion(picture, { ...bounds, x: part.x + bounds.x, y: part.y + bounds.y })
      if (result.isValid) keep(result.text, region)
      else if (isSquareCode(result))
        for (const found of await readClosely(picture, region)) keep(found.text, found.region)
    }
    if (results.length > 0 || !part.surely) continue
    for (const found of await readClosely(picture, toFullRegion(picture, part))) keep(found.text, found.region)
  }
  // reading order: by rows a code's height apart, then left to right
  found.sort((a, b) => {
    const apart = a.region.y - b.region.y
    return Math.abs(apart) > Math.min(a.region.height, b.region.height) ? apart : a.region.x - b.region.x
  })
  return { codes: found.map((code) => code.text), codeRegions: found.map((code) => code.region) }
}

const isSquareCode = (result: ReadResult) => result.symbology === 'QRCode'

/** @param region in full pixels */
async function readClosely(picture: Picture, region: Region): Promise<{ text: string; region: Region }[]> {
  const margin = Math.max(region.width, region.height) * 0.25
  const x = Math.max(0, Math.floor(region.x - margin))
  const y = Math.max(0, Math.floor(region.y - margin))
  const closer = await picture.closeUp({ x, y, width: region.width + 2 * margin, height: region.height + 2 * margin })
  if (!closer) return []
  return (await validIn(closer)).map((result) => {
    const bounds = boundsOf(result)
    return { text: result.text, region: { ...bounds, x: x + bounds.x, y: y + bounds.y } }
  })
}

/** The texts of all codes on a cut-out that is worth a long look. */
export async function readThoroughly(raster: GreyRaster): Promise<string[]> {
  await prepare()
  return (await validIn(raster)).map((result) => result.text)
}

const validIn = async (raster: GreyRaster): Promise<ReadResult[]> =>
  (await read(raster, closeLook)).filter((result) => result.isValid)

/** Hands zxing a PGM: it takes grey rasters as they are only in that wrapping, and RGBA would be four times the bytes. */
function read(raster: GreyRaster, options: ReaderOptions): Promise<ReadResult[]> {
  const header = new TextEncoder().encode(`P5 ${raster.width} ${raster.height} 255\n`)
  const file = new Uint8Array(header.length + raster.data.length)
  file.set(header)
  file.set(raster.data, header.length)
  return readBarcodes(file, options)
}

function boundsOf(result: ReadResult): Region {
  const corners = Object.values(result.position)
  const xs = corners.map((corner) => corner.x)
  const ys = corners.map((corner) => corner.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(1, Math.max(...xs) - x), height: Math.max(1, Math.max(...ys) - y) }
}
