import type { Region, SheetResult } from '../../domain/model/inspection.ts'
import { frame } from '../../domain/sheet/lines.ts'
import type { CopyCrop } from '../../domain/upload/index.ts'
import type { ColourRaster } from '../inspect/picture.ts'
import { sheetCrop, titleMargins } from '../inspect/sheet/crop.ts'
import type { PageView } from '../inspect/view.ts'
import { findPaperCorners } from './paper-edges.ts'
import { distance, type Point, type Quad, turnOf } from './projection.ts'
import { cutOut, viewOf } from './raster.ts'
import { findTilt, inkPixels } from './tilt.ts'
import { straightened } from './warp.ts'

/** What was done to the picture's outline. */
export type Step = 'turned' | 'cropped' | 'framed' | 'straightened' | 'flattened'

export interface Straightened {
  readonly raster: ColourRaster
  readonly steps: readonly Step[]
}

/** Below this many degrees nobody sees a tilt, and the pixels are better left as they are. */
const seenTilt = 0.5
/** What is left around the paper, so that its four edges are seen: a share of its longer side. */
const paperMargin = 0.015
/** A picture of which the paper fills this much has nothing to cut away. */
const mostFilled = 0.95

/** A 核验单 as it was read: where its form lies, and the seals on it, in pixels of the picture. */
export interface SheetPlace {
  readonly form: NonNullable<SheetResult['form']>
  readonly seals: readonly Region[]
}

/**
 * The paper right in the picture: what it lies on cut away but for a margin, a perspective flattened, a small tilt
 * straightened, and of a sheet what stands outside its frame. Where any of this is not sure, more of the picture stays.
 * @param raster as its file says it stands
 * @param sheet of a 核验单 that was recognised, with its whole frame in the picture
 */
export async function straighten(raster: ColourRaster, crop: CopyCrop, sheet?: SheetPlace): Promise<Straightened> {
  if (crop === 'none') return { raster, steps: [] }
  if (crop === 'frame' && sheet?.form.cut.length === 0) return aroundFrame(raster, sheet)
  const view = await viewOf(raster)
  return (await fromTable(raster, view)) ?? straightenTilt(raster, view)
}

/** White left of the frame, in mm: the sheet's own small code begins 1.8 mm away (domain/sheet/code.ts). */
const leftMargin = 1.4
/** White around a seal that reaches over the frame, in mm. */
const sealMargin = 2

/** The sheet's frame with its title above it, upright, and nothing that stands outside. */
async function aroundFrame(raster: ColourRaster, { form, seals }: SheetPlace): Promise<Straightened> {
  const bare = quadOf(sheetCrop(form, { top: 0, right: 0, bottom: 0, left: 0 }).quad)
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top]
  const over = { ...titleMargins, left: leftMargin }
  for (const seal of seals) {
    // how far it reaches over each side, in mm
    const { x, y, width, height } = throughQuad(seal, bare, wide, high)
    over.left = Math.max(over.left, sealMargin - x)
    over.top = Math.max(over.top, sealMargin - y)
    over.right = Math.max(over.right, x + width - wide + sealMargin)
    over.bottom = Math.max(over.bottom, y + height - high + sealMargin)
  }
  const { quad: corners, width, height } = sheetCrop(form, over)
  const quad = quadOf(corners)
  const turnedStep: Step[] = form.turn === 0 ? [] : ['turned']
  if (form.turn === 0 && turnOf(quad) < seenTilt) {
    const box = boundsOf(quad, raster)
    const view = await viewOf(raster)
    const nothingToCut = !view.paper.surrounded && !hasInkOutside(view, box)
    return nothingToCut ? { raster, steps: [] } : { raster: await cutOut(raster, box), steps: ['framed'] }
  }
  const flat = straightened(raster, quad, width, height, borderColour(raster))
  return { raster: flat, steps: [...turnedStep, 'framed', 'flattened'] }
}

const quadOf = (points: readonly { readonly x: number; readonly y: number }[]): Quad =>
  points.map(({ x, y }): Point => [x, y]) as unknown as Quad

async function fromTable(raster: ColourRaster, view: PageView): Promise<Straightened | undefined> {
  const corners = findPaperCorners(view)
  if (corners === undefined) return undefined
  const quad = grown(corners, raster)
  const box = boundsOf(quad, raster)
  if (turnOf(corners) < seenTilt) {
    if (box.width * box.height > raster.width * raster.height * mostFilled) return { raster, steps: [] }
    return { raster: await cutOut(raster, box), steps: ['cropped'] }
  }
  const width = Math.round(Math.max(distance(quad[0], quad[1]), distance(quad[3], quad[2])))
  const height = Math.round(Math.max(distance(quad[0], quad[3]), distance(quad[1], quad[2])))
  const flat = straightened(raster, quad, width, height, borderColour(raster))
  return { raster: flat, steps: ['cropped', 'flattened'] }
}

