import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { type Ink, type Page, type Point, type Weight, write } from '../page.ts'
import type { Random } from '../random.ts'

type SealInk = Extract<Ink, 'red' | 'blue' | 'black'>

const inks: Record<SealInk, (rnd: Random) => string> = {
  // vermilion paste, orange-red photosensitive ink, crimson and brownish old ink
  red: (rnd) => {
    const hue = rnd.weighted([
      [rnd.range(-8, 4), 5],
      [rnd.range(4, 15), 3],
      [rnd.range(-22, -8), 3],
    ])
    return `hsl(${hue} ${rnd.range(58, 97)}% ${rnd.range(36, 57)}%)`
  },
  blue: (rnd) => `hsl(${rnd.range(206, 262)} ${rnd.range(38, 85)}% ${rnd.range(26, 48)}%)`,
  black: (rnd) => `hsl(${rnd.range(0, 360)} ${rnd.range(0, 7)}% ${rnd.range(6, 28)}%)`,
}

/** Letters along an ellipse, evenly by arc angle. Radians from the top, clockwise; `foot` says which way their feet point. */
function around(
  ctx: SKRSContext2D,
  text: string,
  [rx, ry]: readonly [number, number],
  from: number,
  to: number,
  size: number,
  squeeze: number,
  weight: Weight,
  foot: 'centre' | 'rim',
): void {
  const letters = [...text]
  for (const [i, letter] of letters.entries()) {
    const t = letters.length < 2 ? (from + to) / 2 : from + ((to - from) * i) / (letters.length - 1)
    ctx.save()
    ctx.translate(rx * Math.sin(t), -ry * Math.cos(t))
    ctx.rotate(Math.atan2(Math.sin(t) / rx, Math.cos(t) / ry) + (foot === 'rim' ? Math.PI : 0))
    write(ctx, letter, 0, size * 0.36, { size, weight, align: 'center', stretch: squeeze })
    ctx.restore()
  }
}

function starAt(ctx: SKRSContext2D, x: number, y: number, radius: number, hollow: boolean): void {
  ctx.beginPath()
  for (let i = 0; i < 5; i++) {
    const t = (i * 4 * Math.PI) / 5
    ctx.lineTo(x + radius * Math.sin(t), y - radius * Math.cos(t))
  }
  ctx.closePath()
  if (hollow) ctx.stroke()
  else ctx.fill('nonzero')
}

interface Engraving {
  readonly rx: number
  readonly ry: number
  readonly draw: (ctx: SKRSContext2D) => void
}

const purposes = [
  '合同专用章',
  '发票专用章',
  '行政审批专用章',
  '登记专用章',
  '人事章',
  '业务受理章',
  '档案证明专用章',
] as const

