import type { Region } from '../../../domain/model/index.ts'
import type { ColourRaster } from '../picture.ts'
import type { PageView } from '../view.ts'
import { type Ground, readGround } from './ground.ts'
import { CHANNELS, type Colours, halve, type Ink, type InkMap, inkMap } from './ink.ts'

/** One page's ink of one colour at all scales: at scale `k` a place is 2 ** k cells of the view wide. */
export interface Levels {
  /** scale 1 and coarser */
  readonly coarse: readonly InkMap[]
  /** the coarsest scale */
  readonly last: number
  readonly ink: Ink
  readonly ground: Ground
  readonly view: PageView
  /** the part made last: a second look asks for the same. */
  recent?: Part & { readonly k: number; readonly own: Region }
}

/** A part of a scale's map, and where it begins, in places of that scale. */
export interface Part {
  readonly map: InkMap
  readonly left: number
  readonly top: number
}

/** Halved until a seal that fills the picture is small. */
const COARSEST = 20

export function readLevels(view: PageView, ink: Ink): Levels {
  const ground = readGround(view.paper)
  let map = inkMap(halfOf(view.cells), ground, view.paper.tile / 2, ink)
  const coarse = [map]
  while (Math.max(map.columns, map.rows) > COARSEST) {
    map = halve(map)
    coarse.push(map)
  }
  return { coarse, last: coarse.length, ink, ground, view }
}

/**
 * The ink at a scale. The coarser ones are there as a whole; scale 0, and -1 which is the picture's own pixels, are
 * made where they are asked for.
 * @param area in places of that scale; what lies outside the picture is left out
 */
export function partAt(levels: Levels, k: number, area: Region): Part {
  const { coarse, view, ground, ink, recent } = levels
  if (k > 0) return { map: coarse[k - 1]!, left: 0, top: 0 }
  const { picture, cells, paper } = view
  const [columns, rows] = k === 0 ? [cells.columns, cells.rows] : [picture.width, picture.height]
  const left = Math.max(0, Math.min(columns - 1, Math.floor(area.x)))
  const top = Math.max(0, Math.min(rows - 1, Math.floor(area.y)))
  const width = Math.max(1, Math.min(columns, Math.ceil(area.x + area.width)) - left)
  const height = Math.max(1, Math.min(rows, Math.ceil(area.y + area.height)) - top)
  const own = { x: left, y: top, width, height }
  if (recent?.k === k && same(recent.own, own)) return recent
  const colours = k === 0 ? cut(cells, own) : fromPixels(picture, own)
  const map = inkMap(colours, ground, k === 0 ? paper.tile : paper.tile * cells.size, ink, left, top)
  levels.recent = { map, left, top, k, own }
  return levels.recent
}

function same(p: Region, q: Region): boolean {
  return p.x === q.x && p.y === q.y && p.width === q.width && p.height === q.height
}

/** Scratch memory for colours, which are made into a map of ink as soon as they are cut out. */
let room = 0
let reds = new Float32Array(0)
let greens = new Float32Array(0)
let blues = new Float32Array(0)

/** Room for colours, all of which must be written; those made before are given up. */
function roomFor(columns: number, rows: number) {
  const count = columns * rows
  if (room < count) {
    room = count
    reds = new Float32Array(count)
    greens = new Float32Array(count)
    blues = new Float32Array(count)
  }
  return {
    columns,
    rows,
    red: reds.subarray(0, count),
    green: greens.subarray(0, count),
    blue: blues.subarray(0, count),
  }
}

/** 2 x 2 means of the cells. */
function halfOf(cells: Colours): Colours {
  const columns = Math.max(1, cells.columns >> 1)
  const rows = Math.max(1, cells.rows >> 1)
  const out = roomFor(columns, rows)
  const right = cells.columns > 1 ? 1 : 0
  const down = cells.rows > 1 ? cells.columns : 0
  for (const channel of ['red', 'green', 'blue'] as const) {
    const from = cells[channel]
    const to = out[channel]
    for (let y = 0, o = 0; y < rows; y++) {
      let i = 2 * y * cells.columns
      for (let x = 0; x < columns; x++, o++, i += 2) {
        to[o] = (from[i]! + from[i + right]! + from[i + down]! + from[i + down + right]!) * 0.25
      }
    }
  }
  return out
}

