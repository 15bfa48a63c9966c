import type { PageView } from '../view.ts'
import type { Complaint } from './complaint.ts'

/** Along a window's side, in working pixels; stripes of a photographed screen are 3 to 12 of them apart. */
const SIDE = 32
/** Windows on bare paper that are looked at. */
const enoughWindows = 10
const fewestWindows = 5
/** A window is bare where less than this part of it is print. */
const mostPrint = 0.02
/** Waves longer than a fraction of the window are light and shadow. */
const slowest = 1.8
/** Of all that varies in a window the strongest wave has this share or more, ... */
const leastShare = 0.36
/** ... swings by so many levels between red and blue, ... */
const leastSwing = 6
/** ... and is about the same in this share of the windows. */
const leastAgreeing = 0.6
/** Waves this near to each other (in turns along a window) are the same. */
const near = 1.5

/** What a wave of that swing leaves of its power in a window that fades out to its edge, mean over both sides. */
const leastPower = (leastSwing * leastSwing * (3 / 8) ** 2) / 2

interface Wave {
  /** turns along a window's sides */
  readonly across: number
  readonly down: number
  readonly share: number
  /** levels */
  readonly swing: number
}

/** A hint for a person: some screens show what the bureau takes, e.g. an electronic licence. */
const weight = 0.5

/** Whether it looks like a photograph of a screen. */
export function lookForMoire(view: PageView): Complaint[] {
  return showsMoire(view) ? [{ reason: 'moire', weight }] : []
}

/**
 * Whether the page was photographed from a screen: the screen's dots and the camera's beat against each other in stripes of
 * red and blue that run over bare paper, as strong everywhere. Printed patterns are on paper that is not bare, and
 * grain has no wave that stands out.
 */
function showsMoire({ picture, paper, cells }: PageView): boolean {
  if (picture.grey) return false
  const side = paper.tile * cells.size
  const isBare = (tile: number) => paper.within[tile] === 1 && paper.print[tile]! < mostPrint
  const bare: number[] = []
  for (let tile = 0; tile < paper.level.length; tile++) if (isBare(tile)) bare.push(tile)
  const step = Math.max(1, Math.floor(bare.length / enoughWindows))
  const windows: Float64Array[] = []
  for (let k = step >> 1; k < bare.length; k += step) {
    const column = bare[k]! % paper.columns
    const x = Math.round((column + 0.5) * side - SIDE / 2)
    const y = Math.round(((bare[k]! - column) / paper.columns + 0.5) * side - SIDE / 2)
    if (x < 0 || y < 0 || x + SIDE > picture.width || y + SIDE > picture.height) continue
    // tiles of small pictures are smaller than a window
    if (side < 0.75 * SIDE && !tilesUnder(x, y, side, paper.columns, paper.rows).every(isBare)) continue
    const values = differences(picture, x, y)
    level(values)
    windows.push(values)
  }
  if (windows.length < fewestWindows) return false
  const waves = wavesIn(windows)
  if (!waves) return false
  const agreeing = (one: Wave) =>
    waves.filter(
      ({ across, down }) =>
        Math.min(
          Math.hypot(one.across - across, one.down - down),
          // a wave and its mirror are one
          Math.hypot(one.across + across, one.down + down),
        ) <= near,
    ).length
  return Math.max(...waves.map(agreeing)) >= waves.length * leastAgreeing
}

/** The strongest wave of each window, in any order; undefined where the middle one has too small a share or swing. */
function wavesIn(windows: readonly Float64Array[]): Wave[] | undefined {
  // the transform is worth its time only where a wave of that size can be
  const moved = windows.filter((values) => powerOf(values) >= leastPower)
  const waves: Wave[] = Array.from({ length: windows.length - moved.length }, () => still)
  // so many below a limit, and the middle one is
  const decisive = (windows.length >> 1) + 1
  let few = waves.length
  let weak = waves.length
  for (let k = 0; few < decisive && weak < decisive; k++) {
    if (k === moved.length) return waves
    const wave = strongestWave(moved[k]!)
    if (wave.share < leastShare) few++
    if (wave.swing < leastSwing) weak++
    waves.push(wave)
  }
  return undefined
}

function powerOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!
  return sum / values.length
}

function tilesUnder(x: number, y: number, side: number, columns: number, rows: number): number[] {
  const tiles: number[] = []
  for (let row = Math.floor(y / side); row <= Math.min(rows - 1, Math.floor((y + SIDE - 1) / side)); row++)
    for (
      let column = Math.floor(x / side);
      column <= Math.min(columns - 1, Math.floor((x + SIDE - 1) / side));
      column++
    )
      tiles.push(row * columns + column)
  return tiles
}

