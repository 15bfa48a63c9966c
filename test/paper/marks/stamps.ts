import { corners, measure, type Page, type Point, write } from '../page.ts'
import { field, type Random } from '../random.ts'
import { press, sealBlue, sealRed, stampWear } from './ink.ts'

const turned = (points: readonly Point[], x: number, y: number, angle: number): Point[] => {
  const turn = (angle * Math.PI) / 180
  return points.map(
    ([px, py]): Point => [x + px * Math.cos(turn) - py * Math.sin(turn), y + px * Math.sin(turn) + py * Math.cos(turn)],
  )
}

/** A square red name chop (法人章, 私章), letters red or cut out. Never a 公章. */
export function nameChop(page: Page, rnd: Random, name: string, x: number, y: number): void {
  const side = rnd.range(14, 22)
  const angle = rnd.gauss(0, 6)
  const cutOut = rnd.chance(0.4)
  const wear = stampWear(rnd)
  const letters = [...(name.length === 2 ? `${name}之印` : name.length === 3 ? `${name}印` : name)].slice(0, 4)
  press(page, rnd, { x, y, width: side, height: side, angle, colour: sealRed(rnd), wear }, (ctx) => {
    const half = side / 2
    if (cutOut) {
      ctx.fillRect(-half, -half, side, side)
      ctx.globalCompositeOperation = 'destination-out'
    } else {
      ctx.lineWidth = 1
      ctx.strokeRect(-half + 0.5, -half + 0.5, side - 1, side - 1)
    }
    // Chops are read from the right column downwards.
    const size = side * 0.42
    letters.forEach((letter, i) => {
      const column = i < 2 ? side * 0.22 : -side * 0.22
      write(ctx, letter, column, (i % 2 === 0 ? -side * 0.05 : side * 0.39) - 0.2, {
        size,
        weight: 'bold',
        align: 'center',
      })
    })
  })
  page.marks.push({
    kind: 'name-chop',
    ink: 'red',
    outline: turned(corners(-side / 2, -side / 2, side, side), x, y, angle),
    text: name,
    strength: wear.strength,
  })
  page.coloured = true
}

/** A framed or bare line of rubber-stamped words: 已核对, 与原件一致, a received date. Red or blue. */
export function boxStamp(page: Page, rnd: Random, text: string, x: number, y: number): void {
  const red = rnd.chance(0.6)
  const size = rnd.range(4, 7)
  const style = { size, weight: 'bold', align: 'center', spacing: 0.8 } as const
  const width = measure(page.ctx, text, style) + 4
  const height = size + 4
  const angle = rnd.gauss(0, 7)
  const framed = rnd.chance(0.7)
  const wear = stampWear(rnd)
  const colour = red ? sealRed(rnd) : sealBlue(rnd)
  press(page, rnd, { x, y, width, height, angle, colour, wear }, (ctx) => {
    ctx.lineWidth = 0.8
    if (framed) ctx.strokeRect(-width / 2 + 0.4, -height / 2 + 0.4, width - 0.8, height - 0.8)
    write(ctx, text, 0.4, size * 0.36, style)
  })
  page.marks.push({
    kind: 'box-stamp',
    ink: red ? 'red' : 'blue',
    outline: turned(corners(-width / 2, -height / 2, width, height), x, y, angle),
    text,
    strength: wear.strength,
  })
  page.coloured = true
}

/** A thumb in red ink paste: ridges around a whorl, blotted at the rim. */
export function fingerprint(page: Page, rnd: Random, x: number, y: number): void {
  const width = rnd.range(12, 16)
  const height = width * rnd.range(1.25, 1.5)
  const angle = rnd.gauss(0, 20)
  const wear = { ...stampWear(rnd), grain: rnd.range(0.2, 0.5), bleed: rnd.range(0.02, 0.06) }
  const bend = field(rnd, 5, 5)
  const ridge = rnd.range(0.75, 1)
  const centre = rnd.range(-1.5, 1.5)
  press(page, rnd, { x, y, width, height, angle, colour: sealRed(rnd), wear }, (ctx) => {
    ctx.beginPath()
    ctx.ellipse(0, 0, width / 2, height / 2, 0, 0, 2 * Math.PI)
    ctx.clip()
    ctx.lineWidth = ridge * 0.55
    for (let r = ridge / 2; r < height * 0.85; r += ridge) {
      ctx.beginPath()
      for (let i = 0; i <= 60; i++) {
        const t = (i / 60) * 2 * Math.PI
        const wobble = 1 + 0.28 * (bend.at(0.5 + 0.4 * Math.cos(t), 0.5 + 0.4 * Math.sin(t)) - 0.5)
        // Below the whorl the ridges open into arches, as on a real thumb.
        const open = Math.sin(t) > 0 ? 1 + 0.25 * Math.sin(t) : 1
        ctx.lineTo(centre + r * 0.72 * wobble * open * Math.cos(t), -height * 0.08 + r * wobble * Math.sin(t))
      }
      ctx.stroke()
    }
  })
  const rim = Array.from({ length: 36 }, (_, i): Point => {
    const t = (i * 2 * Math.PI) / 36
    return [(width / 2) * Math.cos(t), (height / 2) * Math.sin(t)]
  })
  page.marks.push({
    kind: 'fingerprint',
    ink: 'red',
    outline: turned(rim, x, y, angle),
    text: '',
    strength: wear.strength,
  })
  page.coloured = true
}
