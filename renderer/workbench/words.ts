import { type WorkGroup, workGroups } from '../../domain/workbench/groups.ts'
import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

const groups: Record<WorkGroup | '', string> = { '': '全部', ...workGroups }
export const zhCN = {
  title: '今天',
  summary: (urgent: number, total: number) => `${urgent} 件到期 · ${total} 件待处理`,
  groups,
  groupLabel: '显示哪一类',
  mine: (name: string) => `只看 ${name} 的`,
  mineUnset: '只看我的',
  mineUnsetWhat: '先在设置里填经办人',
  loading: '正在读取',
  none: '没有要办的事',
  noneWhat: '到期、超期、等我们处理的都会排在这里，最急的在最上面',
  toOrders: '看全部订单',
  noneHere: '这一类没有要办的事',
  list: '要办的事，最急的在最上面',
  keys: '键盘：↑ ↓ 在行间走，Enter 办这件事，C 打开客户，O 打开订单',
  more: (rest: number) => `再列 ${rest} 件`,
  stages: '各阶段的订单',
  returned: (count: number) => `${count} 页回收的核验单没有认出来，等您指定`,
  returnedGo: '去指定',
  due: (day: string) => `${day} 到期`,
  expected: (day: string) => `应在 ${day} 前`,
  since: (day: string) => `${day} 起`,
  from: (day: string) => `${day} 起可以提交`,
  estimated: '按估算的工作日',
  client: '客户',
  remind: '复制提醒',
  reminded: '提醒客户的话已复制，可以直接粘贴发给客户',
  reminder: (client: string) =>
    `${client}：您好，工信部（12381）已发来备案短信验证码，请在收到后 24 小时内打开 https://beian.miit.gov.cn 的「短信核验」，填验证码、手机号和证件号码后 6 位完成核验，超时订单会被退回。`,
  unnamed: '未填名称',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
