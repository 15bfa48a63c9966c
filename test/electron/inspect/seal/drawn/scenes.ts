import type { Brush } from './canvas.ts'
import { font } from './canvas.ts'
import { anyRed, chinese, type Random } from './random.ts'

/** Grounds that are no office papers: warm print and pictures of all sorts, among which no seal should be seen. */
export const scenes = {
  /** a map: areas, roads, red and brown lines, small names, ringed places */
  map(brush: Brush, random: Random, width: number, height: number): void {
    const side = Math.min(width, height)
    for (let k = 0; k < random.whole(8, 40); k++) {
      brush.fillStyle = earthy(random, 60, 92)
      blob(brush, random, random.range(0, width), random.range(0, height), side * random.range(0.05, 0.4))
      brush.fill()
    }
    for (let k = 0; k < random.whole(10, 60); k++) {
      brush.strokeStyle = random.chance(0.5) ? anyRed(random) : earthy(random, 20, 70)
      brush.lineWidth = Math.max(0.7, side * random.range(0.001, 0.008))
      wander(brush, random, width, height, side)
    }
    for (let k = 0; k < random.whole(5, 60); k++) {
      const x = random.range(0, width)
      const y = random.range(0, height)
      const r = side * random.range(0.004, 0.03)
      brush.strokeStyle = brush.fillStyle = random.chance(0.5) ? anyRed(random) : '#333'
      brush.beginPath()
      brush.arc(x, y, r, 0, 2 * Math.PI)
      if (random.chance(0.5)) brush.fill()
      else brush.stroke()
      brush.font = font(400, Math.max(5, r * random.range(1, 3)))
      brush.fillText(chinese(random, random.whole(2, 4)), x + r, y)
    }
  },
  /** an old engraving or drawing: hatching in brown, bent this way and that */
  engraving(brush: Brush, random: Random, width: number, height: number): void {
    const hue = random.range(0, 40)
    brush.fillStyle = `hsl(${hue + 10}, ${random.range(15, 50)}%, ${random.range(60, 92)}%)`
    brush.fillRect(0, 0, width, height)
    const side = Math.min(width, height)
    for (let k = 0; k < random.whole(15, 70); k++) {
      brush.strokeStyle = `hsla(${hue}, ${random.range(20, 80)}%, ${random.range(12, 45)}%, ${random.range(0.3, 1)})`
      brush.lineWidth = Math.max(0.6, side * random.range(0.001, 0.005))
      const cx = random.range(0, width)
      const cy = random.range(0, height)
      const r = side * random.range(0.03, 0.25)
      const bend = random.range(-1, 1)
      const t = random.range(0, 3.1)
      const lines = random.whole(4, 30)
      for (let n = 0; n < lines; n++) {
        const off = ((n / lines) * 2 - 1) * r
        const half = Math.sqrt(r * r - off * off) * random.range(0.7, 1)
        const at = (u: number, v: number): [number, number] => [
          cx + u * Math.cos(t) - v * Math.sin(t),
          cy + u * Math.sin(t) + v * Math.cos(t),
        ]
        brush.beginPath()
        brush.moveTo(...at(-half, off))
        brush.quadraticCurveTo(...at(0, off + bend * r), ...at(half, off))
        brush.stroke()
      }
    }
  },
  /** dense old print, warm and blotted, with initials and ornaments */
  oldPrint(brush: Brush, random: Random, width: number, height: number): void {
    const hue = random.range(5, 45)
    brush.fillStyle = `hsl(${hue}, ${random.range(20, 60)}%, ${random.range(55, 90)}%)`
    brush.fillRect(0, 0, width, height)
    const size = Math.max(5, Math.min(width, height) * random.range(0.012, 0.08))
    const dark = `hsl(${random.range(0, 35)}, ${random.range(10, 80)}%, ${random.range(8, 38)}%)`
    for (let y = size * 2; y < height - size; y += size * random.range(1.1, 1.6)) {
      brush.fillStyle = random.chance(0.1) ? anyRed(random) : dark
      brush.font = font(random.pick([400, 700, 900] as const), size * random.range(0.9, 1.1))
      brush.fillText(chinese(random, Math.ceil(width / size)), size, y, width - 2 * size)
    }
    for (let k = 0; k < random.whole(0, 6); k++) {
      brush.fillStyle = brush.strokeStyle = random.chance(0.6) ? anyRed(random) : dark
      brush.font = font(900, size * random.range(3, 7))
      brush.fillText(chinese(random, 1), random.range(0, width), random.range(0, height))
    }
  },
  /** leaves, fur, cloth, faces: strokes and spots of all sizes in related colours */
  texture(brush: Brush, random: Random, width: number, height: number): void {
    const base = random.chance(0.6) ? random.range(-25, 45) : random.range(0, 360)
    brush.fillStyle = `hsl(${base}, 40%, ${random.range(30, 80)}%)`
    brush.fillRect(0, 0, width, height)
    const side = Math.min(width, height)
    for (let k = 0; k < random.whole(100, 500); k++) {
      const colour = `hsla(${base + random.range(-35, 35)}, ${random.range(15, 90)}%, ${random.range(10, 90)}%, ${random.range(0.2, 1)})`
      brush.fillStyle = brush.strokeStyle = colour
      const r = side * random.range(0.005, 0.09)
      brush.lineWidth = r * random.range(0.05, 0.5)
      blob(brush, random, random.range(0, width), random.range(0, height), r)
      if (random.chance(0.6)) brush.fill()
      else brush.stroke()
    }
  },
}

function earthy(random: Random, low: number, high: number): string {
  return `hsl(${random.range(-10, 140)}, ${random.range(15, 70)}%, ${random.range(low, high)}%)`
}

function blob(brush: Brush, random: Random, x: number, y: number, r: number): void {
  brush.beginPath()
  const a = random.range(0, 6)
  const lumps = random.whole(1, 5)
  const flat = random.range(0.3, 1)
  for (let k = 0; k <= 24; k++) {
    const t = (2 * Math.PI * k) / 24
    const d = r * (1 + 0.25 * Math.sin(lumps * t + a))
    brush.lineTo(x + d * Math.cos(t), y + d * flat * Math.sin(t))
  }
}

function wander(brush: Brush, random: Random, width: number, height: number, side: number): void {
  let x = random.range(0, width)
  let y = random.range(0, height)
  let t = random.range(0, 6)
  brush.beginPath()
  for (let k = 0; k < random.whole(5, 40); k++) {
    brush.lineTo(x, y)
    t += random.normal(0, 0.5)
    x += side * 0.04 * Math.cos(t)
    y += side * 0.04 * Math.sin(t)
  }
  brush.stroke()
}
