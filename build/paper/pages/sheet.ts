import { blankPage, type Page, paragraph, rule, write } from '../page.ts'

export interface SheetWords {
  readonly organiser: string
  readonly kind: '单位' | '个人'
  readonly domains: string
  readonly registrar: string
}

const left = 16
const right = 198
const yes = 166
const no = 177

function bar(page: Page, y: number, height: number, title: string, note: string): void {
  const { ctx } = page
  ctx.save()
  ctx.fillStyle = '#111114'
  ctx.fillRect(left, y, right - left, height)
  ctx.restore()
  write(ctx, title, left + 4, y + height / 2 + 1.5, { size: 4, colour: '#ffffff' })
  write(ctx, note, left + 45, y + height / 2 + 1.4, { size: 3.2, colour: '#ffffff' })
}

function box(page: Page, x: number, y: number, text: string, size = 3.1, ticked = false): void {
  const { ctx } = page
  ctx.save()
  ctx.lineWidth = 0.2
  ctx.strokeRect(x, y - size * 0.82, size * 0.84, size * 0.84)
  if (ticked) ctx.fillRect(x, y - size * 0.82, size * 0.84, size * 0.84)
  ctx.restore()
  write(ctx, text, x + size, y, { size })
}

/** Questions of the middle part: baseline y, text, x of the first words, whether 是/否 boxes follow (domain.md 1.2). */
const questions: readonly (readonly [y: number, text: string, size: number, boxes: boolean])[] = [
  [63, '一、主体信息核验内容：', 3.8, false],
  [70, '核验网站主办者、网站负责人证件资质（网站类型为“个人”时只需核验个人证件资质）', 3.2, false],
  [87.2, '网站主办者、网站负责人证件号码报备信息是否正确', 3.5, true],
  [94.5, '是否留存网站主办者、网站负责人证件复印件', 3.5, true],
  [102, '是否当面采集并留存网站负责人照片', 3.5, true],
  [108.6, '二、联系方式核验内容：', 3.8, false],
  [115.2, '网站负责人手机号码报备信息是否正确', 3.5, true],
  [122.4, '网站负责人座机号码报备信息是否正确（网站类型为“个人”时可选填）', 3.5, true],
  [129.8, '网站负责人电子邮箱报备信息是否正确', 3.5, true],
  [137.2, '网站负责人通信地址报备信息是否正确', 3.5, true],
  [144.8, '三、网站信息核验内容：', 3.8, false],
  [156.2, '网站服务内容/项目报备信息是否正确', 3.5, true],
  [161.3, '是否有前置审批或专项审批文件', 3.5, true],
  [174.3, '四、接入信息报备内容：', 3.8, false],
  [180.4, '本单位是否正确报备接入信息（接入服务提供者名称、接入方式、服务器放置地点、网站IP地址）', 3, true],
  [185.5, '五、是否留存网站备案信息书面文档', 3.8, true],
]
const lines = [
  64.5, 71.6, 81.6, 89.2, 96.5, 104.3, 109.7, 116.9, 124.1, 131.6, 139, 146.8, 152.2, 157.5, 162.6, 170.2, 175.8, 181.9,
]

