import { parseLandline } from '../identifiers/landline.ts'
import { parseMail } from '../identifiers/mail.ts'
import { parseMobile } from '../identifiers/mobile.ts'
import { parsePersonalPaper } from '../identifiers/permit.ts'
import { idKinds, isUnit, personRoles } from '../model/index.ts'
import { called, headOf, headRole, serviceLeadOf, subjectLeadOf, withRole } from './roles.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

export const roleMissing = rule({
  code: 'people.role.missing',
  severity: 'reject',
  title: '缺少必须登记的人员',
  looksAt: '人员：法定代表人／经营者、主体负责人、网站负责人',
  remedy: '在人员里添加，或给已有人员勾上这个角色',
  sources: [source('SEED', '填写主体信息：法定代表人'), source('IN', '负责人信息')],
  *check(client) {
    const role = headRole(client)
    if (headOf(client) === undefined) yield { path: 'people', message: `没有登记${personRoles[role]}` }
    else if (isUnit(client.subject) && withRole(client, 'subject-lead') === undefined) {
      const message = `没有指定主体负责人，暂按${personRoles[role]}检查`
      yield { path: 'people', message, severity: 'advice', remedy: '给主体负责人勾上角色，多数省份就是法定代表人本人' }
    }
  },
})

export const agentMissing = rule({
  code: 'people.agent.missing',
  severity: 'likely',
  title: '没有登记经办人',
  looksAt: '人员：经办人',
  remedy: '登记经办人；由法定代表人自己办理的，给他也勾上「经办人」',
  sources: [source('SEED', '主体资料准备：经办人身份证正反面')],
  reading: 'document',
  *check(client) {
    if (client.subject.kind !== 'enterprise' || withRole(client, 'agent') !== undefined) return
    yield { path: 'people', message: '没有登记经办人' }
  },
})

export const personFieldMissing = rule({
  code: 'people.field.missing',
  severity: 'reject',
  title: '人员信息没有填全',
  looksAt: '人员：姓名、证件号码、手机、邮箱',
  remedy: '向客户问清后补填',
  sources: [source('IN', '负责人信息'), source('WX', '负责人信息')],
  *check(client) {
    const leads = new Set([subjectLeadOf(client), ...client.services.map((service) => serviceLeadOf(client, service))])
    for (const person of client.people) {
      const path = `people.${person.id}`
      const who = called(person)
      if (person.name === '') yield { path: `${path}.name`, message: `${who}没有填写姓名` }
      if (person.idNumber === '')
        yield { path: `${path}.idNumber`, message: `${who}没有填写${idKinds[person.idKind]}号码` }
      if (!leads.has(person)) continue
      if (person.mobile === '') yield { path: `${path}.mobile`, message: `${who}没有填写手机号码，收不到核验短信` }
      if (person.email === '') yield { path: `${path}.email`, message: `${who}没有填写电子邮箱` }
      if (person.emergencyPhone === '') yield { path: `${path}.emergencyPhone`, message: `${who}没有填写应急联系电话` }
    }
  },
})

export const headMobileMissing = rule({
  code: 'people.head-mobile.missing',
  severity: 'reject',
  title: '没有登记法定代表人的手机',
  looksAt: '人员：法定代表人／经营者的手机号码',
  remedy: '补填法定代表人手机；按现行做法核验短信发给主体负责人和网站负责人，不一定是法定代表人',
  sources: [source('SEED', '短信核验：发送至法定代表人手机，需提前在备案系统中绑定')],
  reasons: [61],
  reading: 'document',
  *check(client) {
    const head = headOf(client)
    if (head === undefined || head.mobile !== '') return
    yield {
      path: `people.${head.id}.mobile`,
      message: `${called(head)}没有填写手机号码，文档要求核验短信发到法定代表人手机`,
    }
  },
})

