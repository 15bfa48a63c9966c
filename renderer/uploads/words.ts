import { sizeWords } from '../../domain/rules/packs/words.ts'
import { copyChanges } from '../../domain/upload/index.ts'
import { inLanguage } from '../app/language.ts'
import { en } from './words.en.ts'

export const zhCN = {
  open: '上传副本',
  title: '上传副本',
  what: '按接入商的格式和大小另存一份：转正、裁去背景、尽量少压缩，存好后再检查一遍。原件不动。',
  provider: '接入商',
  otherProvider: '填写或选择接入商',
  limits: (words: string) => `要求：${words}`,
  paper: '材料',
  original: '原件',
  copy: '副本',
  watermark: '用途水印',
  watermarkOf: (label: string) => `${label}加用途水印`,
  chooseOf: (label: string) => `做${label}的副本`,
  chooseAll: '全选',
  noWatermark: '不加',
  watermarkWhat: (text: string) => `“${text}”只放在没有文字、印章和照片的空白处`,
  nothing: '还没有可以做副本的材料。先放入扫描件并归类',
  make: (count: number) => `制作副本 ${count} 份`,
  remake: (count: number) => `重新制作 ${count} 份`,
  saveAll: (count: number) => `打包下载（ZIP，${count} 份和填报单）`,
  saveFolder: '存到文件夹',
  savedFolder: (name: string) => `已存到文件夹 ${name}`,
  saveOne: '保存',
  saveOneOf: (name: string) => `保存 ${name}`,
  look: (name: string) => `查看 ${name}`,
  close: '关闭',
  waiting: '未制作',
  sized: (bytes: number, width: number, height: number) => `${sizeWords(bytes)} · ${width}×${height}`,
  outcomes: { 'as-is': '原样可用，没有改动', bare: '画面没有改动', made: '', refused: '没有做出副本' },
  quality: (quality: number) => (quality === 0 ? '无损' : `质量 ${quality}`),
  changes: copyChanges,
  reasons: {
    title: (count: number) => `打包前再查：还有 ${count} 项问题`,
    what: '照这样交上去很可能被退回。先去改；确实要这样交的，看过每一项再打包，会记下是谁、在什么时候、明知哪些问题。',
    kinds: {
      finding: '资料会被驳回',
      paper: '必备材料',
      sheet: '核验单',
      copy: '包里的文件',
      field: '填报单缺的项目',
    },
    list: '逐项看',
    mend: '去改',
    read: (count: number) => `${count} 项我都看过了，仍要这样交`,
    pack: '明知有问题，仍然打包',
    back: '先不打包',
  },
  page: (page: number) => `第 ${page + 1} 页`,
  saved: (name: string) => `正在下载：${name}`,
  done: (made: number, refused: number) =>
    refused === 0 ? `做好 ${made} 份，都通过了复查` : `做好 ${made} 份，${refused} 份没有做出来，见列表`,
} as const

export const words = inLanguage({ 'zh-CN': zhCN, en })
