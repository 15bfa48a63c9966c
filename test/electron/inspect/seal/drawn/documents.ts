import { type Brush, type Canvas, font, sheet } from './canvas.ts'
import { anyRed, chinese, digits, latin, type Random } from './random.ts'
import { scenes } from './scenes.ts'

export const grounds = [
  'letter',
  'form',
  'licence',
  'redHead',
  'pink',
  'slide',
  'photo',
  'blank',
  'book',
  'map',
  'engraving',
  'oldPrint',
  'texture',
] as const
export type GroundKind = (typeof grounds)[number]

/** A page without any marks yet. */
export function drawGround(random: Random, kind: GroundKind, width: number, height: number): Canvas {
  const canvas = sheet(width, height)
  const brush = canvas.getContext('2d')
  const tint = random.chance(0.5)
    ? '#fff'
    : `hsl(${random.range(20, 220)}, ${random.range(0, 40)}%, ${random.range(86, 99)}%)`
  brush.fillStyle =
    kind === 'pink' ? `hsl(${random.range(-30, 15)}, ${random.range(40, 90)}%, ${random.range(82, 93)}%)` : tint
  brush.fillRect(0, 0, width, height)
  const unit = Math.min(width, height) / 210
  if (kind === 'letter' || kind === 'pink') letter(brush, random, width, height, unit)
  if (kind === 'form') form(brush, random, width, height, unit)
  if (kind === 'licence') licence(brush, random, width, height, unit)
  if (kind === 'redHead') redHead(brush, random, width, height, unit)
  if (kind === 'book') book(brush, random, width, height, unit)
  if (kind === 'slide') slide(brush, random, width, height)
  if (kind === 'photo') photo(brush, random, width, height)
  if (kind in scenes) scenes[kind as keyof typeof scenes](brush, random, width, height)
  return canvas
}

function line(brush: Brush, random: Random, x: number, y: number, width: number, size: number): void {
  const text = random.chance(0.15)
    ? latin(random, Math.ceil(width / size / 0.6))
    : chinese(random, Math.max(1, Math.floor(width / size)))
  brush.fillText(text, x, y, width)
}

function letter(brush: Brush, random: Random, width: number, height: number, unit: number): void {
  const size = unit * random.range(3.2, 6)
  const margin = unit * random.range(15, 30)
  brush.textAlign = 'left'
  brush.textBaseline = 'alphabetic'
  const dark = random.range(0, 70)
  brush.fillStyle = `rgb(${dark},${dark},${dark})`
  brush.font = font(random.pick([200, 400, 400, 700] as const), size)
  let y = margin + size
  const redLines = random.chance(0.15) ? random.range(0.05, 0.8) : 0
  while (y < height - margin) {
    const black: string = `rgb(${dark},${dark},${dark})`
    if (random.chance(redLines)) brush.fillStyle = anyRed(random)
    if (!random.chance(0.12)) line(brush, random, margin, y, (width - 2 * margin) * random.range(0.5, 1), size)
    brush.fillStyle = black
    y += size * random.range(1.4, 1.9)
  }
}

function form(brush: Brush, random: Random, width: number, height: number, unit: number): void {
  const margin = unit * random.range(10, 22)
  const size = unit * random.range(3, 5)
  brush.fillStyle = '#111'
  brush.strokeStyle = random.chance(0.15) ? anyRed(random) : '#222'
  brush.lineWidth = Math.max(0.8, unit * random.range(0.2, 0.5))
  brush.textAlign = 'left'
  brush.font = font(700, unit * 7)
  brush.fillText(chinese(random, 12), width * 0.25, margin + unit * 5, width * 0.5)
  brush.font = font(400, size)
  // a specimen, filled in in red
  const red = random.chance(0.25) ? anyRed(random) : ''
  let y = margin + unit * 10
  while (y < height - margin - unit * 12) {
    const row = unit * random.range(7, 16)
    brush.strokeRect(margin, y, width - 2 * margin, row)
    const columns = random.whole(1, 4)
    for (let c = 0; c < columns; c++) {
      const x = margin + ((width - 2 * margin) * c) / columns
      brush.strokeRect(x, y, (width - 2 * margin) / columns, row)
      brush.fillStyle = red && random.chance(0.7) ? red : random.chance(0.1) ? anyRed(random) : '#111'
      if (random.chance(0.8))
        line(brush, random, x + unit, y + size * 1.2, ((width - 2 * margin) / columns) * random.range(0.3, 0.9), size)
    }
    y += row
  }
}

