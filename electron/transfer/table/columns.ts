import { type LicenceKind, licenceKinds, type SubjectKind, subjectKinds } from '../../../domain/model/index.ts'
import { readChoice, readDate, readList, readValidityEnd } from './cell.ts'
import type { Column } from './column.ts'
import { personColumns } from './person-columns.ts'
import { serviceColumns } from './service-columns.ts'

const kindsInSpeech: Record<string, SubjectKind> = {
  公司: 'enterprise',
  企业单位: 'enterprise',
  单位: 'enterprise',
  有限公司: 'enterprise',
  个体: 'individual-business',
  个体户: 'individual-business',
  个体工商户: 'individual-business',
  自然人: 'person',
  机关: 'government',
  政府: 'government',
  社团: 'social-organisation',
  律所: 'law-firm',
  律师事务所: 'law-firm',
  医院: 'medical-institution',
}

const licencesInSpeech: Record<string, LicenceKind> = {
  工商营业执照: 'business-licence',
  '营业执照（个人或企业）': 'business-licence',
  身份证: 'resident-id',
  事业法人证书: 'institution-certificate',
  社团法人证书: 'social-organisation-certificate',
}

type TextField = 'name' | 'licenceNumber' | 'licenceAddress' | 'province' | 'city' | 'district' | 'address' | 'investor'
type SubjectText = TextField | 'filingNumber' | 'remark'

const subjectText = (field: SubjectText, header: string, ...aliases: string[]): Column => ({
  header,
  aliases,
  read({ subject }, text) {
    subject[field] = text
  },
  write: ({ subject }) => subject[field],
})

/** The column a row cannot do without. */
export const nameColumn = subjectText(
  'name',
  '主办单位名称',
  ...[
    '单位名称',
    '公司名称',
    '企业名称',
    '客户名称',
    '主体名称',
    '主办者名称',
    '网站主办者名称',
    '名称',
    '公司',
    '单位',
  ],
)

const subjectColumns: readonly Column[] = [
  nameColumn,
  {
    header: '单位性质',
    aliases: ['主办单位性质', '主体性质', '性质', '客户类型', '主体类型'],
    read({ subject }, text) {
      subject.kind = readChoice(subjectKinds, kindsInSpeech, text)
      if (subject.kind === 'person' && subject.licenceKind === 'business-licence') subject.licenceKind = 'resident-id'
    },
    write: ({ subject }) => subjectKinds[subject.kind],
  },
  {
    header: '主体证件类型',
    aliases: ['证件类型', '单位证件类型', '主办单位证件类型'],
    read({ subject }, text) {
      subject.licenceKind = readChoice(licenceKinds, licencesInSpeech, text)
    },
    write: ({ subject }) => licenceKinds[subject.licenceKind],
  },
  subjectText(
    'licenceNumber',
    '统一社会信用代码/证件号码',
    ...[
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '证件号码',
      '证件号',
      '主体证件号码',
      '单位证件号码',
      '主办单位证件号码',
    ],
    ...['营业执照号', '营业执照号码', '营业执照注册号', '执照号', '注册号', '税号'],
  ),
  subjectText(
    'licenceAddress',
    '证件住所',
    ...[
      '住所',
      '单位证件住所',
      '主办单位证件住所',
      '营业执照住所',
      '执照住所',
      '注册地址',
      '注册住所',
      '经营场所',
      '证件地址',
    ],
  ),
  {
    header: '主体证件有效期起',
    aliases: ['营业期限起', '营业执照有效期起', '证件有效期起', '成立日期'],
    read({ subject }, text) {
      subject.licenceValidFrom = readDate(text)
    },
    write: ({ subject }) => subject.licenceValidFrom,
  },
  {
    header: '主体证件有效期止',
    aliases: ['营业期限止', '营业执照有效期止', '营业执照有效期', '证件有效期止', '证件有效期', '营业期限至'],
    read({ subject }, text) {
      subject.licenceValidUntil = readValidityEnd(text)
    },
    write: ({ subject }) => writeValidityEnd(subject.licenceValidUntil),
  },
  subjectText('province', '省份', '省', '所在省', '所属省', '省级行政区', '省/直辖市', '所在省份'),
  subjectText('city', '城市', '市', '所在市', '所在城市', '地市'),
  subjectText('district', '区县', '区', '县', '区/县', '县区', '所在区县'),
  subjectText('address', '通信地址', '通讯地址', '联系地址', '办公地址', '详细地址', '地址'),
  subjectText('investor', '投资人或上级主管单位', '投资人', '上级主管单位', '投资者或上级主管单位'),
  subjectText('filingNumber', '主体备案号', '备案号', 'ICP备案号', '主体备案号码'),
  subjectText('remark', '备注', '主体备注', '备案备注'),
]

const deskColumns: readonly Column[] = [
  {
    header: '标签',
    aliases: ['分组', '客户标签'],
    read(draft, text) {
      draft.tags = readList(text)
    },
    write: ({ tags }) => tags.join('、'),
  },
  {
    header: '跟进人',
    aliases: ['业务员', '客服', '负责客服', '经办'],
    read(draft, text) {
      draft.assignee = text
    },
    write: ({ assignee }) => assignee,
  },
  {
    header: '内部备注',
    aliases: ['跟进记录', '客户备注'],
    read(draft, text) {
      draft.notes = text
    },
    write: ({ notes }) => notes,
  },
]

/** Every column, in the order `export` writes them: the subject, its people, its services, the agency's own. */
export const columns: readonly Column[] = [...subjectColumns, ...personColumns, ...serviceColumns, ...deskColumns]

/** 长期, a day, or nothing. */
export function writeValidityEnd(end: string): string {
  return end === 'long-term' ? '长期' : end
}
