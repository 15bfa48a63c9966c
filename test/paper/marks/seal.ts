import type { SKRSContext2D } from '@napi-rs/canvas'
import { type Ink, type Page, type Point, write } from '../page.ts'
import type { Random } from '../random.ts'
import { cleanWear, press, sealBlack, sealBlue, sealRed, stampWear, type Wear } from './ink.ts'

export interface Seal {
  readonly shape: 'round' | 'oval'
  readonly ink: Extract<Ink, 'red' | 'blue' | 'black'>
  /** the unit's name, around the upper arc */
  readonly name: string
  /** a line under the star, e.g. 合同专用章; '' = none */
  readonly purpose: string
  /** registration digits around the lower arc; '' = none */
  readonly code: string
  /** mm */
  readonly width: number
  readonly height: number
  readonly star: boolean
  /** a thin second ring inside the first */
  readonly innerRing: boolean
  /** drawn by software: even and without wear */
  readonly electronic: boolean
}

/** A seal as units of the mainland have them: 38-45 mm round with a star, or 45 x 30 mm oval. */
export function inventSeal(rnd: Random, name: string, change: Partial<Seal> = {}): Seal {
  const shape = change.shape ?? (rnd.chance(0.16) ? 'oval' : 'round')
  const width = shape === 'oval' ? rnd.pick([40, 45, 50]) : rnd.pick([38, 40, 40, 42, 45])
  // Seals of schools, hospitals and departments often carry words in the middle instead of a star.
  const starless = shape === 'round' && rnd.chance(0.08)
  const special = starless || rnd.chance(0.2) ? rnd.pick(['合同专用章', '财务专用章', '业务专用章', '备案专用章']) : ''
  return {
    shape,
    ink: 'red',
    name,
    purpose: shape === 'oval' ? rnd.pick(['发票专用章', '合同专用章', '业务专用章']) : special,
    code: rnd.chance(0.75) ? Array.from({ length: 13 }, () => rnd.int(0, 9)).join('') : '',
    width,
    height: shape === 'oval' ? Math.round(width * 0.68) : width,
    star: shape === 'round' && !starless,
    innerRing: shape === 'oval' || rnd.chance(0.15),
    electronic: false,
    ...change,
  }
}

/** Characters along an ellipse. Angles in radians, 0 = top, clockwise; `inward` turns their feet to the centre. */
function arcText(
  ctx: SKRSContext2D,
  text: string,
  rx: number,
  ry: number,
  span: number,
  size: number,
  stretch: number,
  inward: boolean,
): void {
  const characters = [...text]
  characters.forEach((character, i) => {
    const share = characters.length === 1 ? 0.5 : i / (characters.length - 1)
    const angle = inward ? -span / 2 + span * share : Math.PI + span / 2 - span * share
    const x = rx * Math.sin(angle)
    const y = -ry * Math.cos(angle)
    ctx.save()
    ctx.translate(x, y)
    // On an ellipse the feet follow the curve's normal, not the radius.
    const normal = Math.atan2(x / (rx * rx), -y / (ry * ry))
    ctx.rotate(inward ? normal : normal + Math.PI)
    write(ctx, character, 0, size * 0.37, { size, weight: 'medium', align: 'center', stretch })
    ctx.restore()
  })
}

function star(ctx: SKRSContext2D, radius: number): void {
  ctx.beginPath()
  for (let i = 0; i < 10; i++) {
    const r = i % 2 === 0 ? radius : radius * 0.382
    const angle = (i * Math.PI) / 5
    ctx.lineTo(r * Math.sin(angle), -r * Math.cos(angle))
  }
  ctx.closePath()
  ctx.fill()
}

function engrave(ctx: SKRSContext2D, seal: Seal): void {
  const rx = seal.width / 2
  const ry = seal.height / 2
  const ring = seal.shape === 'oval' ? 1.1 : 1.25
  ctx.lineWidth = ring
  ctx.beginPath()
  ctx.ellipse(0, 0, rx - ring / 2, ry - ring / 2, 0, 0, 2 * Math.PI)
  ctx.stroke()
  if (seal.innerRing) {
    ctx.lineWidth = seal.shape === 'oval' ? 0.25 : 0.4
    ctx.beginPath()
    ctx.ellipse(0, 0, rx - 2, ry - 2, 0, 0, 2 * Math.PI)
    ctx.stroke()
  }
  const count = [...seal.name].length
  const size = Math.min(seal.shape === 'oval' ? 4.2 : 5.4, (rx * 4.6) / count + 1.6)
  const span = Math.min(seal.shape === 'oval' ? 3.7 : 4.35, count * 0.31)
  const inset = ring + size * 0.62 + (seal.shape === 'oval' ? 0.9 : 0.5)
  arcText(ctx, seal.name, rx - inset, ry - inset, span, size, 0.78, true)
  if (seal.star) star(ctx, ry * 0.32)
  if (seal.purpose !== '')
    write(ctx, seal.purpose, 0, seal.star ? ry * 0.56 : 1.4, {
      size: seal.star ? 3.6 : 4,
      weight: 'medium',
      align: 'center',
      spacing: 0.3,
    })
  if (seal.code !== '') {
    const depth = ring + 1.6
    arcText(ctx, seal.code, rx - depth, ry - depth, seal.shape === 'oval' ? 1.5 : 1.25, 1.7, 1, false)
  }
}

const outlineOf = (seal: Seal, x: number, y: number, angle: number, slack: number): Point[] =>
  Array.from({ length: 72 }, (_, i): Point => {
    const t = (i * 2 * Math.PI) / 72
    const px = (seal.width / 2 + slack) * Math.cos(t)
    const py = (seal.height / 2 + slack) * Math.sin(t)
    const turn = (angle * Math.PI) / 180
    return [x + px * Math.cos(turn) - py * Math.sin(turn), y + px * Math.sin(turn) + py * Math.cos(turn)]
  })

/**
 * Stamps a seal with its centre at (x, y) mm and records it on the page.
 * @param angle degrees; people rarely hit it straight
 */
export function stampSeal(
  page: Page,
  rnd: Random,
  seal: Seal,
  x: number,
  y: number,
  angle = rnd.gauss(0, 9),
  wear: Wear = seal.electronic ? { ...cleanWear, strength: 0.95 } : stampWear(rnd),
): void {
  const colour =
    seal.electronic && seal.ink === 'red' ? rnd.pick(['#e60012', '#f0141e', '#ff0000']) : inkColour(rnd, seal.ink)
  press(page, rnd, { x, y, width: seal.width, height: seal.height, angle, colour, wear }, (ctx) => engrave(ctx, seal))
  page.marks.push({
    kind: seal.shape === 'oval' ? 'oval-seal' : 'round-seal',
    ink: seal.ink,
    outline: outlineOf(seal, x, y, angle, wear.bleed * 2),
    text: seal.name,
    strength: wear.strength * (1 - wear.uneven / 2),
  })
  if (seal.ink !== 'black') page.coloured = true
}

const inkColour = (rnd: Random, ink: Seal['ink']): string =>
  ink === 'red' ? sealRed(rnd) : ink === 'blue' ? sealBlue(rnd) : sealBlack(rnd)
