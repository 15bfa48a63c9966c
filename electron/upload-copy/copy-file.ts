import sharp, { type Metadata } from 'sharp'
import type { PageInspection, Region } from '../../domain/model/inspection.ts'
import type { MaterialKind } from '../../domain/model/material.ts'
import type { CopyFormat, CopyPlan } from '../../domain/upload/index.ts'
import { findWriting, overWindows } from '../inspect/clarity/text.ts'
import { openSource } from '../inspect/decode/index.ts'
import { inspectBytes, maxPages } from '../inspect/inspect.ts'
import type { ColourRaster } from '../inspect/picture.ts'
import { bareFile } from './bare-file.ts'
import { encodeWithin, type Misfit } from './encode.ts'
import { viewOf } from './raster.ts'
import { type SheetPlace, type Step, straighten } from './straighten.ts'
import { watermarked } from './watermark.ts'

export interface CopyRequest {
  readonly plan: CopyPlan
  /** what paper it is taken for, as the checks were told */
  readonly kind: MaterialKind
  /** what the checks saw of each page when the scan was taken in */
  readonly pages: readonly Pick<PageInspection, 'width' | 'seal' | 'sheet'>[]
  /** the pages wanted, from 0; left out = all */
  readonly only?: readonly number[]
}

/** One page as it goes to the provider. */
export interface CopiedPage {
  readonly ok: true
  /** from 0 */
  readonly page: number
  /** as-is = byte for byte; bare = the same pixels, without what the camera wrote beside them; made = written anew */
  readonly how: 'as-is' | 'bare' | 'made'
  readonly bytes: Uint8Array
  readonly format: CopyFormat
  readonly width: number
  readonly height: number
  /** JPEG quality where written anew, else 0 */
  readonly quality: number
  /** pixels of the page along a side per pixel of the copy, >= 1 */
  readonly shrink: number
  readonly steps: readonly Step[]
  /** where the watermark stands, in pixels of the page before it was shrunk */
  readonly marks: readonly Region[]
  /** the checks, on the very bytes of the copy */
  readonly inspection: PageInspection
}

export interface UncopiedPage {
  readonly ok: false
  readonly page: number
  readonly misfit: Misfit
}

export type PageOutcome = CopiedPage | UncopiedPage

/**
 * Makes the upload copies of one file, a picture a page, in this thread; each is decoded and checked again.
 * @param afterStep called whenever a part of the work is done (the pool's clock)
 * @throws DeskRefusal 'unreadable-file' | 'too-large' with words for the clerk
 */
export async function copyFile(
  bytes: Uint8Array,
  { plan, kind, pages, only }: CopyRequest,
  afterStep: () => void = () => {},
): Promise<PageOutcome[]> {
  const source = await openSource(bytes)
  try {
    const copies: PageOutcome[] = []
    for (let page = 0; page < Math.min(source.pageCount, maxPages); page++) {
      if (only && !only.includes(page)) continue
      const raster = await source.full(page)
      afterStep()
      const kept = source.pageCount === 1 ? await readyFile(bytes, plan) : undefined
      copies.push(await copyPage(raster, page, plan, kind, sheetOf(pages[page], raster), kept, afterStep))
    }
    return copies
  } finally {
    source.close()
  }
}

async function copyPage(
  raster: ColourRaster,
  page: number,
  plan: CopyPlan,
  kind: MaterialKind,
  sheet: SheetPlace | undefined,
  kept: ReadyFile | undefined,
  afterStep: () => void,
): Promise<PageOutcome> {
  const { raster: straight, steps } = await straighten(raster, plan.crop, sheet)
  afterStep()
  const marked = plan.watermark === '' ? { raster: straight, places: [] } : await watermarked(straight, plan.watermark)
  afterStep()
  if (kept && steps.length === 0 && marked.places.length === 0) {
    const { width, height } = raster
    const inspection = await inspectBytes(kept.bytes, { afterPage: afterStep, as: kind })
    return { ok: true, page, ...kept, width, height, quality: 0, shrink: 1, steps, marks: [], inspection }
  }
  const encoded = await encodeWithin(marked.raster, plan, await leastShareOf(straight, plan))
  afterStep()
  if (typeof encoded === 'string') return { ok: false, page, misfit: encoded }
  const inspection = await inspectBytes(encoded.bytes, { afterPage: afterStep, as: kind })
  return { ok: true, page, how: 'made', ...encoded, steps, marks: marked.places, inspection }
}

/** Where the sheet lies in the raster, which is smaller than the picture the checks saw only where that was huge. */
function sheetOf(page: CopyRequest['pages'][number] | undefined, { width }: ColourRaster): SheetPlace | undefined {
  const form = page?.sheet?.form
  if (page === undefined || form === undefined) return undefined
  const scale = width / page.width
  const seals = page.seal.seals.map((seal) => ({
    x: seal.x * scale,
    y: seal.y * scale,
    width: seal.width * scale,
    height: seal.height * scale,
  }))
  const corners = form.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale }))
  return { form: { ...form, corners }, seals }
}

type ReadyFile = Pick<CopiedPage, 'how' | 'bytes' | 'format'>

/** The file itself, where the provider takes it as it is: its format, size, colours and way up. */
async function readyFile(bytes: Uint8Array, plan: CopyPlan): Promise<ReadyFile | undefined> {
  const {
    format,
    orientation = 1,
    space,
    depth,
    hasAlpha,
  } = await sharp(bytes)
    .metadata()
    .catch((): Partial<Metadata> => ({}))
  if (format !== 'jpeg' && format !== 'png') return undefined
  const plain = orientation === 1 && depth === 'uchar' && !hasAlpha && (space === 'srgb' || space === 'b-w')
  if (!plain || !plan.taken.includes(format)) return undefined
  const bare = bareFile(bytes, format)
  if (bare === undefined || bare.length < plan.minBytes || bare.length > plan.maxBytes) return undefined
  return { how: bare === bytes ? 'as-is' : 'bare', bytes: bare, format }
}

/** Height in pixels below which writing is not shrunk any further; the clarity check complains from 10 down. */
const leastWriting = 12.5
/** Pixels along the longer side where no writing says how small is too small. */
const leastEdge = { page: 900, drawing: 256 } as const

/** The smallest scale at which what is written can still be read well. */
async function leastShareOf(raster: ColourRaster, { drawing }: CopyPlan): Promise<number> {
  const edge = Math.max(raster.width, raster.height)
  if (drawing) return Math.min(1, leastEdge.drawing / edge)
  const view = await viewOf(raster)
  const windows = findWriting(view)
  const byEdge = Math.min(1, leastEdge.page / edge)
  if (windows.length === 0) return byEdge
  const height = overWindows(windows, (window) => window.height * view.picture.scale, 0.3)
  return Math.min(1, Math.max(byEdge, leastWriting / height))
}
