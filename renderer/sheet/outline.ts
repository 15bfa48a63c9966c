/** A point of a TrueType contour; off-curve points pull the curve between their neighbours. */
export interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}
/** A closed contour. */
export type Contour = readonly OutlinePoint[]

interface PathCommand {
  readonly command: string
  readonly args: readonly number[]
}

/**
 * Reads a glyph's path into contours.
 * @throws TypeError on cubic curves: the face is not TrueType
 */
export function contoursOf(commands: readonly PathCommand[]): Contour[] {
  const contours: OutlinePoint[][] = []
  const point = (x: number | undefined, y: number | undefined, onCurve: boolean): OutlinePoint => ({
    x: x ?? 0,
    y: y ?? 0,
    onCurve,
  })
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([point(args[0], args[1], true)])
    else if (command === 'lineTo') contours.at(-1)?.push(point(args[0], args[1], true))
    else if (command === 'quadraticCurveTo')
      contours.at(-1)?.push(point(args[0], args[1], false), point(args[2], args[3], true))
    else if (command !== 'closePath') throw new TypeError('a sheet font must be TrueType (quadratic outlines)')
  }
  return contours
}

/**
 * Lays a contour on a coarser grid and drops every point that then says nothing: doubles, points on the straight line
 * between their neighbours, and on-curve points that TrueType implies midway between two off-curve ones.
 * @param scale grid units for one font unit
 * @param tolerance how far the outline may move, in grid units
 */
export function simplified(contour: Contour, scale: number, tolerance: number): OutlinePoint[] {
  let points = contour.map(({ x, y, onCurve }) => ({ x: Math.round(x * scale), y: Math.round(y * scale), onCurve }))
  for (let before = -1; before !== points.length; ) {
    before = points.length
    for (let i = 0; i < points.length && points.length > 2; i++) {
      const previous = points[(i + points.length - 1) % points.length]!
      const next = points[(i + 1) % points.length]!
      if (saysNothing(previous, points[i]!, next, tolerance)) {
        points = points.toSpliced(i, 1)
        i--
      }
    }
  }
  return points.length > 2 ? points : []
}

function saysNothing(previous: OutlinePoint, point: OutlinePoint, next: OutlinePoint, tolerance: number): boolean {
  if (previous.onCurve && next.onCurve) {
    if (point.onCurve && point.x === previous.x && point.y === previous.y) return true
    return distanceToLine(point, previous, next) <= tolerance
  }
  if (!point.onCurve || previous.onCurve || next.onCurve) return false
  const x = (previous.x + next.x) / 2
  const y = (previous.y + next.y) / 2
  return Math.abs(x - point.x) <= tolerance && Math.abs(y - point.y) <= tolerance
}

/** Distance of a point to the segment's line; infinite where it lies beyond the segment's ends. */
function distanceToLine(point: OutlinePoint, from: OutlinePoint, to: OutlinePoint): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = Math.hypot(dx, dy)
  if (length === 0) return Number.POSITIVE_INFINITY
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / length
  if (along < 0 || along > length) return Number.POSITIVE_INFINITY
  return Math.abs((point.x - from.x) * dy - (point.y - from.y) * dx) / length
}
