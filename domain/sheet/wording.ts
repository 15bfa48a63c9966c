import type { PrintedText, TickBox } from './parts.ts'

/**
 * The wording of the 核验单, read character by character from the reference pictures (where the publisher's red mark
 * hides a character in one picture the other shows it). `left` and `right` are the ink's edges measured there; long
 * lines are cut where punctuation was squeezed, so that every piece stands where it stands on the real form.
 */

/** 五号, 小五 and 六号: the form's three type sizes in points */
const large = 10.5
const body = 9
const small = 7.5

type Piece = readonly [text: string, left: number, right: number]
const line = (y: number, size: number, ...pieces: Piece[]): PrintedText[] =>
  pieces.map(([text, left, right]) => ({ text, left, right, y, size }))
const white = (texts: PrintedText[]): PrintedText[] => texts.map((text) => ({ ...text, white: true }))
const bold = (texts: PrintedText[]): PrintedText[] => texts.map((text) => ({ ...text, bold: true }))

const heading = (y: number, number: string, text: string, right: number): PrintedText[] =>
  line(y, large, [`${number}、`, 18, 22.75], [text, 25.42, right])

/** The name that the real form carries on top and quotes twice in the access provider's pledge. */
export const officialTitle = '网站备案信息真实性核验单'

/** Everything above the pledges but the title. */
export const fixedTexts: readonly PrintedText[] = [
  ...white(line(16.86, large, ['网站主办者基本信息：', 19.86, 53.81])),
  ...white(line(17, body, ['（网站主办者填写）', 56.65, 81.42])),
  ...line(25.58, large, ['网站主办者名称', 19.9, 45.26], ['网站类型', 148.19, 162.42]),
  ...line(25.6, body, ['单位', 174.2, 180.02], ['个人', 186.85, 192.81]),
  ...line(37.35, large, ['网站域名', 19.8, 34.28]),
  ...line(42.97, large, ['域名注册商', 19.75, 37.85]),

  ...white(line(54.3, large, ['网站备案信息核验内容：', 19.86, 57.5])),
  ...white(line(54.34, body, ['（接入服务单位填写）', 60.29, 88.28])),
  ...heading(61.22, '一', '主体信息核验内容：', 55.8),
  ...line(68, body, ['核验网站主办者、网站负责人证件资质', 22.8, 76.05]),
  ...line(
    68.26,
    small,
    ['（网站类型为“个人”时只需核验个人证件资质，', 77.95, 132.55],
    ['请在核验的对应证件下打', 134.85, 163.1],
    ['“', 164.75, 165.65],
    ['√', 166.5, 168.9],
    ['”）', 169.4, 171.47],
  ),
  ...line(74.4, small, ['单位证件资质：', 26.1, 42.25]),
  ...line(79.37, small, ['个人证件资质：', 26.25, 42.3]),
  ...line(85.24, body, ['网站主办者、网站负责人证件号码报备信息是否正确', 22.75, 95.17]),
  ...line(92.84, body, ['是否留存网站主办者、网站负责人证件复印件', 22.85, 85.82]),
  ...line(100.26, body, ['是否当面采集并留存网站负责人照片', 22.9, 73.04]),

  ...heading(107.1, '二', '联系方式核验内容：', 55.83),
  ...line(113.17, body, ['网站负责人手机号码报备信息是否正确', 22.72, 76.16]),
  ...line(120.46, body, ['网站负责人座机号码报备信息是否正确', 22.73, 76.17]),
  ...line(120.72, small, ['（网站类型为“个人”时选填）', 77.95, 111.88]),
  ...line(127.82, body, ['网站负责人电子邮箱报备信息是否正确', 22.73, 76.2]),
  ...line(135.32, body, ['网站负责人通信地址报备信息是否正确', 22.73, 76.17]),

  ...heading(143.02, '三', '网站信息核验内容：', 55.84),
  ...line(149.56, body, ['网站名称报备信息是否规范', 22.7, 60.42], ['域名报备信息是否正确', 112, 143.48]),
  ...line(155, body, ['网站服务内容/项目报备信息是否正确', 22.73, 74.65]),
  ...line(160.24, body, ['是否有前置审批或专项审批文件', 22.78, 66.9]),
  ...line(
    160.46,
    small,
    ['（如有前置审批或专项审批文件，', 68.6, 105],
    ['请在核验文件内容的对应类别下打', 107.03, 146.1],
    ['“', 147.2, 148.15],
    ['√', 149.1, 151.5],
    ['”）', 152, 154.05],
  ),

  ...heading(173.1, '四', '接入信息报备内容：', 55.72),
  ...line(178.74, body, ['本单位是否正确报备接入信息', 22.99, 63.46]),
  ...line(
    178.98,
    small,
    ['（包括', 65.2, 71.85],
    ['“接入服务提供者名称', 72.9, 97.75],
    ['”、', 98.2, 100.65],
    ['“接入方式', 102.3, 114],
    ['”、', 114.35, 116.4],
    ['“服务器放置地点', 117.85, 137.3],
    ['”、', 137.75, 139.97],
    ['“网站', 141.6, 148.2],
    ['IP', 149.8, 151.8],
    ['地址', 152.75, 157.6],
    ['”）', 158.2, 160.1],
  ),
  ...heading(184.55, '五', '是否留存网站备案信息书面文档', 76.76),

  ...white(line(191.3, large, ['网站备案信息核验承诺：', 19.94, 57.4])),
  ...white(line(191.44, body, ['（接入服务单位、网站主办者签署）', 60.2, 107.29])),
]

/** Signature and date of the access provider. */
export const providerSignature: readonly PrintedText[] = bold([
  ...line(225.7, large, ['核验人签字：', 27.08, 46.57], ['接入商盖章：', 97.63, 117.15]),
  ...dateLine(231.26),
])

