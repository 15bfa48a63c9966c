import type { Runs } from '../../../domain/papers/index.ts'
import type { Face } from '../face.ts'
import { piecesOf } from '../typeset.ts'

/** One character on a line, or what takes the place of some: a line to write on, a box to tick. Widths in em. */
export interface Atom {
  readonly character: string
  readonly width: number
  readonly kind: 'words' | 'value' | 'line' | 'box' | 'ticked'
  /** stays on one line with the atom before it */
  readonly joined?: boolean
}

/** A box to tick, put before the words it belongs to. */
export const box = (ticked: boolean): Atom => ({ character: '', width: 1.25, kind: ticked ? 'ticked' : 'box' })

/** Longest line to write on that is never broken: a name's. Longer ones go on on the next line. */
const longestWholeLine = 12
/** Longest value that is never broken, in characters: a person's name. */
const longestWholeValue = 4

/**
 * Takes runs apart into atoms. A character that the face lacks becomes a line to write it on: a wrong sign would be
 * worse.
 */
export function atomsOf(face: Face, runs: Runs): Atom[] {
  return runs.flatMap((run): Atom[] => {
    if (run.kind === 'line') {
      const parts = run.room <= longestWholeLine ? 1 : Math.round(run.room)
      return Array.from({ length: parts }, () => ({ character: '', width: run.room / parts, kind: 'line' }))
    }
    const characters = [...run.text.replace(/[\s\p{Cc}]+/gu, ' ')]
    const whole = run.kind === 'value' && characters.length <= longestWholeValue
    return characters.map((character, i) => {
      const letter = face.letter(character.codePointAt(0) ?? 0)
      const joined = whole && i > 0
      return letter === undefined
        ? { character: '', width: 1, kind: 'line', joined }
        : { character, width: letter.advance, kind: run.kind, joined }
    })
  })
}

/** Stands in for atoms that are no character while a text is cut into pieces. */
const placeholder = '\ue000'
const isBox = ({ kind }: Atom) => kind === 'box' || kind === 'ticked'

/**
 * Groups atoms into pieces that stay whole on a line: words of other scripts, and punctuation that must not start or
 * end a line (避头尾) with what it belongs to.
 */
function wholePieces(atoms: readonly Atom[]): Atom[][] {
  const text = atoms.map(({ character }) => (character === '' ? placeholder : character)).join('')
  const pieces: Atom[][] = []
  let at = 0
  for (const piece of piecesOf(text)) {
    const length = [...piece].length
    const part = atoms.slice(at, at + length)
    at += length
    const last = pieces.at(-1)
    const before = last?.at(-1)
    if (last !== undefined && before !== undefined && (isBox(before) || part[0]?.joined)) last.push(...part)
    else pieces.push([...part])
  }
  return pieces
}

export const widthOfAtoms = (atoms: readonly Atom[]): number => atoms.reduce((sum, { width }) => sum + width, 0)

/** Without the blanks at its ends. */
function trimmed(atoms: readonly Atom[]): Atom[] {
  const isBlank = (atom: Atom | undefined) => atom?.character === ' '
  let [from, to] = [0, atoms.length]
  while (from < to && isBlank(atoms[from])) from += 1
  while (to > from && isBlank(atoms[to - 1])) to -= 1
  return atoms.slice(from, to)
}

/**
 * Breaks atoms into lines.
 * @param width of a line in em
 * @param indent of the first line in em
 */
export function breakAtoms(atoms: readonly Atom[], width: number, indent = 0): Atom[][] {
  const lines: Atom[][] = []
  let line: Atom[] = []
  const room = () => width - (lines.length === 0 ? indent : 0)
  const end = () => {
    lines.push(trimmed(line))
    line = []
  }
  const pieces = wholePieces(atoms)
  for (const piece of pieces) {
    if (line.length > 0 && widthOfAtoms(line) + widthOfAtoms(trimmed(piece)) > room() + 1e-9) end()
    if (widthOfAtoms(trimmed(piece)) <= room() + 1e-9) {
      line.push(...piece)
      continue
    }
    // longer than a whole line: nothing for it but to tear it apart
    for (const atom of piece) {
      if (line.length > 0 && widthOfAtoms(line) + atom.width > room() + 1e-9) end()
      line.push(atom)
    }
  }
  if (line.length > 0 || lines.length === 0) end()
  return withoutRunt(lines, pieces)
}

/** A last line shorter than this, in em, looks lost: a single character with its full stop. */
const shortestLastLine = 2.5

/** Lends a short last line the piece before it, where the line that loses it stays long. */
function withoutRunt(lines: Atom[][], pieces: readonly Atom[][]): Atom[][] {
  const [last, before] = [lines.at(-1), lines.at(-2)]
  if (last === undefined || before === undefined || widthOfAtoms(last) >= shortestLastLine) return lines
  const lent = pieces.find((piece) => piece.at(-1) === before.at(-1))
  if (lent === undefined || lent.length > 3 || before.length < 4 * lent.length) return lines
  return [...lines.slice(0, -2), trimmed(before.slice(0, -lent.length)), [...lent, ...last]]
}
