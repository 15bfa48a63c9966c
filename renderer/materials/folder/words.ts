import { inLanguage } from '../../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  pick: '放入文件夹',
  title: (folder: string) => `把“${folder}”里的文件归到材料`,
  what: '先看文件名和所在文件夹，认不出的再看内容（执照二维码、核验单版式）。请核对后放入；原文件不动。',
  looking: (done: number, total: number) => `正在看内容 ${done} / ${total}`,
  file: '文件',
  place: '归为',
  why: '依据',
  placeOf: (name: string) => `${name} 归为`,
  notTaken: '不放入',
  other: '待归类（先放入，以后再定）',
  byName: '看文件名',
  silent: '看不出是什么',
  waiting: '等着看内容',
  notScan: '不是扫描件',
  filled: '这份材料已经有了，会并列放入',
  count: (taken: number, total: number) => `${total} 个文件，放入 ${taken} 个`,
  submit: (count: number) => `放入 ${count} 份`,
  done: (count: number) => `放入了 ${count} 份材料`,
  none: '这个文件夹里没有文件',
  whose: (folder: string) => `没有找到叫“${folder}”的客户，请先打开客户，再把文件夹拖进去`,
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
