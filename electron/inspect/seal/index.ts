import type { z } from 'zod'
import type { Region, sealMarkSchema, sealResultSchema } from '../../../domain/model/index.ts'
import { probability } from '../odds.ts'
import type { PageView } from '../view.ts'
import { overlap, shareWithin } from './box.ts'
import type { Ink } from './ink.ts'
import { judge } from './judge.ts'
import { calibration } from './judge-weights.ts'
import { type Levels, readLevels } from './levels.ts'
import { search } from './search.ts'
import { conclude } from './verdict.ts'

export type SealResult = z.infer<typeof sealResultSchema>
export type SealMark = z.infer<typeof sealMarkSchema>

/** Marks below this probability are not worth showing. */
const LISTED = 0.4
/** A mark in another ink explains a missing seal only if it is likely one. */
const OTHERS_LISTED = 0.6
/** A seal this surely found needs no finer look. */
const SURE = 0.9
/**
 * Log odds below which a box is not put right and judged again, and the overlap above which it need not be. A box of twice the
 * seal's size is judged -5 to -6, and the same seal in its right box +5.
 */
const HOPELESS = -8
const WELL_PLACED = 0.85
const ROUNDEST_OVAL = 0.82

/** Everything in red that was looked at closely, boxes in cells: official seals (公章: round or oval, ring and lettering) and what is none. */
export const readRed = (view: PageView): SealMark[] => readMarks(readLevels(view, 'red'))

/**
 * Looks for official seals.
 * @param colourless the page is a grey or black-and-white copy, so that a seal on it may be black
 * @param red what was found in red, which does not depend on that
 * @returns verdict, its confidence, and every seal-like mark in FULL pixels. Pure and synchronous.
 */
export function findSeals(view: PageView, colourless: boolean, red: readonly SealMark[] = readRed(view)): SealResult {
  const best = Math.max(calibration.none, ...red.filter((m) => m.shape !== 'square').map((m) => m.score))
  const marks = listed(red, LISTED)
  if (best < 0.5) {
    const others: Ink[] = colourless ? ['black'] : ['blue']
    for (const ink of others) {
      const found = readMarks(readLevels(view, ink)).filter((m) => m.shape !== 'square')
      marks.push(...listed(found, OTHERS_LISTED))
    }
  }
  return conclude(
    marks.map((mark) => inFull(mark, view)),
    best,
  )
}

/** Everything looked at closely, boxes in cells. */
function readMarks(levels: Levels): SealMark[] {
  const marks: SealMark[] = []
  search(levels, (box) => {
    let answer = judge(levels, box)
    if (answer.seal > HOPELESS && overlap(answer.box, box) < WELL_PLACED) answer = judge(levels, answer.box)
    const seal = calibrated(answer.seal)
    const square = probability(answer.square)
    const { width, height } = answer.box
    const roundness = Math.min(width, height) / Math.max(width, height)
    const round = roundness < ROUNDEST_OVAL ? 'oval' : 'round'
    marks.push(
      square > seal
        ? { ...answer.box, shape: 'square', ink: levels.ink, score: square }
        : { ...answer.box, shape: round, ink: levels.ink, score: seal },
    )
    return { box: answer.box, sure: seal > SURE }
  })
  return marks
}

/** How sure it is that there is a seal: the judge's log odds, put right by what they were worth on pages it had not seen. */
function calibrated(logOdds: number): number {
  return probability(calibration.slope * logOdds + calibration.shift)
}

/** The likely ones, best first, none lying on a better one. */
function listed(marks: readonly SealMark[], least: number): SealMark[] {
  const kept: SealMark[] = []
  for (const mark of [...marks].sort((a, b) => b.score - a.score)) {
    if (mark.score >= least && kept.every((other) => apart(other, mark))) kept.push(mark)
  }
  return kept
}

function apart(one: Region, other: Region): boolean {
  return overlap(one, other) < 0.3 && shareWithin(one, other) < 0.7 && shareWithin(other, one) < 0.7
}

function inFull(mark: SealMark, { picture, cells }: PageView): SealMark {
  const k = cells.size * picture.scale
  const x = Math.max(0, mark.x * k)
  const y = Math.max(0, mark.y * k)
  return {
    ...mark,
    x,
    y,
    width: Math.min(picture.width * picture.scale, (mark.x + mark.width) * k) - x,
    height: Math.min(picture.height * picture.scale, (mark.y + mark.height) * k) - y,
  }
}
