import { measure, type Page, type Point, rule, write } from '../page.ts'
import type { Random } from '../random.ts'

const ring = (x: number, y: number, rx: number, ry = rx): Point[] =>
  Array.from(
    { length: 36 },
    (_, i): Point => [x + rx * Math.cos((i * Math.PI) / 18), y + ry * Math.sin((i * Math.PI) / 18)],
  )

/** A red and gold disc such as certificates carry on top. Our own abstract device: a gate, hills and rays. */
export function emblem(page: Page, x: number, y: number, radius: number): void {
  const { ctx } = page
  const gold = '#d9a520'
  ctx.save()
  ctx.translate(x, y)
  ctx.fillStyle = gold
  ctx.beginPath()
  for (let i = 0; i < 48; i++) {
    const r = i % 2 === 0 ? radius : radius * 0.95
    ctx.lineTo(r * Math.sin((i * Math.PI) / 24), -r * Math.cos((i * Math.PI) / 24))
  }
  ctx.fill()
  ctx.fillStyle = '#d42a22'
  ctx.beginPath()
  ctx.arc(0, 0, radius * 0.86, 0, 2 * Math.PI)
  ctx.fill()
  ctx.fillStyle = gold
  for (let i = -3; i <= 3; i++) {
    ctx.save()
    ctx.rotate(i * 0.3)
    ctx.fillRect(-radius * 0.03, -radius * 0.74, radius * 0.06, radius * 0.22)
    ctx.restore()
  }
  ctx.beginPath()
  ctx.moveTo(-radius * 0.5, -radius * 0.05)
  ctx.lineTo(0, -radius * 0.36)
  ctx.lineTo(radius * 0.5, -radius * 0.05)
  ctx.fill()
  for (const column of [-0.38, -0.14, 0.1, 0.34]) ctx.fillRect(column * radius, 0, radius * 0.08, radius * 0.3)
  ctx.fillRect(-radius * 0.5, radius * 0.33, radius, radius * 0.09)
  ctx.lineWidth = radius * 0.05
  ctx.strokeStyle = gold
  ctx.beginPath()
  ctx.arc(0, 0, radius * 0.68, 0.35, Math.PI - 0.35)
  ctx.stroke()
  ctx.restore()
  page.marks.push({ kind: 'emblem', ink: 'red', outline: ring(x, y, radius), text: '', strength: 1 })
  page.coloured = true
}

/** The pale net of waves that security print lays under a certificate. */
export function guilloche(
  page: Page,
  rnd: Random,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  const { ctx } = page
  ctx.save()
  ctx.beginPath()
  ctx.rect(x, y, width, height)
  ctx.clip()
  ctx.strokeStyle = colour
  ctx.lineWidth = 0.12
  const pitch = rnd.range(1.5, 2.2)
  const wave = rnd.range(14, 26)
  const swing = rnd.range(2.5, 5)
  for (const phase of [0, Math.PI / 2, Math.PI]) {
    for (let row = y - swing; row < y + height + swing; row += pitch) {
      ctx.beginPath()
      for (let px = x; px <= x + width; px += 1)
        ctx.lineTo(px, row + swing * Math.sin((px * 2 * Math.PI) / wave + phase) * Math.cos(px / wave / 3 + row / 30))
      ctx.stroke()
    }
  }
  ctx.restore()
}

/** A band of interlaced waves around a certificate. */
export function ornamentBorder(
  page: Page,
  x: number,
  y: number,
  width: number,
  height: number,
  band: number,
  colour: string,
): void {
  const { ctx } = page
  ctx.save()
  ctx.strokeStyle = colour
  const strands = 5
  const along = (length: number, place: (s: number, offset: number) => Point): void => {
    const waves = Math.max(4, Math.round(length / (band * 1.1)))
    for (let strand = 0; strand < strands; strand++) {
      for (const side of [-1, 1]) {
        ctx.beginPath()
        for (let s = 0; s <= length; s += 0.5)
          ctx.lineTo(
            ...place(s, side * (band / 2) * Math.sin((s / length) * waves * Math.PI + (strand * Math.PI) / strands)),
          )
        ctx.stroke()
      }
    }
  }
  ctx.lineWidth = 0.22
  along(width, (s, offset) => [x + s, y + offset])
  along(width, (s, offset) => [x + s, y + height + offset])
  along(height, (s, offset) => [x + offset, y + s])
  along(height, (s, offset) => [x + width + offset, y + s])
  ctx.lineWidth = 0.4
  for (const inset of [-band / 2 - 0.6, band / 2 + 0.6])
    ctx.strokeRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset)
  ctx.restore()
  page.coloured = true
}

const logoColours = ['#c2185b', '#d81b1b', '#1565c0', '#2e7d32', '#ef6c00', '#6a1b9a'] as const

