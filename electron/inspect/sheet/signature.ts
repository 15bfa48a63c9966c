import type { Flat } from './flat.ts'
import type { SheetCheck } from './frame.ts'
import { type Blot, blotsIn, bluenessOf, bluenessOfPrint } from './ink.ts'
import { areas } from './print.ts'
import { without } from './provider.ts'
import { around, type ToRegion } from './region.ts'
import type { SealOnForm } from './seal-place.ts'
import { sheetWords } from './words.ts'

/** A signature's strokes cover at least so many mm², and it is at least so high, in mm. */
const surely = { size: 5, height: 2.6 } as const
const perhaps = { size: 1.8, height: 1.6 } as const
/** Of 47 drawn copies and black signatures none is bluer than the print by more than 0.06, of 18 blue ones none by less than 0.17. */
const leastBlueness = 0.12
/** wider, in mm, is a finger or a stain: a dense signature runs together to some 5 mm */
const widestStroke = 7
const longestStroke = 110

interface Signature {
  readonly check: SheetCheck
  readonly signed: boolean
  readonly dated: boolean
  readonly inColour: boolean
}

/**
 * Whether 网站负责人 signed: strokes in black or blue ink under the client's pledge that are neither print nor seal.
 * A fingerprint and a name chop are red and do not count.
 * @returns dated: strokes on the line of the date; inColour: the signature's ink is blue beside the print's, so the picture is no grey copy
 */
export function judgeSignature(
  flat: Flat,
  blank: Uint8Array,
  least: number,
  seals: readonly SealOnForm[],
  toRegion: ToRegion,
): Signature {
  const strokesOn = (paper: Uint8Array) =>
    blotsIn(flat, areas.clientSigns, paper, { least, withRed: false }, 0.25).filter(isStroke)
  // red ink is told by its colour; a black or blue stamp is not, and must not be taken for strokes
  const stamps = seals.filter(({ mark }) => mark.ink !== 'red')
  const strokes = strokesOn(without(blank, stamps))
  const onDate = ({ area }: Blot) => (area.top + area.bottom) / 2 > areas.date.top && area.left < areas.date.right
  const dated = inkOf(strokes.filter((blot) => onDate(blot) && blot.area.top > areas.date.top - 1)) > 1.2
  const signature = strokes.filter((blot) => !onDate(blot))
  const size = inkOf(signature)
  const height = signature.length === 0 ? 0 : heightOf(signature)
  if (size >= surely.size && height >= surely.height) {
    const region = toRegion(around(signature.map(({ area }) => area)))
    const score = Math.min(0.99, 0.85 + size * 0.004)
    const inColour = isBlue(flat, signature, least)
    return { signed: true, dated, inColour, check: { verdict: 'pass', score, evidence: [sheetWords.signed(region)] } }
  }
  const region = toRegion({ ...areas.clientSigns, bottom: areas.date.top, right: 130 })
  // and a signature across a line of print can look like a black stamp
  const underStamp = stamps.length > 0 && inkOf(strokesOn(blank).filter((blot) => !onDate(blot))) >= surely.size
  if (underStamp || (size >= perhaps.size && height >= perhaps.height)) {
    return {
      signed: true,
      dated,
      inColour: false,
      check: { verdict: 'doubt', score: 0.6, evidence: [sheetWords.signedFaintly(region)] },
    }
  }
  const chop = seals.some(({ mark, place }) => place === 'client' && mark.shape === 'square')
  const evidence = [chop ? sheetWords.onlyChop(region) : sheetWords.unsigned(region)]
  const score = Math.max(0.8, 0.98 - size * 0.1)
  return { signed: false, dated, inColour: false, check: { verdict: 'fail', score, evidence } }
}

/** Whether a pen's ink is blue, held against the black print of the same picture. */
function isBlue(flat: Flat, strokes: readonly Blot[], least: number): boolean {
  const mean = (channel: 'red' | 'green' | 'blue') =>
    strokes.reduce((sum, blot) => sum + blot[channel] * blot.size, 0) / inkOf(strokes)
  return bluenessOf(mean('red'), mean('green'), mean('blue')) - bluenessOfPrint(flat, least) > leastBlueness
}

const inkOf = (blots: readonly Blot[]): number => blots.reduce((sum, { size }) => sum + size, 0)

/** The highest run of strokes that hang together. */
const heightOf = (blots: readonly Blot[]): number => Math.max(...blots.map(({ area }) => area.bottom - area.top))

function isStroke({ area, thickness }: Blot): boolean {
  const wide = area.right - area.left
  const high = area.bottom - area.top
  return thickness <= widestStroke && Math.max(wide, high) <= longestStroke && Math.max(wide, high) >= 0.8
}
