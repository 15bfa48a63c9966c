import { createCanvas } from '@napi-rs/canvas'
import { type Ink, type MarkKind, type Page, type Point, write } from '../page.ts'
import type { Random } from '../random.ts'

const hoop = (x: number, y: number, rx: number, ry = rx): Point[] =>
  Array.from(
    { length: 32 },
    (_, i): Point => [x + rx * Math.cos((i * Math.PI) / 16), y + ry * Math.sin((i * Math.PI) / 16)],
  )

function note(page: Page, kind: MarkKind, ink: Ink, outline: readonly Point[], text = '', strength = 1): void {
  page.marks.push({ kind, ink, outline, text, strength })
  if (ink !== 'black') page.coloured = true
}

const anyRed = (rnd: Random): string => `hsl(${rnd.range(-18, 14)} ${rnd.range(60, 96)}% ${rnd.range(38, 55)}%)`

/** Draws turned around (x, y), inked so that print below shows. */
function inked(page: Page, x: number, y: number, angle: number, alpha: number, draw: (ctx: Page['ctx']) => void): void {
  const { ctx } = page
  ctx.save()
  ctx.globalCompositeOperation = 'multiply'
  ctx.globalAlpha = alpha
  ctx.translate(x, y)
  ctx.rotate((angle * Math.PI) / 180)
  draw(ctx)
  ctx.restore()
}

/** A printed badge: a filled disc with a white rim and sign, a gear, petals, an orbit. Round, often red, no seal. */
export function badge(page: Page, rnd: Random, x: number, y: number, r: number): void {
  const red = rnd.chance(0.65)
  const colour = red ? anyRed(rnd) : `hsl(${rnd.range(20, 320)} 70% 42%)`
  inked(page, x, y, 0, 1, (ctx) => {
    ctx.fillStyle = colour
    ctx.strokeStyle = colour
    const form = rnd.pick(['disc', 'gear', 'petals', 'orbit', 'crescent', 'letters'] as const)
    if (form === 'disc') {
      ctx.beginPath()
      ctx.arc(0, 0, r, 0, 2 * Math.PI)
      ctx.fill()
      ctx.globalCompositeOperation = 'source-over'
      ctx.strokeStyle = '#ffffff'
      ctx.lineWidth = r * 0.07
      ctx.beginPath()
      ctx.arc(0, 0, r * rnd.range(0.7, 0.86), 0, 2 * Math.PI)
      ctx.stroke()
      const sign = rnd.pick(['优', '信', '福', 'Q', 'V', '合格'])
      write(ctx, sign, 0, r * 0.34, {
        size: (r * 1.1) / sign.length ** 0.6,
        weight: 'extrabold',
        align: 'center',
        colour: '#ffffff',
      })
    } else if (form === 'gear') {
      for (let i = 0; i < 14; i++) {
        ctx.rotate(Math.PI / 7)
        ctx.fillRect(-r * 0.09, -r, r * 0.18, r * 0.25)
      }
      ctx.lineWidth = r * 0.24
      ctx.beginPath()
      ctx.arc(0, 0, r * 0.7, 0, 2 * Math.PI)
      ctx.stroke()
    } else if (form === 'petals') {
      const petals = rnd.int(5, 9)
      for (let i = 0; i < petals; i++) {
        ctx.rotate((2 * Math.PI) / petals)
        ctx.beginPath()
        ctx.ellipse(0, -r * 0.6, r * 0.17, r * 0.38, 0.25, 0, 2 * Math.PI)
        ctx.fill()
      }
    } else if (form === 'orbit') {
      ctx.lineWidth = r * 0.09
      for (const t of [0.4, 1.5, 2.6]) {
        ctx.beginPath()
        ctx.ellipse(0, 0, r, r * 0.38, t, 0, 2 * Math.PI)
        ctx.stroke()
      }
      ctx.beginPath()
      ctx.arc(0, 0, r * 0.17, 0, 2 * Math.PI)
      ctx.fill()
    } else if (form === 'crescent') {
      ctx.beginPath()
      ctx.arc(0, 0, r, 0.5, 5.2)
      ctx.arc(r * 0.3, 0, r * 0.72, 4.9, 0.8, true)
      ctx.fill()
    } else {
      ctx.lineWidth = r * rnd.range(0.08, 0.2)
      ctx.beginPath()
      ctx.arc(0, 0, r * 0.9, 0, 2 * Math.PI)
      ctx.stroke()
      write(ctx, rnd.pick(['JD', 'MX', 'YH', 'RK']), 0, r * 0.36, { size: r, weight: 'black', align: 'center' })
    }
  })
  note(page, 'logo', red ? 'red' : 'other', hoop(x, y, r))
}

