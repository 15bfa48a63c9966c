import type { FeatureVector } from './features.ts'

/**
 * Boosted trees of depth three over the measured features: each tree asks three questions and adds to the log odds.
 * Fitted by test/electron/inspect/seal/fit/fit.ts; the numbers are in weights.ts. (An additive model on the same
 * features stayed several points behind: what a ring means depends on what is inside it.)
 */
export interface SealWeights {
  /** seven a tree: the feature asked about, root first, then its left and right child, and so on */
  readonly feature: readonly number[]
  /** seven a tree: above it the answer is yes, and the way leads right */
  readonly threshold: readonly number[]
  /** eight a tree: what is added */
  readonly leaf: readonly number[]
  readonly bias: number
  /** from the best ring's log odds on a picture to P(seal on the picture) */
  readonly slope: number
  readonly shift: number
}

/** Log odds of one ring candidate being an official seal's rim. */
export function logOdds(weights: SealWeights, f: FeatureVector): number {
  const { feature, threshold, leaf } = weights
  let z = weights.bias
  for (let split = 0, out = 0; out < leaf.length; split += 7, out += 8) {
    let at = 0
    while (at < 7) at = 2 * at + (f[feature[split + at]!]! > threshold[split + at]! ? 2 : 1)
    z += leaf[out + at - 7]!
  }
  return z
}

/** P(seal), 0..1, calibrated on whole pictures. */
export function probability(weights: SealWeights, z: number): number {
  return 1 / (1 + Math.exp(-(weights.slope * z + weights.shift)))
}
