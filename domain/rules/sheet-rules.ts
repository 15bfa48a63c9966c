import type { RuleInfo } from './rule.ts'
import { source } from './sources.ts'

const uploaded = source('TX', '核验单上传')
const sample = source('SHEET')

/** What can be said of a 核验单 that was signed, sealed and scanned. `sheetFaults` decides which of them apply. */
export const sheetRules = {
  sheetUnknown: {
    code: 'material.sheet-unknown',
    severity: 'likely',
    title: '不是本系统打印的核验单',
    looksAt: '核验单的版式',
    remedy: '其他版本的核验单请人工逐项核对；若是本系统打印的，请把整张纸放平重新扫描',
    sources: [sample, source('TRADE', '各地各接入商的核验单版式不同')],
    reasons: [],
  },
  sheetUnsigned: {
    code: 'material.sheet-unsigned',
    severity: 'reject',
    title: '核验单没有签字',
    looksAt: '核验单上的网站负责人签字',
    remedy: '请网站负责人本人用黑色签字笔签全名，名章不能代替；再重新扫描',
    sources: [uploaded, source('R1YUN', '由网站负责人签字'), sample],
    reasons: [56],
  },
  sheetSealPlace: {
    code: 'material.sheet-seal-place',
    severity: 'reject',
    title: '核验单上的章盖错了地方',
    looksAt: '核验单上公章的位置',
    remedy: '请重新打印一份，把公章盖在最下面的“单位盖章”处，不要压住名称和域名',
    sources: [sample, source('R1YUN', '公章盖在签字旁'), uploaded],
    reasons: [55],
  },
  sheetAltered: {
    code: 'material.sheet-altered',
    severity: 'reject',
    title: '核验单有涂改',
    looksAt: '核验单的边框、表格线、名称和域名',
    remedy: '请重新打印一份，不要涂改，重新签字盖章后再扫描',
    sources: [source('CYFB', '不得涂改，不得用涂改液'), uploaded],
    reasons: [57],
  },
  sheetProviderPart: {
    code: 'material.sheet-provider-part',
    severity: 'reject',
    title: '动了接入服务单位填写的部分',
    looksAt: '核验单中间的勾选框和上半段承诺',
    remedy: '这部分由接入商填写。请重新打印一份，只在最下面签字盖章',
    sources: [sample, uploaded],
    reasons: [57],
  },
  sheetFields: {
    code: 'material.sheet-fields',
    severity: 'reject',
    title: '核验单的名称或域名是空的',
    looksAt: '核验单上的网站主办者名称、网站域名',
    remedy: '请用本系统打印已填好的核验单，重新签字盖章',
    sources: [sample, uploaded],
    reasons: [58],
  },
  sheetStale: {
    code: 'material.sheet-stale',
    severity: 'reject',
    title: '核验单已经过期',
    looksAt: '核验单边框外的编号：打印时的名称、域名、网站负责人',
    remedy: '请按现在的资料重新打印，重新签字盖章后再扫描',
    sources: [sample, source('IN', '名称、号码须与证件一致')],
    reasons: [58],
  },
  sheetOther: {
    code: 'material.sheet-other',
    severity: 'reject',
    title: '不是这个网站的核验单',
    looksAt: '核验单边框外的编号',
    remedy: '请放入这个网站自己的核验单；这一张在“回收核验单”里可以归到它该去的地方',
    sources: [sample],
    reasons: [58],
  },
  sheetHolder: {
    code: 'material.sheet-holder',
    severity: 'likely',
    title: '核验单的网站类型与主体不符',
    looksAt: '核验单上的“单位”“个人”勾选框、主体性质',
    remedy: '请按主体性质重新打印核验单，再签字盖章',
    sources: [sample, source('IN', '名称、号码须与证件一致')],
    reasons: [58],
  },
} as const satisfies Record<string, RuleInfo>
