import { arcText, type Brush, type Canvas, font, sheet, star } from './canvas.ts'
import { anyRed, chinese, digits, latin, type Random, sealRed } from './random.ts'
import { press } from './seal-art.ts'
import { things } from './things.ts'

/** Red marks that are not official seals, by name. Each draws round the origin, about `r` in radius. */
export const clutter: Record<string, (brush: Brush, random: Random, r: number) => void> = {
  /** 国徽: a red disc with gold parts */
  emblem(brush, random, r) {
    const gold = `hsl(${random.range(38, 52)}, 90%, ${random.range(45, 62)}%)`
    const red = `hsl(${random.range(0, 12)}, ${random.range(80, 95)}%, ${random.range(40, 52)}%)`
    brush.fillStyle = random.chance(0.7) ? gold : red
    disc(brush, r)
    brush.fillStyle = red
    disc(brush, r * random.range(0.75, 0.9))
    brush.fillStyle = gold
    brush.save()
    brush.translate(0, -r * 0.35)
    star(brush, r * 0.22)
    brush.fill()
    brush.restore()
    for (let k = 0; k < 4; k++) {
      const t = ((k - 1.5) * Math.PI) / 4.5
      brush.save()
      brush.translate(Math.sin(t) * r * 0.5, -r * 0.35 + Math.cos(t) * r * 0.42)
      star(brush, r * 0.08)
      brush.fill()
      brush.restore()
    }
    brush.fillRect(-r * 0.45, r * 0.2, r * 0.9, r * 0.18)
    brush.fillRect(-r * 0.3, r * 0.05, r * 0.6, r * 0.12)
    brush.fillStyle = red
    brush.beginPath()
    brush.moveTo(-r * 0.6, r * 0.7)
    brush.lineTo(r * 0.6, r * 0.7)
    brush.lineTo(r * 0.75, r * 1.15)
    brush.lineTo(-r * 0.75, r * 1.15)
    brush.fill()
    brush.strokeStyle = gold
    brush.lineWidth = r * 0.05
    brush.beginPath()
    brush.arc(0, 0, r * 0.95, 0, 2 * Math.PI)
    brush.stroke()
  },
  discWithText(brush, random, r) {
    brush.fillStyle = anyRed(random)
    disc(brush, r)
    brush.fillStyle = brush.strokeStyle = random.pick(['#fff', '#fff', '#ffe890'])
    if (random.chance(0.4)) ringLine(brush, r * 0.9, r * 0.03)
    if (random.chance(0.4)) {
      brush.font = font(700, r * 0.2)
      arcText(brush, chinese(random, random.whole(5, 12)), r * 0.72, -2, 2, { squeeze: 0.9, upright: 'out' })
      star(brush, r * 0.3)
      brush.fill()
    } else {
      brush.font = font(random.pick([400, 700, 900] as const), r * random.range(0.4, 1.1))
      middle(brush, chinese(random, random.whole(1, 3)), r * 1.6)
    }
  },
  /** a logo with a ring and one thing inside it */
  ringLogo(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = anyRed(random)
    ringLine(brush, r * 0.93, r * random.range(0.05, 0.25))
    const inside = random.whole(0, 4)
    brush.font = font(random.pick([400, 700, 900] as const), r * random.range(0.5, 1))
    if (inside === 0) middle(brush, latin(random, random.whole(1, 3)).trim() || 'A', r * 1.4)
    if (inside === 1) {
      star(brush, r * random.range(0.4, 0.8), random.whole(3, 8), random.range(0.3, 0.7))
      brush.fill()
    }
    if (inside === 2) disc(brush, r * random.range(0.2, 0.6))
    if (inside === 3) {
      brush.font = font(700, r * 0.35)
      if (random.chance(0.5)) brush.fillStyle = '#222'
      middle(brush, latin(random, random.whole(4, 8)), r * 1.5)
    }
  },
  swirl(brush, random, r) {
    brush.strokeStyle = anyRed(random)
    brush.lineCap = 'round'
    const arms = random.whole(1, 4)
    for (let a = 0; a < arms; a++) {
      brush.beginPath()
      brush.lineWidth = r * random.range(0.08, 0.3)
      const start = (a * 2 * Math.PI) / arms
      for (let k = 0; k <= 40; k++) {
        const t = start + (k / 40) * random.range(4, 5)
        const d = r * (0.15 + (0.85 * k) / 40)
        brush.lineTo(d * Math.cos(t), d * Math.sin(t))
      }
      brush.stroke()
    }
  },
  /** a ring round something, by hand, or drawn by a program round a place in a picture */
  handCircle(brush, random, r) {
    brush.strokeStyle = anyRed(random)
    brush.lineCap = 'round'
    brush.lineWidth = Math.max(1, r * random.range(0.02, 0.1))
    const ratio = random.range(0.4, 1)
    const steady = random.chance(0.35)
    const wobble = steady ? 0 : random.range(0.01, 0.08)
    const turns = steady ? 2 * Math.PI : 2 * Math.PI * random.range(0.85, 1.6)
    const a = random.range(0, 6)
    const b = random.range(0, 6)
    const drift = steady ? 0 : random.range(-0.1, 0.1)
    brush.beginPath()
    for (let k = 0; k <= 80; k++) {
      const t = a + (turns * k) / 80
      const d = r * (1 + wobble * Math.sin(2 * t + b) + wobble * Math.sin(3 * t + a) + (drift * k) / 80)
      brush.lineTo(d * Math.cos(t), d * Math.sin(t) * ratio)
    }
    brush.stroke()
    // red pen notes inside it
    if (random.chance(0.3)) scribble(brush, random, r * 0.5)
    if (random.chance(0.15)) {
      brush.fillStyle = brush.strokeStyle
      brush.font = font(400, r * 0.4)
      middle(brush, chinese(random, random.whole(1, 3)), r * 1.3)
    }
  },
  rectangleStamp(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    const h = r * random.range(0.3, 0.75)
    brush.lineWidth = r * random.range(0.02, 0.08)
    brush.beginPath()
    brush.roundRect(-r, -h, 2 * r, 2 * h, random.chance(0.4) ? r * random.range(0.05, 0.3) : 0)
    brush.stroke()
    if (random.chance(0.3)) brush.strokeRect(-r * 0.93, -h + r * 0.07, 1.86 * r, 2 * h - r * 0.14)
    const rows = random.whole(1, 3)
    brush.font = font(random.pick([400, 700] as const), (1.4 * h) / rows)
    for (let k = 0; k < rows; k++) {
      const text = random.chance(0.3)
        ? `20${digits(random, 2)}.${digits(random, 2)}.${digits(random, 2)}`
        : chinese(random, random.whole(2, 8))
      middle(brush, text, r * 1.7, -h + (2 * h * (k + 0.5)) / rows)
    }
  },
  triangleStamp(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    brush.lineWidth = r * random.range(0.03, 0.08)
    const points = random.pick([3, 3, 4, 6])
    brush.beginPath()
    for (let k = 0; k < points; k++)
      brush.lineTo(r * Math.sin((2 * Math.PI * k) / points), -r * Math.cos((2 * Math.PI * k) / points))
    brush.closePath()
    brush.stroke()
    brush.font = font(700, r * 0.25)
    middle(brush, chinese(random, 3), r)
    middle(brush, chinese(random, 4), r, r * 0.3)
  },
  /** 人名章: two to four characters in a square, red on white or white on red */
  nameChop(brush, random, r) {
    const red = sealRed(random)
    const s = r * 0.8
    const inverse = random.chance(0.3)
    brush.fillStyle = brush.strokeStyle = red
    brush.lineWidth = s * random.range(0.05, 0.12)
    brush.beginPath()
    brush.roundRect(-s, -s * random.range(0.95, 1.05), 2 * s, 2 * s, random.chance(0.4) ? s * 0.2 : 0)
    if (inverse) brush.fill()
    else brush.stroke()
    if (inverse) brush.fillStyle = '#fff'
    const name = chinese(random, 4)
    brush.font = font(random.pick([400, 700] as const), s * 0.85)
    for (let k = 0; k < 4; k++) {
      brush.save()
      brush.translate(k < 2 ? s * 0.45 : -s * 0.45, k % 2 === 0 ? -s * 0.45 : s * 0.45)
      middle(brush, name[k]!, s)
      brush.restore()
    }
  },
  fingerprint(brush, random, r) {
    brush.strokeStyle = sealRed(random)
    const lines = random.whole(8, 14)
    const turn = random.range(-0.4, 0.4)
    brush.rotate(turn)
    brush.lineWidth = (r / lines) * random.range(0.45, 0.8)
    brush.beginPath()
    brush.ellipse(0, 0, r * 0.75, r, 0, 0, 2 * Math.PI)
    brush.clip()
    const shift = random.range(-0.3, 0.3) * r
    for (let k = 0; k < lines * 1.6; k++) {
      const d = ((k + 0.5) * r) / lines
      brush.beginPath()
      for (let s = 0; s <= 50; s++) {
        const t = (2 * Math.PI * s) / 50
        const w = 1 + 0.06 * Math.sin(3 * t + k * 0.3)
        brush.lineTo(shift + d * w * 0.8 * Math.cos(t), d * w * Math.sin(t) + 0.2 * r)
      }
      brush.stroke()
    }
    if (random.chance(0.3)) {
      brush.fillStyle = brush.strokeStyle
      brush.globalAlpha = random.range(0.3, 0.8)
      brush.beginPath()
      brush.ellipse(0, 0, r * 0.72, r * 0.95, 0, 0, 2 * Math.PI)
      brush.fill()
    }
  },
  donut(brush, random, r) {
    const colours = [anyRed(random), anyRed(random), '#3366cc', '#dd9911', '#eee']
    let t = 0
    brush.lineWidth = r * random.range(0.15, 0.7)
    while (t < 2 * Math.PI) {
      const next = t + random.range(0.3, 2.5)
      brush.strokeStyle = random.pick(colours)
      brush.beginPath()
      brush.arc(0, 0, r - brush.lineWidth / 2, t, Math.min(next, 2 * Math.PI))
      brush.stroke()
      t = next
    }
  },
  target(brush, random, r) {
    brush.strokeStyle = brush.fillStyle = anyRed(random)
    const n = random.whole(2, 6)
    for (let k = 1; k <= n; k++) ringLine(brush, (r * k) / n, (r / n) * random.range(0.2, 0.5))
  },
  roadSign(brush, random, r) {
    brush.strokeStyle = brush.fillStyle = `hsl(${random.range(-6, 6)}, 90%, 45%)`
    ringLine(brush, r * 0.88, r * random.range(0.1, 0.22))
    brush.fillStyle = '#222'
    brush.font = font(900, r * 0.9)
    if (random.chance(0.5)) middle(brush, String(random.whole(2, 12) * 10), r * 1.3)
    else {
      brush.rotate(Math.PI / 4)
      brush.fillRect(-r * 0.9, -r * 0.08, r * 1.8, r * 0.16)
    }
  },
  circledNumber(brush, random, r) {
    brush.strokeStyle = brush.fillStyle = anyRed(random)
    ringLine(brush, r * 0.95, r * random.range(0.04, 0.12))
    brush.font = font(random.pick([400, 700] as const), r * random.range(0.8, 1.2))
    middle(brush, random.chance(0.5) ? digits(random, random.whole(1, 2)) : chinese(random, 1), r * 1.4)
  },
  crossAndTicks(brush, random, r) {
    brush.strokeStyle = anyRed(random)
    brush.lineWidth = Math.max(1.5, r * random.range(0.03, 0.1))
    for (let k = 0; k < random.whole(1, 4); k++) scribble(brush, random, r)
  },
  gearLogo(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = anyRed(random)
    const teeth = random.whole(8, 24)
    for (let k = 0; k < teeth; k++) {
      brush.rotate((2 * Math.PI) / teeth)
      brush.fillRect(-r * 0.06, -r, r * 0.12, r * 0.2)
    }
    ringLine(brush, r * 0.75, r * random.range(0.1, 0.3))
    if (random.chance(0.5)) disc(brush, r * random.range(0.1, 0.4))
  },
  /** a stamp with a blue rim and red inside: not a red seal */
  twoColour(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = `hsl(${random.range(205, 250)}, 80%, 40%)`
    ringLine(brush, r * 0.98, r * 0.05)
    brush.font = font(700, r * 0.22)
    arcText(brush, chinese(random, random.whole(6, 14)), r * 0.76, -2, 2, { squeeze: 0.9, upright: 'out' })
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    ringLine(brush, r * 0.55, r * 0.03)
    brush.font = font(400, r * 0.16)
    if (random.chance(0.6))
      arcText(brush, chinese(random, random.whole(5, 10)), r * 0.4, -2, 2, { squeeze: 0.8, upright: 'out' })
    star(brush, r * 0.2)
    brush.fill()
  },
  ...things,
  artistSeal(brush, random, r) {
    brush.fillStyle = brush.strokeStyle = sealRed(random)
    ringLine(brush, r * 0.95, r * random.range(0.05, 0.1))
    brush.font = font(random.pick([400, 700] as const), r * 0.75)
    const text = chinese(random, 4)
    for (let k = 0; k < 4; k++) {
      brush.save()
      brush.translate(k < 2 ? r * 0.36 : -r * 0.36, k % 2 === 0 ? -r * 0.38 : r * 0.38)
      middle(brush, text[k]!, r * 0.8)
      brush.restore()
    }
  },
}

