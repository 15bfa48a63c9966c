import { type Brush, type Canvas, font } from './canvas.ts'
import { type Captured, capture, type Device, type Point } from './capture.ts'
import { clutter, drawClutter, scribble } from './clutter.ts'
import { drawGround, type GroundKind, grounds } from './documents.ts'
import { chinese, type Random, seeded } from './random.ts'
import { scenes } from './scenes.ts'
import { drawSeal, sealLook } from './seal-art.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A drawn picture and what is on it. */
export interface Drawn {
  readonly seed: number
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  /** a red official seal is visible */
  readonly present: boolean
  /** boxes of the red seals, in picture pixels */
  readonly seals: readonly Box[]
  /** boxes of ring seals in other inks */
  readonly otherSeals: readonly (Box & { readonly ink: Ink })[]
  /** boxes of square red name chops */
  readonly chops: readonly Box[]
  /** so little of a seal is left that people would argue; leave out of scoring */
  readonly arguable: boolean
  readonly tags: readonly string[]
}

type Ink = 'blue' | 'black'

interface Placed {
  readonly cx: number
  readonly cy: number
  readonly rx: number
  readonly ry: number
  readonly turn: number
  readonly ink: 'red' | Ink
  readonly square: boolean
}

const KINDS = Object.keys(clutter)

/** Draws the picture of a seed. */
export async function drawPicture(seed: number): Promise<Drawn> {
  const random = seeded(seed)
  const kind = random.pick([...grounds, 'letter', 'form', 'licence', 'licence'] as const)
  const small = random.chance(0.25)
  const long = small ? random.range(260, 700) : random.range(800, 1800)
  const ratio = random.range(0.66, 0.8)
  const portrait = random.chance(0.65)
  const width = Math.round(portrait ? long * ratio : long)
  const height = Math.round(portrait ? long : long * ratio)
  const page = drawGround(random, kind, width, height)
  const tags: string[] = [kind]
  const unit = Math.min(width, height) / 210
  const placed: Placed[] = []
  // hardly anyone stamps a photograph
  const sealed = random.chance(kind === 'photo' || kind === 'slide' ? 0.12 : 0.6)
  if (sealed) {
    const count = random.chance(0.75) ? 1 : random.whole(2, 4)
    // small seals only where enough pixels are left to read them
    const smallest = Math.max(11, 20 / unit)
    for (let k = 0; k < count; k++)
      placed.push(placeSeal(random, page, unit * random.range(smallest, Math.max(26, smallest * 1.3)), true, placed))
    tags.push('seal')
  }
  scatterClutter(random, page, unit, tags, sealed ? 0.55 : 0.9, kind, placed)
  if (random.chance(0.07)) {
    placed.push(placeSeal(random, page, unit * random.range(14, 24), false, []))
    tags.push('other-ink')
  }
  overwrite(random, page, placed, unit)
  const device = pickDevice(random)
  tags.push(device)
  return finish(seed, random, page, placed, device, tags)
}

/** Draws a tight crop of one seal, or of one piece of clutter. */
export async function drawCrop(seed: number): Promise<Drawn> {
  const random = seeded(seed ^ 0x5bd1e995)
  const side = random.range(110, 620)
  const page = drawGround(
    random,
    random.pick(['blank', 'blank', 'letter', 'licence', 'form', 'pink', 'redHead'] as const),
    side * random.range(1, 1.5),
    side,
  )
  const unit = side / random.range(44, 90)
  const placed: Placed[] = []
  const tags = ['crop']
  if (random.chance(0.5)) {
    placed.push(
      placeSeal(random, page, Math.min(unit * 20, side * random.range(0.36, 0.48)), true, [], {
        x: page.width / 2,
        y: page.height / 2,
      }),
    )
    tags.push('seal')
  } else {
    const name = random.pick(KINDS)
    tags.push(name)
    const r = side * random.range(0.3, 0.44)
    placed.push(...scatter(random, page, name, r, page.width / 2, page.height / 2, random.normal(0, 0.15)))
  }
  overwrite(random, page, placed, unit)
  const device = pickDevice(random)
  const whole = await finish(seed, random, page, placed, device, [...tags, device])
  return random.chance(0.55) ? trim(random, whole) : whole
}

