import type { Glance, Question } from '../glance/index.ts'
import { type ClarityReason, type Complaint, doubtAt, weigh } from './complaint.ts'

/**
 * Below these log odds of the glance a measure that complains is mistaken, and the picture is let through. Fitted pages
 * that have the fault lie above them, nearly all.
 */
const clears: Readonly<Record<Question, number>> = {
  occluded: -2.5,
  cropped: -2.5,
  shadow: -2.5,
  dark: -2,
  'washed-out': -1.5,
}
/** A measure as sure as this is believed whatever the glance says. */
const beyondDispute = 0.95

/** Log odds at which the glance alone begins to complain, and at which it is quite sure. */
type Odds = readonly [begins: number, sure: number]
/** Notes in the paper's own colour, narrow bars, by what they lie on: on cards and pictures what looks laid on is often printed so. */
const laidOn: Readonly<Record<Ground, Odds>> = { writing: [2.2, 5], 'some print': [2.4, 5] }
/** What a page shows where the glance takes something for laid on: running text, a few words or a rule around it, or neither. */
export type Ground = 'writing' | 'some print'

/** Sides cut off between or through words. */
const cutOff: Odds = [3.2, 6.2]

const isAsked = (reason: ClarityReason): reason is Question => reason in clears

/**
 * What the measures complain of, seen beside the whole page: some of it is taken back, and what they overlook is added.
 * @param ground what lies around the thing that the glance takes for laid on; without print around it nothing is hidden
 */
export function besideGlance(complaints: readonly Complaint[], glance: Glance, ground?: Ground): Complaint[] {
  const kept = complaints.map((complaint) => {
    const { reason, weight } = complaint
    const isCleared = isAsked(reason) && weight < beyondDispute && glance.odds[reason] < clears[reason]
    return isCleared ? { ...complaint, weight: Math.min(weight, doubtAt - 0.01) } : complaint
  })
  const added = [
    {
      reason: 'occluded' as const,
      weight: ground ? weigh(glance.odds.occluded, ...laidOn[ground]) : 0,
    },
    { reason: 'cropped' as const, weight: weigh(glance.odds.cropped, ...cutOff) },
  ]
  return [
    ...kept,
    // a measure that found it says better where it is
    ...added
      .filter(
        ({ reason, weight }) =>
          weight >= doubtAt && !kept.some((one) => one.reason === reason && one.weight >= doubtAt),
      )
      .map((complaint) => ({ ...complaint, region: glance.where(complaint.reason) })),
  ]
}
