import { accepted, type Notice, type Parsed, refused } from './parsed.ts'
import { provinceOfCode, regionName } from './province.ts'
import { compact } from './text.ts'

/** GB 32100-2015 alphabet: digits and letters without I O S V Z; a letter's place is its value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = Array.from({ length: 17 }, (_, place) => 3 ** place % 31)

/** 登记管理部门 and 机构类别: the first two places (GB 32100-2015, table 1). */
const departments: Record<string, { name: string; categories: Record<string, string> }> = {
  '1': { name: '机构编制', categories: { '1': '机关', '2': '事业单位', '3': '编办直接管理的群众团体', '9': '其他' } },
  '2': { name: '外交', categories: { '1': '外国常驻新闻机构', '9': '其他' } },
  '3': {
    name: '司法行政',
    categories: {
      '1': '律师执业机构',
      '2': '公证处',
      '3': '基层法律服务所',
      '4': '司法鉴定机构',
      '5': '仲裁委员会',
      '9': '其他',
    },
  },
  '4': { name: '文化', categories: { '1': '外国在华文化中心', '9': '其他' } },
  '5': { name: '民政', categories: { '1': '社会团体', '2': '民办非企业单位', '3': '基金会', '9': '其他' } },
  '6': {
    name: '旅游',
    categories: { '1': '外国旅游部门常驻代表机构', '2': '港澳台地区旅游部门常驻代表机构', '9': '其他' },
  },
  '7': { name: '宗教', categories: { '1': '宗教活动场所', '2': '宗教院校', '9': '其他' } },
  '8': { name: '工会', categories: { '1': '基层工会', '9': '其他' } },
  '9': { name: '市场监管（工商）', categories: { '1': '企业', '2': '个体工商户', '3': '农民专业合作社', '9': '其他' } },
  A: { name: '中央军委改革和编制', categories: { '1': '军队事业单位', '9': '其他' } },
  N: {
    name: '农业',
    categories: { '1': '组级集体经济组织', '2': '村级集体经济组织', '3': '乡镇级集体经济组织', '9': '其他' },
  },
  Y: { name: '其他', categories: { '1': '其他' } },
}

export interface CreditCode {
  /** 登记管理部门代码 + 机构类别代码, e.g. 91 */
  readonly category: string
  readonly departmentName: string
  readonly categoryName: string
  /** 登记管理机关行政区划码, GB/T 2260 */
  readonly regionCode: string
  /** province or region of the registry, '' where the code names none */
  readonly regionName: string
  /** 主体标识码 (组织机构代码) */
  readonly organisationCode: string
  readonly checkDigitValid: boolean
}

/** The check character that GB 32100-2015 demands for the first 17 characters. */
export function creditCodeCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * alphabet.indexOf(first17.charAt(place)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/**
 * Reads a 统一社会信用代码 (GB 32100-2015). A wrong check digit is a warning, never a refusal: some genuine early
 * codes fail it (domain.md 2.4).
 */
export function parseCreditCode(text: string): Parsed<CreditCode> {
  const code = compact(text).toUpperCase()
  if (code === '') return refused('credit-code.empty', '没有填写统一社会信用代码')
  if (/^\d{15}$/.test(code)) {
    return refused('credit-code.old-number', '这是 15 位的旧注册号，请换发后填写 18 位统一社会信用代码')
  }
  if (code.length !== 18) {
    return refused('credit-code.length', `统一社会信用代码是 18 位，现在是 ${code.length} 位，请对照执照逐位核对`)
  }
  const stranger = [...code].find((letter) => !alphabet.includes(letter))
  if (stranger !== undefined) {
    const hint = 'IOSVZ'.includes(stranger)
      ? '代码里不用字母 I、O、S、V、Z，是不是把数字认成了字母'
      : '只能是数字和大写字母'
    return refused('credit-code.letter', `统一社会信用代码里有「${stranger}」：${hint}`)
  }
  const department = departments[code.charAt(0)]
  if (department === undefined)
    return refused('credit-code.department', '首位不是任何登记管理部门的代码，请对照执照核对')
  const categoryName = department.categories[code.charAt(1)]
  if (categoryName === undefined)
    return refused('credit-code.category', '第二位不是该登记部门的机构类别，请对照执照核对')
  const regionCode = code.slice(2, 8)
  if (!/^\d{6}$/.test(regionCode)) return refused('credit-code.region', '第 3 至 8 位是行政区划码，应全是数字')

  const checkDigitValid = creditCodeCheckDigit(code) === code.charAt(17)
  const region = regionName(regionCode) ?? (regionCode.startsWith('10') ? '国家级登记机关' : '')
  const warnings: Notice[] = []
  if (!checkDigitValid) {
    warnings.push({
      code: 'credit-code.check-digit',
      message: '末位校验码对不上：多半是抄错了一位；个别早期发放的代码本来就对不上，请对照执照再看一遍',
    })
  }
  if (region === '') {
    warnings.push({ code: 'credit-code.unknown-region', message: '第 3、4 位不是任何省份的代码，请对照执照核对' })
  }
  const value: CreditCode = {
    category: code.slice(0, 2),
    departmentName: department.name,
    categoryName,
    regionCode,
    regionName: region,
    organisationCode: code.slice(8, 17),
    checkDigitValid,
  }
  return accepted(value, code, `${provinceOfCode(regionCode)?.fullName ?? region}登记的${categoryName}`, warnings)
}
