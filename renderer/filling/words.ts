import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  open: '填报单',
  title: '填报单',
  loading: '正在读取',
  back: '返回',
  unnamed: '未填名称',
  provider: (name: string) => (name === '' ? '未填接入商' : name),
  standard: '标准顺序',
  standardWhat: (provider: string) =>
    `备案台自己的顺序，${provider === '' ? '接入商' : provider}没有公布填报页的顺序。知道的可以写进机构规则包（formOrder）`,
  claimed: (provider: string) => `${provider}的顺序`,
  claimedWhat: (title: string, date: string) => `依据：${title}（${date === '-' ? '未注日期' : date}）`,
  progress: (done: number, total: number) => `已复制 ${done} / ${total}`,
  restart: '重新开始',
  next: '复制后到下一项',
  keys: 'Enter 复制，↑ ↓ 换一项',
  popup: '开小窗',
  popupWhat: '窄窗口，放在接入商填报页旁边',
  missing: (count: number) => `缺 ${count} 项`,
  missingWhat: '接入商的表单要填，资料里还没有',
  lacking: '缺',
  fill: '去填',
  fillOf: (label: string) => `去填：${label}`,
  optional: '可不填',
  copy: '复制',
  copied: '已复制',
  copyOf: (label: string) => `复制：${label}`,
  copiedOf: (label: string) => `已复制：${label}`,
  show: (label: string) => `显示${label}`,
  showWhat: '查看和复制都会记入历史',
  blocked: '没有复制成，浏览器不让用剪贴板。请显示后选中文字，按 Ctrl+C',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
