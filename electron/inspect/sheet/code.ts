import sharp from 'sharp'
import type { Region, SheetResult } from '../../../domain/model/inspection.ts'
import { codePlace, readSheetCode } from '../../../domain/sheet/code.ts'
import { straightened } from '../../upload-copy/warp.ts'
import { readThoroughly } from '../codes/index.ts'
import { type GreyRaster, type Picture, spreadGrey, toFullRegion, toGrey } from '../picture.ts'
import type { PageView } from '../view.ts'
import { cleaned, levelsOf } from './code-modules.ts'
import { placeOnSheet } from './crop.ts'

type Form = NonNullable<SheetResult['form']>

/** Blank modules around the code that come with it; the frame is four away. */
const quietModules = 3
/** Pixels a module of the code laid flat: several sizes, as which one reads best depends on what blurred it. */
const moduleSizes = [6, 9, 4] as const
/** Share of the page at each corner in which the code can lie, whichever way up. */
const cornerShare = 0.34
/** A corner with a shorter long side than this is also looked at enlarged: zxing wants more than two pixels a module. */
const smallCorner = 1200

/**
 * The digits of the small code beside the sheet's frame: among the codes read already, else looked for where it is printed,
 * laid flat and enlarged; where the form was not recognised, or nothing shows there, in the four corners of the page.
 * @param codes texts of the codes that the page's own reading found
 * @returns nothing where there is none, or where the page shows the codes of two sheets; where it shows but does not read, its
 * traces (`sheet.codeTraces` of an inspection)
 */
export async function readSheetsCode(view: PageView, codes: readonly string[], form: Form | undefined): Promise<Read> {
  const found = sheetCodesIn(codes)
  if (found.length > 0) return onlyOne(found)
  const inCorners = async () => (await firstRead(corners(view.picture))) ?? {}
  const flat = form && (await laidFlat(view.picture, form))
  if (!flat) return inCorners()
  const read = await firstRead(sizes(flat))
  if (read) return read
  const levels = levelsOf(flat(moduleSizes[0]), quietModules)
  if (!levels) return inCorners()
  const traces = Uint8Array.from(levels, Math.round)
  return (await firstRead(cleaned(levels))) ?? { codeTraces: Buffer.from(traces).toString('base64') }
}

type Read = Pick<SheetResult, 'code' | 'codeTraces'>

/** What the first of some rasters says on which a sheet's code is read; undefined where it is read on none. */
async function firstRead(rasters: AsyncIterable<GreyRaster> | Iterable<GreyRaster>): Promise<Read | undefined> {
  for await (const raster of rasters) {
    const found = sheetCodesIn(await readThoroughly(raster))
    if (found.length > 0) return onlyOne(found)
  }
  return undefined
}

const onlyOne = (found: readonly string[]): Read => (found.length === 1 ? { code: found[0]! } : {})

const sheetCodesIn = (texts: readonly string[]): string[] => texts.filter((text) => readSheetCode(text) !== undefined)

function* sizes(flat: (size: number) => GreyRaster): Generator<GreyRaster> {
  for (const size of moduleSizes) yield flat(size)
}

/** The code's place on the sheet, upright; undefined where it lies outside the picture. @returns given pixels a module */
async function laidFlat(picture: Picture, form: Form): Promise<((size: number) => GreyRaster) | undefined> {
  const { left, top, module, modules } = codePlace
  const quiet = quietModules * module
  const side = modules * module
  const { quad } = placeOnSheet(form, {
    left: left - quiet,
    top: top - quiet,
    right: left + side + quiet,
    bottom: top + side + quiet,
  })
  const xs = quad.map(({ x }) => x)
  const ys = quad.map(({ y }) => y)
  const x = Math.floor(Math.min(...xs)) - 4
  const y = Math.floor(Math.min(...ys)) - 4
  const box = { x, y, width: Math.ceil(Math.max(...xs)) + 4 - x, height: Math.ceil(Math.max(...ys)) + 4 - y }
  const part = await partOf(picture, box)
  if (!part) return undefined
  const [a, b, c, d] = quad.map((at) => [at.x - part.x, at.y - part.y] as const)
  const colour = { ...part.grey, data: spreadGrey(part.grey.data) }
  return (size) => {
    const pixels = Math.round((modules + 2 * quietModules) * size)
    const flat = straightened(colour, [a!, b!, c!, d!], pixels, pixels, [255, 255, 255])
    return toGrey(flat, { x: 0, y: 0, width: pixels, height: pixels })
  }
}

async function* corners(picture: Picture): AsyncGenerator<GreyRaster> {
  const { fullWidth, fullHeight } = picture
  const width = Math.round(fullWidth * cornerShare)
  const height = Math.round(fullHeight * cornerShare)
  for (const y of [0, fullHeight - height]) {
    for (const x of [0, fullWidth - width]) {
      const part = await partOf(picture, { x, y, width, height })
      if (!part) continue
      yield part.grey
      if (Math.max(part.grey.width, part.grey.height) < smallCorner) yield await doubled(part.grey)
    }
  }
}

async function doubled({ data, width, height }: GreyRaster): Promise<GreyRaster> {
  const large = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(width * 2, height * 2, { kernel: 'cubic' })
    .greyscale()
    .raw()
    .toBuffer()
  return { data: new Uint8Array(large), width: width * 2, height: height * 2 }
}

/** A part of the page at full resolution, and where it begins; undefined where it lies outside. */
async function partOf(
  picture: Picture,
  wanted: Region,
): Promise<{ grey: GreyRaster; x: number; y: number } | undefined> {
  const { fullWidth, fullHeight, scale } = picture
  const x = Math.max(0, wanted.x)
  const y = Math.max(0, wanted.y)
  const width = Math.min(fullWidth, wanted.x + wanted.width) - x
  const height = Math.min(fullHeight, wanted.y + wanted.height) - y
  if (width < codePlace.modules || height < codePlace.modules) return undefined
  const close = await picture.closeUp({ x, y, width, height })
  if (close) return { grey: close, x, y }
  const part = { x: Math.round(x / scale), y: Math.round(y / scale), width: 0, height: 0 }
  part.width = Math.min(picture.width - part.x, Math.round(width / scale))
  part.height = Math.min(picture.height - part.y, Math.round(height / scale))
  const { x: left, y: upper } = toFullRegion(picture, part)
  return { grey: toGrey(picture, part), x: left, y: upper }
}
