import type { Cells } from './cells.ts'

/**
 * Where the sheet is and how bright the bare paper on it is, tile by tile: what tells a shadow from ink, and the
 * table a phone photo shows beside the sheet from the sheet.
 */
export interface Paper {
  readonly columns: number
  readonly rows: number
  /** cells along a tile's side */
  readonly tile: number
  /** luminance of bare paper per tile, 0..255, smoothed over print that leaves no paper showing */
  readonly level: Float32Array
  /** 0..1 per tile: how near its middle cells come to its brightest; about 1 = bare, whatever its brightness */
  readonly flat: Float32Array
  /** share of each tile's cells that are darker than its brightest by what print makes of paper, in any light */
  readonly print: Float32Array
  /** how dark the darkest few cells of each tile are against its paper, 0..1: how strong its print is */
  readonly depth: Float32Array
  /** mean colour of the brightest quarter of each tile */
  readonly red: Float32Array
  readonly green: Float32Array
  readonly blue: Float32Array
  /** 1 where the tile belongs to the sheet */
  readonly onSheet: Uint8Array
  /** onSheet, and what lies between its parts: a shadow or a hand makes tiles look like something else */
  readonly within: Uint8Array
  /** share of tiles that belong to the sheet */
  readonly share: number
  /** the sheet does not fill the picture: a table, a scanner's lid or a frame is to be seen */
  readonly surrounded: boolean
}

const tilesAlongEdge = 36

/** Reads the paper of a page from its cells. */
export function readPaper(cells: Cells): Paper {
  const tile = Math.max(2, Math.round(Math.max(cells.columns, cells.rows) / tilesAlongEdge))
  const columns = Math.max(1, Math.ceil(cells.columns / tile))
  const rows = Math.max(1, Math.ceil(cells.rows / tile))
  const count = columns * rows
  const bright = {
    level: new Float32Array(count),
    red: new Float32Array(count),
    green: new Float32Array(count),
    blue: new Float32Array(count),
    flat: new Float32Array(count),
    print: new Float32Array(count),
    depth: new Float32Array(count),
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) readTile(cells, tile, row, column, bright, row * columns + column)
  }
  const sheet = findSheet(bright, columns, rows)
  return {
    columns,
    rows,
    tile,
    ...bright,
    level: overPrint(bright.level, columns, rows),
    ...sheet,
    within: bridge(sheet.onSheet, columns, rows),
  }
}

/** The tile that a cell lies on. */
export const tileAt = ({ tile, columns }: Pick<Paper, 'tile' | 'columns'>, column: number, row: number): number =>
  Math.floor(row / tile) * columns + Math.floor(column / tile)

/** Steps to the tiles beside a tile. */
export const stepsBeside = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/** The levels of the sheet's tiles. */
export const sheetLevels = ({ level, onSheet }: Paper): Float32Array => level.filter((_, tile) => onSheet[tile])

type Bright = Record<'level' | 'red' | 'green' | 'blue' | 'flat' | 'print' | 'depth', Float32Array>

const histogram = new Int32Array(256)
/** A stroke across a tile makes more dark cells than this; a speck fewer. */
const fewDarkest = 4

/** Means over the brightest quarter of a tile's cells. */
function readTile(cells: Cells, tile: number, row: number, column: number, bright: Bright, i: number): void {
  const { columns, luma, red, green, blue } = cells
  const top = row * tile
  const left = column * tile
  const bottom = Math.min(cells.rows, top + tile)
  const right = Math.min(columns, left + tile)
  histogram.fill(0)
  for (let y = top; y < bottom; y++) {
    for (let cell = y * columns + left, end = y * columns + right; cell < end; cell++) histogram[luma[cell]! | 0]!++
  }
  const all = (bottom - top) * (right - left)
  const from = brightnessOf(all * 0.25)
  let kept = 0
  let [level, r, g, b] = [0, 0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let cell = y * columns + left, end = y * columns + right; cell < end; cell++) {
      if (luma[cell]! < from) continue
      kept++
      level += luma[cell]!
      r += red[cell]!
      g += green[cell]!
      b += blue[cell]!
    }
  }
  kept = Math.max(1, kept)
  bright.level[i] = level / kept
  bright.red[i] = r / kept
  bright.green[i] = g / kept
  bright.blue[i] = b / kept
  bright.print[i] = shareBelow(Math.min(0.78 * bright.level[i]!, bright.level[i]! - 7), all)
  bright.depth[i] = 1 - Math.min(1, (brightnessOf(all - fewDarkest) + 0.5) / Math.max(1, bright.level[i]!))
  bright.flat[i] = Math.min(1, (brightnessOf(all * 0.5) + 0.5) / Math.max(1, level / kept))
}