/** A licence: tinted ground with a fine pattern, a frame, a big title, fields, a code block. */
function licence(brush: Brush, random: Random, width: number, height: number, unit: number): void {
  const hue = random.pick([45, 45, 50, 190, 340, 350, 100])
  brush.strokeStyle = `hsla(${hue}, 60%, 60%, ${random.range(0.1, 0.45)})`
  brush.lineWidth = Math.max(0.6, unit * 0.25)
  const pitch = unit * random.range(2, 6)
  for (let y = 0; y < height; y += pitch) {
    brush.beginPath()
    const swing = unit * random.range(0.5, 3)
    for (let x = 0; x <= width; x += unit * 2) brush.lineTo(x, y + swing * Math.sin((x / unit / 6) * (1 + (y % 3))))
    brush.stroke()
  }
  brush.strokeStyle = random.chance(0.25)
    ? anyRed(random)
    : `hsl(${hue}, ${random.range(20, 60)}%, ${random.range(45, 65)}%)`
  brush.lineWidth = unit * random.range(1, 5)
  const m = unit * random.range(6, 12)
  if (random.chance(0.85)) brush.strokeRect(m, m, width - 2 * m, height - 2 * m)
  brush.lineWidth = unit * 0.5
  brush.strokeRect(m * 1.6, m * 1.6, width - 3.2 * m, height - 3.2 * m)
  brush.fillStyle = random.pick(['#222', '#7a5a10', '#a01818', '#111'])
  brush.font = font(900, unit * 14)
  brush.textAlign = 'center'
  brush.fillText(
    random.pick(['营业执照', '登记证书', '统一社会信用代码证书', '许可证']),
    width / 2,
    height * 0.26,
    width * 0.6,
  )
  brush.textAlign = 'left'
  brush.fillStyle = '#222'
  brush.font = font(400, unit * random.range(3.5, 5))
  for (let k = 0; k < 8; k++)
    line(
      brush,
      random,
      width * random.pick([0.1, 0.12, 0.5]),
      height * (0.38 + k * 0.065),
      width * random.range(0.15, 0.4),
      unit * 4.5,
    )
  brush.fillStyle = '#111'
  const cell = unit * 1.1
  const x0 = width * random.range(0.1, 0.75)
  const y0 = height * random.range(0.1, 0.75)
  if (random.chance(0.7))
    for (let k = 0; k < 25; k++)
      for (let j = 0; j < 25; j++) if (random.chance(0.5)) brush.fillRect(x0 + k * cell, y0 + j * cell, cell, cell)
}

function redHead(brush: Brush, random: Random, width: number, height: number, unit: number): void {
  letter(brush, random, width, height, unit)
  brush.clearRect(0, 0, 0, 0)
  brush.fillStyle = '#fff'
  brush.fillRect(0, 0, width, height * 0.24)
  brush.fillStyle = brush.strokeStyle = anyRed(random)
  brush.font = font(random.pick([700, 900] as const), unit * random.range(10, 20))
  brush.textAlign = 'center'
  brush.fillText(chinese(random, random.whole(6, 14)), width / 2, height * 0.13, width * 0.84)
  brush.lineWidth = unit * random.range(0.5, 1.5)
  brush.beginPath()
  brush.moveTo(width * 0.1, height * 0.2)
  brush.lineTo(width * 0.9, height * 0.2)
  if (random.chance(0.5)) {
    brush.moveTo(width * 0.1, height * 0.207)
    brush.lineTo(width * 0.9, height * 0.207)
  }
  if (random.chance(0.4)) {
    brush.moveTo(width * 0.1, height * 0.93)
    brush.lineTo(width * 0.9, height * 0.93)
  }
  brush.stroke()
}

