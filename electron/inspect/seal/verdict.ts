import type { Evidence } from '../../../domain/model/index.ts'
import type { SealMark, SealResult } from './index.ts'

/** At or above: a seal is there, no one needs to look. Between the two: a person should. */
export const SURE = 0.85
export const UNSURE = 0.25

/**
 * Puts the finding into the bureau's terms.
 * @param marks everything seal-like, best first
 * @param likely P(a red official seal is on the picture)
 * @returns with the score of what `present` says: of a missing seal, how sure it is that there is none
 */
export function conclude(marks: SealMark[], likely: number): SealResult {
  const present = likely >= 0.5
  const verdict = likely >= SURE ? 'pass' : likely >= UNSURE ? 'doubt' : 'fail'
  return {
    verdict,
    present,
    score: present ? likely : 1 - likely,
    seals: marks,
    evidence: evidenceFor(marks, likely),
  }
}

function evidenceFor(marks: readonly SealMark[], score: number): Evidence[] {
  const red = marks.find((m) => m.ink === 'red' && m.shape !== 'square')
  const evidence: Evidence[] = []
  const region = (m: SealMark | undefined): Pick<Evidence, 'region'> =>
    m ? { region: { x: m.x, y: m.y, width: m.width, height: m.height } } : {}
  if (score >= SURE) {
    evidence.push({ code: 'seal-found', message: '找到红色公章', remedy: '', ...region(red) })
    return evidence
  }
  const other = marks.find((m) => m.ink !== 'red' && m.shape !== 'square')
  if (other) {
    evidence.push({
      code: other.ink === 'blue' ? 'seal-blue' : 'seal-black',
      message: other.ink === 'blue' ? '印章不是红色，是蓝（紫）色印章' : '印章不是红色，像是黑白复印件',
      remedy: '请用盖有红色公章的原件重新彩色扫描；复印件须加盖红色公章',
      ...region(other),
    })
  }
  const square = marks.find((m) => m.shape === 'square')
  if (score >= UNSURE) {
    evidence.push({
      code: 'seal-unsure',
      message: '像是有红色公章，但不够清楚，请人工核对',
      remedy: '若公章过淡、残缺或被遮挡，请重新盖章后扫描',
      ...region(red),
    })
  } else {
    evidence.push({
      code: 'seal-missing',
      message: square ? '没有找到红色公章，只找到方形印章（人名章不能代替公章）' : '没有找到红色公章',
      remedy: '请加盖单位公章（红色、圆形或椭圆形、字迹完整）后重新扫描',
      ...region(square),
    })
  }
  return evidence
}
