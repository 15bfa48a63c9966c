import type { Client, Finding, Material } from '../model/index.ts'
import { hasSomethingToFile } from './filing.ts'
import { showsBothSides } from './id-sides.ts'
import { judgeMaterial } from './materials.ts'
import type { RulePacks } from './packs/index.ts'
import { rule } from './rule.ts'
import { seedPapers } from './slot.ts'
import { placeMaterials, requiredSlots, type Slot } from './slots.ts'
import { source } from './sources.ts'

/** Papers of which one good one is enough: a second scan replaces the first. The others may have several pages. */
const singlePapers = new Set([
  'business-licence',
  'organisation-certificate',
  'id-front',
  'id-back',
  'verification-sheet',
])

/** Papers whose absence has a rule of its own that says why they are wanted. */
const reportedElsewhere = new Set(['premises-proof', 'authorisation-letter', 'commitment-letter', 'construction-plan'])

/** What to do for one kind of paper, where that is not asking the client for a scan. */
const ways: Partial<Record<Slot['kind'], string>> = {
  'verification-sheet': '先打印核验单，签字盖章后扫描上传',
  'id-front': '向客户索取原件的彩色扫描件；正反面拍在一张图里的，打开那张图勾选「正反面都在这一份里」',
  'id-back': '向客户索取原件的彩色扫描件；正反面拍在一张图里的，打开那张图勾选「正反面都在这一份里」',
}

export const slotMissing = rule({
  code: 'slots.missing',
  severity: 'reject',
  title: '缺少必备材料',
  looksAt: '材料清单',
  remedy: '向客户索取原件的彩色扫描件，拖进对应的格子',
  sources: [source('SEED', '主体资料准备')],
  reasons: [],
  *check(client, { packs }) {
    const slots = requiredSlots(client, packs)
    const { placed } = placeMaterials(slots, client.materials)
    for (const slot of slots) {
      if (!slot.required || reportedElsewhere.has(slot.kind) || placed.get(slot.key)?.length !== 0) continue
      yield {
        path: `slots.${slot.key}`,
        message: `缺少${slot.label}`,
        remedy: ways[slot.kind],
        sources: slot.sources,
      }
    }
  },
})

export const premisesMissing = rule({
  code: 'slots.premises-proof.missing',
  severity: 'reject',
  title: '个体工商户缺少经营场所证明',
  looksAt: '材料清单',
  remedy: '向客户索取租赁合同或房产证明的彩色扫描件',
  sources: [source('SEED', '主体资料准备：个体工商户')],
  reading: 'document',
  *check(client) {
    if (client.subject.kind !== 'individual-business' || !hasSomethingToFile(client)) return
    if (client.materials.some((material) => material.kind === 'premises-proof')) return
    yield { path: 'slots.premises-proof', message: '缺少经营场所证明（如租赁合同）' }
  },
})

export const hostingAgreementMissing = rule({
  code: 'slots.hosting-agreement.missing',
  severity: 'likely',
  title: '缺少服务器托管协议',
  looksAt: '材料清单',
  remedy: '向服务器提供商索取托管协议或云服务器订单，一并留存',
  sources: [source('SEED', '服务器要求')],
  reading: 'document',
  *check(client) {
    const present = new Set(
      client.materials
        .filter((material) => material.kind === 'hosting-agreement')
        .map((material) => material.serviceId),
    )
    for (const service of client.services) {
      if (service.filingNumber !== '' || present.has(service.id)) continue
      yield { path: `slots.hosting-agreement:${service.id}`, message: '缺少服务器提供商的托管协议' }
    }
  },
})

export const materialUnplaced = rule({
  code: 'material.unplaced',
  severity: 'advice',
  title: '材料没有归到任何格子',
  looksAt: '材料',
  remedy: '打开这份材料，选它是哪种证件、属于谁',
  sources: [source('TRADE', '一份材料归一个位置')],
  *check(client, { packs }) {
    for (const material of placeMaterials(requiredSlots(client, packs), client.materials).unplaced) {
      yield { path: `materials.${material.id}`, message: `「${material.fileName || '一份材料'}」没有归到任何格子` }
    }
  },
})

/** Which holder's side a scan is of; the same key for the two sides of one person's paper. */
const holderOf = (material: Material): string => `${material.fileId} of ${material.personId}`

export const sameSideTwice = rule({
  code: 'material.same-side-twice',
  severity: 'likely',
  title: '证件两面放的是同一个文件',
  looksAt: '身份证人像面、国徽面',
  remedy: '换上另一面；如果这张图里正反面都有，打开它勾选「正反面都在这一份里」，再删掉重复的一份',
  sources: [seedPapers, source('HW', '备案材料咨询')],
  *check(client) {
    const sided = client.materials.filter((material) => material.fileId !== '' && !showsBothSides(material))
    const fronts = new Set(sided.filter(({ kind }) => kind === 'id-front').map(holderOf))
    for (const material of sided) {
      if (material.kind !== 'id-back' || !fronts.has(holderOf(material))) continue
      yield {
        path: `materials.${material.id}`,
        message: `「${material.fileName || '这份材料'}」在人像面和国徽面各放了一份，还缺一面`,
      }
    }
  },
})

export const paperRules = [slotMissing, premisesMissing, hostingAgreementMissing, materialUnplaced, sameSideTwice]

/**
 * Findings of the scan checks over all slots. Where one good scan is enough, the worse ones beside it only advise. A
 * scan that lies in two slots, as both sides of an ID, is heard once.
 */
export function materialFindings(client: Client, packs: RulePacks): Finding[] {
  const slots = requiredSlots(client, packs)
  const { placed } = placeMaterials(slots, client.materials)
  const heard = new Set<Material>()
  return slots.flatMap((slot) => {
    const judged = (placed.get(slot.key) ?? []).map((material) => ({
      material,
      ...judgeMaterial(slot, material, client, packs),
    }))
    const oneIsGood = singlePapers.has(slot.kind) && judged.some((judgement) => judgement.verdict === 'pass')
    return judged.flatMap(({ material, verdict, findings }) => {
      if (heard.has(material)) return []
      heard.add(material)
      return oneIsGood && verdict !== 'pass'
        ? findings.map((finding) => ({ ...finding, severity: 'advice' as const }))
        : findings
    })
  })
}
