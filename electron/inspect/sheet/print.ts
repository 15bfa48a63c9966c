import { bars, cut, frame, rules, valueBoxes } from '../../../domain/sheet/lines.ts'
import type { Bar, PrintedText } from '../../../domain/sheet/parts.ts'
import * as wording from '../../../domain/sheet/wording.ts'
import { flatHeight, flatWidth, perMm } from './flat.ts'

/** A rectangle of the form in millimetres. */
export type Area = Bar

/** Print may lie so far, in mm, from where the form says. */
const slack = 0.55
const mmPerPoint = 25.4 / 72
/** Half of a character's ink, as a share of its size. */
const halfInk = 0.56

const area = (left: number, top: number, right: number, bottom: number): Area => ({ left, top, right, bottom })
const grown = ({ left, top, right, bottom }: Area, by: number): Area =>
  area(left - by, top - by, right + by, bottom + by)

export const textArea = ({ left, right = left, y, size }: PrintedText): Area => {
  const half = size * mmPerPoint * halfInk
  return area(left, y - half, right, y + half)
}

/** Every line of black print of the form. */
export const printedTexts: readonly PrintedText[] = [
  ...wording.fixedTexts,
  ...wording.optionTexts,
  ...wording.providerSignature,
  ...wording.clientPledge,
  ...wording.clientSignature,
  ...wording.clientSeal,
]
const boxes = [...wording.kindBoxes(true), ...wording.fixedBoxes]
export const boxArea = ({ left, y, side }: { left: number; y: number; side: number }): Area =>
  area(left, y - side / 2, left + side, y + side / 2)

/** The pledge of the provider names the form, and breaks its lines anew under another title. */
const pledge = area(17, 198.4, 196, 220.2)

/** Everything that the printer may have inked, with some room around. */
const printed: readonly Area[] = [
  ...printedTexts.map((text) => grown(textArea(text), slack)),
  ...boxes.map((box) => grown(boxArea(box), slack)),
  ...bars.map((bar) => grown(bar, slack)),
  ...rules.map(({ x1, y1, x2, y2, width }) =>
    grown(area(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)), width / 2 + slack),
  ),
  grown(area(cut.left, cut.y, cut.right, cut.y), 0.2 + slack),
  pledge,
]

let blank: Uint8Array | undefined

/** 1 where the empty form has bare paper inside its frame, the client's two cells included. */
export function blankPaper(): Uint8Array {
  if (blank) return blank
  blank = new Uint8Array(flatWidth * flatHeight)
  fill(blank, area(frame.left, frame.top, frame.right, frame.bottom), 1)
  for (const one of printed) fill(blank, one, 0)
  return blank
}

function fill(mask: Uint8Array, box: Area, value: number): void {
  const { left, top, right, bottom } = inPixels(box)
  for (let v = top; v < bottom; v++) mask.fill(value, v * flatWidth + left, v * flatWidth + right)
}

/** An area in whole pixels of the flattened form, ends left out. */
export function inPixels({ left, top, right, bottom }: Area): Area {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value * perMm)))
  return {
    left: within(left, flatWidth),
    top: within(top, flatHeight),
    right: within(right, flatWidth),
    bottom: within(bottom, flatHeight),
  }
}

const inner = { left: frame.left + frame.thickness, right: frame.right - frame.thickness }

/** The form's parts, in millimetres. */
export const areas = {
  name: area(valueBoxes.name.left - 1.8, valueBoxes.name.top, valueBoxes.name.right + 0.8, valueBoxes.name.bottom),
  domains: area(valueBoxes.domains.left - 1.8, valueBoxes.domains.top, inner.right, valueBoxes.domains.bottom),
  /** 接入服务单位填写 */
  provider: area(inner.left, 58.2, inner.right, 186),
  /** under the provider's pledge: signature, seal, date */
  providerSigns: area(inner.left, 195.8, inner.right, cut.y - 0.4),
  /** under the client's pledge, down to the frame */
  clientSigns: area(inner.left, 255.6, inner.right, frame.bottom - frame.thickness - 0.3),
  /** the line of the client's date */
  date: area(inner.left, 274.4, 110, 282.5),
  /** what the client signs, seal's place included */
  client: area(inner.left, cut.y, inner.right, frame.bottom),
} as const satisfies Record<string, Area>
