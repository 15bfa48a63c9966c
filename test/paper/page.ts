import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'

export type Ink = 'red' | 'blue' | 'black' | 'other'
export type Point = readonly [x: number, y: number]

/** Everything on a page that somebody might take for a seal, and what it really is. */
export const markKinds = [
  'round-seal',
  'oval-seal',
  'name-chop',
  'box-stamp',
  'fingerprint',
  'signature',
  'logo',
  'emblem',
  'red-heading',
  'drawn-circle',
  'watermark',
  'qr-code',
  'stain',
  'photo',
] as const
export type MarkKind = (typeof markKinds)[number]

export interface Mark {
  readonly kind: MarkKind
  readonly ink: Ink
  /** points around everything the mark inked, in mm of the page */
  readonly outline: readonly Point[]
  /** what it says: the unit's name on a seal, the text of a code */
  readonly text: string
  /** how strongly it is inked, 0..1; under about 0.3 people miss it too */
  readonly strength: number
}

/** A sheet of paper being drawn. The context's unit is the millimetre, origin top left. */
export interface Page {
  readonly width: number
  readonly height: number
  /** pixels per mm */
  readonly scale: number
  readonly canvas: Canvas
  readonly ctx: SKRSContext2D
  readonly marks: Mark[]
  /** height in mm of the smallest words a clerk must be able to read */
  textHeight: number
  /** whether anything on it has a colour of its own (ink or print, not the paper's tint) */
  coloured: boolean
  /** it is a black-and-white copy of another page, whatever was stamped on it later */
  copied: boolean
}

export type Weight =
  | 'thin'
  | 'extralight'
  | 'light'
  | 'regular'
  | 'medium'
  | 'semibold'
  | 'bold'
  | 'extrabold'
  | 'black'
const faces: Record<Weight, string> = {
  thin: '100Thin',
  extralight: '200ExtraLight',
  light: '300Light',
  regular: '400Regular',
  medium: '500Medium',
  semibold: '600SemiBold',
  bold: '700Bold',
  extrabold: '800ExtraBold',
  black: '900Black',
}
const fontRoot = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))

/** Path of the full Chinese font in one weight; the machine's own fonts are never used, so pictures agree everywhere. */
export const fontFile = (weight: Weight): string => join(fontRoot, faces[weight], `NotoSansSC_${faces[weight]}.ttf`)

for (const weight of Object.keys(faces) as Weight[]) GlobalFonts.registerFromPath(fontFile(weight), `paper-${weight}`)

export const mmPerInch = 25.4

/**
 * A blank sheet.
 * @param width,height mm
 * @param dpi pixels per inch it is drawn with
 * @param tint colour of the paper
 */
export function blankPage(width: number, height: number, dpi: number, tint = '#fdfdfb'): Page {
  const scale = dpi / mmPerInch
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale))
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = tint
  ctx.fillRect(0, 0, canvas.width, canvas.height)
  ctx.scale(scale, scale)
  ctx.fillStyle = '#1c1b1d'
  ctx.strokeStyle = '#1c1b1d'
  ctx.textBaseline = 'alphabetic'
  return { width, height, scale, canvas, ctx, marks: [], textHeight: 3.5, coloured: false, copied: false }
}

export interface TextStyle {
  /** height of a character in mm */
  readonly size: number
  readonly weight?: Weight
  readonly align?: 'left' | 'center' | 'right'
  readonly colour?: string
  /** extra space between characters, mm */
  readonly spacing?: number
  /** widths narrower or wider than the font's own */
  readonly stretch?: number
}

/** One line of text; y is the baseline. Sizes in mm. */
export function write(ctx: SKRSContext2D, text: string, x: number, y: number, style: TextStyle): void {
  ctx.save()
  // Fonts below a few pixels are rounded by the engine: draw at 100 units to the em and scale down.
  const unit = style.size / 100
  ctx.translate(x, y)
  ctx.scale(unit * (style.stretch ?? 1), unit)
  ctx.font = `100px paper-${style.weight ?? 'regular'}`
  ctx.textAlign = style.align ?? 'left'
  ctx.letterSpacing = `${(style.spacing ?? 0) / unit}px`
  if (style.colour) ctx.fillStyle = style.colour
  ctx.fillText(text, 0, 0)
  ctx.restore()
}

/** Width of a line of text in mm. */
export function measure(ctx: SKRSContext2D, text: string, style: TextStyle): number {
  ctx.save()
  ctx.font = `100px paper-${style.weight ?? 'regular'}`
  const width = (ctx.measureText(text).width * style.size * (style.stretch ?? 1)) / 100
  ctx.restore()
  return width + text.length * (style.spacing ?? 0)
}

/** Text broken at `width` mm; returns the baseline of the line after the last. */
export function paragraph(
  ctx: SKRSContext2D,
  text: string,
  x: number,
  y: number,
  width: number,
  lineHeight: number,
  style: TextStyle,
): number {
  let line = ''
  let baseline = y
  for (const character of text) {
    const full = measure(ctx, line + character, style) > width && !'，。；：、）”》'.includes(character)
    if (full || character === '\n') {
      write(ctx, line, x, baseline, style)
      baseline += lineHeight
      line = character === '\n' ? '' : character
    } else line += character
  }
  if (line !== '') {
    write(ctx, line, x, baseline, style)
    baseline += lineHeight
  }
  return baseline
}

/** A straight line; mm. */
export function rule(
  page: Page,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width: number,
  colour = '#1c1b1d',
): void {
  const { ctx } = page
  ctx.save()
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(x2, y2)
  ctx.stroke()
  ctx.restore()
}

/** The four corners of a box given in mm. */
export const corners = (x: number, y: number, width: number, height: number): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]