/** A firm's device in colour: rings, swirls, leaves. Round and often red, yet no seal. */
export function logo(page: Page, rnd: Random, x: number, y: number, radius: number, letters: string): void {
  const { ctx } = page
  const colour = rnd.pick(logoColours)
  ctx.save()
  ctx.translate(x, y)
  ctx.fillStyle = colour
  ctx.strokeStyle = colour
  const form = rnd.pick(['ring', 'swirl', 'disc', 'leaves'] as const)
  if (form === 'ring') {
    ctx.lineWidth = radius * rnd.range(0.12, 0.3)
    ctx.beginPath()
    ctx.arc(0, 0, radius - ctx.lineWidth / 2, 0.3, 2 * Math.PI - rnd.range(0, 0.6))
    ctx.stroke()
  } else if (form === 'swirl') {
    ctx.lineWidth = radius * 0.16
    ctx.lineCap = 'round'
    for (const turn of [0, 2.1, 4.2]) {
      ctx.beginPath()
      for (let i = 0; i <= 30; i++) {
        const t = turn + i * 0.08
        ctx.lineTo(radius * (0.25 + i * 0.022) * Math.cos(t), radius * (0.25 + i * 0.022) * Math.sin(t))
      }
      ctx.stroke()
    }
  } else if (form === 'disc') {
    ctx.beginPath()
    ctx.arc(0, 0, radius, 0, 2 * Math.PI)
    ctx.fill()
    write(ctx, letters.slice(0, 1), 0, radius * 0.5, {
      size: radius * 1.35,
      weight: 'black',
      align: 'center',
      colour: '#ffffff',
    })
  } else {
    for (let i = 0; i < 5; i++) {
      ctx.rotate((2 * Math.PI) / 5)
      ctx.beginPath()
      ctx.ellipse(0, -radius * 0.55, radius * 0.2, radius * 0.45, 0, 0, 2 * Math.PI)
      ctx.fill()
    }
  }
  ctx.restore()
  const red = colour === '#d81b1b' || colour === '#c2185b'
  page.marks.push({ kind: 'logo', ink: red ? 'red' : 'other', outline: ring(x, y, radius), text: letters, strength: 1 })
  page.coloured = true
}

/** The red heading of an official letter, with its line. Returns the y below it. */
export function redHeading(page: Page, text: string, y: number): number {
  const size = Math.min(13, (page.width - 50) / [...text].length)
  const style = { size, weight: 'bold', align: 'center', colour: '#d5121e' } as const
  write(page.ctx, text, page.width / 2, y + size, style)
  rule(page, 24, y + size + 12, page.width - 24, y + size + 12, 0.7, '#d5121e')
  const half = measure(page.ctx, text, style) / 2
  page.marks.push({
    kind: 'red-heading',
    ink: 'red',
    outline: [
      [page.width / 2 - half, y],
      [page.width / 2 + half, y],
      [page.width - 24, y + size + 12.5],
      [24, y + size + 12.5],
    ],
    text,
    strength: 1,
  })
  page.coloured = true
  return y + size + 13
}

/**
 * 仅供备案使用 across the paper, as careful clients write on a copy of their ID.
 * @param at one line of it in a free place, mm; left out: large and across everything
 */
export function watermark(page: Page, rnd: Random, text: string, size: number, at?: Point): void {
  const { ctx } = page
  const colour = rnd.pick(['rgba(90,90,95,0.28)', 'rgba(205,45,45,0.3)', 'rgba(60,80,170,0.26)'])
  const rows = at ? 1 : rnd.pick([1, 3])
  const centre: Point = at ?? [page.width / 2, page.height / 2]
  const angle = at ? rnd.range(0.02, 0.06) : rnd.range(0.3, 0.55)
  const style = { size, align: 'center', colour, weight: 'medium' } as const
  ctx.save()
  ctx.translate(...centre)
  ctx.rotate(-angle)
  for (let row = 0; row < rows; row++) write(ctx, text, 0, (row - (rows - 1) / 2) * size * 3, style)
  ctx.restore()
  const half = measure(ctx, text, style) / 2
  const top = -((rows - 1) / 2) * size * 3 - size
  const bottom = ((rows - 1) / 2) * size * 3 + size / 3
  const turn = ([x, y]: Point): Point => [
    centre[0] + x * Math.cos(angle) + y * Math.sin(angle),
    centre[1] - x * Math.sin(angle) + y * Math.cos(angle),
  ]
  page.marks.push({
    kind: 'watermark',
    ink: colour.startsWith('rgba(205') ? 'red' : 'other',
    outline: [turn([-half, top]), turn([half, top]), turn([half, bottom]), turn([-half, bottom])],
    text,
    strength: 0.3,
  })
}
