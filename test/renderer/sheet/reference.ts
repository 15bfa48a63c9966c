import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import type { Raster } from './raster.ts'

const shared = process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
export const referencePath = (kind: 'unit' | 'person'): string => `${shared}/reference/sheet-${kind}.jpg`
/** the 8,105 characters of 通用规范汉字表 */
export const standardCharactersPath = `${shared}/reference/general-standard-characters-8105.txt`
export const haveStandardCharacters = existsSync(standardCharactersPath)
export const haveReference = existsSync(referencePath('unit')) && existsSync(referencePath('person'))

/** A reference picture set upright; `hidden` marks what the publisher's red notes cover (255). */
export interface Reference {
  readonly raster: Raster
  readonly hidden: Uint8Array
}

type Point = readonly [x: number, y: number]
interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/**
 * Reads a reference picture and maps the four corners of its frame onto an upright rectangle (the picture is skewed and
 * slightly keystoned). The red channel alone is kept as ink, in which the publisher's red notes are blank.
 */
export async function readReference(kind: 'unit' | 'person'): Promise<Reference> {
  const { data, info } = await sharp(referencePath(kind)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels: Pixels = { width: info.width, height: info.height, rgb: data }
  const corners = frameCorners(pixels)
  const [topLeft, topRight, bottomRight, bottomLeft] = corners
  const left = (topLeft[0] + bottomLeft[0]) / 2
  const right = (topRight[0] + bottomRight[0]) / 2
  const top = (topLeft[1] + topRight[1]) / 2
  const bottom = (bottomLeft[1] + bottomRight[1]) / 2
  const upright: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  const source = homography(upright, corners)
  const { width, height } = pixels
  const ink = new Uint8Array(width * height)
  const hidden = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = source(x, y)
      const red = sample(pixels, u, v, 0)
      ink[y * width + x] = 255 - red
      hidden[y * width + x] = red - sample(pixels, u, v, 1) > 60 ? 255 : 0
    }
  return { raster: { width, height, ink, scale: width / 210 }, hidden }
}

function sample({ width, height, rgb }: Pixels, u: number, v: number, channel: number): number {
  const at = (x: number, y: number) =>
    rgb[(Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 3 + channel]!
  const [x, y] = [Math.floor(u), Math.floor(v)]
  const upper = at(x, y) * (1 - u + x) + at(x + 1, y) * (u - x)
  const lower = at(x, y + 1) * (1 - u + x) + at(x + 1, y + 1) * (u - x)
  return Math.round(upper * (1 - v + y) + lower * (v - y))
}

/** The frame's outer corners, clockwise from top left: where straight lines through its edges meet. */
function frameCorners({ width, height, rgb }: Pixels): [Point, Point, Point, Point] {
  const dark = (x: number, y: number) => rgb[(y * width + x) * 3]! < 128
  /** first place along a walk where three dark pixels follow one another */
  const edge = (from: number, step: number, reach: number, isDark: (at: number) => boolean): number | undefined => {
    for (let at = from, n = 0; n < reach; at += step, n++)
      if (isDark(at) && isDark(at + step) && isDark(at + 2 * step)) return at
    return undefined
  }
  const along = (size: number, find: (at: number) => number | undefined): Point[] => {
    const points: Point[] = []
    for (let at = Math.round(size * 0.11); at < size * 0.9; at += 3) {
      const found = find(at)
      if (found !== undefined) points.push([at, found])
    }
    return points
  }
  const [w, h] = [width / 210, height / 297]
  const top = fitLine(along(width, (x) => edge(Math.round(7 * h), 1, 17 * h, (y) => dark(x, y))))
  const bottom = fitLine(along(width, (x) => edge(Math.round(291 * h), -1, 13 * h, (y) => dark(x, y))))
  const left = fitLine(along(height, (y) => edge(Math.round(12 * w), 1, 10 * w, (x) => dark(x, y))))
  const right = fitLine(along(height, (y) => edge(Math.round(202 * w), -1, 12 * w, (x) => dark(x, y))))
  const meet = (row: Line, column: Line): Point => {
    const y = (row.at0 + row.slope * column.at0) / (1 - row.slope * column.slope)
    return [column.at0 + column.slope * y, y]
  }
  return [meet(top, left), meet(top, right), meet(bottom, right), meet(bottom, left)]
}

interface Line {
  readonly at0: number
  readonly slope: number
}

/** Least squares, again and again without what lies far off. */
function fitLine(points: readonly Point[]): Line {
  let kept = points
  for (let round = 0; ; round++) {
    const n = kept.length
    const sum = (of: (p: Point) => number) => kept.reduce((total, p) => total + of(p), 0)
    const [u, v] = [sum((p) => p[0]), sum((p) => p[1])]
    const slope = (n * sum((p) => p[0] * p[1]) - u * v) / (n * sum((p) => p[0] * p[0]) - u * u)
    const line = { at0: (v - slope * u) / n, slope }
    const off = (p: Point) => Math.abs(p[1] - line.at0 - line.slope * p[0])
    const middle = kept.map(off).sort((a, b) => a - b)[Math.floor(n / 2)] ?? 0
    const next = kept.filter((p) => off(p) <= Math.max(1, 2.5 * middle))
    if (round === 8 || next.length === kept.length) return line
    kept = next
  }
}

/** The projective map that takes four points to four others. */
function homography(from: readonly Point[], to: readonly Point[]): (x: number, y: number) => Point {
  const rows: number[][] = []
  from.forEach(([x, y], i) => {
    const [u, v] = to[i]!
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v])
  })
  for (let i = 0; i < 8; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, k) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? i + k : best), i)
    const row = rows[pivot]!
    rows[pivot] = rows[i]!
    rows[i] = row
    for (const other of rows) {
      if (other === row) continue
      const factor = other[i]! / row[i]!
      for (let c = i; c < 9; c++) other[c] = other[c]! - factor * row[c]!
    }
  }
  const h = rows.map((row, i) => row[8]! / row[i]!)
  return (x, y) => {
    const w = h[6]! * x + h[7]! * y + 1
    return [(h[0]! * x + h[1]! * y + h[2]!) / w, (h[3]! * x + h[4]! * y + h[5]!) / w]
  }
}
