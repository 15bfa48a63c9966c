import { quantile } from '../colour/tint.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { patches, patchRegion } from './surface.ts'

/**
 * Something lying on the page: a smooth, compact patch whose brightness or colour is not the paper's. Dark rules,
 * headings and small pictures are thinner or busier; a shadow is told by light.ts.
 */
export function lookForCover(view: PageView): Complaint[] {
  const { paper, tint } = view
  const levels: number[] = []
  for (let i = 0; i < paper.level.length; i++) if (paper.onSheet[i]) levels.push(paper.level[i]!)
  const usual = quantile(levels, 0.7)
  const foreign = (tile: number) => {
    if (!paper.within[tile] || paper.flat[tile]! < 0.82) return false
    const green = (paper.green[tile]! + 1) * tint.green[tile]!
    const red = Math.log(((paper.red[tile]! + 1) * tint.red[tile]!) / green)
    const blue = Math.log(((paper.blue[tile]! + 1) * tint.blue[tile]!) / green)
    return paper.level[tile]! < usual * 0.72 || Math.hypot(red, blue) > 0.2
  }
  return patches(view, foreign)
    .filter((patch) => {
      const wide = patch.right - patch.left + 1
      const high = patch.bottom - patch.top + 1
      const fill = patch.tiles.length / (wide * high)
      return Math.min(wide, high) >= 3 && fill > 0.55 && patch.share > 0.012 && patch.share < 0.5
    })
    .map((patch) => ({
      reason: 'occluded' as const,
      weight: 0.8 * weigh(patch.share, 0.012, 0.04),
      region: patchRegion(view, patch),
    }))
}
