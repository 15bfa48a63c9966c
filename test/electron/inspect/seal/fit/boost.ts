import type { SealWeights } from '../../../../../electron/inspect/seal/model.ts'

/** One row to fit on. */
export interface Row {
  readonly features: readonly number[]
  readonly seal: boolean
  readonly weight: number
}

const BINS = 48
const DEPTH = 3
const LEAVES = 2 ** DEPTH
const SPLITS = LEAVES - 1
/** Newton boosting with shrinkage; `LEAST` is the least curvature a leaf may rest on. */
const RATE = 0.12
const RIDGE = 2
const LEAST = 3

/**
 * Gradient-boosted trees of depth three on the logistic loss: each tree asks three questions of the measured features.
 * @param rounds number of trees
 */
export function boost(
  rows: readonly Row[],
  rounds: number,
): Pick<SealWeights, 'feature' | 'threshold' | 'leaf' | 'bias'> {
  const width = rows[0]!.features.length
  const edges = Array.from({ length: width }, (_, j) => binEdges(rows, j))
  const binned = edges.map((e, j) => Uint8Array.from(rows, (r) => binOf(e, r.features[j]!)))
  const weight = rows.reduce((s, r) => s + r.weight, 0)
  const share = rows.reduce((s, r) => s + (r.seal ? r.weight : 0), 0) / weight
  const bias = Math.log(share / (1 - share))
  const z = new Float64Array(rows.length).fill(bias)
  const feature: number[] = []
  const threshold: number[] = []
  const leaf: number[] = []
  const g = new Float64Array(rows.length)
  const h = new Float64Array(rows.length)
  for (let round = 0; round < rounds; round++) {
    rows.forEach((r, i) => {
      const p = 1 / (1 + Math.exp(-z[i]!))
      g[i] = r.weight * ((r.seal ? 1 : 0) - p)
      h[i] = r.weight * Math.max(1e-6, p * (1 - p))
    })
    const tree = growTree(binned, edges, g, h)
    feature.push(...tree.feature)
    threshold.push(...tree.threshold)
    leaf.push(...tree.leaf)
    for (let i = 0; i < rows.length; i++) z[i]! += tree.leaf[tree.node[i]!]!
  }
  return { feature, threshold, leaf, bias }
}

function binEdges(rows: readonly Row[], j: number): number[] {
  const sorted = Float64Array.from(rows, (r) => r.features[j]!).sort()
  const edges: number[] = []
  for (let k = 1; k < BINS; k++) {
    const v = Number(sorted[Math.floor(((sorted.length - 1) * k) / BINS)]!.toPrecision(4))
    if (edges.length === 0 || v > edges.at(-1)!) edges.push(v)
  }
  return edges
}

/** Number of edges below the value. */
function binOf(edges: readonly number[], v: number): number {
  let k = 0
  while (k < edges.length && v > edges[k]!) k++
  return k
}

interface Grown {
  readonly feature: number[]
  readonly threshold: number[]
  readonly leaf: number[]
  /** leaf of each row */
  readonly node: Uint8Array
}

function growTree(binned: readonly Uint8Array[], edges: readonly number[][], g: Float64Array, h: Float64Array): Grown {
  const n = g.length
  const node = new Uint8Array(n)
  const feature: number[] = new Array(SPLITS).fill(0)
  const threshold: number[] = new Array(SPLITS).fill(Number.MAX_VALUE)
  for (let depth = 0; depth < DEPTH; depth++) {
    const nodes = 2 ** depth
    const best = Array.from({ length: nodes }, () => ({ gain: 1e-3, j: -1, bin: 0 }))
    for (let j = 0; j < binned.length; j++) {
      const sums = new Float64Array(nodes * (BINS + 1) * 2)
      const column = binned[j]!
      for (let i = 0; i < n; i++) {
        const at = (node[i]! * (BINS + 1) + column[i]!) * 2
        sums[at]! += g[i]!
        sums[at + 1]! += h[i]!
      }
      for (let k = 0; k < nodes; k++) bestSplit(sums, k, edges[j]!.length, j, best[k]!)
    }
    for (let k = 0; k < nodes; k++) {
      const at = nodes - 1 + k
      if (best[k]!.j < 0) continue
      feature[at] = best[k]!.j
      threshold[at] = edges[best[k]!.j]![best[k]!.bin]!
    }
    for (let i = 0; i < n; i++) {
      const b = best[node[i]!]!
      const right = b.j >= 0 && binned[b.j]![i]! > b.bin
      node[i] = node[i]! * 2 + (right ? 1 : 0)
    }
  }
  const sg = new Float64Array(LEAVES)
  const sh = new Float64Array(LEAVES)
  for (let i = 0; i < n; i++) {
    sg[node[i]!]! += g[i]!
    sh[node[i]!]! += h[i]!
  }
  return { feature, threshold, leaf: Array.from(sg, (v, k) => (RATE * v) / (sh[k]! + RIDGE)), node }
}

function bestSplit(
  sums: Float64Array,
  k: number,
  bins: number,
  j: number,
  best: { gain: number; j: number; bin: number },
): void {
  let allG = 0
  let allH = 0
  for (let b = 0; b <= bins; b++) {
    allG += sums[(k * (BINS + 1) + b) * 2]!
    allH += sums[(k * (BINS + 1) + b) * 2 + 1]!
  }
  let leftG = 0
  let leftH = 0
  for (let b = 0; b < bins; b++) {
    leftG += sums[(k * (BINS + 1) + b) * 2]!
    leftH += sums[(k * (BINS + 1) + b) * 2 + 1]!
    const rightH = allH - leftH
    if (leftH < LEAST || rightH < LEAST) continue
    const rightG = allG - leftG
    const gain = leftG ** 2 / (leftH + RIDGE) + rightG ** 2 / (rightH + RIDGE) - allG ** 2 / (allH + RIDGE)
    if (gain > best.gain) Object.assign(best, { gain, j, bin: b })
  }
}

/** Platt scaling: P = 1 / (1 + exp(-(a z + b))) fitted to pictures' best log odds. */
export function calibrate(points: readonly { z: number; y: boolean }[]): { slope: number; shift: number } {
  let a = 1
  let b = 0
  for (let round = 0; round < 80; round++) {
    let ga = 0
    let gb = 0
    let haa = 1e-3
    let hab = 0
    let hbb = 1e-3
    for (const { z, y } of points) {
      const p = 1 / (1 + Math.exp(-(a * z + b)))
      const d = (y ? 1 : 0) - p
      const c = Math.max(1e-6, p * (1 - p))
      ga += d * z
      gb += d
      haa += c * z * z
      hab += c * z
      hbb += c
    }
    const det = haa * hbb - hab * hab
    const da = (hbb * ga - hab * gb) / det
    const db = (haa * gb - hab * ga) / det
    a += Math.max(-0.3, Math.min(0.3, da))
    b += Math.max(-0.6, Math.min(0.6, db))
  }
  return { slope: a, shift: b }
}
