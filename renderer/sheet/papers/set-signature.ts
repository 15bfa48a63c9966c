import type { ComposedBlock, Runs } from '../../../domain/papers/index.ts'
import type { Rule } from '../../../domain/sheet/parts.ts'
import { atomsOf, widthOfAtoms } from './lines.ts'
import { area, em, empty, type Row, setAtoms, stacked, textWidth } from './rows.ts'
import type { Setting } from './set-blocks.ts'

/** Heights in millimetres: room to sign, to stamp (a 公章 is 38 to 42 mm and lies over signature and date), to press. */
const height = { party: 13, seal: 17, date: 13, fingerprint: 27 } as const
/** Where the labels begin, and the shortest line to sign on. */
const left = area.left + 0.4 * textWidth
const shortest = 32
const print = { width: 18, height: 23 } as const

/** Where a paper is signed, stamped, pressed and dated: one block that is never cut. */
export function setSignature(sign: Extract<ComposedBlock, { type: 'sign' }>, setting: Setting): Row[] {
  const rows = sign.parties.map(({ label, fingerprint }) => setParty(label, fingerprint, setting))
  if (sign.seal.length > 0) rows.push(labelled(sign.seal, height.seal, setting).row)
  if (sign.date !== undefined) {
    rows.push(labelled([{ kind: 'words', text: '日期：' }, ...sign.date], height.date, setting, '').row)
  }
  return [stacked([empty(7), ...rows])]
}

function setParty(label: Runs, fingerprint: boolean, setting: Setting): Row {
  const { row, end } = labelled(label, fingerprint ? height.fingerprint : height.party, setting)
  const right = fingerprint ? area.right - print.width - 3 : area.right
  const y = height.party / 2 + em(0.56, setting.size)
  const from = Math.min(end, right - shortest)
  const line: Rule = { x1: from, x2: right, y1: y, y2: y, width: 0.2 }
  if (!fingerprint) return { ...row, rules: [...row.rules, line] }
  const place = pressHere(setting)
  return { ...row, words: [...row.words, ...place.words], rules: [...row.rules, line, ...place.rules] }
}

/** Words at the signature's left edge, on a strip of the given height. @returns where they end, too */
function labelled(label: Runs, tall: number, setting: Setting, colon = '：'): { row: Row; end: number } {
  const atoms = atomsOf(setting.face, [...label, { kind: 'words', text: colon }])
  const width = em(widthOfAtoms(atoms), setting.size)
  // a long label begins further left, so that there is room to sign
  const x = Math.max(area.left, Math.min(left, area.right - shortest - width))
  const type = { size: setting.size, bold: false, grey: false }
  return { row: { ...empty(tall), ...setAtoms(atoms, type, x, height.party / 2) }, end: x + width }
}

/** A dashed place for a 指印, right of the line that is signed on. */
function pressHere(setting: Setting): Pick<Row, 'words' | 'rules'> {
  const [x, top] = [area.right - print.width, 1]
  const dash = [1, 1] as const
  const across = [top, top + print.height].map((y) => ({ x1: x, x2: area.right, y1: y, y2: y, width: 0.2, dash }))
  const down = [x, area.right].map((at) => ({ x1: at, x2: at, y1: top, y2: top + print.height, width: 0.2, dash }))
  const size = 9
  const atoms = atomsOf(setting.face, [{ kind: 'words', text: '按指印处' }])
  const middle = x + (print.width - em(widthOfAtoms(atoms), size)) / 2
  const { words } = setAtoms(atoms, { size, bold: false, grey: true }, middle, top + print.height - 3)
  return { words, rules: [...across, ...down] }
}
