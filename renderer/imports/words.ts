import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  title: '导入客户',
  back: '客户',
  none: '选一份客户名单',
  noneWhat:
    'Excel（.xlsx）、CSV（UTF-8 或 GBK）、JSON；一行一个客户，第一行是表头。也可以把文件拖进来。先核对，再导入；有一行不对，一行都不会导入。',
  pick: '选文件',
  other: '换文件',
  sheet: '工作表',
  reading: '正在读…',
  wrongKind: { message: '只能导入 .xlsx、.csv 或 .json 文件', remedy: '旧版 .xls 请用 Excel 或 WPS 另存为 .xlsx。' },
  columnsTitle: '列的对应',
  match: (heading: string) => `“${heading}”对应哪一项`,
  ignored: '不导入这一列',
  untitled: '（无表头）',
  how: { remembered: '上次这样对应', heading: '按表头', content: '按内容猜的，请核对', none: '不认识' },
  whole:
    '这是完整的客户资料（CLIENT.json），表里只列认得出客户的内容，导入时整份收下；扫描件不在里面，要另外放进来。有问题的请改原文件。',
  noName: '请先指定哪一列是“主办单位名称”',
  summary: (ready: number, bad: number, twins: number, left: number) =>
    [
      `${ready} 行可以导入`,
      bad > 0 && `${bad} 行有问题`,
      twins > 0 && `${twins} 行重复`,
      left > 0 && `${left} 行不导入`,
    ]
      .filter(Boolean)
      .join(' · '),
  show: '显示',
  shown: { all: '全部', bad: '有问题', twins: '重复' },
  row: '行',
  take: (row: number) => `导入第 ${row} 行`,
  cell: (row: number, heading: string) => `第 ${row} 行 ${heading}`,
  fine: '可以导入',
  isTwin: '重复',
  faulty: '有问题',
  left: '不导入',
  leaveBad: '有问题的都不导入',
  submit: (count: number) => `导入 ${count} 个客户`,
  mendFirst: (count: number) => `还有 ${count} 行有问题：改好，或勾掉不导入`,
  done: (count: number, fileName: string) => `从 ${fileName} 导入了 ${count} 个客户`,
  noRows: '没有这样的行',
  keys: 'Tab 到下一个要改的格子，Enter 改好',
  dropHere: '松开鼠标，打开这份名单',
  discard: '丢弃这份名单？',
  discardWhat: '表里改过的格子会丢失，原文件不受影响。',
  discardOk: '丢弃',
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
