import { arcText, type Brush, type Canvas, font, patchyAlpha, sheet, star } from './canvas.ts'
import { chinese, digits, latin, type Random, sealRed } from './random.ts'

/** How a seal is cut and pressed. */
export interface SealLook {
  readonly colour: string
  /** half axes in pixels */
  readonly rx: number
  readonly ry: number
  readonly fade: number
}

/**
 * Draws one official seal on its own transparent sheet, centred: ring, name along the arc, star or words in the middle.
 * @returns the sheet; the seal's half axes are `rx` and `ry` of the look
 */
export function drawSeal(random: Random, look: SealLook): Canvas {
  const pad = Math.max(look.rx, look.ry) * 0.12 + 3
  const canvas = sheet(2 * (look.rx + pad), 2 * (look.ry + pad))
  const brush = canvas.getContext('2d')
  brush.translate(canvas.width / 2, canvas.height / 2)
  // drawn as a circle of radius 100 and squeezed into the oval, letters with it
  brush.scale(look.rx / 100, look.ry / 100)
  brush.fillStyle = look.colour
  brush.strokeStyle = look.colour
  rings(brush, random)
  if (look.rx / look.ry > 1.15 || look.ry / look.rx > 1.15) ovalFace(brush, random)
  else if (random.chance(0.08)) foreignFace(brush, random)
  else roundFace(brush, random)
  press(canvas, random, look.fade)
  return canvas
}

function circle(brush: Brush, r: number, width: number): void {
  brush.lineWidth = width
  brush.beginPath()
  brush.arc(0, 0, r, 0, 2 * Math.PI)
  brush.stroke()
}

function rings(brush: Brush, random: Random): void {
  const width = random.chance(0.15)
    ? random.range(0.9, 2)
    : random.chance(0.12)
      ? random.range(6.5, 11)
      : random.range(2, 6.5)
  if (random.chance(0.06)) {
    // a beaded or roped rim
    const beads = random.whole(40, 80)
    brush.save()
    brush.setLineDash([(2 * Math.PI * 97) / beads / 2, (2 * Math.PI * 97) / beads / 2])
    circle(brush, 97, 6)
    brush.restore()
    circle(brush, 91, 2)
    return
  }
  circle(brush, 100 - width / 2, width)
  if (random.chance(0.28)) circle(brush, 100 - width - random.range(2, 8), random.range(0.6, 2.5))
  if (random.chance(0.07)) circle(brush, random.range(48, 62), random.range(1, 2.5))
}

function weight(random: Random): 200 | 400 | 700 | 900 {
  return random.pick([200, 400, 400, 700, 700, 900] as const)
}

/** How a seal's name is written: in the font, or as the boxes and strokes that badly drawn or worn letters come out as. */
function lettering(random: Random, size: number): ((brush: Brush, character: string) => void) | undefined {
  const kind = random.range(0, 1)
  if (kind < 0.86) return undefined
  const boxes = kind < 0.92
  return (brush) => {
    brush.lineWidth = Math.max(1, size * random.range(0.06, 0.13))
    const h = size * 0.46
    if (boxes) return brush.strokeRect(-h * 0.75, -h, h * 1.5, 2 * h)
    for (let k = 0; k < random.whole(4, 8); k++) {
      const flat = random.chance(0.55)
      brush.beginPath()
      brush.moveTo(flat ? -h : random.range(-h, h), flat ? random.range(-h, h) : -h)
      brush.lineTo(flat ? h : random.range(-h, h), flat ? random.range(-h, h) : h)
      brush.stroke()
    }
  }
}

function roundFace(brush: Brush, random: Random): void {
  const n = random.whole(5, 22)
  const span = Math.min(random.range(3.3, 5.4), n * random.range(0.26, 0.5))
  const size = Math.min(random.range(18, 36), (span / n) * 62 * random.range(1.05, 1.6))
  brush.font = font(weight(random), size)
  const squeeze = Math.min(1, ((span / n) * 68) / size) * random.range(0.75, 1)
  const radius = random.range(71, 80) - Math.max(0, size - 26) * 0.25
  const glyph = lettering(random, size)
  const words = random.chance(0.05) ? latin(random, n).replaceAll(' ', 'N') : chinese(random, n)
  const shape = glyph ? { glyph } : {}
  arcText(brush, words, radius, -span / 2, span / 2, { squeeze, upright: 'out', ...shape })
  const middle = random.range(0, 1)
  if (middle < 0.66) {
    star(brush, random.range(14, 40))
    if (random.chance(0.94)) brush.fill()
    else circleStar(brush)
  } else if (middle < 0.75) {
    gear(brush, random)
  } else if (middle < 0.92) {
    brush.font = font(weight(random), random.range(13, 24))
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    const inside = random.chance(0.35) ? digits(random, random.whole(3, 12)) : chinese(random, random.whole(2, 5))
    brush.fillText(inside, 0, random.range(-10, 10), 105)
    if (random.chance(0.3)) brush.fillText(chinese(random, random.whole(2, 5)), 0, random.range(18, 32), 100)
  }
  if (random.chance(0.5)) {
    const size2 = random.range(11, 19)
    brush.font = font(weight(random), size2)
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    const words = random.pick(PURPOSES)
    brush.fillText(words, 0, random.range(42, 62), 112)
    if (random.chance(0.2)) brush.fillText(`(${random.whole(1, 9)})`, 0, 76)
  }
  if (random.chance(0.5)) code(brush, random)
}

