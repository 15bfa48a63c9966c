import type { Glance, Question } from '../glance/index.ts'
import { type ClarityReason, type Complaint, doubtAt, failAt, weigh } from './complaint.ts'

/** What the glance must say for a measure that complains to be mistaken. */
interface Clears {
  readonly question: Question
  /** Below these log odds it is, and the picture is let through: pages that have the fault lie above them, nearly all. */
  readonly below: number
  /** Below these where the measure itself only doubts. */
  readonly doubtBelow: number
  /** Below these also where the measure is as sure as can be; undefined = then it is believed whatever the glance says. */
  readonly sureBelow?: number
}
const clears: { readonly [reason in ClarityReason]?: Clears } = {
  occluded: { question: 'occluded', below: -2.5, doubtBelow: 0.3 },
  cropped: { question: 'cropped', below: -1.5, doubtBelow: 0.8 },
  shadow: { question: 'shadow', below: -2.5, doubtBelow: 0 },
  glare: { question: 'glare', below: -2.5, doubtBelow: 0, sureBelow: -3.5 },
  // measured, it is never more than a reason to look
  skewed: { question: 'skewed', below: -3, doubtBelow: -3 },
  dark: { question: 'dark', below: -2, doubtBelow: -2 },
  'washed-out': { question: 'washed-out', below: -1.5, doubtBelow: 0, sureBelow: -4 },
  // a mild smear is beneath what it sees
  'motion-blur': { question: 'soft', below: -3.2, doubtBelow: -3.2, sureBelow: -3.2 },
}
/** A measure as sure as this is as sure as can be. */
const beyondDispute = 0.95

/** Log odds at which the glance alone begins to complain, and at which it is quite sure. */
type Odds = readonly [begins: number, sure: number]
/** Faults that it tells by itself: sound pages lie well below, real ones too. */
const tells = { shadow: [0, 2], glare: [0.5, 2.2], dark: [0, 2], 'washed-out': [0, 2], blank: [-0.5, 1] } as const
/** A sheet that lies aslant, told by its outline: a round stamp alone or rings drawn by hand look turned, too. */
const turned: Odds = [3, 5]
/** A page that lies aslant is a reason to look, as where it is measured. */
const mostTurned = 0.59
/** Notes in the paper's own colour, narrow bars, by what they lie on: on cards and pictures what looks laid on is often printed so. */
const laidOn: Readonly<Record<Ground, Odds>> = { writing: [2.2, 5], 'some print': [2.4, 5] }
/** What a page shows where the glance takes something for laid on: running text, a few words or a rule around it, or neither. */
export type Ground = 'writing' | 'some print'
/** Sides cut off between or through words, in pictures that have the shape of a paper, and in those that have none. */
const cutOff: Odds = [3.2, 6.2]
const cutOutOfShape: Odds = [1.8, 4.3]

/** What else is seen of the page that the glance looked at. */
export interface Seen {
  /** what lies around the thing that it takes for laid on; without print around it nothing is hidden */
  readonly ground?: Ground
  /** the sheet lies whole on a table */
  readonly surrounded: boolean
  /** no paper and no camera has the picture's shape: a part of the page may be missing */
  readonly outOfShape: boolean
}

/** What the measures complain of, seen beside the whole page: some of it is taken back, and what they overlook is added. */
export function besideGlance(complaints: readonly Complaint[], glance: Glance, seen: Seen): Complaint[] {
  const kept = complaints.map((complaint) =>
    isMistaken(complaint, glance, seen)
      ? { ...complaint, weight: Math.min(complaint.weight, doubtAt - 0.01) }
      : complaint,
  )
  const added = toldBy(glance, seen).filter(
    // a measure that found it says better where it is
    ({ reason, weight }) => weight >= doubtAt && !kept.some((one) => one.reason === reason && one.weight >= doubtAt),
  )
  return [...kept, ...added]
}

function isMistaken({ reason, weight }: Complaint, { odds }: Glance, { surrounded, outOfShape }: Seen): boolean {
  const rule = clears[reason]
  // an outline that leans is measured: trapezoids as regular as a page seen from straight below are strange to the glance
  if (rule === undefined || (reason === 'skewed' && surrounded)) return false
  // the shape speaks for a cut, too
  const unsure = reason === 'cropped' && outOfShape ? rule.below : rule.doubtBelow
  const below = weight < failAt ? unsure : weight < beyondDispute ? rule.below : rule.sureBelow
  return below !== undefined && odds[rule.question] < below
}

/** What the glance alone complains of. */
function toldBy({ odds, where }: Glance, { ground, surrounded, outOfShape }: Seen): Complaint[] {
  const pageWide = (reason: 'dark' | 'washed-out' | 'blank') => {
    const [begins, sure] = tells[reason]
    return { reason, weight: weigh(odds[reason], begins, sure) }
  }
  const inPlace = (reason: 'shadow' | 'glare' | 'occluded' | 'cropped', [begins, sure]: Odds) => ({
    reason,
    weight: weigh(odds[reason], begins, sure),
    region: where(reason),
  })
  return [
    pageWide('dark'),
    pageWide('washed-out'),
    pageWide('blank'),
    inPlace('shadow', tells.shadow),
    inPlace('glare', tells.glare),
    inPlace('cropped', outOfShape ? cutOutOfShape : cutOff),
    ...(ground ? [inPlace('occluded', laidOn[ground])] : []),
    ...(surrounded
      ? [{ reason: 'skewed' as const, weight: mostTurned * weigh(odds.skewed, turned[0], turned[1]) }]
      : []),
  ]
}
