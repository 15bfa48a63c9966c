import { parseLandline } from '../identifiers/landline.ts'
import { parseMobile } from '../identifiers/mobile.ts'
import { parseProvince } from '../identifiers/province.ts'
import { compact } from '../identifiers/text.ts'
import type { Client, Person } from '../model/index.ts'
import { usedByOthers } from './portfolio-index.ts'
import { asked } from './province.ts'
import { called, serviceLeadOf, subjectLeadOf } from './roles.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

/** 主体负责人 and every 网站负责人, each once. */
function leadsOf(client: Client): Person[] {
  const leads = [subjectLeadOf(client), ...client.services.map((service) => serviceLeadOf(client, service))]
  return [...new Set(leads.filter((lead) => lead !== undefined))]
}

/** One spelling for mobiles and landlines, so that two ways of writing a number are one number. */
function normalPhone(text: string): string {
  const mobile = parseMobile(text)
  if (mobile.ok) return mobile.normal
  const landline = parseLandline(text)
  return landline.ok ? landline.normal : compact(text)
}

export const emergencySame = rule({
  code: 'contacts.emergency-same',
  severity: 'reject',
  title: '应急电话和手机号相同',
  looksAt: '人员：应急联系电话、手机号码',
  remedy: '换一个能联系上的号码，和两位负责人的手机都不同',
  sources: [source('QC', '备案通用要求'), source('HW', '备案驳回咨询：手机号码和应急号码不能重复')],
  reasons: [43],
  *check(client) {
    const leads = leadsOf(client)
    const mobiles = new Set(leads.map((lead) => normalPhone(lead.mobile)).filter((number) => number !== ''))
    for (const lead of leads) {
      if (lead.emergencyPhone === '' || !mobiles.has(normalPhone(lead.emergencyPhone))) continue
      yield { path: `people.${lead.id}.emergencyPhone`, message: `${called(lead)}的应急电话和负责人的手机号相同` }
    }
  },
})

export const leadsShare = rule({
  code: 'contacts.shared',
  severity: 'reject',
  title: '两位负责人用了同一个手机或邮箱',
  looksAt: '人员：手机号码、电子邮箱',
  remedy: '负责人不是同一人的，手机和邮箱要各用各的',
  sources: [source('HW', '备案驳回咨询：负责人联系方式需一一对应'), source('QC', '备案通用要求')],
  reasons: [44],
  *check(client) {
    const mobiles = new Map<string, Person>()
    const emails = new Map<string, Person>()
    for (const lead of leadsOf(client)) {
      const mobile = normalPhone(lead.mobile)
      const email = compact(lead.email).toLowerCase()
      const sharesMobile = mobile === '' ? undefined : mobiles.get(mobile)
      const sharesEmail = email === '' ? undefined : emails.get(email)
      if (sharesMobile) {
        yield { path: `people.${lead.id}.mobile`, message: `${called(lead)}和${called(sharesMobile)}用了同一个手机号` }
      }
      if (sharesEmail) {
        yield { path: `people.${lead.id}.email`, message: `${called(lead)}和${called(sharesEmail)}用了同一个邮箱` }
      }
      mobiles.set(mobile, lead)
      emails.set(email, lead)
    }
  },
})

export const personTwice = rule({
  code: 'people.duplicate',
  severity: 'likely',
  title: '同一个人登记了两次',
  looksAt: '人员：证件号码',
  remedy: '合并成一个人，把角色都勾上',
  sources: [source('TRADE', '一人一条')],
  reasons: [44],
  *check(client) {
    const seen = new Map<string, Person>()
    for (const person of client.people) {
      const number = compact(person.idNumber).toUpperCase()
      const before = number === '' ? undefined : seen.get(number)
      if (before) {
        const message = `${called(person)}和${called(before)}的证件号码相同`
        yield { path: `people.${person.id}.idNumber`, message }
      }
      seen.set(number, person)
    }
  },
})

export const phoneNotLocal = rule({
  code: 'contacts.not-local',
  severity: 'likely',
  title: '联系电话不是本省的',
  looksAt: '人员：座机区号、手机；省份',
  remedy: '换成备案省份的号码，并保证有人接听',
  sources: [source('HW', '备案驳回咨询：填写备案所在省号段的电话'), source('IN', '辽宁管局要求：本地手机')],
  reasons: [41],
  *check(client, setting) {
    const home = parseProvince(client.subject.province)
    if (!home.ok) return
    const local = asked(setting, 'localMobile')
    for (const lead of leadsOf(client)) {
      const landline = parseLandline(lead.landline)
      const where = landline.ok ? landline.value.province : undefined
      if (where !== undefined && where.key !== home.value.key) {
        const message = `${called(lead)}的座机是${where.name}的，备案省份是${home.value.name}`
        yield { path: `people.${lead.id}.landline`, message }
      }
      if (local?.value && lead.mobile !== '') {
        const message = `${home.value.name}要求负责人用本省手机号，请确认${called(lead)}的号码归属地`
        yield { path: `people.${lead.id}.mobile`, message, severity: 'advice', sources: [local.source] }
      }
    }
  },
})

export const mobileElsewhere = rule({
  code: 'contacts.mobile-elsewhere',
  severity: 'likely',
  title: '手机号已用于别的主体',
  looksAt: '人员：手机号码；其他客户的负责人手机',
  remedy: '换一个没有用于其他主体备案的手机号；确是同一人的，两边姓名要一致',
  sources: [source('HW', '备案驳回咨询：手机号码已用于其他主体'), source('QC', '备案通用要求')],
  reasons: [42],
  *check(client, setting) {
    const { portfolio } = setting
    if (portfolio === undefined) return
    const once = asked(setting, 'leadInOneSubject')
    for (const lead of leadsOf(client)) {
      const mobile = parseMobile(lead.mobile)
      if (!mobile.ok || !usedByOthers(portfolio.mobiles.get(mobile.normal), client.id)) continue
      const path = `people.${lead.id}.mobile`
      const message = `${called(lead)}的手机号在另一个客户那里也用了`
      if (once?.value)
        yield {
          path,
          message: `${message}，${setting.province?.name}一人只能任一个主体的负责人`,
          sources: [once.source],
        }
      else yield { path, message }
    }
  },
})

export const contactRules = [emergencySame, leadsShare, personTwice, phoneNotLocal, mobileElsewhere]
