import { bars, rules } from '../../../domain/sheet/lines.ts'
import { type Form, type PrintedText, page } from '../../../domain/sheet/parts.ts'
import * as wording from '../../../domain/sheet/wording.ts'
import type { Face } from '../face.ts'
import { widthOf } from '../typeset.ts'
import { fingerprintPlace, handCopyPlace } from './extras.ts'
import { providerPledgeNaming } from './pledge.ts'

const mmPerPoint = 25.4 / 72
/** The title line of the real form: ink edges and body middle in millimetres, size in points. */
const titleLine = { left: 63.62, right: 149.8, y: 6.64, size: 15 } as const
/** widest that a title may be */
const widestTitle = 170

/** The title, letter-spaced as on the real form; a longer one keeps the distance and moves out from the same middle. */
function titleText(title: string, face: Face): PrintedText {
  const { left, right, y, size } = titleLine
  if (title === wording.officialTitle) return { text: title, left, right, y, size, bold: true }
  const extra = ((right - left) / mmPerPoint - 12 * size) / 11
  const natural = (widthOf(face, title) * size + extra * ([...title].length - 1)) * mmPerPoint
  const width = Math.min(natural, widestTitle)
  const middle = page.width / 2
  return { text: title, left: middle - width / 2, right: middle + width / 2, y, size, bold: true }
}

/** What a form may carry besides the published one. */
export interface FormExtras {
  /** wording that a 个人 copies by hand; '' = none */
  readonly handCopy?: string
  readonly fingerprint?: boolean
}

/**
 * The whole printed 核验单 without a client's words.
 * @param unit 单位 is ticked and 单位盖章 printed; else 个人 is ticked
 * @param title what stands on top
 * @param face measures where lines must be broken anew
 */
export function sheetForm(unit: boolean, title: string, face: Face, extras: FormExtras = {}): Form {
  const { handCopy = '', fingerprint = false } = extras
  const besides = [
    ...(handCopy === '' ? [] : [handCopyPlace(handCopy, face)]),
    ...(fingerprint ? [fingerprintPlace()] : []),
  ]
  return {
    rules: [...rules, ...besides.flatMap((extra) => extra.rules)],
    bars,
    boxes: [...wording.kindBoxes(unit), ...wording.fixedBoxes],
    texts: [
      titleText(title, face),
      ...wording.fixedTexts,
      ...wording.optionTexts,
      ...providerPledgeNaming(title, face),
      ...wording.providerSignature,
      ...wording.clientPledge,
      ...wording.clientSignature,
      ...(unit ? wording.clientSeal : []),
      ...besides.flatMap((extra) => extra.texts),
    ],
  }
}
