import { type Client, isUnit, type MaterialKind, type Source } from '../model/index.ts'
import { source } from './sources.ts'

/** What a paper must show for the bureau to take it. */
export interface SlotAsks {
  /** a colour picture; a copy or a black-and-white scan comes back */
  readonly colour: boolean
  /** the paper is coloured by itself: where a red seal is all the colour there is, a copy was stamped */
  readonly ownColour: boolean
  /** legible, whole, nothing in the way: judged as a photographed or scanned paper */
  readonly clear: boolean
  /** may come straight from a computer: then it has no border and may show a screen */
  readonly electronic: boolean
  /** unit = the organiser's red 公章, registry = the red seal of the office that issued the paper */
  readonly seal: 'unit' | 'registry' | 'none'
  /** carries a QR code that names its holder */
  readonly code: boolean
  /** signed by hand; what was signed, and by whom, only a person can tell */
  readonly signature: boolean
  /** a picture of the APP store: square */
  readonly icon: boolean
}

/** What is asked of one kind of paper, and where that is said. */
export interface Profile {
  readonly asks: SlotAsks
  /** what is no fault on it, or what a person has to look at himself (zh-CN); '' where there is nothing to say */
  readonly note: string
  readonly sources: readonly Source[]
}

/** A scanned paper of which nothing more is asked. */
const scanned: SlotAsks = {
  colour: true,
  ownColour: false,
  clear: true,
  electronic: false,
  seal: 'none',
  code: false,
  signature: false,
  icon: false,
}
const made: SlotAsks = { ...scanned, colour: false, electronic: true }

const colour = source('SEED', '所有材料需彩色扫描件，清晰无遮挡，公章需为红色')
const upload = source('TX', '备案材料上传')
const seals = source('TX', '核验单上传')
const letters = source('TX', '备案材料清单')
const watermark = '可以有「仅供备案使用」水印，不盖住字就行'
const unreadSeal = '机器认得出红色公章的样子，读不出章上的字：是不是本单位公章、有没有签字，请人工核对'

/** 每种材料看什么: the one place where it is said what is asked of each kind of paper. */
export const profiles: Readonly<Record<MaterialKind, Profile>> = {
  'business-licence': {
    asks: { ...scanned, ownColour: true, seal: 'registry', code: true },
    note: `二维码里有统一社会信用代码的，要和填写的一致；${watermark}`,
    sources: [colour, upload, source('IN', '名称、号码须与证件一致')],
  },
  'organisation-certificate': {
    asks: { ...scanned, ownColour: true, seal: 'registry' },
    note: watermark,
    sources: [colour, upload],
  },
  'id-front': {
    asks: { ...scanned, ownColour: true },
    note: `不要求盖章，盖了也不算错；黑白复印件盖红章仍是复印件；${watermark}`,
    sources: [colour, upload, source('HW', '备案材料咨询')],
  },
  'id-back': {
    asks: { ...scanned, ownColour: true },
    note: `不要求盖章，盖了也不算错；黑白复印件盖红章仍是复印件；${watermark}`,
    sources: [colour, upload, source('HW', '备案材料咨询')],
  },
  'premises-proof': { asks: scanned, note: '不要求盖公章', sources: [colour] },
  'verification-sheet': {
    asks: { ...scanned, seal: 'unit', signature: true },
    note: unreadSeal,
    sources: [source('SEED', '常见驳回原因：核验单缺少公章'), source('SHEET'), seals],
  },
  'domain-certificate': { asks: made, note: '电子版原件即可', sources: [upload] },
  'hosting-agreement': { asks: scanned, note: '不要求盖公章', sources: [source('SEED', '服务器要求')] },
  'authorisation-letter': {
    asks: { ...scanned, seal: 'unit', signature: true },
    note: unreadSeal,
    sources: [letters, source('HW', '备案材料咨询')],
  },
  'commitment-letter': {
    asks: { ...scanned, seal: 'unit', signature: true },
    note: unreadSeal,
    sources: [source('HW', '备案材料咨询'), source('TX', '备案材料模板下载')],
  },
  'pre-approval': {
    asks: { ...scanned, seal: 'registry' },
    note: watermark,
    sources: [source('SEED', '填写备案信息'), source('WX', '前置审批')],
  },
  'construction-plan': { asks: { ...scanned, seal: 'unit' }, note: unreadSeal, sources: [source('QC'), source('UC')] },
  'app-icon': {
    asks: { ...made, clear: false, icon: true },
    note: '是图标文件，不按纸质材料看清晰度；格式和大小按接入商的要求',
    sources: [source('HW', 'App备案咨询')],
  },
  other: { asks: made, note: '不知道是什么材料，只看读不读得清', sources: [upload] },
}

/** What is asked of a client's paper: a person has no 公章 to put on it (domain.md 1.3). */
export function asksOf(kind: MaterialKind, client: Client): SlotAsks {
  const { asks } = profiles[kind]
  return asks.seal === 'unit' && !isUnit(client.subject) ? { ...asks, seal: 'none' } : asks
}
