import { addDays, addMonths, isRealDate } from '../clocks/days.ts'
import { beijingDay } from '../clocks/instants.ts'
import type { Client, MaterialKind } from '../model/index.ts'
import { isUnit } from '../model/index.ts'
import { authorisationNeeded, planNeeded, pledgeNeeded } from './companion-needs.ts'
import { hasSomethingToFile } from './filing.ts'
import { providerPack, resolve, sizeWords } from './packs/index.ts'
import { asked } from './province.ts'
import { rule, type Setting, weightOf } from './rule.ts'
import { source } from './sources.ts'

const has = (client: Client, kind: MaterialKind): boolean => client.materials.some((material) => material.kind === kind)

export const authorisationMissing = rule({
  code: 'papers.authorisation.missing',
  severity: 'reject',
  title: '缺少负责人授权书',
  looksAt: '材料：授权书；人员：负责人、法定代表人；省份',
  remedy: '准备法定代表人签字并盖公章的授权书',
  sources: [source('TX', '备案材料清单'), source('UC', '各省管局要求'), source('HW', '备案材料咨询')],
  reasons: [51],
  *check(client, setting) {
    const need = authorisationNeeded(client, setting)
    if (need === undefined || has(client, 'authorisation-letter')) return
    const message = `${need.why}，${setting.province?.name}要附授权书`
    const remedy =
      setting.province?.key === 'shanghai' ? '下载上海专用的负责人授权书，法定代表人签字并盖公章' : undefined
    yield { path: 'slots.authorisation-letter', message, remedy, sources: need.sources }
  },
})

/** Papers that must be fresh, and how long: the day they were taken in is the latest day they can have been signed. */
const fresh: readonly { kind: MaterialKind; name: string; key: 'authorisationDays' | 'domainCertificateDays' }[] = [
  { kind: 'authorisation-letter', name: '授权书', key: 'authorisationDays' },
  { kind: 'domain-certificate', name: '域名证书', key: 'domainCertificateDays' },
]

const defaultMonths: Partial<Record<MaterialKind, number>> = { 'authorisation-letter': 3 }

function freshUntil(
  kind: MaterialKind,
  key: (typeof fresh)[number]['key'],
  from: string,
  setting: Setting,
): string | undefined {
  const days = asked(setting, key)
  if (days !== undefined) return addDays(from, days.value)
  const months = defaultMonths[kind]
  return months === undefined ? undefined : addMonths(from, months)
}

export const paperStale = rule({
  code: 'papers.stale',
  severity: 'likely',
  title: '授权书或域名证书开得太早',
  looksAt: '材料：收到日期；省份',
  remedy: '请客户重新签一份、重新下载一份',
  sources: [source('TX', '备案材料模板下载：授权书 3 个月内'), source('TX', '备案材料上传：河北 6 个月，湖南 45 天')],
  reasons: [51],
  *check(client, setting) {
    if (!hasSomethingToFile(client)) return
    for (const material of client.materials) {
      const rule = fresh.find((candidate) => candidate.kind === material.kind)
      const from = beijingDay(material.addedAt)
      if (rule === undefined || !isRealDate(from)) continue
      const until = freshUntil(rule.kind, rule.key, from, setting)
      if (until === undefined || setting.today <= until) continue
      yield {
        path: `materials.${material.id}`,
        message: `${rule.name}是 ${from} 收到的，已超过管局认可的期限（${until}）`,
      }
    }
  },
})

export const pledgeMissing = rule({
  code: 'papers.commitment.missing',
  severity: 'reject',
  title: '缺少本省要求的承诺书',
  looksAt: '材料：承诺书；省份',
  remedy: '向接入商下载本省模板，签字盖章后彩色扫描',
  sources: [source('HW', '备案材料咨询：广东、江苏'), source('QC', '上海')],
  reasons: [52],
  *check(client, setting) {
    const letter = pledgeNeeded(client, setting)
    if (letter === undefined || has(client, 'commitment-letter')) return
    const signer = letter.note === undefined ? '' : `（${letter.note}）`
    const message = `${setting.province?.name}要附《${letter.value}》${signer}`
    yield {
      path: 'slots.commitment-letter',
      message,
      severity: weightOf(letter, setting.today),
      sources: [letter.source],
    }
  },
})

export const personPledge = rule({
  code: 'sheet.person-pledge',
  severity: 'advice',
  title: '个人核验单的附加要求',
  looksAt: '主办单位性质、省份；核验单',
  remedy: '打印核验单时一并告诉客户',
  sources: [source('UC', '广东管局要求'), source('TX', '各省管局要求（旧）：江西、新疆')],
  reasons: [52, 56],
  *check(client, setting) {
    const pledge = asked(setting, 'personPledge')
    if (pledge === undefined || isUnit(client.subject) || !hasSomethingToFile(client)) return
    const service = client.services[0]
    const path = service === undefined ? 'slots.verification-sheet' : `slots.verification-sheet:${service.id}`
    yield { path, message: `${setting.province?.name}的个人核验单还要${pledge.value}`, sources: [pledge.source] }
  },
})

