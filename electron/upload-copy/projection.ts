/** A point in pixels, x to the right, y down. */
export type Point = readonly [x: number, y: number]
/** Four corners, clockwise from the top left. */
export type Quad = readonly [Point, Point, Point, Point]

/** Maps points of the output's plane to the source's: x' = (ax + by + c) / (gx + hy + 1), y' likewise with d, e, f. */
export interface Projection {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
  readonly g: number
  readonly h: number
}

/** The projection that takes the rectangle 0, 0 … width, height to a quad, corner by corner (Heckbert 1989). */
export function rectangleToQuad(width: number, height: number, [p0, p1, p2, p3]: Quad): Projection {
  const dx1 = p1[0] - p2[0]
  const dx2 = p3[0] - p2[0]
  const dx3 = p0[0] - p1[0] + p2[0] - p3[0]
  const dy1 = p1[1] - p2[1]
  const dy2 = p3[1] - p2[1]
  const dy3 = p0[1] - p1[1] + p2[1] - p3[1]
  const det = dx1 * dy2 - dx2 * dy1
  const g = (dx3 * dy2 - dx2 * dy3) / det
  const h = (dx1 * dy3 - dx3 * dy1) / det
  return {
    a: (p1[0] - p0[0] + g * p1[0]) / width,
    b: (p3[0] - p0[0] + h * p3[0]) / height,
    c: p0[0],
    d: (p1[1] - p0[1] + g * p1[1]) / width,
    e: (p3[1] - p0[1] + h * p3[1]) / height,
    f: p0[1],
    g: g / width,
    h: h / height,
  }
}

export const distance = (one: Point, other: Point): number => Math.hypot(other[0] - one[0], other[1] - one[1])

/** How far a quad is from a rectangle that stands straight: its sides' largest turn from the picture's, in degrees. */
export function turnOf(quad: Quad): number {
  const turns = quad.map((from, side) => {
    const to = quad[(side + 1) % 4]!
    const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI
    const off = (((angle - side * 90) % 360) + 540) % 360
    return Math.abs(off - 180)
  })
  return Math.max(...turns)
}