/** Draws a small sheet crowded with seals and clutter side by side: many marks for little work. */
export async function drawCluster(seed: number): Promise<Drawn> {
  const random = seeded(seed ^ 0x2c1b3c6d)
  const kind = random.pick([...grounds, 'blank', 'letter', 'form', 'licence', 'redHead'] as const)
  const columns = random.whole(1, 3)
  const rows = random.whole(1, 3)
  const cell = random.range(70, 230)
  const page = drawGround(random, kind, Math.max(160, columns * cell), Math.max(160, rows * cell))
  const placed: Placed[] = []
  const tags = ['cluster', kind]
  for (let k = 0; k < columns * rows; k++) {
    const x = ((k % columns) + random.range(0.35, 0.65)) * (page.width / columns)
    const y = (Math.floor(k / columns) + random.range(0.35, 0.65)) * (page.height / rows)
    const r = Math.min(page.width / columns, page.height / rows) * random.range(0.2, 0.5)
    if (random.chance(0.15)) continue
    if (random.chance(0.42)) {
      const seal = placeSeal(random, page, r, random.chance(0.9), [], { x, y })
      placed.push(seal)
      tags.push(seal.ink)
    } else {
      const name = random.pick(KINDS)
      tags.push(name)
      placed.push(...scatter(random, page, name, r, x, y, random.normal(0, 0.2)))
    }
  }
  overwrite(random, page, placed, cell / 60)
  const device = pickDevice(random)
  return finish(seed, random, page, placed, device, [...tags, device])
}

/** Draws a small ground with no mark on it at all. */
export async function drawBare(seed: number): Promise<Drawn> {
  const random = seeded(seed ^ 0x7f4a7c15)
  const kind = random.pick([...Object.keys(scenes), ...Object.keys(scenes), ...grounds, 'form', 'form'] as GroundKind[])
  const side = random.chance(0.25) ? random.range(640, 1300) : random.range(250, 640)
  const page = drawGround(random, kind, side * random.range(0.7, 1), side)
  const device = pickDevice(random)
  return finish(seed, random, page, [], device, ['bare', kind, device])
}

/** Cuts the picture down to the mark in its middle, with hardly any paper left around it. */
function trim(random: Random, d: Drawn): Drawn {
  const side = Math.min(d.width, d.height)
  // sometimes a part of the mark itself is cut away
  const cut = random.chance(0.25) ? random.range(0, 0.4) : 0
  const box = d.seals[0] ??
    d.otherSeals[0] ?? { x: (d.width - side) / 2, y: (d.height - side) / 2, width: side, height: side }
  const gap = (): number => random.range(-0.01, 0.12) * box.width
  const side4 = random.whole(0, 3)
  const lost = (k: number, length: number): number => (side4 === k ? cut * length : 0)
  const left = Math.max(0, Math.round(box.x - gap() + lost(0, box.width)))
  const top = Math.max(0, Math.round(box.y - gap() + lost(1, box.height)))
  const width = Math.min(d.width, Math.round(box.x + box.width + gap() - lost(2, box.width))) - left
  const height = Math.min(d.height, Math.round(box.y + box.height + gap() - lost(3, box.height))) - top
  if (width < 60 || height < 60) return d
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * d.width + left) * 3
    data.set(d.data.subarray(from, from + width * 3), y * width * 3)
  }
  const move = <T extends Box>(b: T): T => ({ ...b, x: b.x - left, y: b.y - top })
  return {
    ...d,
    data,
    width,
    height,
    seals: d.seals.map(move),
    otherSeals: d.otherSeals.map(move),
    chops: d.chops.map(move),
    tags: [...d.tags, 'trimmed'],
  }
}

