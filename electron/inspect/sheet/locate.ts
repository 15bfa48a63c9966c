import type { PageView } from '../view.ts'
import { findBars, inkLevel } from './bars.ts'
import { type Fit, refine } from './fit.ts'
import { guesses } from './place.ts'

/** Of the places on the form's inner lines, how many must show a line beyond what chance gives. */
export const surelyOurs = 0.6
/** So many at least that it may be our form under a finger, in glare or with a part cut off. */
export const perhapsOurs = 0.4
/** More guesses than this are tried on no page. */
const mostTries = 12

/**
 * Finds the form of the 核验单 on a page, whichever way up, askew or in perspective.
 * @returns the best fit, with `certainty` = share of the inner lines found beyond chance; undefined where there are no
 *   black bars to start from
 */
export function locate(view: PageView): (Fit & { readonly certainty: number }) | undefined {
  const { width, height } = view.picture
  const grey = { data: view.grey, width, height }
  const ink = inkLevel(view)
  let best: (Fit & { certainty: number }) | undefined
  for (const guess of guesses(findBars(view, ink)).slice(0, mostTries)) {
    const fit = refine(grey, guess.toForm, ink)
    if (!fit) continue
    const certainty = Math.max(0, fit.seen - fit.chance)
    if (!best || certainty > best.certainty) best = { ...fit, certainty }
    if (certainty > surelyOurs) break
  }
  return best
}
