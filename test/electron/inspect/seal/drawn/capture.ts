import sharp, { type Sharp } from 'sharp'
import type { Canvas } from './canvas.ts'
import type { Random } from './random.ts'

/** Interleaved RGB. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** What the scanner, copier or phone did, as a map from the page to the picture. */
export interface Captured {
  readonly pixels: Pixels
  toPicture(p: Point): Point
}

export type Device = 'file' | 'scanner' | 'phone' | 'greyCopy' | 'bilevelCopy'

/** Takes the page as the device would, up to and including JPEG. */
export async function capture(random: Random, page: Canvas, device: Device): Promise<Captured> {
  const flat = rgbOf(page)
  if (device === 'file') return { pixels: await jpeg(random, flat), toPicture: (p) => p }
  const phone = device === 'phone'
  const tilt = phone ? random.range(0.02, 0.16) : random.chance(0.5) ? 0 : 0.004
  const turn = phone ? random.normal(0, 0.05) : random.normal(0, 0.012)
  const width = Math.round(page.width * (phone ? random.range(1, 1.35) : 1))
  const height = Math.round(page.height * (phone ? random.range(1, 1.3) : 1))
  const far = random.chance(0.25) ? random.range(0.4, 0.85) : random.range(0.85, 1.02)
  const map = homography(random, page, width, height, tilt, turn, phone ? far : 1)
  const pixels = warp(flat, map.toPage, width, height, backdrop(random, phone))
  light(random, pixels, phone)
  let out = pixels
  const most = Math.min(width, height) < 500 ? 0.6 : phone ? 1.3 : 0.8
  const blur = random.chance(0.4) ? random.range(0.3, most) : 0
  if (blur > 0) out = await blurred(out, blur)
  if (random.chance(0.3)) colourfulness(random, out)
  noise(random, out, phone ? random.range(0, 9) : random.range(0, 4))
  if (device === 'greyCopy' || device === 'bilevelCopy') copier(random, out, device === 'bilevelCopy')
  return { pixels: await jpeg(random, out), toPicture: map.toPicture }
}

function rgbOf(page: Canvas): Pixels {
  const { width, height } = page
  const rgba = page.getContext('2d').getImageData(0, 0, width, height).data
  const data = new Uint8Array(width * height * 3)
  for (let i = 0, o = 0; i < rgba.length; i += 4) {
    data[o++] = rgba[i]!
    data[o++] = rgba[i + 1]!
    data[o++] = rgba[i + 2]!
  }
  return { data, width, height }
}

type Matrix = readonly number[]

function homography(
  random: Random,
  page: Canvas,
  width: number,
  height: number,
  tilt: number,
  turn: number,
  fill: number,
) {
  const k = Math.min(width / page.width, height / page.height) * fill
  const w = (page.width * k) / 2
  const h = (page.height * k) / 2
  const corner = (x: number, y: number): Point => {
    const jx = x * (1 + random.range(-tilt, tilt))
    const jy = y * (1 + random.range(-tilt, tilt))
    return {
      x: width / 2 + jx * Math.cos(turn) - jy * Math.sin(turn),
      y: height / 2 + jx * Math.sin(turn) + jy * Math.cos(turn),
    }
  }
  const to = [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
  const from = [
    { x: 0, y: 0 },
    { x: page.width, y: 0 },
    { x: page.width, y: page.height },
    { x: 0, y: page.height },
  ]
  const forward = solveHomography(from, to)
  const backward = solveHomography(to, from)
  return { toPicture: (p: Point) => apply(forward, p), toPage: (p: Point) => apply(backward, p) }
}

function apply(m: Matrix, p: Point): Point {
  const z = m[6]! * p.x + m[7]! * p.y + 1
  return { x: (m[0]! * p.x + m[1]! * p.y + m[2]!) / z, y: (m[3]! * p.x + m[4]! * p.y + m[5]!) / z }
}

function solveHomography(from: readonly Point[], to: readonly Point[]): Matrix {
  const rows: number[][] = []
  from.forEach((p, k) => {
    const q = to[k]!
    rows.push([p.x, p.y, 1, 0, 0, 0, -p.x * q.x, -p.y * q.x, q.x])
    rows.push([0, 0, 0, p.x, p.y, 1, -p.x * q.y, -p.y * q.y, q.y])
  })
  for (let i = 0; i < 8; i++) {
    let pivot = i
    for (let r = i; r < 8; r++) if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    for (let r = 0; r < 8; r++) {
      if (r === i) continue
      const f = rows[r]![i]! / rows[i]![i]!
      for (let c = i; c < 9; c++) rows[r]![c]! -= f * rows[i]![c]!
    }
  }
  return rows.map((row, i) => row[8]! / row[i]!)
}

function backdrop(random: Random, phone: boolean): readonly [number, number, number] {
  if (!phone) return random.chance(0.8) ? [255, 255, 255] : [20, 20, 20]
  return random.pick([
    [96, 70, 48],
    [60, 40, 30],
    [150, 110, 80],
    [90, 90, 95],
    [210, 205, 200],
    [40, 60, 50],
    [140, 60, 45],
  ] as const)
}

function warp(
  from: Pixels,
  toPage: (p: Point) => Point,
  width: number,
  height: number,
  back: readonly [number, number, number],
): Pixels {
  const data = new Uint8Array(width * height * 3)
  const stride = from.width * 3
  let o = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 3) {
      const p = toPage({ x, y })
      if (p.x < 0 || p.y < 0 || p.x >= from.width - 1 || p.y >= from.height - 1) {
        const grain = ((x * 7 + (y >> 2) * 13) % 17) - 8
        for (let k = 0; k < 3; k++) data[o + k] = Math.max(0, Math.min(255, back[k]! + grain))
        continue
      }
      const x0 = p.x | 0
      const y0 = p.y | 0
      const fx = p.x - x0
      const fy = p.y - y0
      const i = y0 * stride + x0 * 3
      for (let k = 0; k < 3; k++) {
        const top = from.data[i + k]! * (1 - fx) + from.data[i + k + 3]! * fx
        const bottom = from.data[i + k + stride]! * (1 - fx) + from.data[i + k + stride + 3]! * fx
        data[o + k] = top * (1 - fy) + bottom * fy
      }
    }
  }
  return { data, width, height }
}

