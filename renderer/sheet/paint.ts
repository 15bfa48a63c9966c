import { type Bar, type PrintedText, page, type Rule, type TickBox } from '../../domain/sheet/parts.ts'
import type { Pen } from './pen.ts'
import { bodyToBaseline, inkFit, mm, type SetLine } from './typeset.ts'

/**
 * Writes what is drawn as operators of a content stream (ISO 32000-1, annex A). Every string stands for Latin-1 bytes.
 * Each part leaves the graphics state as it was on a fresh page, but for the line's width.
 */

/** The bytes of what the functions here write. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Lengths to a hundredth, places to a tenth of a point (0.035 mm): more digits only make the file larger. */
const round = (value: number): number => Math.round(value * 100) / 100
const tenth = (value: number): number => Math.round(value * 10) / 10
const x = (millimetres: number): number => tenth(millimetres * mm)
const y = (millimetres: number): number => tenth((page.height - millimetres) * mm)

/** Stroke around bold type, in em: the real form's bold is such a thickened 宋体 too. */
export const boldness = 0.026

export function paintRule(rule: Rule): string {
  const line = `${round(rule.width * mm)} w ${x(rule.x1)} ${y(rule.y1)} m ${x(rule.x2)} ${y(rule.y2)} l S\n`
  if (rule.dash === undefined) return line
  return `[${rule.dash.map((length) => round(length * mm)).join(' ')}] 0 d ${line}[] 0 d\n`
}

export function paintBar(bar: Bar): string {
  const width = round((bar.right - bar.left) * mm)
  const height = round((bar.bottom - bar.top) * mm)
  return `${x(bar.left)} ${y(bar.bottom)} ${width} ${height} re f\n`
}

/** A box whose outer edge is `side` long; the line is 0.5 pt. */
export function paintBox(box: TickBox): string {
  const line = 0.5
  const side = round(box.side * mm - line)
  const left = round(x(box.left) + line / 2)
  const bottom = round(y(box.y + box.side / 2) + line / 2)
  return `${line} w ${left} ${bottom} ${side} ${side} re ${box.filled ? 'B' : 'S'}\n`
}

/** A stretch of text: `left` and `baseline` in millimetres, `size`, `spacing` and `outline` in points. */
export interface Run {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly baseline: number
  /** extra space after each character */
  readonly spacing: number
  /** width of the stroke around each character; 0 = none */
  readonly outline: number
  /** grey level, 0 = black */
  readonly grey: number
}

/** Form text, ink from edge to edge. */
export function paintTexts(pen: Pen, texts: readonly PrintedText[]): string {
  return paintRuns(
    pen,
    texts.map((text) => {
      const { x: left, spacing } = inkFit(pen.face, text.text, text.size, text.left, text.right)
      return {
        text: text.text,
        size: text.size,
        left,
        baseline: text.y + (bodyToBaseline * text.size) / mm,
        spacing,
        outline: text.bold ? text.size * boldness : 0,
        grey: text.white ? 1 : 0,
      }
    }),
  )
}

/**
 * Lines of values. Where the font has no glyph for a character the place is left open over a short rule, to be written
 * by hand: a wrong sign would be worse.
 */
export function paintValues(pen: Pen, lines: readonly SetLine[]): string {
  const runs: Run[] = []
  const gaps: Rule[] = []
  for (const line of lines) {
    const baseline = line.y + (bodyToBaseline * line.size) / mm
    const em = line.size / mm
    let at = line.x
    let text = ''
    const flush = (left: number) => {
      if (text !== '') runs.push({ text, size: line.size, left, baseline, spacing: 0, outline: 0, grey: 0 })
      text = ''
    }
    let start = at
    for (const character of line.text) {
      const letter = pen.face.letter(character.codePointAt(0) ?? 0)
      if (letter === undefined) {
        flush(start)
        const below = baseline + 0.1 * em
        gaps.push({ x1: at + 0.05 * em, y1: below, x2: at + 0.95 * em, y2: below, width: 0.2 })
        at += em
        continue
      }
      if (text === '') start = at
      text += character
      at += letter.advance * em
    }
    flush(start)
  }
  return paintRuns(pen, runs) + gaps.map(paintRule).join('')
}

/** One text object for all runs, which says only what changes from one run to the next. */
export function paintRuns(pen: Pen, runs: readonly Run[]): string {
  let [size, spacing, outline, grey] = [0, 0, 0, 0]
  // in whole tenths of a point, so that steps add up to places exactly
  let [atX, atY] = [0, 0]
  let operators = 'BT\n'
  for (const run of runs) {
    const width = round(run.outline)
    const space = round(run.spacing)
    if (run.size !== size) operators += `/${pen.key} ${run.size} Tf `
    if (space !== spacing) operators += `${space} Tc `
    if (width !== outline) operators += width > 0 ? `${width} w 2 Tr ` : '0 Tr '
    if (run.grey !== grey) operators += `${run.grey} g `
    ;[size, spacing, outline, grey] = [run.size, space, width, run.grey]
    const [toX, toY] = [Math.round(x(run.left) * 10), Math.round(y(run.baseline) * 10)]
    operators += `${(toX - atX) / 10} ${(toY - atY) / 10} Td(${pen.encode(run.text)})Tj\n`
    ;[atX, atY] = [toX, toY]
  }
  // character spacing outlives a text object
  return `${operators}${spacing === 0 ? '' : '0 Tc '}${outline === 0 ? '' : '0 Tr '}${grey === 0 ? '' : '0 g '}ET\n`
}
