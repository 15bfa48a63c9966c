import type { ComposedBlock, ComposedPaper, Runs } from '../../../domain/papers/index.ts'
import type { Face } from '../face.ts'
import { type Atom, atomsOf, box, breakAtoms, widthOfAtoms } from './lines.ts'
import { area, em, empty, type Row, setAtoms, type Type, textWidth } from './rows.ts'
import { setSignature } from './set-signature.ts'
import { setTable } from './set-table.ts'

/** Sizes of one setting of a paper; all follow from the body's. */
export interface Setting {
  readonly face: Face
  /** body type in points */
  readonly size: number
  /** line distance in em */
  readonly leading: number
}

/** Distance to handwritten lines, in millimetres: room for a pen. */
const writingDistance = 9.5
const titleSize = 18

/** Sets a whole paper into rows, top to bottom. */
export function setPaper(paper: ComposedPaper, setting: Setting): Row[] {
  const rows = [...setTitle(paper.title, setting)]
  for (const block of paper.blocks) {
    // a signature on a page of its own could be put under anything
    if (block.type === 'sign') glueLast(rows, 2)
    rows.push(...setBlock(block, setting))
  }
  return rows
}

function glueLast(rows: Row[], count: number): void {
  for (let i = Math.max(0, rows.length - count); i < rows.length; i++) rows[i] = { ...rows[i]!, glued: true }
}

function setTitle(title: string, { face }: Setting): Row[] {
  const atoms = atomsOf(face, [{ kind: 'words', text: title }])
  const type = { size: titleSize, bold: true, grey: false }
  const rows = breakAtoms(atoms, textWidth / em(1, titleSize)).map((line) => centred(line, type, 1.5))
  return [...rows.map((row) => ({ ...row, glued: true })), empty(4, true)]
}

function centred(line: readonly Atom[], type: Type, leading: number): Row {
  const height = em(leading, type.size)
  const x = area.left + (textWidth - em(widthOfAtoms(line), type.size)) / 2
  return { height, ...setAtoms(line, type, x, height / 2), glued: false }
}

function setBlock(block: ComposedBlock, setting: Setting): Row[] {
  const body = { size: setting.size, bold: false, grey: false }
  switch (block.type) {
    case 'heading': {
      const rows = setText(block.runs, setting, { ...body, bold: true })
      return [empty(em(0.4, setting.size), true), ...rows.map((row) => ({ ...row, glued: true }))]
    }
    case 'paragraph': {
      const type = { ...body, bold: block.bold }
      if (block.align === 'left') return setText(block.runs, setting, type, { indent: block.indent ? 2 : 0 })
      return setAligned(block.runs, setting, type, block.align)
    }
    case 'item': {
      const number = atomsOf(setting.face, [{ kind: 'words', text: block.number }])
      return setText(block.runs, setting, body, { before: number, hang: Math.max(2, widthOfAtoms(number)) })
    }
    case 'ticks': {
      const items = block.items.flatMap(({ runs, ticked }) => [
        box(ticked),
        ...atomsOf(setting.face, runs),
        ...atomsOf(setting.face, [{ kind: 'words', text: '　' }]).map((atom) => ({
          ...atom,
          character: ' ',
          width: 1.5,
        })),
      ])
      return setLines([...atomsOf(setting.face, block.label), ...items], setting, body, { indent: 2, ragged: true })
    }
    case 'guidance': {
      const small = { size: Math.max(9, setting.size - 2), bold: false, grey: true }
      return [...setText(block.runs, setting, small), ...writingLines(block.lines)]
    }
    case 'copy':
      return [...setText(block.runs, setting, body, { indent: 2 }), ...writingLines(block.lines)]
    case 'table':
      return setTable(block, setting)
    case 'sign':
      return setSignature(block, setting)
  }
}

/** Ruled lines to write on; the first stays with what says what to write. */
function writingLines(count: number): Row[] {
  const rule = { x1: area.left, x2: area.right, y1: writingDistance - 1, y2: writingDistance - 1, width: 0.2 }
  const rows = Array.from({ length: count }, () => ({ ...empty(writingDistance), rules: [rule] }))
  return count === 0 ? [empty(em(0.3, 12))] : [...rows, empty(3)]
}

interface Shape {
  /** first line's indent in em */
  readonly indent?: number
  /** stands before the first line, in the space that `hang` leaves */
  readonly before?: readonly Atom[]
  /** every line's indent in em */
  readonly hang?: number
  /** lines are not stretched to the full width */
  readonly ragged?: boolean
}

function setText(runs: Runs, setting: Setting, type: Type, shape: Shape = {}): Row[] {
  return setLines(atomsOf(setting.face, runs), setting, type, shape)
}

/** A line is stretched by at most so much after each character, in em; one that would need more is left ragged. */
const mostStretch = 0.25

/** Lines over the width of the page, all but the last stretched to fill it; the first and last two stay together. */
function setLines(atoms: readonly Atom[], { leading }: Setting, type: Type, shape: Shape): Row[] {
  const { indent = 0, before = [], hang = 0, ragged = false } = shape
  const width = textWidth / em(1, type.size) - hang
  const lines = breakAtoms(atoms, width, indent)
  const height = em(leading, type.size)
  return lines.map((line, i) => {
    const first = i === 0
    const space = width - (first ? indent : 0) - widthOfAtoms(line)
    const stretch = i === lines.length - 1 || ragged ? 0 : space / Math.max(1, line.length - 1)
    const x = area.left + em(hang + (first ? indent : 0), type.size)
    const set = setAtoms(line, type, x, height / 2, stretch > mostStretch ? 0 : stretch)
    const number = first && before.length > 0 ? setAtoms(before, type, area.left, height / 2) : undefined
    return {
      height,
      words: [...(number?.words ?? []), ...set.words],
      rules: set.rules,
      boxes: set.boxes,
      glued: (first && lines.length > 1) || i === lines.length - 2,
    }
  })
}

function setAligned(runs: Runs, setting: Setting, type: Type, align: 'center' | 'right'): Row[] {
  return breakAtoms(atomsOf(setting.face, runs), textWidth / em(1, type.size)).map((line) => {
    if (align === 'center') return centred(line, type, setting.leading)
    const height = em(setting.leading, type.size)
    const x = area.right - em(widthOfAtoms(line), type.size)
    return { height, ...setAtoms(line, type, x, height / 2), glued: false }
  })
}
