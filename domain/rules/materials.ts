import { parseCreditCode } from '../identifiers/credit-code.ts'
import { compact } from '../identifiers/text.ts'
import type { Client, Finding, Inspection, Material, Verdict } from '../model/index.ts'
import { materialRules } from './material-rules.ts'
import { type RulePacks, shippedPacks } from './packs/index.ts'
import { asked, type Fault, provinceOf, type RuleInfo, toFinding } from './rule.ts'
import type { Slot } from './slots.ts'

export interface MaterialJudgement {
  readonly verdict: Verdict | 'pending' | 'unreadable'
  /** one line for the clerk: 通过 / 需人工看：… / 会被退回：… */
  readonly headline: string
  readonly findings: readonly Finding[]
}

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

type Told = readonly [rule: RuleInfo, fault: Omit<Fault, 'path'>]

function colourFaults(slot: Slot, inspection: Inspection): Told[] {
  const { verdict, kind } = inspection.colour
  if (!slot.asks.colour || verdict === 'pass') return []
  if (verdict === 'doubt') {
    return [[materialRules.copy, { severity: 'likely', message: '颜色很淡，拿不准是不是彩色件，请对照原件看一眼' }]]
  }
  const words = kind === 'bilevel' ? '是黑白扫描件' : '是灰度件或黑白复印件'
  return [[materialRules.copy, { message: `${words}，管局只收彩色扫描件` }]]
}

function clarityFaults(slot: Slot, inspection: Inspection): Told[] {
  const { verdict, reasons } = inspection.clarity
  // an icon is no photographed paper: it may be small, dark and run over its edges
  if (verdict === 'pass' || slot.kind === 'app-icon') return []
  const severity = verdict === 'fail' ? 'reject' : 'likely'
  const told = reasons.map((reason): Told => {
    const { rule, words, remedy } = clarityWords[reason]
    return [rule, { severity, message: verdict === 'fail' ? words : `${words}，请人工确认是否还能看清`, remedy }]
  })
  return told.length > 0 ? told : [[materialRules.unclear, { severity, message: '清晰度不够' }]]
}

/** An 个体工商户 that has no 公章 files without one and says so in the remark (domain.md 1.3). */
const saysItHasNoSeal = (client: Client): boolean =>
  client.subject.kind === 'individual-business' && /(无|没有|未刻|未办理?)公?章/.test(client.subject.remark)

function sealFaults(slot: Slot, inspection: Inspection, client: Client, packs: RulePacks): Told[] {
  const { present, verdict, seals } = inspection.seal
  if (slot.asks.seal === 'none' || (present && verdict === 'pass')) return []
  if (present || verdict === 'doubt') {
    const [rule, words] =
      slot.asks.seal === 'unit'
        ? [materialRules.sealMissing, '公章不清楚']
        : [materialRules.registrySealMissing, '发证机关的章不清楚']
    return [[rule, { severity: 'likely', message: `${words}，请人工看一眼` }]]
  }
  if (slot.asks.seal === 'registry') {
    return [[materialRules.registrySealMissing, { message: '没有看到发证机关的红章，可能不是原件的彩色扫描' }]]
  }
  const square = seals.some((mark) => mark.shape === 'square')
  const otherInk = seals.some((mark) => mark.ink !== 'red' && mark.shape !== 'square')
  if (otherInk) return [[materialRules.sealWrong, { message: '盖的章不是红色，管局只认红色公章' }]]
  if (square) return [[materialRules.sealWrong, { message: '只有方形的名章，没有圆形或椭圆形的红色公章' }]]
  const mustHaveOne = asked({ province: provinceOf(client, packs) }, 'businessSeal')
  if (client.subject.kind === 'individual-business' && mustHaveOne?.value) {
    const message = '没有看到红色公章，本省要求个体工商户也要有公章'
    return [[materialRules.sealMissing, { message, sources: [mustHaveOne.source] }]]
  }
  if (saysItHasNoSeal(client)) {
    const message = '没有公章；备注已写明个体工商户没有公章，多数省份认可，个别省份仍要求盖章'
    return [[materialRules.sealMissing, { severity: 'likely', message, remedy: '提交前问一下接入商这个省要不要章' }]]
  }
  if (client.subject.kind === 'individual-business') {
    return [
      [
        materialRules.sealMissing,
        {
          message: '没有看到红色公章',
          remedy: '盖上公章重新扫描；个体工商户没有公章的，在主体备注里写明「个体工商户无公章」',
        },
      ],
    ]
  }
  return [[materialRules.sealMissing, { message: '没有看到红色公章' }]]
}

