import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  when: (time: string, by: string) => (by === '' ? time : `${time} ${by}`),
  back: '这里是没提交完的内容',
  backSince: (when: string) => `这里是 ${when} 没提交完的内容`,
  clear: '清空',
  save: '保存',
  savedMeanwhile: (value: string) => (value === '' ? '此后别处改成了空白' : `此后别处存成了「${value}」`),
  client: (when: string) => `上次没保存的改动（${when}）`,
  template: (when: string) => `这个模板上次没保存的改动（${when}）`,
  templateChanged: '此后模板又改过，恢复后是当时没保存的样子。',
  restore: '恢复',
  drop: '放弃',
  dropSure: '放弃没保存的改动？',
  dropWhat: '放弃后找不回来。',
  cancel: '再想想',
  unreadable: '这份没保存的改动读不出来，可能是旧版本留下的。',
  unrestored: '先等当前改动保存好，再恢复。',
  left: (count: number) => `上次有 ${count} 处内容没保存，点开可以接着写`,
  kinds: {
    client: '客户资料',
    'new-client': '新建客户',
    'order-facts': '订单资料',
    'order-log': '备注和通话',
    'order-step': '订单步骤',
    'order-opening': '开新订单',
    'order-plan': '变更内容',
    'security-number': '公安备案号',
    ruling: '扫描件判断',
    template: '文书模板',
  },
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