/** Share of the cells of the histogram below a brightness. */
function shareBelow(brightness: number, all: number): number {
  let sum = 0
  for (let v = 0; v < brightness; v++) sum += histogram[v]!
  return sum / all
}

/** The brightness that so many cells of the histogram reach. */
function brightnessOf(count: number): number {
  let left = count
  for (let v = 255; v > 0; v--) {
    left -= histogram[v]!
    if (left <= 0) return v
  }
  return 0
}

/** A tile full of print shows no paper: it takes the middle of its neighbours where they agree it is too dark. */
function overPrint(level: Float32Array, columns: number, rows: number): Float32Array {
  const smooth = level.slice()
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const own = level[i]!
      let all = 0
      let brighter = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          all++
          if (level[y * columns + x]! > own) brighter++
        }
      }
      // the middle of them all is brighter when more than half are
      if (brighter * 2 >= all) smooth[i] = middleOf(level, columns, rows, column, row)
    }
  }
  return smooth
}

const around: number[] = []

function middleOf(level: Float32Array, columns: number, rows: number, column: number, row: number): number {
  around.length = 0
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      const value = level[y * columns + x]!
      let at = around.length
      while (at > 0 && around[at - 1]! > value) {
        around[at] = around[at - 1]!
        at--
      }
      around[at] = value
    }
  }
  return around[around.length >> 1]!
}

/** Fills the sheet from its first to its last tile along every row and column. */
function bridge(onSheet: Uint8Array, columns: number, rows: number): Uint8Array {
  const within = onSheet.slice()
  const span = (index: (k: number) => number, length: number) => {
    let first = -1
    let last = -1
    for (let k = 0; k < length; k++) {
      if (!onSheet[index(k)]) continue
      if (first < 0) first = k
      last = k
    }
    for (let k = first; first >= 0 && k <= last; k++) within[index(k)] = 1
  }
  for (let row = 0; row < rows; row++) span((k) => row * columns + k, columns)
  for (let column = 0; column < columns; column++) span((k) => k * columns + column, rows)
  return within
}

/** Bright patches of this share of the picture belong to the sheet too: a shadow may cut it in parts. */
const leastPart = 0.025

/**
 * The sheet is the largest bright patch (and other large ones), if what surrounds it is clearly darker, reaches the
 * picture's edge and is not the sheet's own part in shadow; else the whole picture.
 */
function findSheet(bright: Bright, columns: number, rows: number) {
  const count = columns * rows
  const split = otsu(bright.level)
  const onSheet = new Uint8Array(count)
  const largest = brightPatches(bright.level, split.threshold, columns, rows)
  let inside = 0
  let darkEdge = 0
  let edge = 0
  for (let i = 0; i < count; i++) {
    const column = i % columns
    const row = (i - column) / columns
    const member = largest[i] === 1
    if (member) inside++
    if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) {
      edge++
      if (!member) darkEdge++
    }
  }
  const share = inside / count
  const around = darkEdge / edge
  const surrounded =
    split.contrast > 0.25 &&
    share > 0.12 &&
    around > 0.3 &&
    !endsSoftly(bright.level, largest, columns, rows) &&
    (around > 0.85 || !isInShadow(bright, largest))
  if (!surrounded) {
    onSheet.fill(1)
    return { onSheet, share: 1, surrounded: false }
  }
  fillHoles(largest, onSheet, columns, rows)
  return { onSheet, share: onSheet.reduce((sum, tile) => sum + tile, 0) / count, surrounded: true }
}

/** Across a sheet's edge most of the fall in brightness lies within two tiles; across the edge of a shadow it does not. */
const steepFall = 0.8
/** Share of the border to the dark side along which it falls gently. */
const leastSoft = 0.5

/** Whether the bright patch fades into the dark around it instead of ending: light that falls off, not an edge of paper. */
function endsSoftly(level: Float32Array, patch: Uint8Array, columns: number, rows: number): boolean {
  let soft = 0
  let border = 0
  for (let i = 0; i < level.length; i++) {
    if (!patch[i]) continue
    const column = i % columns
    const row = (i - column) / columns
    for (const [dx, dy] of stepsBeside) {
      const inside = [column - 3 * dx, row - 3 * dy] as const
      const outside = [column + 4 * dx, row + 4 * dy] as const
      const next = [column + dx, row + dy] as const
      const isOut = ([x, y]: readonly [number, number]) => x < 0 || y < 0 || x >= columns || y >= rows
      if (isOut(next) || patch[i + dx + dy * columns]) continue
      border++
      if (isOut(inside) || isOut(outside)) continue
      const step = dx + dy * columns
      const fall = level[i - 3 * step]! - level[i + 4 * step]!
      let steepest = 0
      for (let k = -3; k <= 2; k++) steepest = Math.max(steepest, level[i + k * step]! - level[i + (k + 2) * step]!)
      if (steepest < fall * steepFall) soft++
    }
  }
  return border > 0 && soft > border * leastSoft
}

