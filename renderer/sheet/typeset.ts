import type { ValueBox } from '../../domain/sheet/parts.ts'
import type { Face } from './face.ts'

/** millimetres to points */
export const mm = 72 / 25.4
/** from the middle of a Chinese character's body down to the baseline, in em (Noto Sans SC: body -0.12..0.88) */
export const bodyToBaseline = 0.38
/** line distance in em, and the height of a single line with Latin descenders */
const leading = 1.25
const lineHeight = 1.24

/** How wide a character without a glyph is left open, in em, so that it can be written by hand. */
const gap = 1

const advanceOf = (face: Face, character: string): number => face.letter(character.codePointAt(0) ?? 0)?.advance ?? gap

/** Width of a text at natural spacing, in em. */
export function widthOf(face: Face, text: string): number {
  let width = 0
  for (const character of text) width += advanceOf(face, character)
  return width
}

/**
 * Sets a text so that its ink fills left..right.
 * @param size points
 * @param left,right millimetres; without `right` the text keeps its natural spacing
 * @returns origin in millimetres, and extra space between characters in points
 */
export function inkFit(face: Face, text: string, size: number, left: number, right?: number) {
  const characters = [...text]
  const first = face.letter(characters[0]?.codePointAt(0) ?? 0)
  const last = face.letter(characters.at(-1)?.codePointAt(0) ?? 0)
  const x = left - ((first?.inkLeft ?? 0) * size) / mm
  if (right === undefined) return { x, spacing: 0 }
  const trail = (last?.advance ?? 0) - (last?.inkRight ?? 0)
  const natural = (widthOf(face, text) - (first?.inkLeft ?? 0) - trail) * size
  const spacing = characters.length > 1 ? ((right - left) * mm - natural) / (characters.length - 1) : 0
  return { x, spacing }
}

/** A line of a value: `y` is the middle of the characters' bodies, in millimetres; `size` in points. */
export interface SetLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A value cut into pieces that should stay whole on a line; paragraphs start new lines. */
export type Paragraphs = readonly (readonly string[])[]

/**
 * Sets a value in a box: as large as the box allows up to its `maxSize`, on as many lines as that takes, in the middle
 * of the box's height. Pieces are torn apart only at the smallest size.
 * @returns the lines, or undefined where it does not fit even at `minSize`
 */
export function fitInBox(face: Face, paragraphs: Paragraphs, box: ValueBox): SetLine[] | undefined {
  const height = (box.bottom - box.top) * mm
  for (let size = box.maxSize; size >= box.minSize; size -= 0.5) {
    const width = ((box.right - box.left) * mm) / size
    const tear = size - 0.5 < box.minSize
    const lines = paragraphs.map((pieces) => breakLines(face, pieces, width, tear))
    if (lines.some((broken) => broken === undefined)) continue
    const all = lines.flatMap((broken) => broken ?? [])
    const tall = ((all.length - 1) * leading + lineHeight) * size
    if (tall > height) continue
    const middle = (box.top + box.bottom) / 2
    return all.map((text, i) => ({
      text,
      x: box.left,
      y: middle + ((i - (all.length - 1) / 2) * leading * size) / mm,
      size,
    }))
  }
  return undefined
}

/** @returns undefined where a piece is wider than the line and must not be torn */
function breakLines(face: Face, pieces: readonly string[], width: number, tear: boolean): string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (widthOf(face, line + piece.trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = piece.trimStart()
    if (widthOf(face, line.trimEnd()) <= width) continue
    if (!tear) return undefined
    const torn = tearApart(face, line, width)
    lines.push(...torn.slice(0, -1))
    line = torn.at(-1) ?? ''
  }
  lines.push(line.trimEnd())
  return lines
}

function tearApart(face: Face, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (widthOf(face, line + character) > width && line !== '') {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return [...lines, line]
}

/** characters that must not start a line, and ones that must not end one */
const closing = /^[，。、；：！？）》〉」』】〕〗”’…·—～,.;:!?)\]}%‰℃]/
const opening = /[（《〈「『【〔〖“‘([{]$/

/**
 * Cuts a name where a line may end: after every Chinese character, after spaces and hyphens in other scripts; closing
 * punctuation stays with what it closes, opening punctuation with what it opens.
 */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const part of text.match(/[\p{sc=Latin}\p{N}'’.&_]+[\s-]*|\s+|./gsu) ?? []) {
    const previous = pieces.at(-1)
    if (previous !== undefined && (closing.test(part) || opening.test(previous) || /^\s/.test(part)))
      pieces[pieces.length - 1] = previous + part
    else pieces.push(part)
  }
  return pieces
}