/** The 核验单 unsigned, after the reference (domain.md 1.2): frame, three bars, questions, two pledges. */
export function drawSheet(words: SheetWords, dpi: number): Page {
  const page = blankPage(210, 297, dpi)
  const { ctx } = page
  write(ctx, '网站备案信息真实性核验单', 107, 9.5, { size: 5.4, weight: 'medium', align: 'center', spacing: 1.8 })
  bar(page, 12.7, 7.9, '网站主办者基本信息：', '（网站主办者填写）')
  write(ctx, '网站主办者名称', 20, 27, { size: 3.8 })
  write(ctx, words.organiser, 51, 27, { size: words.organiser.length > 16 ? 4 : 5, weight: 'medium' })
  write(ctx, '网站类型', 149, 27, { size: 3.8 })
  box(page, 171, 27, '单位', 3.4, words.kind === '单位')
  box(page, 184, 27, '个人', 3.4, words.kind === '个人')
  write(ctx, '网站域名', 20, 38.5, { size: 3.8 })
  write(ctx, '域名注册商', 20, 44.5, { size: 3.8 })
  paragraph(ctx, words.domains, 51, 38.5, 140, 5, { size: 4.2, weight: 'medium' })
  write(ctx, words.registrar, 51, 45.5, { size: 3.6 })
  rule(page, left, 30.4, right, 30.4, 0.3)
  for (const [x, y1, y2] of [
    [48.4, 20.6, 49.4],
    [144.6, 20.6, 30.4],
    [166.8, 20.6, 30.4],
  ] as const)
    rule(page, x, y1, x, y2, 0.3)
  bar(page, 49.4, 8.7, '网站备案信息核验内容：', '（接入服务单位填写）')
  for (const y of lines) rule(page, left, y, right, y, 0.25)
  for (const [y, text, size, boxes] of questions) {
    write(ctx, text, /^[一二三四五]/.test(text) ? 18 : 22.5, y, { size })
    if (boxes) {
      box(page, yes, y, '是')
      box(page, no, y, '否')
    }
  }
  const papers = ['组织机构代码证书', '工商营业执照', '事业法人证书', '社团法人证书', '军队代号', '其他']
  const personal = ['身份证', '户口簿', '军官证', '港澳台胞证', '护照', '其他']
  const columns = [46, 75, 99, 123, 147, 165]
  write(ctx, '单位证件资质：', 26, 75.6, { size: 2.8 })
  write(ctx, '个人证件资质：', 26, 80.4, { size: 2.8 })
  columns.forEach((x, i) => {
    box(page, x, 75.6, papers[i] as string, 2.7)
    box(page, x, 80.4, personal[i] as string, 2.7)
  })
  write(ctx, '网站名称报备信息是否规范', 22.5, 150.7, { size: 3.5 })
  box(page, 77, 150.7, '是')
  box(page, 88, 150.7, '否')
  rule(page, 105, 146.8, 105, 152.2, 0.25)
  write(ctx, '域名报备信息是否正确', 112, 150.7, { size: 3.5 })
  box(page, yes, 150.7, '是')
  box(page, no, 150.7, '否')
  let x = 25
  for (const topic of [
    '新闻',
    '出版',
    '教育',
    '医疗保健',
    '药品和医疗器械',
    '文化',
    '广播电视节目',
    '电子公告服务',
    '其他',
  ]) {
    box(page, x, 167.6, topic, 2.7)
    x += topic.length * 2.75 + 7.4
  }
  bar(page, 186.6, 9, '网站备案信息核验承诺：', '（接入服务单位、网站主办者签署）')
  pledges(page, words.kind)
  ctx.save()
  ctx.lineWidth = 0.6
  ctx.strokeRect(left, 12.7, right - left, 287.4 - 12.7)
  ctx.restore()
  page.textHeight = 3.2
  return page
}

function pledges(page: Page, kind: SheetWords['kind']): void {
  const { ctx } = page
  const style = { size: 3.9, weight: 'medium' } as const
  const provider =
    '　　本单位（接入服务单位）已仔细阅读“《网站备案信息真实性核验单》填写说明”，对说明内容已全部知晓并充分了解，愿意遵守全部内容。承诺已对《网站备案信息真实性核验单》“网站备案信息核验内容”中包含的网站主办者提交主体信息、联系方式、网站信息，本单位报备的接入信息进行逐项核验；承诺以上核验记录真实有效。'
  paragraph(ctx, provider, 18, 202, 177, 5.4, style)
  write(ctx, '核验人签字：', 27, 226.5, style)
  write(ctx, '接入商盖章：', 97, 226.5, style)
  write(ctx, '日　　期：　　　　年　　月　　日', 27, 232, style)
  ctx.save()
  ctx.setLineDash([2, 1.6])
  ctx.lineWidth = 0.3
  ctx.beginPath()
  ctx.moveTo(17, 236)
  ctx.lineTo(197, 236)
  ctx.stroke()
  ctx.restore()
  const client =
    '　　本人（本单位）已履行网站备案信息当面核验手续，承认以上填写信息和核验记录真实有效，承诺上述备案信息一旦发生变更，将及时进行更新，并愿意承担因网站备案信息不准确或更新不及时而采取的停止网站接入服务、注销备案等相应处理措施。'
  paragraph(ctx, client, 18, 242, 177, 5.4, style)
  write(ctx, '网站负责人签字：', 27, 262, style)
  if (kind === '单位') write(ctx, '单位盖章：', 99, 270.5, style)
  write(ctx, '日　　期：　　　　年　　月　　日', 27, 279, style)
}
