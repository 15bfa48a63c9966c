import type { Point } from '../page.ts'

/** A plane projective map, row by row; takes a point of the page to a point of the picture. */
export type Projection = readonly number[]

export const project = (m: Projection, [x, y]: Point): Point => {
  const w = m[6]! * x + m[7]! * y + m[8]!
  return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w]
}

/** First `first`, then `then`. */
export const chain = (first: Projection, then: Projection): Projection =>
  [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((column) => [0, 1, 2].reduce((sum, k) => sum + then[row * 3 + k]! * first[k * 3 + column]!, 0)),
  )

export const moveBy = (x: number, y: number): Projection => [1, 0, x, 0, 1, y, 0, 0, 1]
export const scaleBy = (x: number, y = x): Projection => [x, 0, 0, 0, y, 0, 0, 0, 1]
export const turnBy = (degrees: number): Projection => {
  const t = (degrees * Math.PI) / 180
  return [Math.cos(t), -Math.sin(t), 0, Math.sin(t), Math.cos(t), 0, 0, 0, 1]
}

export function invert(m: Projection): Projection {
  const [a, b, c, d, e, f, g, h, i] = m as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
  const determinant = a * adjugate[0]! + b * adjugate[3]! + c * adjugate[6]!
  return adjugate.map((value) => value / determinant)
}

/** The projection that takes the rectangle (0,0)-(width,height) to four corners, clockwise from the top left (Heckbert 1989). */
export function toQuad(width: number, height: number, quad: readonly Point[]): Projection {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad as unknown as [Point, Point, Point, Point]
  const sx = x0 - x1 + x2 - x3
  const sy = y0 - y1 + y2 - y3
  const dx1 = x1 - x2
  const dx2 = x3 - x2
  const dy1 = y1 - y2
  const dy2 = y3 - y2
  const det = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / det
  const h = (dx1 * sy - sx * dy1) / det
  const unit = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1]
  return chain(scaleBy(1 / width, 1 / height), unit)
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The box around points, rounded outwards to whole pixels. */
export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const x = Math.floor(Math.min(...xs))
  const y = Math.floor(Math.min(...ys))
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y }
}

/** The part of a box inside a picture. */
export function clipBox(box: Box, width: number, height: number): Box {
  const x = Math.min(Math.max(box.x, 0), width)
  const y = Math.min(Math.max(box.y, 0), height)
  return {
    x,
    y,
    width: Math.max(0, Math.min(box.x + box.width, width) - x),
    height: Math.max(0, Math.min(box.y + box.height, height) - y),
  }
}
