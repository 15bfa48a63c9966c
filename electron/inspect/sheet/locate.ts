import type { PageView } from '../view.ts'
import { findBars, inkLevel } from './bars.ts'
import { type Fit, refine } from './fit.ts'
import type { Homography } from './homography.ts'
import { likenessToForm } from './likeness.ts'
import { guesses } from './place.ts'

/** Of the places on the form's inner lines, so many must show a line beyond what chance gives. */
const surely = 0.5
/** Fewer are enough where those that do lie this near, in mm, to where they are printed: glare or a hand hid the rest. */
const perhaps = { certainty: 0.36, residual: 0.08 } as const
/**
 * Blur takes the thin lines away and leaves the rows of print: from this likeness on they prove the form. Of drawn pictures
 * the form's own have 0.45 to 0.60, blurred ones too, sheets of other layouts and other papers 0.25 at most.
 */
const alike = 0.36
export interface Found extends Fit {
  readonly certainty: number
}

const isOurs = ({ certainty, residual }: Found): boolean =>
  certainty >= surely || (certainty >= perhaps.certainty && residual <= perhaps.residual)

/** More guesses than this are tried on no page. */
const mostTries = 12

/**
 * Finds the form of the 核验单 on a page, whichever way up, askew or in perspective.
 * @returns the fit, with `certainty` = share of the inner lines found beyond chance; undefined where there is no such form
 */
export function locate(view: PageView): Found | undefined {
  const { width, height } = view.picture
  const grey = { data: view.grey, width, height }
  const ink = inkLevel(view)
  const fitted = (guess: Homography): Found | undefined => {
    const fit = refine(grey, guess, ink)
    return fit && { ...fit, certainty: Math.max(0, fit.seen - fit.chance) }
  }
  const fits: Found[] = []
  for (const guess of guesses(findBars(view, ink)).slice(0, mostTries)) {
    const fit = fitted(guess.toForm)
    if (!fit) continue
    fits.push(fit)
    if (fit.certainty > surely) break
  }
  const best = most(fits, ({ certainty }) => certainty)
  if (!best || isOurs(best)) return best && settled(best, fitted)
  const likenesses = new Map(fits.map((fit) => [fit, likenessToForm(view, fit.toPicture)]))
  const likest = most(fits, (fit) => likenesses.get(fit)!)!
  return likenesses.get(likest)! >= alike ? settled(likest, fitted) : undefined
}

/** A fit whose lines lie so far off, in mm, was cut short by a strong slant: it is gone on with. */
const unsettled = 0.1
const mostRounds = 3

function settled(found: Found, fitted: (guess: Homography) => Found | undefined): Found {
  let best = found
  for (let round = 0; round < mostRounds && best.residual > unsettled; round++) {
    const next = fitted(best.toForm)
    if (!next || next.residual >= best.residual) break
    best = next
  }
  return best
}

function most<T>(list: readonly T[], of: (one: T) => number): T | undefined {
  let best: T | undefined
  for (const one of list) if (best === undefined || of(one) > of(best)) best = one
  return best
}