/** A national-emblem-like disc: red ground, golden wreath and stars. */
export function crest(page: Page, rnd: Random, x: number, y: number, r: number): void {
  inked(page, x, y, 0, 1, (ctx) => {
    const gold = `hsl(${rnd.range(40, 50)} 80% 52%)`
    ctx.globalCompositeOperation = 'source-over'
    ctx.fillStyle = gold
    for (let i = 0; i < 26; i++) {
      ctx.save()
      ctx.rotate((i * 2 * Math.PI) / 26)
      ctx.beginPath()
      ctx.ellipse(0, -r * 0.9, r * 0.09, r * 0.14, 0.5, 0, 2 * Math.PI)
      ctx.fill()
      ctx.restore()
    }
    ctx.fillStyle = `hsl(${rnd.range(0, 8)} 84% 44%)`
    ctx.beginPath()
    ctx.arc(0, 0, r * 0.8, 0, 2 * Math.PI)
    ctx.fill()
    ctx.fillStyle = gold
    for (const [sx, sy, sr] of [
      [0, -0.4, 0.2],
      [-0.34, -0.28, 0.09],
      [0.34, -0.28, 0.09],
      [-0.44, -0.04, 0.09],
      [0.44, -0.04, 0.09],
    ] as const) {
      ctx.beginPath()
      for (let i = 0; i < 5; i++) {
        const t = (i * 4 * Math.PI) / 5
        ctx.lineTo(sx * r + sr * r * Math.sin(t), sy * r - sr * r * Math.cos(t))
      }
      ctx.fill()
    }
    ctx.fillRect(-r * 0.5, r * 0.12, r, r * 0.14)
    ctx.fillRect(-r * 0.36, r * 0.32, r * 0.72, r * 0.1)
  })
  note(page, 'emblem', 'red', hoop(x, y, r))
}

/** A person's chop: square, oblong or a small round one, two to four characters. */
export function chop(page: Page, rnd: Random, name: string, x: number, y: number): void {
  const round = rnd.chance(0.15)
  const w = round ? rnd.range(8, 11) : rnd.range(10, 23)
  const h = round || rnd.chance(0.7) ? w : w * 1.8
  const hollow = rnd.chance(0.55)
  const angle = rnd.gauss(0, 9)
  const colour = anyRed(rnd)
  inked(page, x, y, angle, rnd.range(0.55, 1), (ctx) => {
    const side = Math.max(w, h)
    const layer = createCanvas(Math.ceil(side * page.scale * 1.2), Math.ceil(side * page.scale * 1.2))
    const pen = layer.getContext('2d')
    pen.scale(page.scale, page.scale)
    pen.translate(side * 0.6, side * 0.6)
    pen.fillStyle = colour
    pen.strokeStyle = colour
    pen.lineWidth = rnd.range(0.5, 1.2)
    pen.beginPath()
    if (round) pen.arc(0, 0, w / 2, 0, 2 * Math.PI)
    else pen.roundRect(-w / 2, -h / 2, w, h, rnd.pick([0, 0.6, 2]))
    if (hollow) pen.stroke()
    else {
      pen.fill()
      pen.globalCompositeOperation = 'destination-out'
    }
    const letters = [...name].slice(0, h > w || round ? 3 : 4)
    const single = h > w || letters.length < 4
    letters.forEach((letter, i) => {
      const rows = single ? letters.length : 2
      const size = Math.min((h * 0.84) / rows, w * (single ? 0.75 : 0.42)) * (round ? 0.72 : 1)
      const column = single ? 0 : i < 2 ? w * 0.22 : -w * 0.22
      const row = single ? i - (rows - 1) / 2 : (i % 2) - 0.5
      write(pen, letter, column, row * size * 1.02 + size * 0.36, { size, weight: 'semibold', align: 'center' })
    })
    ctx.drawImage(layer, -side * 0.6, -side * 0.6, layer.width / page.scale, layer.height / page.scale)
  })
  note(page, 'name-chop', 'red', hoop(x, y, Math.hypot(w, h) / 2), name)
}

