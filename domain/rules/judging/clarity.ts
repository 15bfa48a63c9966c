import type { Inspection } from '../../model/index.ts'
import { materialRules } from '../material-rules.ts'
import type { SlotAsks } from '../profiles.ts'
import type { RuleInfo } from '../rule.ts'
import type { Told } from './told.ts'

type ClarityReason = Inspection['clarity']['reasons'][number]

/** What is wrong in words, and which rule it falls under. */
const clarityWords: Record<ClarityReason, { rule: RuleInfo; words: string; remedy?: string }> = {
  blur: { rule: materialRules.unclear, words: '字迹模糊' },
  'motion-blur': {
    rule: materialRules.unclear,
    words: '拍摄时手抖，字迹有拖影',
    remedy: '放稳手机或改用扫描仪，重新拍一张',
  },
  'low-resolution': {
    rule: materialRules.unclear,
    words: '分辨率太低，字看不清',
    remedy: '请客户发原图（不要用聊天软件压缩），或用 300 dpi 重扫',
  },
  dark: { rule: materialRules.unclear, words: '画面太暗', remedy: '在明亮均匀的光线下重拍' },
  'washed-out': { rule: materialRules.unclear, words: '画面过曝发白', remedy: '避开直射光重拍，或调低扫描亮度' },
  glare: { rule: materialRules.unclear, words: '有反光，盖住了字', remedy: '关掉闪光灯，换个角度避开灯光重拍' },
  shadow: { rule: materialRules.unclear, words: '有阴影，盖住了字', remedy: '让光从两侧照来，避开手和手机的影子重拍' },
  skewed: { rule: materialRules.unclear, words: '拍得太斜', remedy: '把证件摆正，从正上方重拍' },
  blank: { rule: materialRules.unclear, words: '几乎是空白页', remedy: '看看是不是传错了文件或扫了反面' },
  occluded: { rule: materialRules.covered, words: '有文字被遮挡' },
  cropped: { rule: materialRules.borderCut, words: '边框没有拍全' },
  moire: { rule: materialRules.screenPhoto, words: '像是翻拍屏幕（有网纹）' },
}

/** What is no fault of a picture that came straight from a computer: it ends where it ends, and may be a screenshot. */
const ofPaperOnly: ReadonlySet<ClarityReason> = new Set(['cropped', 'moire', 'skewed'])

/** Whether everything on the paper can be read, reason by reason. */
export function clarityFaults(asks: SlotAsks, { clarity }: Inspection): Told[] {
  const { verdict } = clarity
  if (verdict === 'pass' || !asks.clear) return []
  const severity = verdict === 'fail' ? 'reject' : 'likely'
  const reasons = clarity.reasons.filter((reason) => !asks.electronic || !ofPaperOnly.has(reason))
  if (reasons.length === 0) {
    if (clarity.reasons.length > 0) return []
    return [[materialRules.unclear, { severity, message: '清晰度不够' }]]
  }
  return reasons.map((reason): Told => {
    const { rule, words, remedy } = clarityWords[reason]
    return [rule, { severity, message: verdict === 'fail' ? words : `${words}，请人工确认是否还能看清`, remedy }]
  })
}