/** The corners moved out by the margin, each side no further than the picture goes. */
function grown(corners: Quad, { width, height }: ColourRaster): Quad {
  const margin = Math.max(distance(corners[0], corners[1]), distance(corners[1], corners[2])) * paperMargin
  const centre: Point = [corners.reduce((sum, [x]) => sum + x, 0) / 4, corners.reduce((sum, [, y]) => sum + y, 0) / 4]
  return corners.map(([x, y]): Point => {
    const out: Point = [x + Math.sign(x - centre[0]) * margin, y + Math.sign(y - centre[1]) * margin]
    return [Math.max(0, Math.min(width, out[0])), Math.max(0, Math.min(height, out[1]))]
  }) as unknown as Quad
}

function boundsOf(quad: Quad, { width, height }: ColourRaster): Region {
  const xs = quad.map(([x]) => x)
  const ys = quad.map(([, y]) => y)
  const x = Math.max(0, Math.floor(Math.min(...xs)))
  const y = Math.max(0, Math.floor(Math.min(...ys)))
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(Math.max(...xs))) - x,
    height: Math.min(height, Math.ceil(Math.max(...ys))) - y,
  }
}

function straightenTilt(raster: ColourRaster, view: PageView): Straightened {
  const degrees = findTilt(view)
  if (degrees === undefined || Math.abs(degrees) < seenTilt) return { raster, steps: [] }
  const { width, height } = raster
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  // large enough for every corner of the page
  const wide = Math.ceil(width * cos + height * Math.abs(sin))
  const high = Math.ceil(height * cos + width * Math.abs(sin))
  const corner = (x: number, y: number): Point => {
    const [dx, dy] = [x - wide / 2, y - high / 2]
    return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos]
  }
  const quad: Quad = [corner(0, 0), corner(wide, 0), corner(wide, high), corner(0, high)]
  const level = straightened(raster, quad, wide, high, borderColour(raster))
  return { raster: level, steps: ['straightened'] }
}

/** About where a region lies once its quad has become a rectangle: near enough for a place to stay clear of. */
function throughQuad(region: Region, quad: Quad, width: number, height: number): Region {
  const [topLeft, topRight, , bottomLeft] = quad
  const along = (point: Point, to: Point): number => {
    const [dx, dy] = [to[0] - topLeft[0], to[1] - topLeft[1]]
    return ((point[0] - topLeft[0]) * dx + (point[1] - topLeft[1]) * dy) / (dx * dx + dy * dy)
  }
  const corners: Point[] = [
    [region.x, region.y],
    [region.x + region.width, region.y],
    [region.x + region.width, region.y + region.height],
    [region.x, region.y + region.height],
  ]
  const xs = corners.map((point) => along(point, topRight) * width)
  const ys = corners.map((point) => along(point, bottomLeft) * height)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether anything is written on the sheet outside the box; the picture's own rim is not looked at. */
function hasInkOutside(view: PageView, box: Region): boolean {
  const { x, y } = inkPixels(view)
  const { scale } = view.picture
  let outside = 0
  for (let i = 0; i < x.length; i++) {
    const [at, down] = [x[i]! * scale, y[i]! * scale]
    if (at < box.x || at > box.x + box.width || down < box.y || down > box.y + box.height) outside++
  }
  return outside > 3
}

/** The middle colour along the picture's border, for what a turn brings in from outside. */
function borderColour({ data, width, height }: ColourRaster): readonly [number, number, number] {
  const levels: [number[], number[], number[]] = [[], [], []]
  const take = (x: number, y: number) => {
    const at = (y * width + x) * 3
    for (const channel of [0, 1, 2] as const) levels[channel].push(data[at + channel]!)
  }
  const inset = Math.round(Math.min(width, height) * 0.01)
  for (let k = 0; k < 200; k++) {
    const x = Math.floor((k / 200) * width)
    const y = Math.floor((k / 200) * height)
    take(x, inset)
    take(x, height - 1 - inset)
    take(inset, y)
    take(width - 1 - inset, y)
  }
  return levels.map((channel) => channel.sort((a, b) => a - b)[channel.length >> 1]!) as [number, number, number]
}