/** Credit codes inside the texts of QR codes: the code itself or an address that carries it. */
function creditCodesIn(codes: readonly string[]): string[] {
  const found = codes.flatMap(
    (text) =>
      compact(text)
        .toUpperCase()
        .match(/(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g) ?? [],
  )
  return found.flatMap((text) => {
    const parsed = parseCreditCode(text)
    return parsed.ok && parsed.value.checkDigitValid ? [parsed.normal] : []
  })
}

function codeFaults(slot: Slot, inspection: Inspection, client: Client): Told[] {
  if (!slot.asks.code) return []
  if (inspection.codes.length === 0) {
    return [[materialRules.codeUnread, { message: '没有读出执照上的二维码，号码没有自动核对过' }]]
  }
  const own = parseCreditCode(client.subject.licenceNumber)
  const named = creditCodesIn(inspection.codes)
  if (!own.ok || named.length === 0 || named.includes(own.normal)) return []
  return [
    [
      materialRules.codeDiffers,
      { message: '执照二维码里的统一社会信用代码和填写的不一致，可能是别家的执照或号码抄错' },
    ],
  ]
}

function unreadableJudgement(material: Material, path: string): MaterialJudgement {
  const message = material.unreadable?.message || '文件打不开'
  const finding = toFinding(materialRules.unreadable, { path, message }, 'law')
  return { verdict: 'unreadable', headline: `打不开：${message}`, findings: [finding] }
}

/** A person's word wins; the machine's findings stay readable, as advice where the person let the paper pass. */
function overruled(material: Material, machine: readonly Finding[]): MaterialJudgement | undefined {
  const { override } = material
  if (override === undefined) return undefined
  const said = `${override.by}改判：${override.why}`
  if (override.verdict === 'pass') {
    const findings = machine.map((finding) => ({ ...finding, severity: 'advice' as const }))
    return { verdict: 'pass', headline: `通过（${said}）`, findings }
  }
  const isFail = override.verdict === 'fail'
  const fault: Fault = { path: `materials.${material.id}`, message: said, severity: isFail ? 'reject' : 'likely' }
  const headline = `${isFail ? '会被退回' : '需人工看'}（${said}）`
  return {
    verdict: override.verdict,
    headline,
    findings: [toFinding(materialRules.overruled, fault, 'law'), ...machine],
  }
}

/**
 * Whether the bureau would take this paper in this place: what the scan checks saw, held against what the slot asks.
 * A person's override wins and is said.
 */
export function judgeMaterial(
  slot: Slot,
  material: Material,
  client: Client,
  packs: RulePacks = shippedPacks,
): MaterialJudgement {
  const path = `materials.${material.id}`
  const { inspection } = material
  if (inspection === undefined) {
    if (material.unreadable !== undefined) return overruled(material, []) ?? unreadableJudgement(material, path)
    return overruled(material, []) ?? { verdict: 'pending', headline: '还没有检查', findings: [] }
  }
  const told = [
    ...colourFaults(slot, inspection),
    ...clarityFaults(slot, inspection),
    ...sealFaults(slot, inspection, client, packs),
    ...codeFaults(slot, inspection, client),
  ]
  const findings = told.map(([rule, fault]) => toFinding(rule, { path, ...fault }, 'law'))
  const overruling = overruled(material, findings)
  if (overruling !== undefined) return overruling
  const rejected = findings.find((finding) => finding.severity === 'reject')
  if (rejected !== undefined) return { verdict: 'fail', headline: `会被退回：${rejected.message}`, findings }
  const doubted = findings.find((finding) => finding.severity === 'likely')
  if (doubted !== undefined) return { verdict: 'doubt', headline: `需人工看：${doubted.message}`, findings }
  return { verdict: 'pass', headline: '通过', findings }
}
