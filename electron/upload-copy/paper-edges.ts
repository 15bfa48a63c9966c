import type { PageView } from '../inspect/view.ts'
import type { Point, Quad } from './projection.ts'

/** A straight line as the points where nx · x + ny · y = at; the normal points away from the paper. */
interface Line {
  readonly nx: number
  readonly ny: number
  readonly at: number
}

const samplesAlongSide = 160
/** working pixels by which an edge's points may miss its line: paper is never quite flat */
const waviness = 3
/** a side counts as seen where so many of its samples agree on one line */
const leastAgreeing = 0.4

/**
 * The corners of the sheet in a picture that shows what it lies on, in full pixels.
 * @returns undefined where the sheet fills the picture, or its four sides cannot be told for sure
 */
export function findPaperCorners(view: PageView): Quad | undefined {
  if (!view.paper.surrounded) return undefined
  const rough = roughCorners(view)
  const lines = [0, 1, 2, 3].map((side) => sideLine(view, rough[side]!, rough[(side + 1) % 4]!))
  if (lines.some((line) => line === undefined)) return undefined
  const corners = lines.map((line, side) => crossing(lines[(side + 3) % 4]!, line!))
  if (corners.some((corner) => corner === undefined)) return undefined
  const quad = corners as unknown as Quad
  if (!agrees(view, quad)) return undefined
  return quad.map(([x, y]) => [x * view.picture.scale, y * view.picture.scale]) as unknown as Quad
}

/** The tiles of the sheet that lie furthest out towards the picture's corners. */
function roughCorners({ paper, cells }: PageView): Quad {
  const side = paper.tile * cells.size
  const best: { value: number; point: Point }[] = []
  const ways = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
  for (let i = 0; i < paper.within.length; i++) {
    if (!paper.within[i]) continue
    const column = i % paper.columns
    const row = (i - column) / paper.columns
    for (const [k, [right, down]] of ways.entries()) {
      const point: Point = [(column + (right > 0 ? 1 : 0)) * side, (row + (down > 0 ? 1 : 0)) * side]
      const value = point[0] * right + point[1] * down
      if (best[k] === undefined || value > best[k].value) best[k] = { value, point }
    }
  }
  return best.map(({ point }) => point) as unknown as Quad
}

/** The straight edge near the side from one rough corner to the next. */
function sideLine(view: PageView, from: Point, to: Point): Line | undefined {
  const { picture, paper, cells } = view
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length < 40) return undefined
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  // clockwise round the sheet, the outside lies to the left of the way
  const out: Point = [along[1], -along[0]]
  const reach = paper.tile * cells.size * 1.7
  const found: Point[] = []
  let atBorder = 0
  for (let k = 0; k < samplesAlongSide; k++) {
    const t = 0.05 + (0.9 * k) / (samplesAlongSide - 1)
    const start: Point = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
    const step = outermostStep(view, start, along, out, reach)
    if (step === 'border') atBorder++
    else if (step !== undefined) found.push([start[0] + out[0] * step, start[1] + out[1] * step])
  }
  const line = fitLine(found, out)
  if (line !== undefined) return line
  if (atBorder < samplesAlongSide * 0.5) return undefined
  // the sheet runs up to the picture's own edge there
  if (Math.abs(out[0]) > Math.abs(out[1])) return { nx: Math.sign(out[0]), ny: 0, at: out[0] > 0 ? picture.width : 0 }
  return { nx: 0, ny: Math.sign(out[1]), at: out[1] > 0 ? picture.height : 0 }
}

/** How far from `start` the brightness falls from paper to what is around it, seen from outside inwards. */
function outermostStep(
  { picture, grey }: PageView,
  start: Point,
  along: Point,
  out: Point,
  reach: number,
): number | 'border' | undefined {
  const { width, height } = picture
  const levels: number[] = []
  let outside = false
  for (let d = -reach - 8; d <= reach + 8; d++) {
    let sum = 0
    let count = 0
    for (let k = -2; k <= 2; k++) {
      const x = Math.round(start[0] + out[0] * d + along[0] * k * 2)
      const y = Math.round(start[1] + out[1] * d + along[1] * k * 2)
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      sum += grey[y * width + x]!
      count++
    }
    if (count === 0) outside = true
    levels.push(count === 0 ? Number.NaN : sum / count)
  }
  const steps = levels.map((_, i) =>
    i < 8 || i > levels.length - 9 ? 0 : mean(levels, i - 8, i) - mean(levels, i, i + 8),
  )
  const most = Math.max(...steps.map((step) => (Number.isNaN(step) ? 0 : step)))
  if (most < 14) return outside ? 'border' : undefined
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]!
    if (step >= most * 0.6 && step >= (steps[i - 1] ?? 0)) return i - reach - 8
  }
  return undefined
}