/** White balance, exposure, falloff across the page, a shadow's edge, black level. */
function light(random: Random, p: Pixels, phone: boolean): void {
  const warm = phone ? random.normal(0, 0.16) : random.normal(0, 0.02)
  const exposure = phone ? random.range(0.55, 1.08) : random.range(0.9, 1.05)
  const gains = [exposure * (1 + warm), exposure, exposure * (1 - warm * 1.3)]
  const lift = phone ? random.range(0, 30) : random.range(0, 12)
  const slope = phone ? random.range(-0.35, 0.35) : random.range(-0.04, 0.04)
  const slope2 = phone ? random.range(-0.3, 0.3) : 0
  const shadow = phone && random.chance(0.3) ? random.range(0.45, 0.85) : 1
  const sx = random.range(-1, 1)
  const sy = random.range(-1, 1)
  const at = random.range(-0.5, 0.5)
  let o = 0
  for (let y = 0; y < p.height; y++) {
    const v = y / p.height - 0.5
    for (let x = 0; x < p.width; x++) {
      const u = x / p.width - 0.5
      let k = 1 + slope * u + slope2 * v
      if (shadow < 1) {
        const d = (u * sx + v * sy - at * 0.5) * 12
        k *= shadow + (1 - shadow) / (1 + Math.exp(-d))
      }
      for (let c = 0; c < 3; c++, o++) {
        const value = lift + (p.data[o]! * gains[c]! * k * (255 - lift)) / 255
        p.data[o] = value > 255 ? 255 : value < 0 ? 0 : value
      }
    }
  }
}

/** Cameras and scanners make colours louder or duller than they are, and bend the tones. */
function colourfulness(random: Random, p: Pixels): void {
  const k = random.range(0.4, 1.35)
  const gamma = random.range(0.75, 1.35)
  const tone = Uint8Array.from({ length: 256 }, (_, v) => 255 * (v / 255) ** gamma)
  for (let i = 0; i < p.data.length; i += 3) {
    const grey = 0.3 * p.data[i]! + 0.59 * p.data[i + 1]! + 0.11 * p.data[i + 2]!
    for (let c = 0; c < 3; c++)
      p.data[i + c] = tone[Math.max(0, Math.min(255, grey + (p.data[i + c]! - grey) * k)) | 0]!
  }
}

function noise(random: Random, p: Pixels, amount: number): void {
  if (amount < 0.5) return
  const table = Array.from({ length: 4096 }, () => random.normal(0, amount))
  const shift = random.whole(1, 4000)
  for (let i = 0; i < p.data.length; i++) {
    const v = p.data[i]! + table[(i * 2654435761 + ((i / 4096) | 0) * shift) & 4095]!
    p.data[i] = v > 255 ? 255 : v < 0 ? 0 : v
  }
}

function copier(random: Random, p: Pixels, bilevel: boolean): void {
  const cut = random.range(110, 190)
  const contrast = random.range(1, 1.8)
  const tint = random.chance(0.4) ? [1, random.range(0.9, 1), random.range(0.78, 0.98)] : [1, 1, 1]
  for (let i = 0; i < p.data.length; i += 3) {
    let v = 0.3 * p.data[i]! + 0.59 * p.data[i + 1]! + 0.11 * p.data[i + 2]!
    v = bilevel ? (v < cut ? 0 : 255) : Math.max(0, Math.min(255, (v - 128) * contrast + 128))
    for (let k = 0; k < 3; k++) p.data[i + k] = v * tint[k]!
  }
}

function raw(p: Pixels): Sharp {
  return sharp(p.data, { raw: { width: p.width, height: p.height, channels: 3 } })
}

async function blurred(p: Pixels, sigma: number): Promise<Pixels> {
  return { ...p, data: await raw(p).blur(sigma).raw().toBuffer() }
}

async function jpeg(random: Random, p: Pixels): Promise<Pixels> {
  if (random.chance(0.08)) return p
  const file = await raw(p)
    .jpeg({ quality: random.whole(30, 95), chromaSubsampling: random.chance(0.7) ? '4:2:0' : '4:4:4' })
    .toBuffer()
  return { ...p, data: await sharp(file).raw().toBuffer() }
}
