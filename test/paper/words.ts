import { creditCodeCheckDigit } from '../../domain/identifiers/credit-code.ts'
import { residentIdCheckDigit } from '../../domain/identifiers/resident-id.ts'
import type { Random } from './random.ts'

/** Invented names and numbers. Characters are joined so oddly that no such firm or person is likely to exist. */

const surnames = '阚蔺邬仝逄郄佘亓隗鄢濮殳褚漆'
const given = '霁岚槿蘅榆翊珩砚汀澍淳皓筠葳柘栩笙'
const firmWords = ['霁岚榆', '翊砚槿', '蘅汀柘', '栩笙岫', '珩澍葳', '筠皓淳', '岚柘翊', '槿岫笙'] as const
const trades = [
  '茶业',
  '信息技术',
  '商贸',
  '文化传播',
  '食品',
  '机电设备',
  '园艺',
  '智能科技',
  '环保工程',
  '家居',
] as const
export const cities = [
  ['浙江省', '杭州市', '样例区'],
  ['江苏省', '南京市', '样例区'],
  ['广东省', '深圳市', '样例区'],
  ['四川省', '成都市', '样例区'],
  ['湖北省', '武汉市', '样例区'],
  ['陕西省', '西安市', '样例区'],
  ['福建省', '厦门市', '样例区'],
] as const

export const personName = (rnd: Random): string =>
  rnd.pick([...surnames]) + rnd.pick([...given]) + (rnd.chance(0.7) ? rnd.pick([...given]) : '')

export interface Firm {
  readonly name: string
  readonly code: string
  readonly address: string
  readonly authority: string
  readonly legal: string
  readonly trade: string
  readonly capital: string
  readonly foundedOn: string
  readonly issuedOn: string
  readonly type: string
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** A credit code with a true check character; 'MA9Z' runs are not handed out yet. */
export function creditCode(rnd: Random, area = '339999', type = '91'): string {
  const body = `${type}${area}MA9Z${Array.from({ length: 5 }, () => rnd.pick([...codeAlphabet])).join('')}`
  return body + creditCodeCheckDigit(body)
}

export const chineseDate = (iso: string): string => {
  const [year, month, day] = iso.split('-')
  return `${year}年${month}月${day}日`
}

export function inventFirm(rnd: Random): Firm {
  const [province, city, district] = rnd.pick(cities)
  const trade = rnd.pick(trades)
  const core = rnd.pick(firmWords)
  return {
    name: `${city.slice(0, 2)}${core}${trade}${rnd.chance(0.75) ? '有限公司' : '股份有限公司'}`,
    code: creditCode(rnd),
    address: `${province}${city}${district}虚构路${rnd.int(1, 999)}号${rnd.int(1, 30)}幢${rnd.int(101, 2899)}室`,
    authority: `${city}${district}市场监督管理局`,
    legal: personName(rnd),
    trade,
    capital: rnd.pick(['壹佰万元整', '伍佰万元整', '壹仟万元整', '叁拾万元整']),
    foundedOn: `20${rnd.int(10, 25)}-${String(rnd.int(1, 12)).padStart(2, '0')}-${String(rnd.int(1, 28)).padStart(2, '0')}`,
    issuedOn: `202${rnd.int(1, 6)}-${String(rnd.int(1, 12)).padStart(2, '0')}-${String(rnd.int(1, 28)).padStart(2, '0')}`,
    type: rnd.pick(['有限责任公司(自然人投资或控股)', '有限责任公司(自然人独资)', '股份有限公司(非上市)']),
  }
}

const clauses = [
  '甲方将其合法拥有的房屋出租给乙方作为经营场所使用',
  '乙方应按约定用途使用房屋，不得擅自改变房屋结构',
  '租金按季度支付，先付后用，逾期按日计收违约金',
  '因履行本合同发生的争议，由双方协商解决',
  '本合同一式两份，双方各执一份，自签字盖章之日起生效',
  '我单位承诺所提交的全部材料真实、准确、完整、有效',
  '网站内容与主体经营范围相符，不涉及需前置审批的服务',
  '如有变更将及时办理变更备案手续，并承担相应责任',
  '兹授权上述人员代表我单位办理互联网信息服务备案相关事宜',
  '被授权人在授权范围内签署的文件我单位均予以认可',
  '货物验收合格后十五个工作日内结清全部款项',
  '未尽事宜由双方另行签订补充协议，补充协议具有同等效力',
] as const

/** Running text of roughly so many characters, in the tone of the trade. */
export function prose(rnd: Random, characters: number): string {
  let text = ''
  while (text.length < characters) text += `${rnd.pick(clauses)}${rnd.chance(0.3) ? '。' : '，'}`
  return `${text.slice(0, -1)}。`
}

/** An ID number with a true check digit, in an area code (339999) that is not given out. */
export function inventIdNumber(rnd: Random, bornOn: string, sex: '男' | '女', area = '339999'): string {
  const order = rnd.int(100, 498) * 2 + (sex === '男' ? 1 : 0)
  const body = `${area}${bornOn.replaceAll('-', '')}${String(order % 1000).padStart(3, '0')}`
  return body + residentIdCheckDigit(body)
}