function mean(levels: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += levels[i]!
  return sum / (to - from)
}

/** The line most points agree on: every pair of points far apart proposes one, the best is fitted to those near it. */
function fitLine(points: readonly Point[], out: Point): Line | undefined {
  const least = samplesAlongSide * leastAgreeing
  if (points.length < least) return undefined
  let best: Point[] = []
  const apart = Math.floor(points.length / 3)
  for (let i = 0; i + apart < points.length; i += 3) {
    for (const j of [i + apart, Math.min(points.length - 1, i + 2 * apart)]) {
      const line = through(points[i]!, points[j]!, out)
      if (line === undefined) continue
      const near = points.filter(([x, y]) => Math.abs(line.nx * x + line.ny * y - line.at) <= waviness)
      if (near.length > best.length) best = near
    }
  }
  return best.length < least ? undefined : leastSquares(best, out)
}

function through(one: Point, other: Point, out: Point): Line | undefined {
  const length = Math.hypot(other[0] - one[0], other[1] - one[1])
  if (length < 4) return undefined
  return facing([(other[1] - one[1]) / length, (one[0] - other[0]) / length], one, out)
}

function facing([nx, ny]: Point, on: Point, out: Point): Line {
  const sign = nx * out[0] + ny * out[1] < 0 ? -1 : 1
  return { nx: nx * sign, ny: ny * sign, at: (nx * on[0] + ny * on[1]) * sign }
}

/** Total least squares: the normal is the direction in which the points spread least. */
function leastSquares(points: readonly Point[], out: Point): Line {
  const cx = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const cy = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  let xx = 0
  let xy = 0
  let yy = 0
  for (const [x, y] of points) {
    xx += (x - cx) ** 2
    xy += (x - cx) * (y - cy)
    yy += (y - cy) ** 2
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2
  return facing([-Math.sin(along), Math.cos(along)], [cx, cy], out)
}

function crossing(one: Line, other: Line): Point | undefined {
  const det = one.nx * other.ny - one.ny * other.nx
  if (Math.abs(det) < 0.2) return undefined
  return [(one.at * other.ny - one.ny * other.at) / det, (one.nx * other.at - one.at * other.nx) / det]
}

/** Whether the quad is the sheet that the brightness of the tiles shows: no less of it, and little more. */
function agrees({ paper, cells, picture }: PageView, quad: Quad): boolean {
  const slack = Math.max(picture.width, picture.height) * 0.03
  const strayed = quad.some(
    ([x, y]) => x < -slack || y < -slack || x > picture.width + slack || y > picture.height + slack,
  )
  if (strayed) return false
  const side = paper.tile * cells.size
  let sheet = 0
  let sheetInside = 0
  let inside = 0
  let insideSheet = 0
  for (let i = 0; i < paper.within.length; i++) {
    const column = i % paper.columns
    const row = (i - column) / paper.columns
    const depth = depthIn(quad, [(column + 0.5) * side, (row + 0.5) * side])
    if (depth >= 0) inside++
    if (!paper.within[i]) continue
    sheet++
    if (depth >= 0) insideSheet++
    // a tile that the edge runs through is the sheet's
    if (depth >= -side * 0.8) sheetInside++
  }
  return sheetInside >= sheet * 0.97 && insideSheet >= inside * 0.92
}

/** How far inside the quad's nearest side a point lies; negative outside. */
function depthIn(quad: Quad, [x, y]: Point): number {
  return Math.min(
    ...quad.map(([x1, y1], side) => {
      const [x2, y2] = quad[(side + 1) % 4]!
      return ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / Math.hypot(x2 - x1, y2 - y1)
    }),
  )
}
