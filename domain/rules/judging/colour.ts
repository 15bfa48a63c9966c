import type { Inspection } from '../../model/index.ts'
import { materialRules } from '../material-rules.ts'
import type { SlotAsks } from '../profiles.ts'
import type { Told } from './told.ts'

/** Whether the paper is an original in colour, where that is asked. */
export function colourFaults(asks: SlotAsks, { colour, seal }: Inspection): Told[] {
  if (!asks.colour) return []
  // a sheet signed in black that asks for no seal has no colour of its own: whether it is an original, looking cannot tell
  if (colour.verdict === 'fail' && colour.kind === 'grey' && asks.signature && asks.seal === 'none') {
    const message = '整页只有黑白，看不出是彩色原件还是复印件，请对照原件看一眼'
    return [[materialRules.copy, { severity: 'likely', message }]]
  }
  if (colour.verdict === 'fail') {
    const words = colour.kind === 'bilevel' ? '是黑白扫描件' : '是灰度件或黑白复印件'
    return [[materialRules.copy, { message: `${words}，管局只收彩色扫描件` }]]
  }
  if (colour.verdict === 'doubt') {
    return [[materialRules.copy, { severity: 'likely', message: '颜色很淡，拿不准是不是彩色件，请对照原件看一眼' }]]
  }
  const isStampedCopy = asks.ownColour && seal.present && (colour.beyondSeals ?? 1) < 0.5
  if (!isStampedCopy) return []
  return [
    [
      materialRules.copy,
      { severity: 'likely', message: '除了红章看不到别的颜色，像是黑白复印件上盖了红章，请对照原件看一眼' },
    ],
  ]
}