/** A screen page: coloured bars, cards, headings, buttons. */
function slide(brush: Brush, random: Random, width: number, height: number): void {
  const unit = Math.min(width, height) / 100
  for (let k = 0; k < random.whole(3, 14); k++) {
    brush.fillStyle = random.chance(0.4)
      ? anyRed(random)
      : `hsl(${random.range(0, 360)}, ${random.range(20, 90)}%, ${random.range(25, 90)}%)`
    const w = unit * random.range(4, 60)
    const h = unit * random.range(2, 25)
    brush.beginPath()
    brush.roundRect(
      random.range(-0.1, 0.9) * width,
      random.range(-0.1, 0.9) * height,
      w,
      h,
      random.chance(0.4) ? Math.min(w, h) / 2 : unit,
    )
    brush.fill()
  }
  brush.textAlign = 'left'
  for (let k = 0; k < random.whole(4, 30); k++) {
    brush.fillStyle = random.chance(0.35) ? anyRed(random) : random.pick(['#111', '#444', '#fff', '#25c'])
    const size = unit * random.range(1.5, 8)
    brush.font = font(random.pick([400, 700, 900] as const), size)
    line(
      brush,
      random,
      random.range(0, 0.7) * width,
      random.range(0.05, 0.95) * height,
      size * random.range(2, 12),
      size,
    )
  }
}

/** Something like a colour photograph: soft shapes of all colours, red things among them. */
function photo(brush: Brush, random: Random, width: number, height: number): void {
  const base = random.range(0, 360)
  for (let k = 0; k < random.whole(20, 90); k++) {
    const r = Math.min(width, height) * random.range(0.02, 0.35)
    const x = random.range(0, width)
    const y = random.range(0, height)
    const hue = random.chance(0.3) ? random.range(-15, 18) : base + random.range(-60, 60)
    const colour = (a: number): string =>
      `hsla(${(hue + 360) % 360}, ${random.range(10, 90).toFixed(0)}%, ${random.range(15, 85).toFixed(0)}%, ${a})`
    const fill = brush.createRadialGradient(x - r * 0.3, y - r * 0.3, r * 0.05, x, y, r)
    fill.addColorStop(0, colour(1))
    fill.addColorStop(random.range(0.6, 0.97), colour(1))
    fill.addColorStop(1, colour(random.chance(0.5) ? 0 : 1))
    brush.fillStyle = fill
    brush.beginPath()
    if (random.chance(0.6)) brush.ellipse(x, y, r, r * random.range(0.4, 1), random.range(0, 3), 0, 2 * Math.PI)
    else brush.rect(x - r, y - r, 2 * r, r * random.range(0.2, 2))
    brush.fill()
  }
  if (random.chance(0.3)) {
    brush.fillStyle = random.chance(0.5) ? anyRed(random) : '#fff'
    brush.font = font(900, Math.min(width, height) * 0.1)
    brush.fillText(`${chinese(random, 5)}${digits(random, 2)}`, width * 0.1, height * random.range(0.2, 0.9))
  }
}

/** An old printed page: brown uneven paper, foxing, dark or red print. */
function book(brush: Brush, random: Random, width: number, height: number, unit: number): void {
  const hue = random.range(15, 48)
  const lightness = random.range(35, 85)
  brush.fillStyle = `hsl(${hue}, ${random.range(15, 60)}%, ${lightness}%)`
  brush.fillRect(0, 0, width, height)
  for (let k = 0; k < random.whole(5, 60); k++) {
    const x = random.range(0, width)
    const y = random.range(0, height)
    const r = unit * random.range(1, 40)
    const spot = brush.createRadialGradient(x, y, 0, x, y, r)
    const tone = `${hue + random.range(-14, 6)}, ${random.range(20, 60)}%, ${lightness * random.range(0.5, 1.05)}%`
    spot.addColorStop(0, `hsla(${tone}, ${random.range(0.1, 0.6)})`)
    spot.addColorStop(1, `hsla(${tone}, 0)`)
    brush.fillStyle = spot
    brush.fillRect(x - r, y - r, 2 * r, 2 * r)
  }
  letter(brush, random, width, height, unit)
}
