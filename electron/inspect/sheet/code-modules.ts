import { codePlace } from '../../../domain/sheet/code.ts'
import { blurredCode } from '../../../domain/sheet/code-blur.ts'
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
const steps = [0.25, 0.08] as const
/** Paper stretches in printer and scanner, and the form's fit is least sure outside its frame. */
const stretches = [0.97, 0.985, 1, 1.015, 1.03]
/** How strongly the picture may have blurred it: Gaussians, in modules. */
const blurs = [0.4, 0.8, 1.3, 1.9, 2.6]
/** How like what all codes share the place must be, and how dark in grey levels, or there is no code. */
const leastLikeness = 0.45
const leastContrast = 12
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

/** What all codes have in common as blur shows it: what depends on digits counts half. Mean 0, length 1. */
const common = Array.from({ length: modules * modules }, (_, i) => {
  const dark = fixedModule(Math.floor(i / modules), i % modules)
  return dark === undefined ? 0.5 : Number(dark)
})
const expected = blurs.map((sigma) => {
  const ink = blurredCode(common, sigma)
  const mean = ink.reduce((sum, value) => sum + value, 0) / ink.length
  return ink.map((value) => value - mean)
})

/** The place at which what all codes share shows best. */
function align(flat: GreyRaster, size: number, quiet: number): Grid | undefined {
  let best: { grid: Grid; likeness: number; contrast: number } | undefined
  const look = (grid: Grid) => {
    const found = likenessAt(flat, grid)
    if (!best || found.likeness > best.likeness) best = { grid, ...found }
  }
  for (const stretch of stretches) {
    const side = size * stretch
    const middle = (quiet + modules / 2) * size - (modules / 2) * side + side / 2
    for (let dy = -reach; dy <= reach; dy += steps[0]) {
      for (let dx = -reach; dx <= reach; dx += steps[0])
        look({ x: middle + dx * size, y: middle + dy * size, size: side })
    }
  }
  const near = best!.grid
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++)
      look({ ...near, x: near.x + dx * steps[1] * size, y: near.y + dy * steps[1] * size })
  }
  const { grid, likeness, contrast } = best!
  return likeness >= leastLikeness && contrast >= leastContrast ? grid : undefined
}

const seen = new Float64Array(modules * modules)

/** The correlation with what all codes share under the blur that fits best, and how many grey levels black is darker. */
function likenessAt(flat: GreyRaster, grid: Grid): { likeness: number; contrast: number } {
  let sum = 0
  for (let row = 0, i = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++, i++) {
      seen[i] = 255 - pixelAt(flat, grid.x + column * grid.size, grid.y + row * grid.size)
      sum += seen[i]!
    }
  }
  const mean = sum / seen.length
  let own = 0
  for (const value of seen) own += (value - mean) ** 2
  let best = { likeness: 0, contrast: 0 }
  for (const pattern of expected) {
    let both = 0
    let square = 0
    for (let i = 0; i < seen.length; i++) {
      both += seen[i]! * pattern[i]!
      square += pattern[i]! ** 2
    }
    const likeness = own > 0 ? both / Math.sqrt(own * square) : 0
    if (likeness > best.likeness) best = { likeness, contrast: both / square }
  }
  return best
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
