import type { Contour, OutlinePoint } from './outline.ts'

/**
 * Redraws a TrueType contour with fewer curves. Fonts converted from cubic outlines spend two to six quadratic arcs on
 * what one or two can say within a few thousandths of an em; every candidate is measured against the original.
 */

interface Point {
  readonly x: number
  readonly y: number
}

/** The stretch of a contour between two on-curve points that are really there (not just implied). */
interface Stretch {
  readonly from: Point
  readonly controls: readonly Point[]
  readonly to: Point
}

/** Sharper bends than this (cosine) end a stroke's curve and stay where they are. */
const smooth = Math.cos(Math.PI / 12)
const samplesPerArc = 4

/**
 * @param tolerance how far a curve may move, in font units
 * @returns the same contour with as few points as the tolerance allows
 */
export function fitted(contour: Contour, tolerance: number): OutlinePoint[] {
  const stretches = stretchesOf(contour)
  const points: OutlinePoint[] = []
  for (let i = 0; i < stretches.length; ) {
    let count = 1
    let controls = stretches[i]!.controls
    for (let upTo = reach(stretches, i); upTo > i; upTo--) {
      const candidate = fewestControls(stretches.slice(i, upTo), tolerance)
      if (candidate === undefined) continue
      count = upTo - i
      controls = candidate
      break
    }
    points.push({ ...stretches[i]!.from, onCurve: true })
    points.push(...controls.map((point) => ({ ...point, onCurve: false })))
    i += count
  }
  return points
}

function stretchesOf(contour: Contour): Stretch[] {
  const around = (i: number): OutlinePoint => contour[(i + contour.length) % contour.length]!
  const joints = contour.flatMap((point, i) =>
    point.onCurve && !isImplied(around(i - 1), point, around(i + 1)) ? [i] : [],
  )
  if (joints.length === 0) joints.push(contour.findIndex((point) => point.onCurve))
  return joints.map((start, k) => {
    const next = joints[k + 1] ?? joints[0]! + contour.length
    const controls: Point[] = []
    for (let i = start + 1; i < next; i++) if (!around(i).onCurve) controls.push(around(i))
    return { from: around(start), controls, to: around(next) }
  })
}

function isImplied(before: OutlinePoint, point: OutlinePoint, after: OutlinePoint): boolean {
  return (
    !before.onCurve &&
    !after.onCurve &&
    Math.abs((before.x + after.x) / 2 - point.x) < 0.6 &&
    Math.abs((before.y + after.y) / 2 - point.y) < 0.6
  )
}

/** Where the run of curves that starts at `first` ends: at a straight line, a corner or the contour's end. */
function reach(stretches: readonly Stretch[], first: number): number {
  if (stretches[first]!.controls.length === 0) return first
  let end = first + 1
  while (end < stretches.length && stretches[end]!.controls.length > 0) {
    const { controls, to } = stretches[end - 1]!
    if (cosine(controls.at(-1)!, to, stretches[end]!.controls[0]!) < smooth) break
    end++
  }
  return end
}

function cosine(before: Point, at: Point, after: Point): number {
  const [ax, ay, bx, by] = [at.x - before.x, at.y - before.y, after.x - at.x, after.y - at.y]
  return (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1)
}

/** The fewest control points (none, one or two) that follow the run within the tolerance. */
function fewestControls(run: readonly Stretch[], tolerance: number): Point[] | undefined {
  const from = run[0]!.from
  const to = run.at(-1)!.to
  const samples = run.flatMap((stretch, i) => sampled(stretch).slice(i === 0 ? 0 : 1))
  const times = chordTimes(samples)
  const before = run.reduce((sum, { controls }) => sum + controls.length, 0)
  const candidates = [
    () => [],
    () => [oneControl(from, to, samples, times)],
    () => twoControls(from, to, samples, times),
  ]
  for (const candidate of candidates.slice(0, before)) {
    const controls = candidate()
    if (deviation(samples, times, sampled({ from, controls, to })) <= tolerance) return controls
  }
  return undefined
}

