/** What is read of each tile of a picture before anybody knows which of them are the sheet's; Paper says what each means. */
export type Bright = Record<'level' | 'red' | 'green' | 'blue' | 'flat' | 'print' | 'depth', Float32Array>

/** Steps to the tiles beside a tile. */
export const stepsBeside = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/** Fills the sheet from its first to its last tile along every row and column. */
export function bridge(onSheet: Uint8Array, columns: number, rows: number): Uint8Array {
  const within = onSheet.slice()
  for (let row = 0; row < rows; row++) bridgeLine(onSheet, within, row * columns, 1, columns)
  for (let column = 0; column < columns; column++) bridgeLine(onSheet, within, column, columns, rows)
  return within
}

/** Fills one line of tiles, `step` apart. */
function bridgeLine(onSheet: Uint8Array, within: Uint8Array, start: number, step: number, length: number): void {
  let first = -1
  let last = -1
  for (let k = 0, tile = start; k < length; k++, tile += step) {
    if (!onSheet[tile]) continue
    if (first < 0) first = tile
    last = tile
  }
  for (let tile = first; first >= 0 && tile <= last; tile += step) within[tile] = 1
}

/** Bright patches of this share of the picture belong to the sheet too: a shadow may cut it in parts. */
const leastPart = 0.025

/**
 * The sheet is the largest bright patch (and other large ones), if what surrounds it is clearly darker, reaches the
 * picture's edge and is not the sheet's own part in shadow; else the whole picture.
 */
export function findSheet(bright: Bright, columns: number, rows: number) {
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