/** Cuts a seal as various cutters would: rings, star or none, upright words in the middle, a curved purpose, digits. */
function engrave(rnd: Random, name: string): Engraving {
  const oval = rnd.chance(0.2)
  const rx = oval ? rnd.range(19, 25) : rnd.range(18, 23)
  const ry = oval ? rx * rnd.range(0.62, 0.78) : rx
  const rim = rnd.range(0.55, 1.7)
  const second = rnd.chance(oval ? 0.7 : 0.22) ? rnd.range(0.2, 0.5) : 0
  const size = Math.min(rnd.range(3.6, 5.8), (rx * 5) / name.length + 1)
  const squeeze = rnd.range(0.55, 0.95)
  const weight = rnd.pick(['light', 'regular', 'semibold', 'bold', 'extrabold'] as const)
  const reach = Math.min(rnd.range(1.9, 2.35), 0.22 * name.length + 0.3)
  const middle = rnd.weighted([
    ['star', oval ? 0.3 : 6],
    ['words', oval ? 5 : 2],
    ['hollow-star', oval ? 0 : 0.6],
    ['emblem', oval ? 0 : 0.8],
  ] as const)
  const purpose = middle === 'words' || rnd.chance(0.35) ? rnd.pick(purposes) : ''
  const curved = middle !== 'words' && rnd.chance(0.3)
  const digits = rnd.chance(0.6) ? String(rnd.int(1e6, 9e6)) + String(rnd.int(1e5, 9e5)) : ''
  return {
    rx,
    ry,
    draw(ctx) {
      ctx.lineWidth = rim
      ellipse(ctx, rx - rim / 2, ry - rim / 2)
      if (second > 0) {
        ctx.lineWidth = second
        ellipse(ctx, rx - rim - 0.8, ry - rim - 0.8)
      }
      const inset = rim + (second > 0 ? 1.1 : 0.4) + size * 0.62
      around(ctx, name, [rx - inset, ry - inset], -reach, reach, size, squeeze, weight, 'centre')
      if (middle === 'star' || middle === 'hollow-star') {
        ctx.lineWidth = 0.5
        starAt(ctx, 0, purpose !== '' && !curved ? -ry * 0.06 : 0, ry * rnd.range(0.24, 0.38), middle === 'hollow-star')
      }
      if (middle === 'emblem') device(ctx, ry * 0.36)
      if (purpose !== '' && curved)
        around(ctx, purpose, [rx - rim - 2.6, ry - rim - 2.6], Math.PI + 0.62, Math.PI - 0.62, 3.2, 0.8, weight, 'rim')
      else if (purpose !== '') {
        const wide = Math.min(4.4, (rx * 1.25) / purpose.length)
        write(ctx, purpose, 0, middle === 'words' ? wide * 0.4 : ry * 0.55, { size: wide, weight, align: 'center' })
      }
      if (digits !== '' && !curved)
        around(ctx, digits, [rx - rim - 1.5, ry - rim - 1.5], Math.PI + 0.75, Math.PI - 0.75, 1.6, 1, 'medium', 'rim')
    },
  }
}

const ellipse = (ctx: SKRSContext2D, rx: number, ry: number): void => {
  ctx.beginPath()
  ctx.ellipse(0, 0, rx, ry, 0, 0, 2 * Math.PI)
  ctx.stroke()
}

/** A line drawing in the middle of some authorities' seals; our own: a tower over waves in a wreath. */
function device(ctx: SKRSContext2D, r: number): void {
  ctx.lineWidth = 0.3
  ellipse(ctx, r, r)
  starAt(ctx, 0, -r * 0.55, r * 0.22, false)
  ctx.fillRect(-r * 0.5, r * 0.05, r, r * 0.1)
  for (const x of [-0.4, -0.15, 0.1, 0.35]) ctx.fillRect(x * r, -r * 0.2, r * 0.07, r * 0.25)
  for (let i = 0; i < 3; i++) {
    ctx.beginPath()
    for (let s = -10; s <= 10; s++) ctx.lineTo((s / 12) * r, r * (0.35 + i * 0.16) + Math.sin(s) * r * 0.05)
    ctx.stroke()
  }
}

export interface Stamping {
  readonly ink?: SealInk
  /** made by software, laid over the page without wear, as on electronic papers */
  readonly electronic?: boolean
  /** printed with the form: even, a little pale */
  readonly printed?: boolean
  /** degrees */
  readonly angle?: number
}

/**
 * Presses a seal at (x, y) mm. Its ink has a squeezed rim, a side that hardly touched, blots, or a second faint touch.
 */