function pickDevice(random: Random): Device {
  return random.pick([
    'file',
    'scanner',
    'scanner',
    'scanner',
    'scanner',
    'phone',
    'phone',
    'phone',
    'phone',
    random.pick(['greyCopy', 'greyCopy', 'bilevelCopy', 'phone'] as const),
  ] as const)
}

function stamp(page: Canvas, mark: Canvas, x: number, y: number, turn: number): void {
  const brush = page.getContext('2d')
  brush.save()
  brush.translate(x, y)
  brush.rotate(turn)
  brush.globalCompositeOperation = 'multiply'
  brush.drawImage(mark, -mark.width / 2, -mark.height / 2)
  brush.restore()
}

function scatterClutter(
  random: Random,
  page: Canvas,
  unit: number,
  tags: string[],
  chance: number,
  kind: GroundKind,
  placed: Placed[],
): void {
  const seals = [...placed]
  if (kind === 'licence' && random.chance(0.8)) {
    stamp(page, drawClutter(random, 'emblem', unit * random.range(9, 16)), page.width / 2, page.height * 0.12, 0)
    tags.push('emblem')
  }
  while (random.chance(chance)) {
    const name = random.pick(KINDS)
    const r = Math.max(8, unit * (random.chance(0.7) ? random.range(6, 24) : random.range(20, 70)))
    const x = page.width * random.range(0.05, 0.95)
    const y = page.height * random.range(0.05, 0.95)
    // a mark may touch a seal, but one that hides it makes a riddle and not a test
    const clear = seals.every((s) => Math.hypot(s.cx - x, s.cy - y) > 0.85 * (Math.max(s.rx, s.ry) + r))
    if (clear || random.chance(0.05)) {
      tags.push(name)
      placed.push(...scatter(random, page, name, r, x, y, random.chance(0.5) ? 0 : random.normal(0, 0.2)))
    }
    chance *= 0.75
  }
}

/** Puts one piece of clutter down; a name chop's place is told. */
function scatter(
  random: Random,
  page: Canvas,
  name: string,
  r: number,
  cx: number,
  cy: number,
  turn: number,
): Placed[] {
  stamp(page, drawClutter(random, name, r), cx, cy, turn)
  return name === 'nameChop' ? [{ cx, cy, rx: r * 0.84, ry: r * 0.84, turn, ink: 'red', square: true }] : []
}

const BLUES = ['hsl(225, 80%, 40%)', 'hsl(210, 90%, 35%)', 'hsl(245, 70%, 40%)', 'hsl(265, 60%, 42%)']
const BLACKS = ['#222', '#333', '#111', '#445']

function placeSeal(
  random: Random,
  page: Canvas,
  radius: number,
  red: boolean,
  others: readonly Placed[],
  centre?: Point,
): Placed {
  const look = sealLook(random, radius)
  const ink = red ? 'red' : random.pick(['blue', 'black'] as const)
  const colour = ink === 'red' ? look.colour : random.pick(ink === 'blue' ? BLUES : BLACKS)
  const mark = drawSeal(random, { ...look, colour })
  const turn = random.chance(0.85) ? random.normal(0, 0.2) : random.range(-3.1, 3.1)
  const touching = others[0] !== undefined && random.chance(0.5)
  let cx = page.width * random.range(0.15, 0.85)
  let cy = page.height * random.range(0.15, 0.9)
  if (centre) {
    cx = centre.x
    cy = centre.y
  } else if (touching) {
    const other = others[0]!
    const t = random.range(0, 6.3)
    cx = other.cx + (other.rx + look.rx) * random.range(0.75, 1.1) * Math.cos(t)
    cy = other.cy + (other.ry + look.ry) * random.range(0.75, 1.1) * Math.sin(t)
  } else if (random.chance(0.1)) {
    // cut by the page's edge
    cx = random.pick([look.rx * random.range(0.1, 0.9), page.width - look.rx * random.range(0.1, 0.9)])
  }
  stamp(page, mark, cx, cy, turn)
  return { cx, cy, rx: look.rx, ry: look.ry, turn, ink, square: false }
}