export const planMissing = rule({
  code: 'papers.construction-plan.missing',
  severity: 'reject',
  title: '缺少网站建设方案书',
  looksAt: '服务数量；材料：网站建设方案书；省份',
  remedy: '按接入商模板写网站建设方案书，盖公章后彩色扫描',
  sources: [source('UC', '各省管局要求'), source('HW', '上海管局要求'), source('QC', '福建')],
  reasons: [53],
  *check(client, setting) {
    const plan = planNeeded(client, setting)
    if (plan === undefined || has(client, 'construction-plan')) return
    const unsure = plan.contradictedBy.length > 0
    const message = `名下 ${client.services.length} 个服务，${setting.province?.name}从 ${plan.value} 个起要网站建设方案书${unsure ? '（出处不一致，请再问接入商）' : ''}`
    yield { path: 'slots.construction-plan', message, severity: weightOf(plan, setting.today), sources: [plan.source] }
  },
})

export const approvalOfficeMissing = rule({
  code: 'papers.public-body-approval',
  severity: 'likely',
  title: '党政机关、事业单位要先经编办审核',
  looksAt: '主办单位性质、省份；材料：前置审批文件',
  remedy: '先到机构编制部门办理网站开办审核，把审核表一并上传',
  sources: [source('UC', '各省管局要求：内蒙古、黑龙江、云南'), source('HW', '江西管局要求')],
  reasons: [23],
  *check(client, setting) {
    const asks = asked(setting, 'publicBodyApproval')
    const isPublic = client.subject.kind === 'government' || client.subject.kind === 'institution'
    if (!asks?.value || !isPublic || !hasSomethingToFile(client) || has(client, 'pre-approval')) return
    yield {
      path: 'slots.other',
      message: `${setting.province?.name}的党政机关、事业单位要先经机构编制部门审核`,
      sources: [asks.source],
    }
  },
})

export const uploadLimits = rule({
  code: 'papers.upload-limits',
  severity: 'advice',
  title: '扫描件不符合接入商的上传要求',
  looksAt: '材料：格式、大小、文件名；接入服务提供者',
  remedy: '提交前转成 JPG 并压到限制以内，不要压得看不清',
  sources: [source('TX', '备案材料上传'), source('HW', '备案材料咨询'), source('IN', 'before-upload')],
  *check(client, { packs }) {
    if (!hasSomethingToFile(client)) return
    const provider = client.services.map((service) => service.access.provider).find((name) => name !== '') ?? ''
    const pack = providerPack(packs, provider)
    if (pack === undefined) return
    const formats = resolve(pack.settings.formats)
    const maxBytes = resolve(pack.settings.maxBytes)
    const minBytes = resolve(pack.settings.minBytes)
    const iconMax = resolve(pack.settings.iconMaxBytes)
    const nameMax = resolve(pack.settings.fileNameMax)
    for (const material of client.materials) {
      const path = `materials.${material.id}`
      const ending = material.fileName.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1]
      const most = material.kind === 'app-icon' ? (iconMax ?? maxBytes) : maxBytes
      if (formats && ending !== undefined && !formats.value.includes(ending)) {
        const message = `${pack.name}只收 ${formats.value.join('、')}，这份是 ${ending}`
        yield { path, message, sources: [formats.source] }
      }
      if (most && material.size > most.value) {
        yield {
          path,
          message: `${sizeWords(material.size)}，超过${pack.name}的上限 ${sizeWords(most.value)}`,
          sources: [most.source],
        }
      }
      if (minBytes && material.kind !== 'app-icon' && material.size > 0 && material.size < minBytes.value) {
        const message = `${sizeWords(material.size)}，小于${pack.name}的下限 ${sizeWords(minBytes.value)}，可能压得太狠`
        yield { path, message, remedy: '换成没有压缩过的原图', sources: [minBytes.source] }
      }
      if (nameMax && [...material.fileName].length > nameMax.value) {
        yield {
          path,
          message: `文件名超过${pack.name}的 ${nameMax.value} 个字符`,
          remedy: '改短文件名',
          sources: [nameMax.source],
        }
      }
    }
  },
})

export const companionRules = [
  authorisationMissing,
  paperStale,
  pledgeMissing,
  personPledge,
  planMissing,
  approvalOfficeMissing,
  uploadLimits,
]
