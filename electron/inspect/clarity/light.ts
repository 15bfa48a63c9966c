import { quantile } from '../colour/tint.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'

/** Too dark, or nothing on the page at all. */
export function lookAtLight({ cells, paper }: PageView): Complaint[] {
  const levels: number[] = []
  for (let i = 0; i < paper.level.length; i++) if (paper.onSheet[i]) levels.push(paper.level[i]!)
  const level = quantile(levels, 0.6)
  const complaints: Complaint[] = [{ reason: 'dark', weight: weigh(level, 135, 85) }]
  let ink = 0
  let seen = 0
  for (let row = 1; row < cells.rows - 1; row++) {
    for (let column = 1; column < cells.columns - 1; column++) {
      const tile = Math.floor(row / paper.tile) * paper.columns + Math.floor(column / paper.tile)
      if (!paper.onSheet[tile]) continue
      seen++
      if (cells.luma[row * cells.columns + column]! < paper.level[tile]! * 0.9) ink++
    }
  }
  if (seen > 0 && ink / seen < 0.0004) complaints.push({ reason: 'blank', weight: 0.95 })
  return complaints
}
