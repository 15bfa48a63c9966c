import { codePlace } from '../../../domain/sheet/code.ts'
import { fixedModule } from '../../../domain/sheet/code-modules.ts'
import type { GreyRaster } from '../picture.ts'

const { modules } = codePlace
const last = modules - 1

interface Anchor {
  readonly row: number
  readonly column: number
  readonly dark: boolean
}
const anchors: readonly Anchor[] = Array.from({ length: modules * modules }, (_, i) => {
  const [row, column] = [Math.floor(i / modules), i % modules]
  const dark = fixedModule(row, column)
  return dark === undefined ? [] : [{ row, column, dark }]
}).flat()

/** Where the code's modules lie in a raster: module (row, column) has its middle at (x, y) + size * (column, row). */
interface Grid {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** How far the code may lie from where it is expected, in modules, and how finely it is looked for. */
const reach = 2
const step = 0.2
/** Paper stretches in printer and scanner, and the form's fit is least sure outside its frame. */
const stretches = [0.97, 0.985, 1, 1.015, 1.03]
/** Mean contrast, in grey levels, between what must be dark and what must be light, below which there is no code. */
const leastContrast = 22
/** How much of its neighbours' darkness has run into a module: scanners and phones blur two pixels wide. */
const bleeds = [0.12, 0.24, 0]

/**
 * Cleans a code that is too small or blurred to be read as it is: each module's light freed of what ran in from its neighbours.
 * @param levels as `levelsOf` finds them
 * @returns the code drawn anew, in several ways; the code's own error correction says which is right
 */
export function* cleaned(levels: Float64Array): Generator<GreyRaster> {
  for (const bleed of bleeds) yield redraw(sharpened(levels, bleed))
}

/**
 * The light of every module, row by row, 0 = black, taken from its middle. The code is found by what all codes share.
 * @param flat the code's place laid flat and upright
 * @param quiet blank modules around it
 * @returns undefined where no code is to be seen
 */
export function levelsOf(flat: GreyRaster, quiet: number): Float64Array | undefined {
  const grid = align(flat, flat.width / (modules + 2 * quiet), quiet)
  if (!grid) return undefined
  const levels = new Float64Array(modules * modules)
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) levels[row * modules + column] = levelAt(flat, grid, row, column)
  }
  return levels
}

/** The place at which the corners and dotted lines show best. */
function align(flat: GreyRaster, size: number, quiet: number): Grid | undefined {
  let best: Grid | undefined
  let contrast = leastContrast
  for (const stretch of stretches) {
    const side = size * stretch
    const middle = (quiet + modules / 2) * size - (modules / 2) * side + side / 2
    for (let dy = -reach; dy <= reach; dy += step) {
      for (let dx = -reach; dx <= reach; dx += step) {
        const grid = { x: middle + dx * size, y: middle + dy * size, size: side }
        const found = contrastOf(flat, grid)
        if (found > contrast) {
          contrast = found
          best = grid
        }
      }
    }
  }
  return best
}

function contrastOf(flat: GreyRaster, grid: Grid): number {
  let dark = 0
  let light = 0
  let darks = 0
  for (const anchor of anchors) {
    const level = pixelAt(flat, grid.x + anchor.column * grid.size, grid.y + anchor.row * grid.size)
    if (anchor.dark) {
      dark += level
      darks++
    } else light += level
  }
  return light / (anchors.length - darks) - dark / darks
}

function pixelAt({ data, width, height }: GreyRaster, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, Math.round(x - 0.5)))
  const row = Math.max(0, Math.min(height - 1, Math.round(y - 0.5)))
  return data[row * width + column]!
}

/** Mean over the inner third of a module. */
function levelAt(flat: GreyRaster, { x, y, size }: Grid, row: number, column: number): number {
  let sum = 0
  for (const dy of [-1, 0, 1]) {
    for (const dx of [-1, 0, 1]) sum += pixelAt(flat, x + (column + dx * 0.17) * size, y + (row + dy * 0.17) * size)
  }
  return sum / 9
}

/** Dark or light of every module, against the middle between what must be dark and what must be light. */
function sharpened(levels: Float64Array, bleed: number): boolean[] {
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row > last || column > last ? 255 : levels[row * modules + column]!
  const own = (row: number, column: number) =>
    (1 + 4 * bleed) * at(row, column) -
    bleed * (at(row - 1, column) + at(row + 1, column) + at(row, column - 1) + at(row, column + 1))
  const mean = (dark: boolean) => {
    const those = anchors.filter((anchor) => anchor.dark === dark)
    return those.reduce((sum, { row, column }) => sum + own(row, column), 0) / those.length
  }
  const middle = (mean(true) + mean(false)) / 2
  return Array.from(levels, (_, i) => own(Math.floor(i / modules), i % modules) < middle)
}

const drawn = 6
const white = 4

function redraw(dark: readonly boolean[]): GreyRaster {
  const side = (modules + 2 * white) * drawn
  const data = new Uint8Array(side * side).fill(255)
  for (const [i, isDark] of dark.entries()) {
    const [row, column] = [Math.floor(i / modules), i % modules]
    if (!(fixedModule(row, column) ?? isDark)) continue
    for (let y = 0; y < drawn; y++) {
      const from = ((row + white) * drawn + y) * side + (column + white) * drawn
      data.fill(0, from, from + drawn)
    }
  }
  return { data, width: side, height: side }
}