/** Black words, dates and signatures over and under the seals. */
function overwrite(random: Random, page: Canvas, placed: readonly Placed[], unit: number): void {
  const brush: Brush = page.getContext('2d')
  for (const p of placed) {
    if (p.square || !random.chance(0.6)) continue
    brush.fillStyle = brush.strokeStyle = random.pick(['#111', '#222', '#333', '#1a2a6a'])
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    brush.font = font(random.pick([400, 700] as const), Math.max(unit * 4, p.ry * random.range(0.15, 0.4)))
    for (let k = 0; k < random.whole(1, 4); k++)
      brush.fillText(
        chinese(random, random.whole(4, 12)),
        p.cx + random.range(-0.6, 0.6) * p.rx,
        p.cy + random.range(-0.9, 0.9) * p.ry,
      )
    if (!random.chance(0.35)) continue
    brush.save()
    brush.translate(p.cx + random.range(-0.5, 0.5) * p.rx, p.cy + random.range(-0.5, 0.5) * p.ry)
    brush.lineWidth = Math.max(1, unit * random.range(0.4, 1.2))
    scribble(brush, random, p.rx * random.range(0.5, 1.2))
    brush.restore()
  }
}

async function finish(
  seed: number,
  random: Random,
  page: Canvas,
  placed: readonly Placed[],
  device: Device,
  tags: string[],
): Promise<Drawn> {
  const taken: Captured = await capture(random, page, device)
  const { width, height, data } = taken.pixels
  const colourless = device === 'greyCopy' || device === 'bilevelCopy'
  const seals: Box[] = []
  const otherSeals: (Box & { ink: Ink })[] = []
  const chops: Box[] = []
  let arguable = false
  for (const p of placed) {
    const points = p.square ? corners(p) : outline(p)
    const onPage = points
      .filter((q) => q.x >= 0 && q.y >= 0 && q.x < page.width && q.y < page.height)
      .map(taken.toPicture)
    const seen = onPage.filter((q) => q.x >= 0 && q.y >= 0 && q.x < width && q.y < height)
    const share = seen.length / points.length
    const all = points.map(taken.toPicture)
    if (p.square) {
      if (share > 0.9 && !colourless) chops.push(boxOf(all))
    } else if (share < 0.35) arguable = arguable || (p.ink === 'red' && share > 0.1)
    else if (share < 0.55 && p.ink === 'red' && !colourless) arguable = true
    else if (p.ink === 'red' && !colourless) seals.push(boxOf(all))
    else otherSeals.push({ ...boxOf(all), ink: p.ink === 'red' || colourless ? 'black' : p.ink })
  }
  const clear = seals.length > 0
  return { seed, data, width, height, present: clear, seals, otherSeals, chops, arguable: arguable && !clear, tags }
}

function corners(p: Placed): Point[] {
  return [0, 1, 2, 3].map((k) => {
    const t = p.turn + (Math.PI / 2) * (k + 0.5)
    return { x: p.cx + Math.SQRT2 * p.rx * Math.cos(t), y: p.cy + Math.SQRT2 * p.rx * Math.sin(t) }
  })
}

function outline(p: Placed): Point[] {
  const points: Point[] = []
  for (let k = 0; k < 72; k++) {
    const t = (2 * Math.PI * k) / 72
    const x = p.rx * Math.cos(t)
    const y = p.ry * Math.sin(t)
    points.push({
      x: p.cx + x * Math.cos(p.turn) - y * Math.sin(p.turn),
      y: p.cy + x * Math.sin(p.turn) + y * Math.cos(p.turn),
    })
  }
  return points
}

function boxOf(points: readonly Point[]): Box {
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
