import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  title: '待人工看',
  count: (count: number) => `${count} 份`,
  more: (shown: number) => `先列出前 ${shown} 份，看完自动补上`,
  list: '待人工看的扫描件',
  none: '没有需要人工看的扫描件',
  noneWhat: '扫描件放进客户的「材料」就会自动检查，机器拿不准的排在这里，一份接一份看完',
  toClients: '去客户列表',
  loading: '正在读取',
  position: (at: number, count: number) => `第 ${at} / ${count} 份`,
  previous: '上一份 K',
  next: '下一份 J',
  pass: '通过 P',
  fail: '不合格 F',
  openClient: '打开客户 Enter',
  keys: '键盘：J / K 前后翻，P 通过，F 不合格，Enter 打开客户，U 撤回刚才的判断',
  decide: { pass: '判为通过', fail: '判为不合格' },
  why: '理由',
  whyHelp: '按数字选常用理由，或直接写；Enter 确认，Esc 取消',
  whyEmpty: '请写一句为什么',
  confirm: '确认 Enter',
  cancel: '取消 Esc',
  decided: (name: string, verdict: string, why: string) => `${name} 已判为${verdict}：${why}`,
  undo: '撤回 U',
  undone: (name: string) => `已撤回对 ${name} 的判断`,
  gone: '这份材料已经不在了，请看下一份',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