/** A table, a lid or a floor has no lines of print on this share of its tiles; the part of a sheet that lies in shadow has. */
const mostPrinted = 0.22
/** A shadow leaves the paper's colour about as it was: difference of the logarithms of two channels' ratio. */
const mostTurned = 0.18

/** Whether what is darker than the bright patch is printed on and of its colour: paper that the light does not reach. */
function isInShadow({ print, red, green, blue }: Bright, patch: Uint8Array): boolean {
  const sums = [0, 1].map(() => ({ tiles: 0, printed: 0, redness: 0, blueness: 0 }))
  for (let i = 0; i < patch.length; i++) {
    const sum = sums[patch[i]!]!
    sum.tiles++
    if (print[i]! > 0.05 && print[i]! < 0.6) sum.printed++
    // a few levels more on both sides: ratios of darkness say nothing
    sum.redness += Math.log((red[i]! + 8) / (green[i]! + 8))
    sum.blueness += Math.log((blue[i]! + 8) / (green[i]! + 8))
  }
  const [dark, light] = sums as [(typeof sums)[0], (typeof sums)[0]]
  const turned = (of: 'redness' | 'blueness') => Math.abs(dark[of] / dark.tiles - light[of] / light.tiles)
  return dark.printed > dark.tiles * mostPrinted && turned('redness') < mostTurned && turned('blueness') < mostTurned
}

/** Otsu's threshold of tile levels; `contrast` is how far apart the two classes are, against the brighter one. */
function otsu(level: Float32Array): { threshold: number; contrast: number } {
  const histogram = new Float64Array(256)
  for (const value of level) histogram[Math.max(0, Math.min(255, Math.round(value)))]!++
  let sum = 0
  for (let v = 0; v < 256; v++) sum += v * histogram[v]!
  let best = -1
  let threshold = 0
  let contrast = 0
  let below = 0
  let sumBelow = 0
  for (let v = 0; v < 255; v++) {
    below += histogram[v]!
    sumBelow += v * histogram[v]!
    const above = level.length - below
    if (below === 0 || above === 0) continue
    const dark = sumBelow / below
    const light = (sum - sumBelow) / above
    const between = below * above * (light - dark) ** 2
    if (between > best) {
      best = between
      threshold = (dark + light) / 2
      contrast = (light - dark) / Math.max(1, light)
    }
  }
  return { threshold, contrast }
}

/** The tiles of the largest bright patch, and of other large ones. */
function brightPatches(level: Float32Array, threshold: number, columns: number, rows: number): Uint8Array {
  const patchOf = new Int32Array(level.length)
  const sizes = [0]
  let largest = 0
  for (let start = 0; start < level.length; start++) {
    if (patchOf[start] || level[start]! <= threshold) continue
    const patch = sizes.length
    patchOf[start] = patch
    const size = flood([start], columns, rows, (tile) => {
      if (patchOf[tile] || level[tile]! <= threshold) return false
      patchOf[tile] = patch
      return true
    })
    sizes.push(size)
    if (size > sizes[largest]!) largest = patch
  }
  const belongs = sizes.map((size, patch) => patch > 0 && (patch === largest || size >= level.length * leastPart))
  return Uint8Array.from(patchOf, (patch) => (belongs[patch] ? 1 : 0))
}

/** Goes from tile to neighbouring tile while `enters` says yes; returns how many tiles were reached, the first ones included. */
function flood(tiles: number[], columns: number, rows: number, enters: (tile: number) => boolean): number {
  for (let at = 0; at < tiles.length; at++) {
    const tile = tiles[at]!
    const column = tile % columns
    if (column > 0 && enters(tile - 1)) tiles.push(tile - 1)
    if (column < columns - 1 && enters(tile + 1)) tiles.push(tile + 1)
    if (tile >= columns && enters(tile - columns)) tiles.push(tile - columns)
    if (tile < columns * (rows - 1) && enters(tile + columns)) tiles.push(tile + columns)
  }
  return tiles.length
}

/** Dark print, photos and shadows inside the sheet belong to it: everything the outside cannot reach. */
function fillHoles(patch: Uint8Array, onSheet: Uint8Array, columns: number, rows: number): void {
  onSheet.fill(1)
  const enters = (tile: number) => {
    if (!onSheet[tile] || patch[tile]) return false
    onSheet[tile] = 0
    return true
  }
  const outside: number[] = []
  const start = (tile: number) => {
    if (enters(tile)) outside.push(tile)
  }
  for (let column = 0; column < columns; column++) {
    start(column)
    start((rows - 1) * columns + column)
  }
  for (let row = 0; row < rows; row++) {
    start(row * columns)
    start(row * columns + columns - 1)
  }
  flood(outside, columns, rows, enters)
}
