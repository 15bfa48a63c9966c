import { openSync } from 'fontkit'
import { fontFile, type Ink, type Page, type Point } from '../page.ts'
import { field, type Random } from '../random.ts'
import { press } from './ink.ts'

export type PenInk = Extract<Ink, 'black' | 'blue' | 'red'>

const penColours: Record<PenInk, readonly string[]> = {
  black: ['#17171c', '#23222a', '#101014'],
  blue: ['#1d2f8c', '#24409e', '#1a2a6e'],
  red: ['#c8202c', '#d8342c'],
}

interface Glyphs {
  glyphForCodePoint(codePoint: number): {
    path: { commands: { command: string; args: number[] }[] }
    advanceWidth: number
  }
  unitsPerEm: number
}
let thin: Glyphs | undefined
/** The thinnest weight is nearly a skeleton: bent and gone over with a pen it reads as a hand. */
const skeleton = (): Glyphs => {
  thin ??= openSync(fontFile('thin')) as unknown as Glyphs
  return thin
}

/**
 * Handwriting: a name or a date, slanted, bent, with uneven pressure.
 * @param x,y left end of the baseline in mm
 * @param size height of a character in mm
 */
export function handwrite(
  page: Page,
  rnd: Random,
  text: string,
  x: number,
  y: number,
  size: number,
  ink: PenInk,
): void {
  const font = skeleton()
  const unit = size / font.unitsPerEm
  const slant = rnd.range(-0.05, 0.22)
  const climb = rnd.gauss(0, 3)
  const width = [...text].length * size * 1.1
  const colour = rnd.pick(penColours[ink])
  const nib = rnd.range(0.28, 0.5)
  const wear = { strength: rnd.range(0.82, 1), uneven: rnd.range(0.05, 0.25), grain: rnd.range(0, 0.18), bleed: 0.03 }
  const at = { x: x + width / 2, y: y - size / 2, width: width * 1.2, height: size * 2, angle: climb, colour, wear }
  press(page, rnd, at, (ctx) => {
    ctx.lineJoin = 'round'
    ctx.lineCap = 'round'
    let cursor = -width / 2
    for (const character of text) {
      const bendX = field(rnd, 3, 3)
      const bendY = field(rnd, 3, 3)
      const tilt = rnd.gauss(0, 0.06)
      const scale = unit * rnd.range(0.88, 1.12)
      const drop = rnd.gauss(0, size * 0.05)
      const left = cursor
      const place = (px: number, py: number): Point => {
        const u = px / font.unitsPerEm
        const v = 0.2 + (0.8 * py) / font.unitsPerEm
        const bx = px + (bendX.at(u, v) - 0.5) * font.unitsPerEm * 0.22
        const by = py + (bendY.at(u, v) - 0.5) * font.unitsPerEm * 0.22
        return [left + (bx + by * slant - by * tilt) * scale, size * 0.4 + drop - (by + bx * tilt) * scale]
      }
      const glyph = font.glyphForCodePoint(character.codePointAt(0) as number)
      ctx.lineWidth = nib * rnd.range(0.85, 1.15)
      ctx.beginPath()
      let from: Point = [0, 0]
      for (const { command, args } of glyph.path.commands) {
        const points = [0, 2, 4]
          .filter((i) => i + 1 < args.length)
          .map((i): Point => [args[i] as number, args[i + 1] as number])
        const placed = points.map(([px, py]) => place(px, py))
        if (command === 'moveTo') ctx.moveTo(...placed[0]!)
        else if (command === 'quadraticCurveTo') ctx.quadraticCurveTo(...placed[0]!, ...placed[1]!)
        else if (command === 'bezierCurveTo') ctx.bezierCurveTo(...placed[0]!, ...placed[1]!, ...placed[2]!)
        else if (command === 'lineTo') {
          // A pen bows where the font is straight; both edges of a stroke bow alike because the field is smooth.
          const middle = place((from[0] + points[0]![0]) / 2, (from[1] + points[0]![1]) / 2)
          ctx.lineTo(...middle)
          ctx.lineTo(...placed[0]!)
        } else ctx.closePath()
        from = points[points.length - 1] ?? from
      }
      ctx.fill()
      ctx.stroke()
      cursor += size * rnd.range(0.82, 1.02)
    }
  })
  const turn = (climb * Math.PI) / 180
  const box: Point[] = [
    [-width * 0.58, -size],
    [width * 0.58, -size],
    [width * 0.58, size],
    [-width * 0.58, size],
  ]
  page.marks.push({
    kind: 'signature',
    ink,
    outline: box.map(([px, py]) => [
      at.x + px * Math.cos(turn) - py * Math.sin(turn),
      at.y + px * Math.sin(turn) + py * Math.cos(turn),
    ]),
    text,
    strength: 1,
  })
  if (ink !== 'black') page.coloured = true
}

/** A wobbly loop somebody drew around words with a pen: round and red, yet no seal. */
export function drawnCircle(
  page: Page,
  rnd: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  ink: PenInk,
): void {
  const wobble = field(rnd, 6, 2)
  const turns = rnd.range(0.93, 1.25)
  const start = rnd.range(0, 2 * Math.PI)
  const wear = { strength: rnd.range(0.8, 1), uneven: 0.15, grain: rnd.range(0, 0.15), bleed: 0.03 }
  const colour = rnd.pick(penColours[ink])
  const nib = rnd.range(0.35, 0.9)
  press(page, rnd, { x, y, width: width * 1.3, height: height * 1.3, angle: rnd.gauss(0, 8), colour, wear }, (ctx) => {
    ctx.lineWidth = nib
    ctx.lineCap = 'round'
    ctx.beginPath()
    for (let i = 0; i <= 80; i++) {
      const share = i / 80
      const t = start + share * turns * 2 * Math.PI
      const r = 0.9 + 0.25 * wobble.at(share, 0.5) + share * 0.06
      ctx.lineTo((width / 2) * r * Math.cos(t), (height / 2) * r * Math.sin(t))
    }
    ctx.stroke()
  })
  page.marks.push({
    kind: 'drawn-circle',
    ink,
    outline: Array.from({ length: 24 }, (_, i): Point => {
      const t = (i * Math.PI) / 12
      return [x + width * 0.63 * Math.cos(t), y + height * 0.63 * Math.sin(t)]
    }),
    text: '',
    strength: 1,
  })
  if (ink !== 'black') page.coloured = true
}
