import { accepted, type Parsed, refused } from './parsed.ts'
import { compact } from './text.ts'

/** A province-level region of the mainland. */
export interface Province {
  /** stable key, also the name of its rule pack */
  readonly key: string
  /** short everyday name, e.g. 浙江 */
  readonly name: string
  readonly fullName: string
  /** the letter its filing numbers begin with, e.g. 浙 */
  readonly letter: string
  /** other letters that filing numbers of this province carry */
  readonly letterAliases: readonly string[]
  /** first two digits of GB/T 2260 codes (resident IDs, credit codes) */
  readonly code: string
  /** 通信管理局 that reviews its filings */
  readonly bureau: string
}

const table: readonly (readonly [key: string, name: string, fullName: string, letters: string, code: string])[] = [
  ['beijing', '北京', '北京市', '京', '11'],
  ['tianjin', '天津', '天津市', '津', '12'],
  ['hebei', '河北', '河北省', '冀', '13'],
  ['shanxi', '山西', '山西省', '晋', '14'],
  ['neimenggu', '内蒙古', '内蒙古自治区', '蒙', '15'],
  ['liaoning', '辽宁', '辽宁省', '辽', '21'],
  ['jilin', '吉林', '吉林省', '吉', '22'],
  ['heilongjiang', '黑龙江', '黑龙江省', '黑', '23'],
  ['shanghai', '上海', '上海市', '沪', '31'],
  ['jiangsu', '江苏', '江苏省', '苏', '32'],
  ['zhejiang', '浙江', '浙江省', '浙', '33'],
  ['anhui', '安徽', '安徽省', '皖', '34'],
  ['fujian', '福建', '福建省', '闽', '35'],
  ['jiangxi', '江西', '江西省', '赣', '36'],
  ['shandong', '山东', '山东省', '鲁', '37'],
  ['henan', '河南', '河南省', '豫', '41'],
  ['hubei', '湖北', '湖北省', '鄂', '42'],
  ['hunan', '湖南', '湖南省', '湘', '43'],
  ['guangdong', '广东', '广东省', '粤', '44'],
  ['guangxi', '广西', '广西壮族自治区', '桂', '45'],
  ['hainan', '海南', '海南省', '琼', '46'],
  ['chongqing', '重庆', '重庆市', '渝', '50'],
  ['sichuan', '四川', '四川省', '蜀川', '51'],
  ['guizhou', '贵州', '贵州省', '黔贵', '52'],
  ['yunnan', '云南', '云南省', '滇云', '53'],
  ['xizang', '西藏', '西藏自治区', '藏', '54'],
  ['shaanxi', '陕西', '陕西省', '陕秦', '61'],
  ['gansu', '甘肃', '甘肃省', '陇甘', '62'],
  ['qinghai', '青海', '青海省', '青', '63'],
  ['ningxia', '宁夏', '宁夏回族自治区', '宁', '64'],
  ['xinjiang', '新疆', '新疆维吾尔自治区', '新', '65'],
]

/** The 31 province-level regions that have a communications administration, in the order of their codes. */
export const provinces: readonly Province[] = table.map(([key, name, fullName, letters, code]) => ({
  key,
  name,
  fullName,
  letter: letters.slice(0, 1),
  letterAliases: [...letters.slice(1)],
  code,
  bureau: `${fullName}通信管理局`,
}))

const byWord = new Map<string, Province>()
const byCode = new Map<string, Province>()
for (const province of provinces) {
  for (const word of [province.name, province.fullName, province.letter, ...province.letterAliases]) {
    byWord.set(word, province)
  }
  byWord.set(province.key, province)
  byCode.set(province.code, province)
}

const outside = new Map([
  ['71', '台湾'],
  ['81', '香港'],
  ['82', '澳门'],
  ['83', '台湾'],
  ['91', '国外'],
])

/** The province a GB/T 2260 code begins with. */
export const provinceOfCode = (code: string): Province | undefined => byCode.get(code.slice(0, 2))

/** Name of the region a GB/T 2260 code begins with, Hong Kong, Macao and Taiwan included; undefined = no such region. */
export const regionName = (code: string): string | undefined =>
  provinceOfCode(code)?.name ?? outside.get(code.slice(0, 2))

/** The province a text begins with (浙江省杭州市… or 浙江杭州…), if it begins with one. */
export function provinceAtStart(text: string): Province | undefined {
  const plain = compact(text)
  return provinces.find((province) => plain.startsWith(province.name))
}

/**
 * Reads a province written in any usual way: 浙江, 浙江省, 浙, 广西, 内蒙古自治区, zhejiang.
 * Letters: domain.md 2.4; 川贵云秦甘 are accepted as aliases.
 */
export function parseProvince(text: string): Parsed<Province> {
  const plain = compact(text)
  if (plain === '') return refused('province.empty', '没有填写省份')
  const province =
    byWord.get(plain) ?? byWord.get(plain.replace(/(省|市|自治区)$/, '')) ?? byWord.get(plain.toLowerCase())
  if (province === undefined) {
    return refused('province.unknown', '不是大陆 31 个省、自治区、直辖市之一，请写省份名称，例如「浙江省」')
  }
  return accepted(province, province.fullName, `${province.fullName}（${province.letter}），由${province.bureau}审核`)
}