/** A rubber stamp of lines in a frame, cut corners or bare: received, checked, copy, dates. */
export function lineStamp(page: Page, rnd: Random, x: number, y: number): void {
  const ink = rnd.weighted([
    ['red', 6],
    ['blue', 3],
    ['black', 1],
  ] as const)
  const colour = ink === 'red' ? anyRed(rnd) : ink === 'blue' ? `hsl(${rnd.range(210, 250)} 70% 40%)` : '#26262a'
  const lines = rnd.pick([
    ['收 件 专 用', '2026年10月08日'],
    ['与原件核对无误'],
    ['复印无效'],
    ['已 审 核', '窗口 07'],
    ['作 废'],
    ['此件仅用于网站备案', '再次复印无效'],
  ])
  const size = rnd.range(3.4, 6)
  const w = Math.max(...lines.map((line) => line.length)) * size + 5
  const h = lines.length * size * 1.5 + 3
  inked(page, x, y, rnd.gauss(0, 10), rnd.range(0.5, 0.95), (ctx) => {
    ctx.fillStyle = colour
    ctx.strokeStyle = colour
    ctx.lineWidth = rnd.range(0.4, 1)
    const frame = rnd.pick(['square', 'cut', 'double', 'none'] as const)
    ctx.beginPath()
    if (frame === 'cut') {
      for (const [px, py] of [
        [-w / 2 + 4, -h / 2],
        [w / 2 - 4, -h / 2],
        [w / 2, -h / 2 + 4],
        [w / 2, h / 2 - 4],
        [w / 2 - 4, h / 2],
        [-w / 2 + 4, h / 2],
        [-w / 2, h / 2 - 4],
        [-w / 2, -h / 2 + 4],
      ] as const)
        ctx.lineTo(px, py)
      ctx.closePath()
      ctx.stroke()
    } else if (frame !== 'none') {
      ctx.strokeRect(-w / 2, -h / 2, w, h)
      if (frame === 'double') ctx.strokeRect(-w / 2 + 1.4, -h / 2 + 1.4, w - 2.8, h - 2.8)
    }
    lines.forEach((line, i) => {
      write(ctx, line, 0, -h / 2 + 1.5 + size * (1.5 * i + 1.1), { size, weight: 'extrabold', align: 'center' })
    })
  })
  note(page, 'box-stamp', ink, hoop(x, y, w / 2, h / 2), lines.join(''))
}

/** A thumb: ridges as level lines around two centres, blotted. */
export function thumb(page: Page, rnd: Random, x: number, y: number): void {
  const w = rnd.range(11, 17)
  const h = w * rnd.range(1.2, 1.55)
  const side = Math.ceil(h * page.scale)
  const layer = createCanvas(side, side)
  const pen = layer.getContext('2d')
  const image = pen.createImageData(side, side)
  const [r, g, b] = rnd.pick([
    [205, 30, 40],
    [190, 40, 60],
    [220, 60, 40],
    [170, 25, 50],
  ] as const)
  const pitch = rnd.range(0.8, 1.15) * page.scale
  const [ax, ay, bx, by] = [rnd.range(0.42, 0.58), rnd.range(0.3, 0.45), rnd.range(0.25, 0.75), rnd.range(0.75, 1)].map(
    (v) => v * side,
  ) as [number, number, number, number]
  const press = rnd.range(0.5, 0.95)
  for (let py = 0; py < side; py++) {
    for (let px = 0; px < side; px++) {
      const inside = ((px - side / 2) / ((w / 2) * page.scale)) ** 2 + ((py - side / 2) / ((h / 2) * page.scale)) ** 2
      if (inside > 1) continue
      const level = Math.hypot(px - ax, py - ay) + 0.35 * Math.hypot(px - bx, py - by)
      const ridge = 0.5 + 0.5 * Math.sin((level * 2 * Math.PI) / pitch)
      const i = (py * side + px) * 4
      image.data[i] = r
      image.data[i + 1] = g
      image.data[i + 2] = b
      image.data[i + 3] = 255 * press * Math.min(1, (1 - inside) * 4) * (ridge > 0.42 ? 1 : 0.25)
    }
  }
  pen.putImageData(image, 0, 0)
  inked(page, x, y, rnd.gauss(0, 25), 1, (ctx) => ctx.drawImage(layer, -h / 2, -h / 2, h, h))
  note(page, 'fingerprint', 'red', hoop(x, y, w / 2, h / 2))
}