/** Points along a stretch, its ends included. */
function sampled({ from, controls, to }: Stretch): Point[] {
  const points: Point[] = [from]
  let start = from
  controls.forEach((control, i) => {
    const next = controls[i + 1]
    const end = next === undefined ? to : middle(control, next)
    for (let k = 1; k <= samplesPerArc; k++) points.push(onArc(start, control, end, k / samplesPerArc))
    start = end
  })
  return controls.length === 0 ? [from, to] : points
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

function onArc(a: Point, control: Point, b: Point, t: number): Point {
  const u = 1 - t
  return {
    x: u * u * a.x + 2 * u * t * control.x + t * t * b.x,
    y: u * u * a.y + 2 * u * t * control.y + t * t * b.y,
  }
}

/** How far along the run each sample lies, 0..1. */
function chordTimes(samples: readonly Point[]): number[] {
  const along = [0]
  for (let i = 1; i < samples.length; i++) {
    const before = samples[i - 1]!
    const at = samples[i]!
    along.push(along[i - 1]! + Math.hypot(at.x - before.x, at.y - before.y))
  }
  const total = along.at(-1) || 1
  return along.map((length) => length / total)
}

/** Least squares for the control point of one arc. */
function oneControl(from: Point, to: Point, samples: readonly Point[], times: readonly number[]): Point {
  let weight = 0
  let x = 0
  let y = 0
  samples.forEach((sample, i) => {
    const t = times[i]!
    const u = 1 - t
    const w = 2 * u * t
    weight += w * w
    x += w * (sample.x - u * u * from.x - t * t * to.x)
    y += w * (sample.y - u * u * from.y - t * t * to.y)
  })
  return weight === 0 ? middle(from, to) : { x: x / weight, y: y / weight }
}

/** Least squares for the control points of two arcs that meet midway between them. */
function twoControls(from: Point, to: Point, samples: readonly Point[], times: readonly number[]): Point[] {
  let [aa, ab, bb, ax, ay, bx, by] = [0, 0, 0, 0, 0, 0, 0]
  samples.forEach((sample, i) => {
    const second = times[i]! > 0.5
    const t = second ? times[i]! * 2 - 1 : times[i]! * 2
    const u = 1 - t
    // an arc's ends: `from` and the point midway, whose halves count towards either control point
    const a = second ? (u * u) / 2 : 2 * u * t + (t * t) / 2
    const b = second ? 2 * u * t + (u * u) / 2 : (t * t) / 2
    const fixed = second ? t * t : u * u
    const end = second ? to : from
    const [dx, dy] = [sample.x - fixed * end.x, sample.y - fixed * end.y]
    aa += a * a
    ab += a * b
    bb += b * b
    ax += a * dx
    ay += a * dy
    bx += b * dx
    by += b * dy
  })
  const determinant = aa * bb - ab * ab
  if (Math.abs(determinant) < 1e-9) return [middle(from, to), middle(from, to)]
  return [
    { x: (ax * bb - bx * ab) / determinant, y: (ay * bb - by * ab) / determinant },
    { x: (bx * aa - ax * ab) / determinant, y: (by * aa - ay * ab) / determinant },
  ]
}

/**
 * Largest distance of the original's samples from the candidate. Both run from the same start to the same end, so a
 * sample is looked for only near the place that lies equally far along.
 */
function deviation(samples: readonly Point[], times: readonly number[], candidate: readonly Point[]): number {
  const pieces = candidate.length - 1
  let farthest = 0
  samples.forEach((sample, i) => {
    const near = times[i]! * pieces
    let nearest = Number.POSITIVE_INFINITY
    for (let k = Math.max(0, Math.floor(near) - 2); k < Math.min(pieces, near + 2); k++)
      nearest = Math.min(nearest, distance(sample, candidate[k]!, candidate[k + 1]!))
    farthest = Math.max(farthest, nearest)
  })
  return farthest
}

/** Distance of a point to a straight piece. */
function distance(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy)
}
