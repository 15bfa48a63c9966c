import type { FeatureVector } from './features.ts'
import { FEATURES } from './features.ts'

const value = (f: FeatureVector, name: (typeof FEATURES)[number]): number => f[FEATURES.indexOf(name)]!

/** P(the measured ring is an official seal), 0..1. */
export function likelihood(f: FeatureVector): number {
  const z =
    -6 +
    9 * value(f, 'ridgeCover') -
    6 * value(f, 'outside') -
    6 * Math.max(0, value(f, 'thickness') - 0.12) * 10 -
    30 * value(f, 'gold') +
    6 * Math.min(0.3, value(f, 'band')) +
    2 * Math.min(1, value(f, 'core') + value(f, 'middle')) -
    6 * Math.max(0, value(f, 'solid') - 0.4) * 3
  return 1 / (1 + Math.exp(-z))
}
