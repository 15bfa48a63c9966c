import type { PageView } from '../view.ts'

/** Angles are told to half a degree, over the quarter turn after which strokes look alike again. */
const angleBins = 180

/** Every so many rows are enough: each stroke crosses several. */
const rowStep = 5

/**
 * The angle in degrees, -45 to 45, by which writing and rules are turned from level and upright: most strokes of
 * Chinese and Latin print, and all rules, stand square on it.
 */
export function lineAngle({ picture, grey, paper, cells }: PageView): number {
  const { width, height } = picture
  const histogram = new Float64Array(angleBins)
  const tilePixels = paper.tile * cells.size
  for (let y = 2; y < height - 2; y += rowStep) {
    const tileRow = Math.min(paper.rows - 1, Math.floor(y / tilePixels)) * paper.columns
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      const across = grey[i + 1]! - grey[i - 1]!
      const down = grey[i + width]! - grey[i - width]!
      const strength = across * across + down * down
      if (strength < 2500) continue
      const tile = tileRow + Math.min(paper.columns - 1, Math.floor(x / tilePixels))
      // the outline of a sheet on a table says less than what is on it
      if (!paper.onSheet[tile] || paper.onSheet[tile - 1] === 0 || paper.onSheet[tile + 1] === 0) continue
      // Scharr's weights keep the angle true also for thin strokes
      const aslant = grey[i + 1 + width]! - grey[i - 1 - width]!
      const counter = grey[i + 1 - width]! - grey[i - 1 + width]!
      const fall = 10 * down + 3 * (aslant - counter)
      const run = 10 * across + 3 * (aslant + counter)
      const turn = Math.atan2(fall, run) * (180 / Math.PI) + 360
      histogram[Math.round((turn % 90) * 2) % angleBins]! += Math.sqrt(strength)
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
