import type { Glance, Question } from '../glance/index.ts'
import { askewAtMost, type ClarityReason, type Complaint, doubtAt, failAt, takenBack, weigh } from './complaint.ts'

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
  occluded: { question: 'occluded', below: -0.5, doubtBelow: 0.6 },
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
type Span = readonly [begins: number, sure: number]
/** Faults that it tells by itself: sound pages lie well below, real ones too. */
const tells: Readonly<Record<'occluded' | 'shadow' | 'glare' | 'dark' | 'washed-out' | 'blank', Span>> = {
  occluded: [-0.3, 4.3],
  shadow: [-0.5, 2],
  glare: [-1, 2],
  dark: [0, 2],
  'washed-out': [0, 2],
  blank: [-0.5, 1],
}
/** A sheet that lies aslant, told by its outline: a round stamp alone or rings drawn by hand look turned, too. */
const turned: Span = [1, 3.5]
/** Print may be soft to the glance above these log odds; where its edges are softer one way by as much as this, it is smeared. */
const maybeSoft = -1.1
const smeared: Span = [1.2, 1.55]
/** Print so much softer one way than the other is smeared whatever the glance says. */
const plainlySmeared = 2.2
/** From this weight on the measured outline of a sheet on a table leans, whatever the glance says. */
const firmlyAskew = 0.5

/** What else is seen of the page that the glance looked at. */
export interface Seen {
  /** the sheet lies whole on a table */
  readonly surrounded: boolean
  /** how many times softer the edges of print are in one direction than in the other; 1 = alike */
  readonly lopsided: number
}

/** What the measures complain of, seen beside the whole page: some of it is taken back, and what they overlook is added. */
export function besideGlance(complaints: readonly Complaint[], glance: Glance, seen: Seen): Complaint[] {
  const kept = complaints.map((complaint) => {
    if (isBorneOut(complaint, glance)) return { ...complaint, weight: doubtAt }
    return isMistaken(complaint, glance, seen) ? takenBack(complaint) : complaint
  })
  const added = toldBy(glance, seen).filter(
    // a measure that found it says better where it is
    ({ reason, weight }) => weight >= doubtAt && !kept.some((one) => one.reason === reason && one.weight >= doubtAt),
  )
  return [...kept, ...added]
}

/** From this weight on a measure nearly doubts; with these log odds of the glance beside it a person should look. */
const nearDoubt = 0.25
const bearsOut = 1.5

function isBorneOut({ reason, weight }: Complaint, { odds }: Glance): boolean {
  const rule = clears[reason]
  return rule !== undefined && weight >= nearDoubt && weight < doubtAt && odds[rule.question] > bearsOut
}

function isMistaken({ reason, weight }: Complaint, { odds }: Glance, { surrounded, lopsided }: Seen): boolean {
  const rule = clears[reason]
  if (rule === undefined) return false
  // an outline that leans is measured: trapezoids as regular as a page seen from straight below are strange to the glance
  if (reason === 'skewed' && surrounded && weight >= firmlyAskew) return false
  if (reason === 'motion-blur' && lopsided > plainlySmeared) return false
  const below = weight < failAt ? rule.doubtBelow : weight < beyondDispute ? rule.below : rule.sureBelow
  return below !== undefined && odds[rule.question] < below
}

/** What the glance alone complains of. */
function toldBy({ odds, where }: Glance, { surrounded, lopsided }: Seen): Complaint[] {
  const pageWide = (reason: 'dark' | 'washed-out' | 'blank') => ({
    reason,
    weight: weigh(odds[reason], ...tells[reason]),
  })
  const inPlace = (reason: 'shadow' | 'glare' | 'occluded'): Complaint => {
    const weight = weigh(odds[reason], ...tells[reason])
    return weight < doubtAt ? { reason, weight } : { reason, weight, region: where[reason] }
  }
  return [
    pageWide('dark'),
    pageWide('washed-out'),
    pageWide('blank'),
    inPlace('shadow'),
    inPlace('glare'),
    inPlace('occluded'),
    ...(odds.soft > maybeSoft ? [{ reason: 'motion-blur' as const, weight: weigh(lopsided, ...smeared) }] : []),
    ...(surrounded ? [{ reason: 'skewed' as const, weight: askewAtMost * weigh(odds.skewed, ...turned) }] : []),
  ]
}