const PURPOSES = [
  '合同专用章',
  '财务专用章',
  '发票专用章',
  '公章',
  '业务专用章',
  '备案专用章',
  '人事章',
  '电子签章专用',
  '行政审批专用章',
  '报关专用章',
]

function circleStar(brush: Brush): void {
  brush.lineWidth = 3
  brush.stroke()
}

function code(brush: Brush, random: Random): void {
  brush.font = font(random.pick([400, 700] as const), random.range(6, 10))
  const span = random.range(1, 1.7)
  const text = digits(random, 13).split('').reverse().join('')
  arcText(brush, text, random.range(84, 89), Math.PI - span / 2, Math.PI + span / 2, { squeeze: 1, upright: 'in' })
}

/** A national-emblem-like middle as on government seals: many fine parts. */
function gear(brush: Brush, random: Random): void {
  circle(brush, random.range(24, 32), 2.5)
  star(brush, 8)
  brush.fill()
  for (let k = 0; k < 4; k++) {
    brush.save()
    brush.rotate(((k - 1.5) * Math.PI) / 5)
    brush.translate(0, -17)
    star(brush, 3.5)
    brush.fill()
    brush.restore()
  }
  for (let k = 0; k < 9; k++) brush.fillRect(-16 + k * 4, 10, 2, random.range(3, 9))
  brush.fillRect(-18, 21, 36, 3)
}

/** A picture in the middle: a figure, a map, a cup, laurels round it. */
function picture(brush: Brush, random: Random): void {
  for (let k = 0; k < random.whole(2, 7); k++) {
    brush.beginPath()
    brush.moveTo(random.range(-38, 38), random.range(-38, 38))
    for (let p = 0; p < random.whole(2, 6); p++)
      brush.quadraticCurveTo(random.range(-42, 42), random.range(-42, 42), random.range(-40, 40), random.range(-40, 40))
    brush.lineWidth = random.range(1.5, 6)
    if (random.chance(0.5)) brush.fill()
    else brush.stroke()
  }
  if (!random.chance(0.4)) return
  brush.lineWidth = random.range(2, 6)
  for (const side of [-1, 1]) {
    brush.beginPath()
    brush.arc(
      0,
      0,
      random.range(40, 50),
      Math.PI / 2 - 0.2 * side,
      Math.PI / 2 - side * random.range(1.5, 2.4),
      side > 0,
    )
    brush.stroke()
  }
}

function foreignFace(brush: Brush, random: Random): void {
  brush.font = font(weight(random), random.range(15, 24))
  const n = random.whole(10, 20)
  arcText(brush, latin(random, n), 77, -1.9, 1.9, { squeeze: 0.8, upright: 'out' })
  const m = random.whole(5, 9)
  arcText(brush, latin(random, m), 77, Math.PI + 0.8, Math.PI - 0.8, { squeeze: 0.8, upright: 'in' })
  if (random.chance(0.5)) circle(brush, 60, 1.5)
  if (random.chance(0.5)) circle(brush, random.range(88, 94), random.range(1, 3))
  const middle = random.range(0, 1)
  if (middle < 0.25) gear(brush, random)
  else if (middle < 0.65) picture(brush, random)
  else
    for (const y of [-20, 5, 30]) {
      brush.textAlign = 'center'
      brush.fillText(latin(random, random.whole(3, 9)), 0, y + random.range(-4, 4), 100)
    }
}

