import { accepted, type Parsed, refused } from './parsed.ts'
import { type Province, provinces } from './province.ts'
import { compact, plainDashes } from './text.ts'

export interface Landline {
  /** with the leading 0 */
  readonly areaCode: string
  readonly number: string
  readonly extension: string
  /** province the area code belongs to; undefined where it is not in the table */
  readonly province: Province | undefined
}

/** First digits of area codes by province, from the national numbering plan (公众电信网长途区号). */
const areaPrefixes: Record<string, string> = {
  beijing: '010',
  shanghai: '021',
  tianjin: '022',
  chongqing: '023',
  liaoning: '024 041 042',
  jiangsu: '025 051 052',
  hubei: '027 071 072',
  sichuan: '028 081 082 083',
  shaanxi: '029 091',
  guangdong: '020 066 075 076',
  hebei: '031 032 033',
  shanxi: '034 035',
  henan: '037 039',
  jilin: '043 044',
  heilongjiang: '045 046',
  neimenggu: '047 048',
  shandong: '053 054 063',
  anhui: '055 056',
  zhejiang: '057 058',
  fujian: '059',
  hunan: '073 074',
  guangxi: '077',
  jiangxi: '070 079',
  guizhou: '085',
  yunnan: '069 087 088',
  gansu: '093 094',
  ningxia: '095',
  qinghai: '097',
  xinjiang: '090 099',
}
const provinceOfPrefix = new Map<string, Province>()
for (const province of provinces) {
  for (const prefix of areaPrefixes[province.key]?.split(' ') ?? []) provinceOfPrefix.set(prefix, province)
}

function provinceOfAreaCode(areaCode: string): Province | undefined {
  // 0898 is Hainan's one code and 0891-0897 are Tibet's: the only decade two provinces share
  if (areaCode.startsWith('089')) {
    return provinces.find((province) => province.key === (areaCode === '0898' ? 'hainan' : 'xizang'))
  }
  return provinceOfPrefix.get(areaCode.slice(0, 3))
}

/** Splits unseparated digits: 01x and 02x are three digits long, all other area codes four. */
const areaCodeLength = (digits: string): number => (/^0[12]/.test(digits) ? 3 : 4)

/**
 * Reads a landline and writes it as the form wants it: 086-区号-号码 (domain.md 2.1), an extension behind a further dash.
 */
export function parseLandline(text: string): Parsed<Landline> {
  const plain = plainDashes(compact(text))
    .replace(/转|ext\.?/gi, '-')
    .replace(/[()]/g, '-')
    .replace(/-+/g, '-')
  if (plain === '') return refused('landline.empty', '没有填写座机号码')
  const local = plain.replace(/^-/, '').replace(/^(\+86|0086|086|86)-?(?=0?[1-9])/, '')
  if (/[^\d-]/.test(local)) return refused('landline.letter', '座机号码里只能有数字和横线，写成 086-区号-号码')
  if (/^1[3-9]\d{9}$/.test(local.replace(/-/g, ''))) {
    return refused('landline.mobile', '这是手机号码；座机一栏请填 086-区号-号码，没有座机就留空')
  }
  if (/^[48]00/.test(local)) return refused('landline.service-number', '400、800 电话不能作座机号码，请填带区号的座机')
  const withZero = local.startsWith('0') ? local : `0${local}`
  const digitsFirst = withZero.match(/^(0\d+)(?:-(\d+))?(?:-(\d+))?$/)
  if (digitsFirst === null) return refused('landline.form', '座机号码要写成 086-区号-号码，例如 086-0571-88888888')
  const [, head = '', second = '', third = ''] = digitsFirst
  const cut = areaCodeLength(head)
  const separated = head.length <= 4
  const areaCode = separated ? head : head.slice(0, cut)
  const number = separated ? second : head.slice(cut)
  const extension = separated ? third : second
  if (areaCode.length !== cut || !/^[2-8]\d{6,7}$/.test(number)) {
    return refused('landline.form', '区号是 3 或 4 位（以 0 开头），号码是 7 或 8 位，写成 086-区号-号码')
  }
  const province = provinceOfAreaCode(areaCode)
  const normal = `086-${areaCode}-${number}${extension === '' ? '' : `-${extension}`}`
  return accepted(
    { areaCode, number, extension, province },
    normal,
    province === undefined ? '座机' : `${province.name}的座机`,
    province === undefined ? [{ code: 'landline.area-code', message: '没有见过这个区号，请核对' }] : [],
  )
}
