import { type Paper, sheetLevels, tileAt } from '../paper.ts'
import type { PageView } from '../view.ts'
import { darkestLevel } from './spots.ts'
import { quantile, type Tint, tintOf } from './tint.ts'

/** The hue of blue and blue-black ink, and how much of a departure must lie that way. */
const BLUE = { across: Math.cos(-2.1), down: Math.sin(-2.1), least: 0.8 } as const
/** Lighter than this, in shares of the paper's brightness, it may be the paper's own unevenness. */
const lightest = 0.85
/** Up to this lightness it is print: what its black leans to blue, on scanners and under lamps, sets what counts. */
const dark = 0.6
/** Of the page's print this part leans no further; where it leans further than that, blue says nothing. */
const printAt = 0.9
const mostOfPrint = 0.009
const overPrint = 5
const floor = 0.03
/** Tiles darker than this share of the sheet's middling ones lie in a shadow, whose noise is blue as often as not. */
const leastLit = 0.6
/** Fewer dark cells than this are no print to compare with; more than this share of the page are a shadow. */
const leastPrint = 20
const mostPrint = 0.12

/**
 * How much blue there is in strokes too thin for coloured spots: a signature under a warm lamp departs by as little as what scanners
 * make of black ink elsewhere. On its own page it is told from the print, which leans to blue everywhere or nowhere.
 * @returns departures beyond the print's, summed over cells that touch others like them; 0 = none
 */
export function bluePen(view: Pick<PageView, 'cells' | 'paper'>): number {
  const { cells, paper } = view
  const { columns, rows } = cells
  const leaning = new Float32Array(columns * rows)
  const print: number[] = []
  const inside = insideOf(paper)
  const tint = tintOf(paper)
  const darkest = Math.max(darkestLevel(paper), quantile(sheetLevels(paper), 0.5) * leastLit)
  let seen = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const tile = tileAt(paper, column, row)
      if (!inside[tile] || paper.level[tile]! < darkest) continue
      seen++
      const i = row * columns + column
      const light = cells.luma[i]! / paper.level[tile]!
      if (light > lightest) continue
      const lean = leanToBlue(view, tint, i, tile, light)
      if (light < dark) print.push(lean.blue)
      if (lean.isBlue) leaning[i] = lean.blue
    }
  }
  if (print.length < leastPrint || print.length > mostPrint * seen) return 0
  const ofPrint = Math.max(0, quantile(print, printAt))
  if (ofPrint > mostOfPrint) return 0
  return beyond(leaning, columns, Math.max(floor, overPrint * ofPrint))
}

/**
 * Of where neutral ink would lie at full lightness on paper that is itself tinted: ink that is neutral goes as far towards it as it is
 * light, since what of the paper shows between it does not go at all. Tone curves take its darkest so far.
 */
const mostNeutral = 0.6
/** Where paper has little tint of its own, black departs by so much on scanners and under lamps, but not farther than so many times the tint. */
const blackLeans = 0.04
const mostTints = 1.35
/** What JPEG, which keeps colour coarsely, lends of the paper's tint to the ink beside it. */
const leastNeutral = -0.35

/** How far a cell departs to blue from what light and paper explain, and whether that is where it departs to. */
function leanToBlue(
  { cells, paper }: Pick<PageView, 'cells' | 'paper'>,
  tint: Tint,
  i: number,
  tile: number,
  light: number,
): { readonly blue: number; readonly isBlue: boolean } {
  const root = Math.sqrt(3) / 2
  const redGain = tint.red[tile]!
  const greenGain = tint.green[tile]!
  const blueGain = tint.blue[tile]!
  const red = cells.red[i]! * redGain
  const green = cells.green[i]! * greenGain
  const blue = cells.blue[i]! * blueGain
  const u = (red - (green + blue) / 2) / paper.level[tile]!
  const v = ((green - blue) * root) / paper.level[tile]!
  const nu = redGain - (greenGain + blueGain) / 2
  const nv = (greenGain - blueGain) * root
  const length = nu * nu + nv * nv
  const along = length > 1e-8 ? (u * nu + v * nv) / length : 0
  const neutral = Math.max(mostNeutral, light, Math.min(mostTints, blackLeans / Math.sqrt(length)))
  const explained = Math.max(leastNeutral * light, Math.min(neutral, along))
  const du = u - explained * nu
  const dv = v - explained * nv
  const lean = du * BLUE.across + dv * BLUE.down
  return { blue: lean, isBlue: lean > BLUE.least * Math.hypot(du, dv) }
}

/** 1 for tiles of the sheet with such tiles all round: at its edge the light of the table and of the sheet's own side is no ink. */
function insideOf({ columns, rows, within }: Paper): Uint8Array {
  const inside = new Uint8Array(within.length)
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column
      let all = 1
      for (const beside of [at - columns, at, at + columns])
        all &= within[beside - 1]! & within[beside]! & within[beside + 1]!
      inside[at] = all
    }
  }
  return inside
}

/** A cell counts where so many of its eight neighbours lean that far, too: a single one is noise, and other paper leans all over. */
const leastNeighbours = 2
const mostNeighbours = 6

function beyond(leaning: Float32Array, columns: number, limit: number): number {
  let sum = 0
  for (let i = columns + 1; i < leaning.length - columns - 1; i++) {
    if (leaning[i]! <= limit) continue
    let neighbours = -1
    for (const row of [i - columns, i, i + columns])
      for (let next = row - 1; next <= row + 1; next++) if (leaning[next]! > limit) neighbours++
    if (neighbours >= leastNeighbours && neighbours <= mostNeighbours) sum += leaning[i]! - limit
  }
  return sum
}