function ovalFace(brush: Brush, random: Random): void {
  const n = random.whole(6, 18)
  const span = Math.min(4.6, n * random.range(0.26, 0.42))
  const size = Math.min(32, (span / n) * 62 * random.range(1.2, 1.7))
  brush.font = font(weight(random), size)
  const glyph = lettering(random, size)
  arcText(brush, chinese(random, n), random.range(70, 79), -span / 2, span / 2, {
    squeeze: Math.min(1, ((span / n) * 70) / size),
    upright: 'out',
    ...(glyph ? { glyph } : {}),
  })
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  if (random.chance(0.75)) {
    brush.font = font(random.pick([400, 700] as const), random.range(12, 20))
    brush.fillText(`91${digits(random, 16)}`.slice(0, random.whole(10, 18)), 0, random.range(-4, 12), 130)
  } else {
    star(brush, random.range(16, 26))
    brush.fill()
  }
  brush.font = font(weight(random), random.range(16, 24))
  brush.fillText(
    random.pick(['发票专用章', '合同专用章', '财务专用章', '检验专用章', '年检章']),
    0,
    random.range(38, 58),
    100,
  )
}

/** Uneven pressure, dry spots, a weak side, fading. */
export function press(canvas: Canvas, random: Random, fade: number): void {
  if (random.chance(0.45)) patchyAlpha(canvas, random, random.range(0.25, 0.8), random.whole(3, 8))
  if (random.chance(0.4)) patchyAlpha(canvas, random, random.range(0.2, 0.8), random.whole(20, 60))
  if (random.chance(0.12)) smear(canvas, random)
  const brush = canvas.getContext('2d')
  brush.save()
  brush.resetTransform()
  brush.globalCompositeOperation = 'destination-out'
  if (random.chance(0.15)) dry(brush, random, canvas.width, canvas.height)
  if (random.chance(0.2)) {
    const t = random.range(0, 2 * Math.PI)
    const x = canvas.width / 2
    const y = canvas.height / 2
    const reach = Math.max(x, y)
    const fadeOut = brush.createLinearGradient(
      x - reach * Math.cos(t),
      y - reach * Math.sin(t),
      x + reach * Math.cos(t),
      y + reach * Math.sin(t),
    )
    fadeOut.addColorStop(0, `rgba(0,0,0,${random.range(0.3, 0.8)})`)
    fadeOut.addColorStop(random.range(0.3, 0.6), 'rgba(0,0,0,0)')
    brush.fillStyle = fadeOut
    brush.fillRect(0, 0, canvas.width, canvas.height)
  }
  if (fade < 1) {
    brush.fillStyle = `rgba(0,0,0,${1 - fade})`
    brush.fillRect(0, 0, canvas.width, canvas.height)
  }
  brush.restore()
}

/** Half axes for a seal of this mean radius: mostly round, else the usual ovals (45 x 30, 40 x 30 mm). */
export function sealAxes(random: Random, radius: number): { rx: number; ry: number } {
  const kind = random.range(0, 1)
  if (kind < 0.76) return { rx: radius, ry: radius * random.range(0.97, 1.03) }
  const ratio = random.range(0.54, 0.84)
  const rx = radius * 1.15
  return random.chance(0.92) ? { rx, ry: rx * ratio } : { rx: rx * ratio, ry: rx }
}

export function sealLook(random: Random, radius: number): SealLook {
  const fade = random.chance(0.25) ? random.range(0.28, 0.6) : random.range(0.6, 1)
  return { colour: sealRed(random), ...sealAxes(random, radius), fade }
}

/** Slipped, struck twice or bled: the mark again, a little beside itself. */
function smear(canvas: Canvas, random: Random): void {
  const reach = canvas.width * random.range(0.004, 0.025)
  const t = random.range(0, 2 * Math.PI)
  const steps = random.pick([1, 3, 4])
  const copy = sheet(canvas.width, canvas.height)
  copy.getContext('2d').drawImage(canvas, 0, 0)
  const brush = canvas.getContext('2d')
  brush.save()
  brush.resetTransform()
  brush.globalAlpha = random.range(0.25, 0.7)
  for (let k = 1; k <= steps; k++)
    brush.drawImage(copy, (reach * k * Math.cos(t)) / steps, (reach * k * Math.sin(t)) / steps)
  brush.restore()
}

/** Strokes and spots that took no ink. */
function dry(brush: Brush, random: Random, width: number, height: number): void {
  brush.lineCap = 'round'
  brush.strokeStyle = '#000'
  for (let k = 0; k < random.whole(2, 14); k++) {
    brush.lineWidth = width * random.range(0.005, 0.05)
    const x = random.range(0, width)
    const y = random.range(0, height)
    brush.beginPath()
    brush.moveTo(x, y)
    brush.lineTo(x + width * random.range(-0.2, 0.2), y + height * random.range(-0.2, 0.2))
    brush.stroke()
  }
}
