import type { Inspection } from '../../model/index.ts'
import { materialRules } from '../material-rules.ts'
import type { SlotAsks } from '../profiles.ts'
import type { Told } from './told.ts'

/** An APP's icon is a square; its format and size in bytes are the provider's business (companions.ts). */
export function iconFaults(asks: SlotAsks, { width, height }: Inspection): Told[] {
  if (!asks.icon || Math.abs(width - height) <= 0.01 * Math.max(width, height)) return []
  return [[materialRules.iconShape, { message: `图标是 ${width} × ${height} 像素，不是正方形` }]]
}