export function disc(brush: Brush, r: number): void {
  brush.beginPath()
  brush.arc(0, 0, r, 0, 2 * Math.PI)
  brush.fill()
}

export function ringLine(brush: Brush, r: number, width: number): void {
  brush.lineWidth = width
  brush.beginPath()
  brush.arc(0, 0, Math.max(0.5, r - width / 2), 0, 2 * Math.PI)
  brush.stroke()
}

export function middle(brush: Brush, text: string, width: number, y = 0): void {
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(text, 0, y, width)
}

/** A signature-like stroke. */
export function scribble(brush: Brush, random: Random, r: number): void {
  brush.beginPath()
  brush.moveTo(-r, random.range(-r, r) * 0.5)
  for (let k = 0; k < random.whole(2, 7); k++) {
    brush.quadraticCurveTo(random.range(-r, r), random.range(-r, r), random.range(-r, r), random.range(-r, r) * 0.6)
  }
  brush.stroke()
}

/** One piece of clutter on its own transparent sheet, centred. */
export function drawClutter(random: Random, kind: string, r: number): Canvas {
  const canvas = sheet(r * 2.7, r * 2.7)
  const brush = canvas.getContext('2d')
  brush.save()
  brush.translate(canvas.width / 2, canvas.height / 2)
  clutter[kind]!(brush, random, r)
  brush.restore()
  if (random.chance(0.3)) press(canvas, random, random.range(0.4, 1))
  return canvas
}
