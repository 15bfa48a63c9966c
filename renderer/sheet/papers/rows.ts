import { page, type Rule, type TickBox } from '../../../domain/sheet/parts.ts'
import { mm } from '../typeset.ts'
import type { Atom } from './lines.ts'

/** A word on a row: `x` in millimetres, `size` and `spacing` in points. */
export interface Word {
  readonly text: string
  readonly x: number
  /** middle of the characters' bodies, in millimetres from the row's top */
  readonly y: number
  readonly size: number
  readonly spacing: number
  readonly bold: boolean
  /** for the clerk, not for the reader: small print that is no part of what is signed */
  readonly grey: boolean
}

/** A strip of the page that is never cut: its marks are in millimetres from its own top. */
export interface Row {
  readonly height: number
  readonly words: readonly Word[]
  readonly rules: readonly Rule[]
  readonly boxes: readonly TickBox[]
  /** stays on one page with the row after it */
  readonly glued: boolean
  /** a table's head, said again where the table goes on on another page */
  readonly head?: Row
}

/** Where the text stands on the page, in millimetres. */
export const area = { left: 26, right: page.width - 26, top: 26, bottom: page.height - 26 } as const
export const textWidth = area.right - area.left

/** millimetres of so many em in a type size */
export const em = (count: number, size: number): number => (count * size) / mm

export interface Type {
  /** points */
  readonly size: number
  readonly bold: boolean
  readonly grey: boolean
}

export const empty = (height: number, glued = false): Row => ({ height, words: [], rules: [], boxes: [], glued })

const ruleWidth = 0.2

/**
 * Sets one line of atoms.
 * @param x,y left end and middle of the characters' bodies in the row
 * @param extra added after each atom, in em, where the line is set to fill its width
 */
export function setAtoms(
  atoms: readonly Atom[],
  type: Type,
  x: number,
  y: number,
  extra = 0,
): Pick<Row, 'words' | 'rules' | 'boxes'> {
  const words: Word[] = []
  const rules: Rule[] = []
  const boxes: TickBox[] = []
  const below = y + em(0.56, type.size)
  let at = x
  let word = { text: '', x: at }
  let under: { from: number; to: number } | undefined
  const endWord = () => {
    if (word.text.trim() !== '') words.push({ ...type, ...word, y, spacing: extra * type.size })
    word = { text: '', x: at }
  }
  const endRule = () => {
    if (under !== undefined) rules.push({ x1: under.from, x2: under.to, y1: below, y2: below, width: ruleWidth })
    under = undefined
  }
  for (const { character, width, kind } of atoms) {
    const next = at + em(width + extra, type.size)
    if (kind === 'value' || kind === 'line') under = { from: under?.from ?? at, to: next - em(extra, type.size) }
    else endRule()
    if (character === '') {
      endWord()
      if (kind === 'box' || kind === 'ticked') {
        const side = em(0.86, type.size)
        boxes.push({ left: at, y, side })
        if (kind === 'ticked') rules.push(...tick(at, y, side))
      }
      at = next
      word = { text: '', x: at }
      continue
    }
    word.text += character
    at = next
  }
  endWord()
  endRule()
  return { words, rules, boxes }
}

/** A tick inside a box. */
function tick(left: number, y: number, side: number): Rule[] {
  const point = (across: number, down: number) => ({ x: left + across * side, y: y + down * side })
  const [from, turn, to] = [point(0.18, 0), point(0.42, 0.28), point(0.84, -0.28)]
  return [
    { x1: from.x, y1: from.y, x2: turn.x, y2: turn.y, width: 0.45 },
    { x1: turn.x, y1: turn.y, x2: to.x, y2: to.y, width: 0.45 },
  ]
}

/** Rows one on the other, as one that is never cut. */
export function stacked(rows: readonly Row[]): Row {
  let top = 0
  const words: Word[] = []
  const rules: Rule[] = []
  const boxes: TickBox[] = []
  for (const row of rows) {
    const moved = shifted(row, top)
    words.push(...moved.words)
    rules.push(...moved.rules)
    boxes.push(...moved.boxes)
    top += row.height
  }
  return { height: top, words, rules, boxes, glued: rows.at(-1)?.glued ?? false }
}

/** The marks of a row at its place on the page. */
export function shifted(row: Row, top: number): Pick<Row, 'words' | 'rules' | 'boxes'> {
  return {
    words: row.words.map((word) => ({ ...word, y: word.y + top })),
    rules: row.rules.map((rule) => ({ ...rule, y1: rule.y1 + top, y2: rule.y2 + top })),
    boxes: row.boxes.map((one) => ({ ...one, y: one.y + top })),
  }
}
