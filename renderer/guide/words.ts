import { businessQuestions, permitAnswers, permitReasons } from '../../domain/guide/filing-or-licence.ts'
import { type TimetableKey, timetable } from '../../domain/guide/timetable.ts'
import type { GuideTopic } from '../../domain/guide/topics.ts'
import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

const topics: Record<GuideTopic, string> = {
  permits: '备案还是许可证',
  timetable: '时间表',
  rejections: '驳回原因',
  rules: '规则',
  provinces: '各省要求',
  providers: '接入商要求',
}

interface StepWords {
  readonly title: string
  readonly work: string
  readonly time: string
  readonly otherwise: string
  readonly care: string
}
const stepOf = (wanted: TimetableKey): StepWords => {
  const { title, work, documentTime, otherwise, care } = timetable.find(({ key }) => key === wanted)!
  return { title, work, time: documentTime, otherwise, care }
}

export const zhCN = {
  title: '指南',
  topics,
  topicsLabel: '指南的各部分',
  search: '在指南里搜索',
  searchPlaceholder: '驳回原因、规则、省份、接入商…',
  results: (count: number) => (count === 0 ? '没有找到，换几个字试试' : `找到 ${count} 条，↑ ↓ 选择，Enter 打开`),
  more: (shown: number) => `先列出前 ${shown} 条，请再输几个字`,
  sources: '依据',
  dated: (title: string, date: string) => (date === '-' ? `${title}（未注日期）` : `${title}（${date}）`),
  unofficial:
    '出处都列在各条下面，带日期；没有日期的是出处本身没有写。省里的口径会变，提交前仍以接入商和管局的最新答复为准。',
  permit: {
    what: '回答几个问题，看要办什么。依据在结果下面。',
    yes: '是',
    no: '否',
    organisers: { unit: '单位', person: '个人' },
    unanswered: '答一两个问题，这里就写出要办备案还是许可证，和依据',
    again: '重新回答',
    result: '结果',
    open: (count: number) => `还有 ${count} 个问题没有回答，回答后结果可能会变`,
    needs: '要办',
    nothing: '不用办',
    questions: businessQuestions,
    answers: permitAnswers,
    reasons: permitReasons,
    order: '先后',
  },
  time: {
    what: '从准备到挂上备案号。每一步上面深色的是最快，下面浅色的是最慢；下面的表写明每一步做什么。',
    province: '按哪个省',
    anyProvince: '一般省份',
    total: (least: number, most: number) => `最快 ${least} 天，最慢 ${most} 天`,
    picture: (least: number, most: number) => `备案时间表：共六步，最快 ${least} 天，最慢 ${most} 天`,
    step: '环节',
    work: '做什么',
    time: '用户文档',
    otherwise: '法规和接入商的说法',
    care: '注意',
    steps: {
      preparation: stepOf('preparation'),
      'handing-in': stepOf('handing-in'),
      review: stepOf('review'),
      sms: stepOf('sms'),
      bureau: stepOf('bureau'),
      filed: stepOf('filed'),
    } satisfies Record<TimetableKey, StepWords>,
    hint: (care: string, otherwise: string) => `${care}。${otherwise}`,
    days: (least: number, most: number) => (least === most ? `${most} 天` : `${least}–${most} 天`),
    day: (day: number) => `第 ${day} 天`,
    longer: (days: string) => `这个省的管局审核可能到 ${days} 个工作日`,
  },
  rejection: {
    what: '被驳回时先在这里找原因。每条写明怎么改、提交前由哪条规则发现。',
    after: '被驳回以后',
    number: (number: number) => `原因 ${number}`,
    unknowable: (why: string) => `提交前无法得知：${why}`,
    rule: '对应规则',
  },
  rule: {
    what: (count: number) => `全部 ${count} 条规则。问题旁的“指南”会带到这里。`,
    looksAt: '看什么',
    remedy: '怎么办',
    reasons: '能防住的驳回原因',
    reading: { law: '按法规', document: '按用户文档' },
    unknown: (code: string) => `指南里没有“${code}”这条规则，可能是机构自己的规则包里的`,
    groups: {
      subject: '主体',
      people: '人员',
      leads: '负责人',
      contacts: '联系方式',
      services: '网站/APP',
      naming: '名称',
      content: '内容与审批',
      domains: '域名',
      access: '接入',
      apps: 'APP',
      sheet: '核验单',
      slots: '材料齐不齐',
      material: '扫描件',
      papers: '文书',
      orders: '订单',
      duties: '备案后',
      'home-page': '首页',
    } as Readonly<Record<string, string>>,
    otherGroup: '其他',
  },
  pack: {
    provinces: '选一个省，看它在一般规则之外还要求什么。',
    providers: '选一家接入商，看它对材料、订单的限制。',
    choose: { provinces: '省份', providers: '接入商' },
    point: '事项',
    claim: '要求',
    source: '出处（日期）',
    notes: '其他说法',
    none: '没有查到这里的特别要求，按一般规则办',
    disagree: '出处说法不一，最新的排在前面',
    date: (date: string) => (date === '-' ? '' : `最近一条出处：${date}`),
    agency: '机构自己的规则包也在里面',
  },
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