const still: Wave = { across: 0, down: 0, share: 0, swing: 0 }

/** Red less blue over a window: light and grain are about the same in both. */
function differences({ data, width }: PageView['picture'], x: number, y: number): Float64Array {
  const values = new Float64Array(SIDE * SIDE)
  for (let row = 0, out = 0; row < SIDE; row++) {
    let at = ((y + row) * width + x) * 3
    for (let column = 0; column < SIDE; column++, out++, at += 3) values[out] = data[at]! - data[at + 2]!
  }
  return values
}

const HALF = SIDE / 2 + 1
const angle = (turns: number, at: number) => (2 * Math.PI * turns * at) / SIDE
const cosines = Float64Array.from({ length: SIDE * SIDE }, (_, i) => Math.cos(angle(Math.floor(i / SIDE), i % SIDE)))
const sines = Float64Array.from({ length: SIDE * SIDE }, (_, i) => Math.sin(angle(Math.floor(i / SIDE), i % SIDE)))
/** Hann's window: a wave that is cut off by the edge would look like many. */
const fade = Float64Array.from({ length: SIDE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / SIDE))
const fadeSum = fade.reduce((sum, value) => sum + value, 0)

/** Scratch memory of one transform: rows first, then columns, which lie side by side. */
const [sums, differs] = [new Float64Array(HALF), new Float64Array(HALF)]
const [real, imaginary] = [new Float64Array(SIDE * HALF), new Float64Array(SIDE * HALF)]

/** The wave that takes up most of a window, by a Fourier transform. */
function strongestWave(values: Float64Array): Wave {
  // cosines are the same on both sides of a row's middle, sines the opposite: sums and differences of the sides will do
  for (let y = 0; y < SIDE; y++) {
    const row = y * SIDE
    for (let x = 1; x < HALF - 1; x++) {
      sums[x] = values[row + x]! + values[row + SIDE - x]!
      differs[x] = values[row + x]! - values[row + SIDE - x]!
    }
    for (let u = 0; u < HALF; u++) {
      let a = values[row]! + values[row + HALF - 1]! * (u % 2 === 0 ? 1 : -1)
      let b = 0
      for (let x = 1; x < HALF - 1; x++) {
        a += sums[x]! * cosines[u * SIDE + x]!
        b -= differs[x]! * sines[u * SIDE + x]!
      }
      real[u * SIDE + y] = a
      imaginary[u * SIDE + y] = b
    }
  }
  let all = 0
  let most = 0
  let best = { across: 0, down: 0 }
  const hear = (across: number, down: number, power: number) => {
    // all but the waves along the sides stand for their mirror, too
    all += across === 0 || across === HALF - 1 ? power : 2 * power
    if (power <= most) return
    most = power
    best = { across, down }
  }
  for (let u = 0; u < HALF; u++) {
    for (let v = 0; v < HALF; v++) {
      if (u * u + v * v < slowest * slowest) continue
      // the wave that runs down and the one that runs up differ in how the same four sums are put together
      let rc = 0
      let rs = 0
      let ic = 0
      let is = 0
      for (let y = 0; y < SIDE; y++) {
        const cos = cosines[v * SIDE + y]!
        const sin = sines[v * SIDE + y]!
        const re = real[u * SIDE + y]!
        const im = imaginary[u * SIDE + y]!
        rc += re * cos
        rs += re * sin
        ic += im * cos
        is += im * sin
      }
      hear(u, v, (rc + is) ** 2 + (ic - rs) ** 2)
      if (v > 0 && v < HALF - 1) hear(u, -v, (rc - is) ** 2 + (ic + rs) ** 2)
    }
  }
  // Hann's window spreads a wave over its neighbours: of its power 4/9 is in the middle
  const power = 2 * most * (9 / 4)
  return { ...best, share: Math.min(1, power / Math.max(1e-9, all)), swing: (2 * Math.sqrt(most)) / fadeSum ** 2 }
}

/** Takes off the plane that fits best, and fades out towards the edge. */
function level(values: Float64Array): void {
  const middle = (SIDE - 1) / 2
  let mean = 0
  let across = 0
  let down = 0
  let spread = 0
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      across += values[i]! * (x - middle)
      down += values[i]! * (y - middle)
      spread += (x - middle) * (x - middle)
    }
  }
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      const flat = values[i]! - mean - (across / spread) * (x - middle) - (down / spread) * (y - middle)
      values[i] = flat * fade[x]! * fade[y]!
    }
  }
}
