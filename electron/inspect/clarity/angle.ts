import type { PageView } from '../view.ts'

/** Angles are told to half a degree, over the quarter turn after which strokes look alike again. */
const angleBins = 180

/** Every so many rows are enough: each stroke crosses several. */
const rowStep = 12
const weakest = 2500

/**
 * The angle in degrees, -45 to 45, by which writing and rules are turned from level and upright: most strokes of
 * Chinese and Latin print, and all rules, stand square on it. Read from the green channel, which is most of luminance.
 */
export function lineAngle({ picture, paper, cells, ink }: PageView): number {
  const { data, width, height } = picture
  const histogram = new Float64Array(angleBins)
  const tilePixels = paper.tile * cells.size
  const below = width * 3
  for (let y = 2; y < height - 2; y += rowStep) {
    const tileRow = Math.min(paper.rows - 1, Math.floor(y / tilePixels)) * paper.columns
    for (let column = 0; column < paper.columns; column++) {
      const tile = tileRow + column
      // the outline of a sheet on a table says less than what is on it
      if (!paper.onSheet[tile] || paper.onSheet[tile - 1] === 0 || paper.onSheet[tile + 1] === 0) continue
      if (ink.dark[tile] === 0) continue
      const right = Math.min(width - 2, (column + 1) * tilePixels)
      let x = Math.max(2, column * tilePixels)
      for (let i = (y * width + x) * 3 + 1; x < right; x++, i += 3) {
        const across = data[i + 3]! - data[i - 3]!
        const down = data[i + below]! - data[i - below]!
        const strength = across * across + down * down
        if (strength < weakest) continue
        // Scharr's weights keep the angle true also for thin strokes
        const aslant = data[i + 3 + below]! - data[i - 3 - below]!
        const counter = data[i + 3 - below]! - data[i - 3 + below]!
        const fall = 10 * down + 3 * (aslant - counter)
        const run = 10 * across + 3 * (aslant + counter)
        const turn = Math.atan2(fall, run) * (180 / Math.PI) + 360
        histogram[Math.round((turn % 90) * 2) % angleBins]! += Math.sqrt(strength)
      }
    }
  }
  const smooth = Float64Array.from(histogram, (_, bin) => {
    let sum = 0
    for (let by = -4; by <= 4; by++) sum += (5 - Math.abs(by)) * histogram[(bin + by + angleBins) % angleBins]!
    return sum
  })
  const mean = smooth.reduce((sum, value) => sum + value, 0) / angleBins
  const best = smooth.reduce((top, value, bin) => (value > smooth[top]! ? bin : top), 0)
  // round and free shapes point everywhere alike
  if (mean === 0 || smooth[best]! < mean * 1.6) return 0
  return best > angleBins / 2 ? best / 2 - 90 : best / 2
}