/** Signature and date of the client; the seal only on the unit's sheet. */
export const clientSignature: readonly PrintedText[] = bold([
  ...line(261.35, large, ['网站负责人签字：', 27.18, 53.94]),
  ...dateLine(278),
])
export const clientSeal: readonly PrintedText[] = bold(line(269.62, large, ['单位盖章：', 99.58, 115.42]))

function dateLine(y: number): PrintedText[] {
  return line(
    y,
    large,
    ['日', 27.6, 30.02],
    ['期：', 41.95, 46.62],
    ['年', 62.42, 66],
    ['月', 73.6, 76.5],
    ['日', 85.27, 87.68],
  )
}

/** The access provider's pledge, line by line as on the real form. */
export const providerPledge: readonly PrintedText[] = bold([
  ...line(
    200.96,
    large,
    ['本单位（接入服务单位）已仔细阅读', 25.32, 84.3],
    ['“', 86.15, 87.4],
    ['《网站备案信息真实性核验单》', 88.1, 136.15],
    ['填写说明', 138.3, 152.9],
    ['”', 153.3, 154.4],
    ['，', 155.05, 156],
    ['对说明内容已全部知晓', 158.5, 195.5],
  ),
  ...line(
    206.46,
    large,
    ['并充分了解，', 17.87, 37.55],
    ['愿意遵守全部内容。', 40.2, 71.95],
    ['承诺已对', 73.95, 89],
    ['《网站备案信息真实性核验单》', 90.65, 139.45],
    ['“', 141, 142.4],
    ['网站备案信息核验内容', 143.5, 180.7],
    ['”', 181.2, 182.6],
    ['中包含', 184.8, 195.4],
  ),
  ...line(
    211.94,
    large,
    ['的网站主办者提交主体信息、联系方式、网站信息，', 18.04, 100.32],
    ['本单位报备的接入信息进行逐项核验；', 102.97, 163.3],
    ['承诺以上核验记录', 165.84, 195.4],
  ),
  ...line(217.46, large, ['真实有效。', 17.87, 34.04]),
])

/** The client's pledge. */
export const clientPledge: readonly PrintedText[] = bold([
  ...line(
    242.1,
    large,
    ['本人（本单位）已履行网站备案信息当面核验手续，', 25.32, 108.1],
    ['承认以上填写信息和核验记录真实有效，', 110.1, 174.55],
    ['承诺上述备', 177.06, 195.44],
  ),
  ...line(
    247.66,
    large,
    ['案信息一旦发生变更，', 17.87, 52.5],
    ['将及时进行更新，', 54.77, 82],
    ['并愿意承担因网站备案信息不准确或更新不及时而采取的停止网站接', 84.2, 195.4],
  ),
  ...line(253.16, large, ['入服务、注销备案等相应处理措施。', 17.83, 74.98]),
])

type Option = readonly [label: string, left: number, right: number]

/** Tick boxes in small type: a box at `left`, its label up to `right`. */
const smallOptions = (y: number, ...options: Option[]): { boxes: TickBox[]; texts: PrintedText[] } => ({
  boxes: options.map(([, left]) => ({ left, y: y - 0.02, side: 2.05 })),
  texts: options.map(([text, left, right]) => ({ text, left: left + 2.45, right, y, size: small })),
})

/** □是 □否 at the end of a row; the rows of section 三's first line and of 四 and 五 stand a little further right. */
const yesNo = (y: number, left = 165.7): { boxes: TickBox[]; texts: PrintedText[] } => ({
  boxes: [left, left + 11.15].map((x) => ({ left: x, y, side: 2.25 })),
  texts: [
    { text: '是', left: left + 3.05, right: left + 5.83, y: y + 0.02, size: body },
    { text: '否', left: left + 14.1, right: left + 16.84, y: y + 0.02, size: body },
  ],
})

const optionRows = [
  smallOptions(
    74.4,
    ['组织机构代码证书', 45.85, 69.1],
    ['工商营业执照', 74.96, 92.8],
    ['事业法人证书', 98.66, 116.7],
    ['社团法人证书', 122.6, 140.48],
    ['军队代号', 146.36, 158.9],
    ['其他', 165, 172.36],
  ),
  smallOptions(
    79.37,
    ['身份证', 45.82, 55.76],
    ['户口簿', 75, 85.06],
    ['军官证', 98.66, 108.77],
    ['港澳台胞证', 122.55, 137.88],
    ['护照', 146.36, 153.73],
    ['其他', 164.95, 172.32],
  ),
  smallOptions(
    166.2,
    ['新闻', 25.95, 33.24],
    ['出版', 39.29, 46.7],
    ['教育', 52.58, 59.66],
    ['医疗保健', 65.75, 78.45],
    ['药品和医疗器械', 84.2, 104.85],
    ['文化', 110.6, 117.95],
    ['广播电视节目', 123.88, 141.5],
    ['电子公告服务', 147.72, 165.5],
    ['其他', 171.52, 178.96],
  ),
  ...[85.26, 92.86, 100.25, 113.2, 120.5, 127.8, 135.25, 154.98, 160.25].map((y) => yesNo(y)),
  yesNo(149.5, 76.82),
  ...[149.5, 178.75, 184.7].map((y) => yesNo(y, 166)),
]
export const fixedBoxes: readonly TickBox[] = optionRows.flatMap((row) => row.boxes)
export const optionTexts: readonly PrintedText[] = optionRows.flatMap((row) => row.texts)

/** ■ 单位 □ 个人, or the other way round */
export const kindBoxes = (unit: boolean): TickBox[] => [
  { left: 171.15, y: 25.55, side: 2.25, filled: unit },
  { left: 183.8, y: 25.55, side: 2.25, filled: !unit },
]