export function sealOn(page: Page, rnd: Random, name: string, x: number, y: number, how: Stamping = {}): void {
  const { ink = 'red', electronic = false, printed = false } = how
  const { rx, ry, draw } = engrave(rnd, name)
  const angle =
    how.angle ?? (electronic || printed ? rnd.gauss(0, 2) : rnd.chance(0.15) ? rnd.range(-70, 70) : rnd.gauss(0, 12))
  const colour = electronic && ink === 'red' ? rnd.pick(['#ff0000', '#e60000', '#d7000f', '#f02828']) : inks[ink](rnd)
  const side = Math.ceil((Math.max(rx, ry) + 2) * 2 * page.scale)
  const layer = createCanvas(side, side)
  const ctx = layer.getContext('2d')
  ctx.translate(side / 2, side / 2)
  ctx.scale(page.scale, page.scale)
  ctx.rotate((angle * Math.PI) / 180)
  ctx.fillStyle = colour
  ctx.strokeStyle = colour
  draw(ctx)
  let strength = electronic ? rnd.range(0.8, 1) : printed ? rnd.range(0.6, 0.95) : wear(layer, rnd)
  const faint = !electronic && !printed && rnd.chance(0.1) ? rnd.range(0.34, 0.6) : 1
  strength *= faint
  const target = page.ctx
  target.save()
  target.setTransform(1, 0, 0, 1, 0, 0)
  // Electronic seals and some inks lie on the print; stamping ink lets the print show through.
  target.globalCompositeOperation = electronic && rnd.chance(0.5) ? 'source-over' : 'multiply'
  target.globalAlpha = electronic || printed ? strength : faint
  const left = x * page.scale - side / 2
  const top = y * page.scale - side / 2
  if (!electronic && !printed && rnd.chance(0.12)) {
    target.save()
    target.globalAlpha *= 0.22
    target.drawImage(layer, left + rnd.gauss(0, 0.7) * page.scale, top + rnd.gauss(0, 0.7) * page.scale)
    target.restore()
  }
  target.drawImage(layer, left, top)
  target.restore()
  const turn = (angle * Math.PI) / 180
  page.marks.push({
    kind: rx === ry ? 'round-seal' : 'oval-seal',
    ink,
    outline: Array.from({ length: 60 }, (_, i): Point => {
      const t = (i * Math.PI) / 30
      const [px, py] = [rx * Math.cos(t), ry * Math.sin(t)]
      return [x + px * Math.cos(turn) - py * Math.sin(turn), y + px * Math.sin(turn) + py * Math.cos(turn)]
    }),
    text: name,
    strength,
  })
  if (ink !== 'black') page.coloured = true
}

/** Wears the ink of a layer; returns how strong it is on average, 0..1. */
function wear(layer: Canvas, rnd: Random): number {
  const { width: side } = layer
  const ctx = layer.getContext('2d')
  ctx.save()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.globalCompositeOperation = 'destination-out'
  const base = rnd.range(0.62, 1)
  ctx.fillStyle = `rgba(0,0,0,${1 - base})`
  ctx.fillRect(0, 0, side, side)
  let strength = base
  if (rnd.chance(0.35)) {
    const t = rnd.range(0, 2 * Math.PI)
    const lost = rnd.range(0.35, 0.95)
    const from = rnd.range(0.1, 0.45)
    const slope = ctx.createLinearGradient(
      side / 2 + side * from * 0.5 * Math.cos(t),
      side / 2 + side * from * 0.5 * Math.sin(t),
      side / 2 + side * 0.5 * Math.cos(t),
      side / 2 + side * 0.5 * Math.sin(t),
    )
    slope.addColorStop(0, 'rgba(0,0,0,0)')
    slope.addColorStop(1, `rgba(0,0,0,${lost})`)
    ctx.fillStyle = slope
    ctx.fillRect(0, 0, side, side)
    strength *= 1 - lost * (0.5 - from) * 0.6
  }
  const patches = rnd.int(0, 9)
  for (let i = 0; i < patches; i++) {
    const [px, py, r] = [rnd.range(0, side), rnd.range(0, side), side * rnd.range(0.03, 0.13)]
    const spot = ctx.createRadialGradient(px, py, 0, px, py, r)
    spot.addColorStop(0, `rgba(0,0,0,${rnd.range(0.2, 0.8)})`)
    spot.addColorStop(1, 'rgba(0,0,0,0)')
    ctx.fillStyle = spot
    ctx.fillRect(px - r, py - r, 2 * r, 2 * r)
  }
  // Pits of the rubber and fibres of the paper.
  const pits = Math.round(rnd.range(0, 1) ** 2 * 1400)
  ctx.fillStyle = `rgba(0,0,0,${rnd.range(0.4, 0.9)})`
  const pit = side * 0.0035
  for (let i = 0; i < pits; i++)
    ctx.fillRect(rnd.range(0, side), rnd.range(0, side), rnd.range(0.6, 2) * pit, rnd.range(0.6, 2) * pit)
  ctx.restore()
  return strength
}
