import { codePlace } from './code.ts'

const { modules } = codePlace

/** Points within a place at which blur is reckoned, and the mean taken. */
const within = 5
const kernels = new Map<number, Float64Array>()

/** How much of a place's ink comes to lie on a place so many further on; index 0 = on itself. */
function kernelOf(sigma: number): Float64Array {
  const known = kernels.get(sigma)
  if (known) return known
  const kernel = Float64Array.from({ length: modules }, (_, distance) => {
    let sum = 0
    for (let k = 0; k < within; k++) {
      const at = distance + (k - (within - 1) / 2) / within
      sum += Math.exp(-(at * at) / (2 * sigma * sigma))
    }
    return sum
  })
  const whole = kernel.reduce((sum, value, i) => sum + (i === 0 ? value : 2 * value), 0)
  for (let i = 0; i < modules; i++) kernel[i]! /= whole
  kernels.set(sigma, kernel)
  return kernel
}

/**
 * What blur makes of a code.
 * @param ink of every place, row by row; around the code is none
 * @param sigma of a Gaussian, in modules
 */
export function blurredCode(ink: ArrayLike<number>, sigma: number): Float64Array {
  const kernel = kernelOf(sigma)
  const wide = new Float64Array(modules * modules)
  const out = new Float64Array(modules * modules)
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      let sum = 0
      for (let k = 0; k < modules; k++) sum += kernel[Math.abs(k - column)]! * ink[row * modules + k]!
      wide[row * modules + column] = sum
    }
  }
  for (let column = 0; column < modules; column++) {
    for (let row = 0; row < modules; row++) {
      let sum = 0
      for (let k = 0; k < modules; k++) sum += kernel[Math.abs(k - row)]! * wide[k * modules + column]!
      out[row * modules + column] = sum
    }
  }
  return out
}
