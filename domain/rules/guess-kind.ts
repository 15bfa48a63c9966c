import { compact } from '../identifiers/text.ts'
import type { MaterialKind } from '../model/index.ts'
import type { Slot } from './slots.ts'

/** Words in file names that tell a paper's kind; the first line that matches wins, so the narrower words come first. */
const kindWords: readonly (readonly [MaterialKind, RegExp])[] = [
  ['verification-sheet', /核验单|核验表|真实性核验|sheet|\bhyd\b/],
  ['authorisation-letter', /授权|委托书|authori[sz]/],
  ['commitment-letter', /承诺|告知书|commitment/],
  ['premises-proof', /租赁|租房|房屋|房产|场所|场地|经营地址证明|premises|lease/],
  ['hosting-agreement', /托管|服务器协议|云服务器合同|主机合同|hosting/],
  ['domain-certificate', /域名证书|域名注册证|domain-?cert/],
  ['pre-approval', /前置审批|审批文件|批准文件|许可证|备案凭证|批复|pre-?approval/],
  ['app-icon', /图标|icon|logo/],
  ['business-licence', /营业执照|执照|副本|business-?licen[cs]e|licen[cs]e|\byyzz\b/],
  ['organisation-certificate', /法人证书|登记证书|组织机构代码|代码证|organisation-?certificate/],
]
const idWords = /身份证|居住证|通行证|护照|军官证|永居|\bsfz|id-?(card|front|back)|passport/
const frontWords = /人像|头像|照片面|正面|front|资料页|内页/
const backWords = /国徽|反面|背面|back/

/** The kinds a file's name may mean; empty where it says nothing. */
function kindsOf(name: string): MaterialKind[] {
  const isFront = frontWords.test(name)
  const isBack = backWords.test(name)
  if (idWords.test(name) || ((isFront || isBack) && !kindWords.some(([, words]) => words.test(name)))) {
    if (isFront !== isBack) return isFront ? ['id-front'] : ['id-back']
    return []
  }
  const found = kindWords.find(([, words]) => words.test(name))
  return found ? [found[0]] : []
}

/**
 * Whether files dropped on one slot are all for it. A heap in which a name tells another slot was let go of anywhere: it is sorted by
 * names. A single file is where the person put it, whatever it is called.
 */
export function meantForSlot(fileNames: readonly string[], slot: Slot, slots: readonly Slot[]): boolean {
  if (fileNames.length <= 1) return true
  return fileNames.every((name) => {
    const told = guessSlot(name, slots)
    return told === undefined || told.key === slot.key
  })
}

/**
 * Tells from a scan's file name which slot it belongs to: 营业执照.jpg, 身份证正面-张三.jpg, 核验单 example.com.pdf.
 * @returns undefined where the name says too little to choose one slot; a wrong guess costs more than none
 */
export function guessSlot(fileName: string, slots: readonly Slot[]): Slot | undefined {
  const name = compact(fileName)
    .toLowerCase()
    .replace(/\.[a-z0-9]{2,5}$/, '')
  const kinds = kindsOf(name)
  const candidates = slots.filter((slot) => kinds.includes(slot.kind))
  if (candidates.length <= 1) return candidates[0]
  const hinted = candidates
    .map((slot) => ({
      slot,
      weight: Math.max(0, ...slot.hints.map((hint) => (name.includes(hint.toLowerCase()) ? hint.length : 0))),
    }))
    .sort((one, other) => other.weight - one.weight)
  const [best, second] = hinted
  return best !== undefined && best.weight > (second?.weight ?? 0) ? best.slot : undefined
}
