import type { PageView } from '../view.ts'
import { lineAngle } from './angle.ts'
import { type Complaint, weigh } from './complaint.ts'
import { cutSides } from './sides.ts'
import { isPageOfWriting, type Window } from './text.ts'

/** A page turned by this much is still read with ease; from the second angle on people put it straight first. */
const fineTurn = 4.5
const badTurn = 9

/** Whether the page lies straight and is wholly in the picture. */
export function lookAtFrame(view: PageView, writing: readonly Window[]): Complaint[] {
  const turn = Math.abs(lineAngle(view))
  return [
    // a turned page can be put right by software: reason to look, not to send back
    { reason: 'skewed', weight: 0.59 * weigh(turn, fineTurn, badTurn) },
    ...cutSides(view, isPageOfWriting(writing)),
  ]
}