function cut(cells: Colours, { x, y, width, height }: Region): Colours {
  const out = roomFor(width, height)
  for (let row = 0; row < height; row++) {
    const from = (y + row) * cells.columns + x
    for (const channel of ['red', 'green', 'blue'] as const)
      out[channel].set(cells[channel].subarray(from, from + width), row * width)
  }
  return out
}

function fromPixels(picture: ColourRaster, { x, y, width, height }: Region): Colours {
  const out = roomFor(width, height)
  const { red, green, blue } = out
  const { data } = picture
  for (let row = 0, o = 0; row < height; row++) {
    let i = ((y + row) * picture.width + x) * 3
    for (let column = 0; column < width; column++, o++, i += 3) {
      red[o] = data[i]!
      green[o] = data[i + 1]!
      blue[o] = data[i + 2]!
    }
  }
  return out
}

/** Cells along a side of the blocks that tell where there is any ink. */
export const BLOCK = 8
const LEAST_INK = 0.12
/** Print under coloured light looks slightly coloured: what is dark must be clearly coloured. */
const LEAST_OVER_DARK = 0.45
/** Gold and brown take far more blue than green; even orange-red ink takes half as much green as blue. */
const LEAST_OVER_LEAN = 0.65
const FEWEST = 2

/** Blocks of the page, 1 where there is some of the ink. */
export interface Blocks {
  readonly columns: number
  readonly rows: number
  readonly inked: Uint8Array
}

export function inkedBlocks({ coarse }: Levels): Blocks {
  const map = coarse[0]!
  const side = BLOCK / 2
  const columns = Math.ceil(map.columns / side)
  const rows = Math.ceil(map.rows / side)
  const inked = new Uint8Array(columns * rows)
  let i = 0
  for (let y = 0; y < map.rows; y++) {
    const row = Math.floor(y / side) * columns
    for (let x = 0; x < map.columns; x++, i += CHANNELS) {
      const own = map.data[i]!
      if (own < LEAST_INK || own < LEAST_OVER_DARK * map.data[i + 1]! || own < LEAST_OVER_LEAN * map.data[i + 2]!)
        continue
      inked[row + Math.floor(x / side)]!++
    }
  }
  for (let k = 0; k < inked.length; k++) inked[k] = inked[k]! >= FEWEST ? 1 : 0
  return { columns, rows, inked }
}

/** Boxes round groups of inked blocks that lie no more than one block apart, in cells. */
export function groups({ columns, rows, inked }: Blocks): Region[] {
  const seen = new Uint8Array(inked.length)
  const found: Region[] = []
  const stack: number[] = []
  for (let start = 0; start < inked.length; start++) {
    if (!inked[start] || seen[start]) continue
    let left = columns
    let right = 0
    let top = rows
    let bottom = 0
    stack.push(start)
    seen[start] = 1
    while (stack.length > 0) {
      const i = stack.pop()!
      const x = i % columns
      const y = (i - x) / columns
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (let v = Math.max(0, y - 2); v <= Math.min(rows - 1, y + 2); v++) {
        for (let u = Math.max(0, x - 2); u <= Math.min(columns - 1, x + 2); u++) {
          const n = v * columns + u
          if (!inked[n] || seen[n]) continue
          seen[n] = 1
          stack.push(n)
        }
      }
    }
    found.push({
      x: left * BLOCK,
      y: top * BLOCK,
      width: (right - left + 1) * BLOCK,
      height: (bottom - top + 1) * BLOCK,
    })
  }
  return found
}