export const personNameForm = rule({
  code: 'people.name.form',
  severity: 'likely',
  title: '姓名和证件写法可能不同',
  looksAt: '人员：姓名、证件类型',
  remedy: '照证件逐字核对姓名；少数民族姓名的间隔点写「·」',
  sources: [source('IN', '负责人信息：与证件一致'), source('UC', '上海管局要求：护照姓名须备注')],
  reasons: [28],
  *check(client) {
    for (const person of client.people) {
      const path = `people.${person.id}.name`
      if (person.name === '' || person.idKind !== 'resident-id') continue
      if (!/^\p{Script=Han}+(·\p{Script=Han}+)*$/u.test(person.name)) {
        yield { path, message: `${called(person)}的姓名里有汉字以外的字符` }
      } else if ([...person.name].length === 1) yield { path, message: '姓名只有一个字，是不是没有写全' }
    }
  },
})

export const personIdInvalid = rule({
  code: 'people.id-number.invalid',
  severity: 'reject',
  title: '人员证件号码不对',
  looksAt: '人员：证件类型、证件号码',
  remedy: '请客户拍证件原件，照着改正',
  sources: [source('GB11643')],
  reasons: [29],
  *check(client) {
    for (const person of client.people) {
      if (person.idNumber === '') continue
      const parsed = parsePersonalPaper(person.idKind, person.idNumber)
      if (!parsed.ok) yield { path: `people.${person.id}.idNumber`, message: `${called(person)}：${parsed.reason}` }
    }
  },
})

export const mobileInvalid = rule({
  code: 'people.mobile.invalid',
  severity: 'reject',
  title: '手机号码不对',
  looksAt: '人员：手机号码、应急联系电话',
  remedy: '向客户核对，核验短信只发到大陆手机',
  sources: [source('UC', '短信核验'), source('QC', '备案通用要求')],
  reasons: [40, 61],
  *check(client) {
    for (const person of client.people) {
      if (person.mobile !== '') {
        const parsed = parseMobile(person.mobile)
        const path = `people.${person.id}.mobile`
        if (!parsed.ok) yield { path, message: `${called(person)}的手机：${parsed.reason}` }
        else {
          for (const { message } of parsed.warnings) yield { path, message, severity: 'advice' }
        }
      }
      if (person.emergencyPhone === '') continue
      const isPhone = parseMobile(person.emergencyPhone).ok || parseLandline(person.emergencyPhone).ok
      if (!isPhone) {
        const message = `${called(person)}的应急联系电话不是手机号，也不是带区号的座机`
        yield { path: `people.${person.id}.emergencyPhone`, message }
      }
    }
  },
})

export const landlineInvalid = rule({
  code: 'people.landline.invalid',
  severity: 'reject',
  title: '座机号码不对',
  looksAt: '人员：座机',
  remedy: '写成 086-区号-号码；没有座机就留空',
  sources: [source('IN', '座机 086-区号-号码')],
  reasons: [40],
  *check(client) {
    for (const person of client.people) {
      if (person.landline === '') continue
      const parsed = parseLandline(person.landline)
      if (!parsed.ok)
        yield { path: `people.${person.id}.landline`, message: `${called(person)}的座机：${parsed.reason}` }
    }
  },
})

export const emailInvalid = rule({
  code: 'people.email.invalid',
  severity: 'reject',
  title: '电子邮箱不对',
  looksAt: '人员：电子邮箱',
  remedy: '向客户核对邮箱',
  sources: [source('SHEET', '二、联系方式核验内容')],
  reasons: [40],
  *check(client) {
    for (const person of client.people) {
      if (person.email === '') continue
      const parsed = parseMail(person.email)
      if (!parsed.ok) yield { path: `people.${person.id}.email`, message: `${called(person)}的邮箱：${parsed.reason}` }
    }
  },
})

export const peopleRules = [
  roleMissing,
  agentMissing,
  personFieldMissing,
  headMobileMissing,
  personNameForm,
  personIdInvalid,
  mobileInvalid,
  landlineInvalid,
  emailInvalid,
]
