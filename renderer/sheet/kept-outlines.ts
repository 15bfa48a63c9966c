import type { Letter } from './face.ts'
import kept from './form/outlines.json' with { type: 'json' }

/**
 * The outlines of the characters that the form itself is printed in, worked out beforehand: redrawing them takes ten times
 * as long as everything else a first sheet needs. Written by `node build/sheet-outlines.ts`, from the font that ships.
 */

/** A glyph as the subset's glyf table holds it, but for its header. */
export interface EncodedOutline {
  readonly points: number
  /** number of each contour's last point */
  readonly ends: readonly number[]
  readonly flags: Uint8Array
  readonly deltas: Uint8Array
  /** xMin, yMin, xMax, yMax in grid units */
  readonly box: readonly [number, number, number, number]
}

export const noOutline: EncodedOutline = {
  points: 0,
  ends: [],
  flags: new Uint8Array(0),
  deltas: new Uint8Array(0),
  box: [0, 0, 0, 0],
}

/** A kept character: its measures and its outline. */
export interface KeptGlyph {
  readonly letter: Letter
  readonly outline: EncodedOutline
}

/** Whether the kept outlines are this font's. `name` is its full name and version, `length` that of its file. */
export const keptFor = (name: string, length: number): boolean => kept.font === name && kept.length === length

/** The kept glyph of a character, if it is one of the form's. */
export function keptGlyph(codePoint: number): KeptGlyph | undefined {
  const line = (kept.glyphs as Readonly<Record<string, string>>)[String.fromCodePoint(codePoint)]
  return line === undefined ? undefined : readGlyph(codePoint, line)
}

/** Numbers as they are written: JSON gives back the same number. */
export function writeGlyph({ letter, outline }: KeptGlyph): string {
  const { advance, inkLeft, inkRight } = letter
  const { ends, box, flags, deltas } = outline
  const bytes = btoa(String.fromCharCode(...flags, ...deltas))
  return [[advance, inkLeft, inkRight], ends, box, bytes]
    .map((part) => (Array.isArray(part) ? part.join(' ') : part))
    .join('|')
}

function readGlyph(codePoint: number, line: string): KeptGlyph {
  const [measures = '', ends = '', box = '', packed = ''] = line.split('|')
  const numbers = (text: string): number[] => (text === '' ? [] : text.split(' ').map(Number))
  const [advance = 0, inkLeft = 0, inkRight = 0] = numbers(measures)
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const lasts = numbers(ends)
  const points = lasts.length === 0 ? 0 : (lasts.at(-1) ?? 0) + 1
  return {
    letter: { codePoint, advance, inkLeft, inkRight },
    outline: {
      points,
      ends: lasts,
      flags: bytes.subarray(0, points),
      deltas: bytes.subarray(points),
      box: numbers(box) as unknown as EncodedOutline['box'],
    },
  }
}
