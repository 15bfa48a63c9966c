import { type IdKind, idKinds, type Person } from '../../../domain/model/index.ts'
import { readChoice, readDate, readValidityEnd } from './cell.ts'
import type { Column } from './column.ts'
import type { Draft } from './draft.ts'

type Who = 'legal' | 'lead' | 'serviceLead'

const idKindsInSpeech: Record<string, IdKind> = {
  身份证: 'resident-id',
  二代身份证: 'resident-id',
  港澳通行证: 'hk-macao-permit',
  回乡证: 'hk-macao-permit',
  台胞证: 'taiwan-permit',
  居住证: 'hmt-residence-permit',
}

/** How each person's columns begin; the first is how `export` heads them. */
const callings: Record<Who, readonly string[]> = {
  legal: ['法定代表人', '法人', '法人代表', '经营者', '法人/经营者'],
  lead: ['主体负责人', '主办单位负责人', '单位负责人', '负责人', '联系人'],
  serviceLead: ['网站负责人', '服务负责人', 'APP负责人', '互联网信息服务负责人', 'ICP负责人'],
}

/** Headings of one field for one person: every calling with every ending, and what stands without a calling. */
function headings(who: Who, endings: readonly string[], bare: readonly string[] = []) {
  const [header, ...aliases] = callings[who].flatMap((calling) => endings.map((ending) => `${calling}${ending}`))
  return { header: header!, aliases: [...aliases, ...(who === 'lead' ? bare : [])] }
}

type PersonText = 'name' | 'idNumber' | 'mobile' | 'emergencyPhone' | 'landline' | 'email'

const textColumn = (who: Who, field: PersonText, endings: readonly string[], bare: readonly string[] = []): Column => ({
  ...headings(who, endings, bare),
  read(draft, text) {
    draft[who][field] = text
  },
  write: (draft) => draft[who][field],
})

const column = (
  who: Who,
  endings: readonly string[],
  read: (person: Person, text: string) => void,
  write: (person: Person) => string,
): Column => ({
  ...headings(who, endings),
  read: (draft: Draft, text) => read(draft[who], text),
  write: (draft) => write(draft[who]),
})

const columnsOf = (who: Who): readonly Column[] => [
  textColumn(who, 'name', ['', '姓名']),
  column(
    who,
    ['证件类型'],
    (person, text) => {
      person.idKind = readChoice(idKinds, idKindsInSpeech, text)
    },
    (person) => (person.name === '' ? '' : idKinds[person.idKind]),
  ),
  textColumn(who, 'idNumber', ['证件号码', '证件号', '身份证号', '身份证号码', '身份证'], ['身份证号', '身份证号码']),
  column(
    who,
    ['证件有效期起', '身份证有效期起'],
    (person, text) => {
      person.idValidFrom = readDate(text)
    },
    (person) => person.idValidFrom,
  ),
  column(
    who,
    ['证件有效期止', '身份证有效期止', '身份证有效期', '证件有效期'],
    (person, text) => {
      person.idValidUntil = readValidityEnd(text)
    },
    (person) => (person.idValidUntil === 'long-term' ? '长期' : person.idValidUntil),
  ),
  textColumn(
    who,
    'mobile',
    ['手机号码', '手机号', '手机', '电话', '联系电话', '移动电话'],
    ['手机号码', '手机号', '手机', '联系电话', '联系手机', '移动电话', '电话'],
  ),
  textColumn(
    who,
    'emergencyPhone',
    ['应急电话', '应急联系电话', '紧急联系电话', '应急手机'],
    ['应急电话', '应急联系电话', '紧急联系电话', '紧急电话', '应急手机'],
  ),
  textColumn(
    who,
    'landline',
    ['座机', '座机号码', '固定电话', '办公电话'],
    ['座机', '座机号码', '固定电话', '办公电话'],
  ),
  textColumn(
    who,
    'email',
    ['电子邮箱', '邮箱', '邮箱地址', '电子邮件', 'Email'],
    ['电子邮箱', '邮箱', '邮箱地址', '电子邮件', 'Email', 'E-mail', '联系邮箱'],
  ),
]

/** 法定代表人, 主体负责人, 网站负责人. A phone or an e-mail without a calling is the 主体负责人's. */
export const personColumns: readonly Column[] = [
  ...columnsOf('legal'),
  ...columnsOf('lead'),
  ...columnsOf('serviceLead'),
]