/** Pen marks over the print: a loop around words, ticks, a wavy underline, a crossed-out word. */
export function penMark(page: Page, rnd: Random, x: number, y: number): void {
  const ink = rnd.weighted([
    ['red', 6],
    ['blue', 3],
    ['black', 2],
  ] as const)
  const w = rnd.range(14, 60)
  const h = rnd.range(10, 42)
  const form = rnd.pick(['loop', 'loop', 'tick', 'wave', 'spiral'] as const)
  inked(page, x, y, rnd.gauss(0, 8), rnd.range(0.7, 1), (ctx) => {
    ctx.strokeStyle = ink === 'red' ? anyRed(rnd) : ink === 'blue' ? '#2238a0' : '#18181c'
    ctx.lineWidth = rnd.range(0.3, 1.1)
    ctx.lineCap = 'round'
    ctx.beginPath()
    if (form === 'loop') {
      const turns = rnd.range(0.95, 1.6)
      const swell = [rnd.range(0, 0.14), rnd.range(0, 0.1)]
      for (let i = 0; i <= 70; i++) {
        const t = (i / 70) * turns * 2 * Math.PI
        const r = 1 + swell[0]! * Math.sin(2 * t + w) + swell[1]! * Math.sin(3 * t) + (i / 70) * 0.1
        ctx.lineTo((w / 2) * r * Math.cos(t), (h / 2) * r * Math.sin(t))
      }
    } else if (form === 'tick') {
      ctx.moveTo(-h / 3, 0)
      ctx.lineTo(-h / 8, h / 3)
      ctx.lineTo(h / 2, -h / 2)
    } else if (form === 'wave') for (let s = 0; s <= w; s += 0.7) ctx.lineTo(s - w / 2, Math.sin(s * 1.7))
    else
      for (let i = 0; i <= 60; i++)
        ctx.lineTo((i / 60) * (h / 2) * Math.cos(i * 0.3), (i / 60) * (h / 2) * Math.sin(i * 0.3))
    ctx.stroke()
  })
  note(page, 'drawn-circle', ink, hoop(x, y, w * 0.6, h * 0.6))
}

/** A hasty signature: no letter of it can be told. */
export function scrawl(page: Page, rnd: Random, x: number, y: number): void {
  const ink = rnd.weighted([
    ['black', 6],
    ['blue', 4],
    ['red', 0.5],
  ] as const)
  const w = rnd.range(20, 42)
  inked(page, x, y, rnd.gauss(-6, 6), 0.95, (ctx) => {
    ctx.strokeStyle =
      ink === 'blue' ? rnd.pick(['#1b2f8f', '#2b47a8', '#20266b']) : ink === 'red' ? '#c22a30' : '#1a1a1e'
    ctx.lineWidth = rnd.range(0.3, 0.7)
    ctx.lineCap = 'round'
    ctx.lineJoin = 'round'
    ctx.beginPath()
    let at = -w / 2
    ctx.moveTo(at, 0)
    while (at < w / 2) {
      const step = rnd.range(2, 6)
      ctx.bezierCurveTo(
        at + rnd.range(-2, 4),
        rnd.range(-9, 3),
        at + rnd.range(0, 6),
        rnd.range(-4, 6),
        at + step,
        rnd.range(-3, 3),
      )
      at += step
    }
    ctx.stroke()
  })
  note(page, 'signature', ink, hoop(x, y, w * 0.55, 9))
}

/** The ring a cup left: round and brown. */
export function cupStain(page: Page, rnd: Random, x: number, y: number): void {
  const r = rnd.range(26, 40)
  inked(page, x, y, 0, rnd.range(0.15, 0.4), (ctx) => {
    ctx.strokeStyle = '#9a6a35'
    ctx.lineWidth = rnd.range(0.8, 2.4)
    ctx.beginPath()
    ctx.arc(0, 0, r, rnd.range(0, 2), rnd.range(5, 8.2))
    ctx.stroke()
  })
  note(page, 'stain', 'other', hoop(x, y, r))
}

/** An ID photograph on red, blue or white ground: a bust without a face. */
export function portrait(page: Page, rnd: Random, x: number, y: number, w: number): void {
  const h = w * 1.4
  const ground = rnd.pick(['#c4161c', '#d32f2f', '#3b7fc4', '#f2f2f2'])
  const { ctx } = page
  ctx.save()
  ctx.translate(x, y)
  ctx.fillStyle = ground
  ctx.fillRect(0, 0, w, h)
  ctx.beginPath()
  ctx.rect(0, 0, w, h)
  ctx.clip()
  ctx.fillStyle = rnd.pick(['#2a2f3a', '#30405c', '#efefef'])
  ctx.beginPath()
  ctx.ellipse(w / 2, h * 1.02, w * 0.46, h * 0.33, 0, 0, 2 * Math.PI)
  ctx.fill()
  ctx.fillStyle = '#d8ab88'
  ctx.beginPath()
  ctx.ellipse(w / 2, h * 0.43, w * 0.21, h * 0.2, 0, 0, 2 * Math.PI)
  ctx.fill()
  ctx.fillStyle = '#1d1a1a'
  ctx.beginPath()
  ctx.ellipse(w / 2, h * 0.31, w * 0.23, h * 0.13, 0, Math.PI, 2 * Math.PI)
  ctx.fill()
  ctx.restore()
  const red = ground === '#c4161c' || ground === '#d32f2f'
  note(page, 'photo', red ? 'red' : 'other', [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ])
}
