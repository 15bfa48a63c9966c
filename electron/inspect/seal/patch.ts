import type { Region } from '../../../domain/model/index.ts'
import { UNIT, values } from '../net/kernel.ts'
import { at, firstGrid, type Grid } from '../net/layers.ts'
import { scaleBox } from './box.ts'
import { CHANNELS, halve, type InkMap } from './ink.ts'
import { type Levels, partAt } from './levels.ts'

/** Places along a patch's side. */
export const PATCH = 48
/** The ink, and whether the place lies in the picture at all: a ring cut by the edge is not an open ring. */
export const PATCH_CHANNELS = CHANNELS + 1
/** How much more than the box is seen: what is around a rim tells a seal from a part of something larger. */
export const VIEW = 1.32

/**
 * What is in and around a box, stretched to a fixed size, so that every seal is a circle of the same size.
 * @param box in cells; may reach beyond the picture
 * @param mirrored left and right changed over
 */
export function patchOf(levels: Levels, box: Region, mirrored = false): Grid {
  const width = box.width * VIEW
  const height = box.height * VIEW
  const left = box.x + box.width / 2 - width / 2
  const top = box.y + box.height / 2 - height / 2
  const step = Math.sqrt(width * height) / PATCH
  // pixels where even the cells are too coarse, and of those 2 x 2 means where they are too fine
  const k = Math.max(levels.view.cells.size > 1 ? -1 : 0, Math.min(levels.last, Math.round(Math.log2(step))))
  const scale = k < 0 ? levels.view.cells.size : 1 / 2 ** k
  const area = scaleBox({ x: left, y: top, width, height }, scale)
  const part = partAt(levels, k, { x: area.x - 2, y: area.y - 2, width: area.width + 4, height: area.height + 4 })
  const x = area.x - part.left
  const y = area.y - part.top
  if (k < 0 && step * scale > FINE)
    return sampled(halve(part.map), x / 2, y / 2, area.width / 2, area.height / 2, mirrored)
  return sampled(part.map, x, y, area.width, area.height, mirrored)
}

/** Pixels to a place of the patch above which single pixels would be skipped. */
const FINE = 1.41

/** Of a patch's columns, the same in all its rows: where in a row of the map each begins, -1 beyond it; how far on its right neighbour is; the latter's share. */
const begins = new Int32Array(PATCH)
const beside = new Int32Array(PATCH)
const shares = new Float64Array(PATCH)

function placeColumns(columns: number, left: number, width: number): void {
  for (let column = 0; column < PATCH; column++) {
    const x = left + ((column + 0.5) * width) / PATCH - 0.5
    const u = Math.max(0, Math.min(columns - 1.001, x))
    const x0 = u | 0
    begins[column] = x < -0.5 || x > columns - 0.5 ? -1 : x0 * CHANNELS
    beside[column] = x0 + 1 < columns ? CHANNELS : 0
    shares[column] = u - x0
  }
}

/** Bilinear; beyond the map there is bare ground. */
function sampled(map: InkMap, left: number, top: number, width: number, height: number, mirrored: boolean): Grid {
  const grid = firstGrid(PATCH, PATCH, PATCH_CHANNELS)
  const { columns, rows, data } = map
  placeColumns(columns, left, width)
  for (let row = 0; row < PATCH; row++) {
    const y = top + ((row + 0.5) * height) / PATCH - 0.5
    if (y < -0.5 || y > rows - 0.5) continue
    const v = Math.max(0, Math.min(rows - 1.001, y))
    const y0 = v | 0
    const fy = v - y0
    const line = y0 * columns * CHANNELS
    const down = y0 + 1 < rows ? columns * CHANNELS : 0
    const first = at(grid, 0, row)
    for (let column = 0; column < PATCH; column++) {
      if (begins[column]! < 0) continue
      const fx = shares[column]!
      const i = line + begins[column]!
      const right = beside[column]!
      const o = first + (mirrored ? PATCH - 1 - column : column) * grid.channels
      for (let k = 0; k < CHANNELS; k++) {
        const high = data[i + k]! * (1 - fx) + data[i + right + k]! * fx
        const low = data[i + down + k]! * (1 - fx) + data[i + down + right + k]! * fx
        values[o + k] = (high * (1 - fy) + low * fy) * UNIT
      }
      values[o + CHANNELS] = UNIT
    }
  }
  return grid
}
