import type { z } from 'zod'
import type { clarityReasons, clarityResultSchema, Evidence, Region } from '../../../domain/model/inspection.ts'

export type ClarityReason = (typeof clarityReasons)[number]

/** One thing that is wrong with the picture. */
export interface Complaint {
  readonly reason: ClarityReason
  /** 0..1: how sure it is that the bureau would send the paper back for it */
  readonly weight: number
  /** in full pixels */
  readonly region?: Region
}

/** What is wrong, and how to do it better; the clerk passes the remedy on to the client. */
const words: Record<ClarityReason, readonly [message: string, remedy: string]> = {
  blur: ['字迹发虚，对焦不准', '请对准文字点一下屏幕对焦，拿稳后再拍；扫描时把纸压平'],
  'motion-blur': ['拍摄时手抖，字迹拖影', '请双手拿稳或把手机架起来，光线充足时再拍'],
  'low-resolution': ['分辨率太低，小字看不清', '请用 300 dpi 重新扫描，或靠近些拍原图；不要发微信压缩图或截图'],
  dark: ['画面太暗', '请在明亮处重拍，或把扫描亮度调高'],
  'washed-out': ['画面发白，字迹太淡', '请调低扫描亮度、调高对比度，或避开强光重拍'],
  glare: ['反光遮住了内容', '请关掉闪光灯，取下塑封或斜着避开灯光后重拍'],
  shadow: ['阴影太重，遮住的字看不清', '请换个方向让光均匀照到纸面，避免手和手机挡光'],
  occluded: ['有手指或其他东西挡住了内容', '请移开遮挡物，整页露出来后重拍'],
  cropped: ['边缘缺失，页面不完整', '请把整页四个角都拍进画面，扫描时放正原件'],
  skewed: ['页面歪斜太大', '请放正原件，手机与纸面平行后重拍'],
  moire: ['像是翻拍屏幕，有摩尔纹', '请用纸质原件扫描；电子证照请直接下载原文件'],
  blank: ['页面是空白的', '请检查原件是否放反，重新扫描有字的一面'],
}

/** From this weight on the bureau would send it back. */
export const failAt = 0.6
/** A page that lies askew is never worse than this: software can put it straight, so a reason to look, not to send back. */
export const askewAtMost = 0.59
/** From this weight on a person should look. */
export const doubtAt = 0.35

/** A complaint that something else has shown to be mistaken: kept, too weak to be told. */
export const takenBack = (complaint: Complaint): Complaint => ({
  ...complaint,
  weight: Math.min(complaint.weight, doubtAt - 0.01),
})

/** The verdict over all complaints: the gravest decides. */
export function concluded(complaints: readonly Complaint[]): z.infer<typeof clarityResultSchema> {
  const grave = complaints.filter((complaint) => complaint.weight >= doubtAt).sort((a, b) => b.weight - a.weight)
  const gravest = complaints.reduce((most, complaint) => Math.max(most, complaint.weight), 0)
  const verdict = gravest >= failAt ? 'fail' : gravest >= doubtAt ? 'doubt' : 'pass'
  return {
    verdict,
    reasons: [...new Set(grave.map((complaint) => complaint.reason))],
    score: Math.round((verdict === 'pass' ? 1 - gravest : gravest) * 1000) / 1000,
    // of a pass the score says how far it is from a doubt, of the others how grave it is
    threshold: verdict === 'pass' ? 1 - doubtAt : failAt,
    evidence: grave.map(toEvidence),
  }
}

function toEvidence({ reason, region }: Complaint): Evidence {
  const [message, remedy] = words[reason]
  return { code: reason, message, remedy, ...(region ? { region } : {}) }
}

/** Turns a measure into a weight: 0 at `fine` and beyond it, 1 at `bad`, straight in between. */
export function weigh(value: number, fine: number, bad: number): number {
  return Math.max(0, Math.min(1, (value - fine) / (bad - fine)))
}
