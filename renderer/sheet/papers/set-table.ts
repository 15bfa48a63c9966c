import type { ComposedBlock, Runs } from '../../../domain/papers/index.ts'
import type { Rule } from '../../../domain/sheet/parts.ts'
import { type Atom, atomsOf, breakAtoms, widthOfAtoms } from './lines.ts'
import { area, em, empty, type Row, setAtoms, type Type, textWidth } from './rows.ts'
import type { Setting } from './set-blocks.ts'

/** Space between a cell's edge and its words, in millimetres. */
const padding = { x: 1.8, y: 1.4 } as const
const lineWidth = 0.3
const leading = 1.4

/** A table over the width of the text: rows are as high as their fullest cell and never cut; the head is said again. */
export function setTable(table: Extract<ComposedBlock, { type: 'table' }>, setting: Setting): Row[] {
  const total = table.columns.reduce((sum, width) => sum + width, 0)
  const edges: number[] = [area.left]
  for (const width of table.columns) edges.push((edges.at(-1) ?? 0) + (width / total) * textWidth)
  const size = Math.max(9, setting.size - 1.5)
  const row = (cells: readonly Runs[], type: Type, centre: boolean) => setRow(cells, edges, type, centre, setting)
  const head = table.head && { ...row(table.head, { size, bold: true, grey: false }, true), glued: true }
  const rows = table.rows.map((cells) => ({ ...row(cells, { size, bold: false, grey: false }, false), head }))
  return [empty(1.5, true), ...(head === undefined ? [] : [head]), ...rows, empty(2.5)]
}

function setRow(cells: readonly Runs[], edges: readonly number[], type: Type, centre: boolean, setting: Setting): Row {
  const step = em(leading, type.size)
  const broken = cells.map((cell, i) => {
    const width = (edges[i + 1] ?? 0) - (edges[i] ?? 0) - 2 * padding.x
    return { lines: breakAtoms(inCell(atomsOf(setting.face, cell)), width / em(1, type.size)), width }
  })
  const height = Math.max(...broken.map(({ lines }) => lines.length)) * step + 2 * padding.y
  const marks = broken.flatMap(({ lines, width }, i) =>
    lines.map((line, place) => {
      const left = (edges[i] ?? 0) + padding.x
      const x = centre ? left + (width - em(widthOfAtoms(line), type.size)) / 2 : left
      return setAtoms(line, type, x, height / 2 + (place - (lines.length - 1) / 2) * step)
    }),
  )
  return {
    height,
    words: marks.flatMap(({ words }) => words),
    rules: [...frame(edges, height), ...marks.flatMap(({ rules }) => rules)],
    boxes: marks.flatMap(({ boxes }) => boxes),
    glued: false,
  }
}

/** A cell is its own line to write on: values stand over none, and a cell with nothing else in it stays empty. */
function inCell(atoms: readonly Atom[]): Atom[] {
  if (atoms.every(({ kind }) => kind === 'line')) return []
  return atoms.map((atom) => (atom.kind === 'value' ? { ...atom, kind: 'words' } : atom))
}

function frame(edges: readonly number[], height: number): Rule[] {
  const [left, right] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  return [
    ...[0, height].map((y) => ({ x1: left, x2: right, y1: y, y2: y, width: lineWidth })),
    ...edges.map((x) => ({ x1: x, x2: x, y1: 0, y2: height, width: lineWidth })),
  ]
}
