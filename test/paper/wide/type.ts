import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Box } from '../capture/geometry.ts'
import { blankPage, measure, type Page, type TextStyle, type Weight, write } from '../page.ts'
import type { Random } from '../random.ts'

/** A way of printing: which weight, how wide, and how much thicker uprights are than level strokes (Song type has it). */
export interface Face {
  readonly weight: Weight
  readonly stretch: number
  /** uprights are gone over again this far to the side, in ems; 0 = strokes of one width */
  readonly stress: number
  /** slant of a brush-like type; 0 = upright */
  readonly slant: number
  readonly colour: string
}

/** The tuned family prints in regular and medium; this one in the weights between, stressed, narrowed or slanted. */
export function inventFace(rnd: Random): Face {
  const [weight, stress] = rnd.weighted([
    [['extralight', rnd.range(0.035, 0.06)] as const, 5],
    [['light', rnd.range(0.02, 0.045)] as const, 3],
    [['semibold', 0] as const, 1],
    [['regular', 0] as const, 2],
  ])
  return {
    weight,
    stress,
    stretch: rnd.chance(0.3) ? rnd.range(0.78, 0.94) : rnd.range(0.95, 1.06),
    slant: rnd.chance(0.2) ? rnd.range(-0.12, -0.04) : 0,
    colour: rnd.pick(['#0d0d10', '#1f1e22', '#2b2a2e', '#3a393d', '#141a2a']),
  }
}

/** A sheet with a note of where its words stand, mm: faults are laid over words, mild ones beside them. */
export interface Sheet {
  readonly page: Page
  readonly words: Box[]
  readonly face: Face
}

export function newSheet(rnd: Random, width: number, height: number, dpi: number, tint: string): Sheet {
  return { page: blankPage(width, height, dpi, tint), words: [], face: inventFace(rnd) }
}

/** Prints one line in the sheet's face; (x, y) is the start of its baseline in mm. */
export function set(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  style: TextStyle & { face?: Partial<Face> },
): void {
  const { page, words } = sheet
  const face = { ...sheet.face, ...style.face }
  const printed: TextStyle = {
    weight: face.weight,
    stretch: face.stretch,
    colour: style.colour ?? face.colour,
    ...style,
  }
  const width = measure(page.ctx, text, printed)
  const left = style.align === 'center' ? x - width / 2 : style.align === 'right' ? x - width : x
  const ink = (ctx: SKRSContext2D, shift: number): void => write(ctx, text, x + shift * style.size, y, printed)
  page.ctx.save()
  if (face.slant !== 0) page.ctx.transform(1, 0, face.slant, 1, -face.slant * y, 0)
  ink(page.ctx, 0)
  if (face.stress > 0) {
    ink(page.ctx, face.stress / 2)
    ink(page.ctx, face.stress)
  }
  page.ctx.restore()
  words.push({ x: left, y: y - style.size * 0.85, width, height: style.size })
}

/** Running text, broken at `width` mm; returns the baseline below its last line. */
export function flow(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  width: number,
  lead: number,
  style: TextStyle,
): number {
  const room = Math.max(1, Math.floor(width / (style.size * (style.stretch ?? sheet.face.stretch))))
  let baseline = y
  for (let at = 0; at < text.length; at += room, baseline += lead)
    set(sheet, text.slice(at, at + room), x, baseline, style)
  return baseline
}
