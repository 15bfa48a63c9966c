import {
  beginText,
  endText,
  fill,
  fillAndStroke,
  lineTo,
  moveTo,
  PDFOperator,
  PDFOperatorNames,
  rectangle,
  setCharacterSpacing,
  setDashPattern,
  setFillingGrayscaleColor,
  setFontAndSize,
  setLineWidth,
  setTextMatrix,
  setTextRenderingMode,
  stroke,
  TextRenderingMode,
} from 'pdf-lib'
import { type Bar, type PrintedText, page, type Rule, type TickBox } from '../../domain/sheet/parts.ts'
import type { Pen } from './pen.ts'
import { bodyToBaseline, inkFit, mm, type SetLine } from './typeset.ts'

/** Lengths to a hundredth, places to a tenth of a point (0.035 mm): more digits only make the file larger. */
const round = (value: number): number => Math.round(value * 100) / 100
const tenth = (value: number): number => Math.round(value * 10) / 10
const x = (millimetres: number): number => tenth(millimetres * mm)
const y = (millimetres: number): number => tenth((page.height - millimetres) * mm)

/** Stroke around bold type, in em: the real form's bold is such a thickened 宋体 too. */
export const boldness = 0.026

export function paintRule(rule: Rule): PDFOperator[] {
  return [
    setLineWidth(round(rule.width * mm)),
    ...(rule.dash
      ? [
          setDashPattern(
            rule.dash.map((length) => round(length * mm)),
            0,
          ),
        ]
      : []),
    moveTo(x(rule.x1), y(rule.y1)),
    lineTo(x(rule.x2), y(rule.y2)),
    stroke(),
    ...(rule.dash ? [setDashPattern([], 0)] : []),
  ]
}

export function paintBar(bar: Bar): PDFOperator[] {
  const width = round((bar.right - bar.left) * mm)
  const height = round((bar.bottom - bar.top) * mm)
  return [rectangle(x(bar.left), y(bar.bottom), width, height), fill()]
}

/** A box whose outer edge is `side` long; the line is 0.5 pt. */
export function paintBox(box: TickBox): PDFOperator[] {
  const line = 0.5
  const side = round(box.side * mm - line)
  return [
    setLineWidth(line),
    rectangle(round(x(box.left) + line / 2), round(y(box.y + box.side / 2) + line / 2), side, side),
    box.filled ? fillAndStroke() : stroke(),
  ]
}

/** Form text, ink from edge to edge; the fill colour is black before and after. */
export function paintText(pen: Pen, text: PrintedText): PDFOperator[] {
  const { x: origin, spacing } = inkFit(pen.face, text.text, text.size, text.left, text.right)
  const baseline = text.y + (bodyToBaseline * text.size) / mm
  const operators = paintRun(pen, text.text, text.size, origin, baseline, spacing, text.bold ? text.size * boldness : 0)
  return text.white ? [setFillingGrayscaleColor(1), ...operators, setFillingGrayscaleColor(0)] : operators
}

/**
 * A value's line. Where the font has no glyph for a character the place is left open over a short rule, to be written
 * by hand: a wrong sign would be worse.
 */
export function paintValue(pen: Pen, line: SetLine): PDFOperator[] {
  const baseline = line.y + (bodyToBaseline * line.size) / mm
  const em = line.size / mm
  const operators: PDFOperator[] = []
  let start = line.x
  let at = line.x
  let text = ''
  const flush = () => {
    if (text !== '') operators.push(...paintRun(pen, text, line.size, start, baseline, 0, 0))
    text = ''
  }
  for (const character of line.text) {
    const letter = pen.face.letter(character.codePointAt(0) ?? 0)
    if (letter === undefined) {
      flush()
      const below = baseline + 0.1 * em
      operators.push(...paintRule({ x1: at + 0.05 * em, y1: below, x2: at + 0.95 * em, y2: below, width: 0.2 }))
      at += em
      continue
    }
    if (text === '') start = at
    text += character
    at += letter.advance * em
  }
  flush()
  return operators
}

/** A text at its place: `left` and `baseline` in millimetres, `spacing` and the `outline` of bold type in points. */
export function paintRun(
  pen: Pen,
  text: string,
  size: number,
  left: number,
  baseline: number,
  spacing: number,
  outline: number,
): PDFOperator[] {
  return [
    ...(outline > 0 ? [setLineWidth(round(outline)), setTextRenderingMode(TextRenderingMode.FillAndOutline)] : []),
    beginText(),
    setFontAndSize(pen.key, size),
    setCharacterSpacing(round(spacing)),
    setTextMatrix(1, 0, 0, 1, x(left), y(baseline)),
    PDFOperator.of(PDFOperatorNames.ShowText, [pen.encode(text)]),
    endText(),
    ...(outline > 0 ? [setTextRenderingMode(TextRenderingMode.Fill)] : []),
  ]
}
