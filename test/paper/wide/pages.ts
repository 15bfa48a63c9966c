import { handwrite } from '../marks/pen.ts'
import { rule } from '../page.ts'
import type { Random } from '../random.ts'
import { chineseDate, type Firm, inventFirm, personName, prose } from '../words.ts'
import { card, certificate, domainCertificate } from './certificates.ts'
import { badge, crest } from './others.ts'
import { flow, newSheet, type Sheet, set } from './type.ts'

/** A page and where seals and signatures go on it, mm. */
export interface Place {
  readonly sheet: Sheet
  /** none where seals have no business */
  readonly seals: readonly (readonly [x: number, y: number])[]
  readonly signature: readonly [x: number, y: number]
  /** whose seal it would be */
  readonly unit: string
}

export const wideKinds = [
  'certificate',
  'domain',
  'card',
  'form',
  'contract',
  'official',
  'invoice',
  'handwritten',
  'dense',
  'slip',
] as const
export type WideKind = (typeof wideKinds)[number]

/** Smallest words on each kind, mm; known before drawing so that the dpi can be chosen. */
export const smallest: Record<WideKind, number> = {
  certificate: 3,
  domain: 3.4,
  card: 3,
  form: 3.1,
  contract: 3.4,
  official: 4.6,
  invoice: 3,
  handwritten: 5.5,
  dense: 2.7,
  slip: 3,
}

const tint = (rnd: Random): string =>
  rnd.weighted([
    ['#ffffff', 6],
    [`hsl(${rnd.range(38, 58)} ${rnd.range(25, 70)}% ${rnd.range(86, 95)}%)`, 3],
    [`hsl(${rnd.range(335, 365)} ${rnd.range(40, 85)}% ${rnd.range(86, 94)}%)`, 1.2],
    [`hsl(0 0% ${rnd.range(78, 92)}%)`, 1.5],
    [`hsl(${rnd.range(90, 220)} ${rnd.range(20, 50)}% ${rnd.range(88, 95)}%)`, 0.8],
  ])

export async function drawPage(rnd: Random, kind: WideKind, dpi: number): Promise<Place> {
  const firm = inventFirm(rnd)
  if (kind === 'certificate') return certificate(rnd, firm, dpi)
  if (kind === 'domain') return domainCertificate(rnd, firm, dpi)
  if (kind === 'card') return card(rnd, dpi)
  const drawers = { form, contract, official, invoice, handwritten, dense, slip }
  return drawers[kind](rnd, firm, dpi)
}

/** A filing form ruled in boxes, filled in print or by hand. */
function form(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 210, 297, dpi, tint(rnd))
  const { page } = sheet
  const colour = rnd.weighted([
    ['#1a1a1c', 6],
    ['#2b5f9e', 1],
    ['#a83238', 1],
  ] as const)
  if (colour !== '#1a1a1c') page.coloured = true
  set(sheet, rnd.pick(['互联网备案信息核实记录表', '网站信息登记审核表', '备案信息变更申请表']), 105, 26, {
    size: rnd.range(5.6, 7),
    align: 'center',
    weight: 'semibold',
  })
  const left = rnd.range(14, 22)
  const width = 210 - 2 * left
  const size = rnd.range(3.1, 3.9)
  const hand = rnd.chance(0.35)
  const labels = [
    '主办单位名称',
    '网站域名',
    '负责人姓名',
    '证件号码',
    '联系地址',
    '备案类型',
    '核验方式',
    '核验人员',
    '核验日期',
    '信息真实性承诺',
    '备注',
    '接入单位',
  ]
  const rows = rnd.int(8, 12)
  const tall = rnd.range(11, 17)
  let y = 36
  for (let row = 0; row < rows; row++) {
    const height = row === 9 ? tall * 1.8 : tall
    const split = rnd.range(0.22, 0.3) * width
    for (const [x1, y1, x2, y2] of [
      [left, y, left + width, y],
      [left, y, left, y + height],
      [left + width, y, left + width, y + height],
      [left + split, y, left + split, y + height],
      [left, y + height, left + width, y + height],
    ] as const)
      rule(page, x1, y1, x2, y2, 0.3, colour)
    set(sheet, labels[row]!, left + 3, y + height / 2 + size / 3, { size })
    const value = [
      firm.name,
      'www.sample.invalid',
      firm.legal,
      firm.code,
      firm.address,
      '新增备案 □ 变更备案 ■',
      '当面核验',
      personName(rnd),
      chineseDate(firm.issuedOn),
      '',
      '无',
      '样例接入有限公司',
    ][row]!
    if (row === 9)
      flow(sheet, prose(rnd, 50), left + split + 3, y + size * 1.6, width - split - 6, size * 1.5, { size })
    else if (hand && value !== '' && value.length < 14)
      handwrite(
        page,
        rnd,
        value,
        left + split + 4,
        y + height / 2 + 2.2,
        rnd.range(5, 6.5),
        rnd.pick(['black', 'blue']),
      )
    else set(sheet, value, left + split + 3, y + height / 2 + size / 3, { size })
    y += height
  }
  set(sheet, '核验人（签字）：', left + 6, y + 14, { size })
  set(sheet, '单位（公章）：', 118, y + 14, { size })
  set(sheet, '    年   月   日', 150, y + 26, { size })
  page.textHeight = size
  return {
    sheet,
    seals: [[148 + rnd.gauss(0, 8), y + 15 + rnd.gauss(0, 5)]],
    signature: [left + 48, y + 14],
    unit: firm.name,
  }
}

/** The signing page of a contract: two parties side by side, each with its seal, sometimes one across the seam. */
function contract(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 210, 297, dpi, tint(rnd))
  const size = rnd.range(3.4, 4.4)
  let y = rnd.range(24, 34)
  if (rnd.chance(0.5)) {
    set(sheet, rnd.pick(['房屋租赁协议', '网站托管服务合同', '场地使用证明']), 105, y, {
      size: 7,
      align: 'center',
      weight: 'semibold',
    })
    y += 14
  }
  for (let i = 1; i <= rnd.int(4, 8); i++) {
    set(sheet, `${i}．`, 22, y, { size })
    y = flow(sheet, prose(rnd, rnd.int(45, 130)), 30, y, 156, size * 1.6, { size }) + size * 0.5
  }
  const foot = Math.min(Math.max(y + 8, 170), 232)
  const parties = [
    [24, firm.name],
    [112, inventFirm(rnd).name],
  ] as const
  for (const [x, name] of parties) {
    set(sheet, `${x < 50 ? '甲方' : '乙方'}：${name.slice(0, 14)}`, x, foot, { size })
    set(sheet, '代表人：', x, foot + size * 2.6, { size })
    set(sheet, chineseDate(firm.issuedOn), x, foot + size * 5.2, { size })
  }
  sheet.page.textHeight = size
  return {
    sheet,
    seals: [
      [154 + rnd.gauss(0, 6), foot + 8],
      [62 + rnd.gauss(0, 6), foot + 8],
    ],
    signature: [46, foot + size * 2.6],
    unit: firm.name,
  }
}

/** 红头文件: a red name on top, a red line with a star in it, words in large type. */
function official(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 210, 297, dpi, tint(rnd))
  const { page } = sheet
  const red = `hsl(${rnd.range(-6, 8)} ${rnd.range(75, 96)}% ${rnd.range(42, 50)}%)`
  const issuer = rnd.pick([`${firm.name}文件`, '样例市虚构区人民政府办公室', '样例省虚构协会'])
  const size = Math.min(12, 160 / issuer.length)
  set(sheet, issuer, 105, 52, { size, align: 'center', weight: 'extrabold', colour: red })
  page.marks.push({
    kind: 'red-heading',
    ink: 'red',
    outline: [
      [20, 38],
      [190, 38],
      [190, 72],
      [20, 72],
    ],
    text: issuer,
    strength: 1,
  })
  page.coloured = true
  set(sheet, `样例〔2026〕${rnd.int(1, 99)}号`, 105, 64, { size: 4.6, align: 'center' })
  rule(page, 22, 70, 188, 70, rnd.range(0.5, 1.2), red)
  if (rnd.chance(0.5)) {
    page.ctx.fillStyle = red
    page.ctx.beginPath()
    for (let i = 0; i < 5; i++) {
      const t = (i * 4 * Math.PI) / 5
      page.ctx.lineTo(105 + 4 * Math.sin(t), 70 - 4 * Math.cos(t))
    }
    page.ctx.fill()
  }
  const body = rnd.range(4.6, 5.4)
  set(sheet, '关于网站备案有关情况的说明', 105, 88, { size: 6.6, align: 'center', weight: 'semibold' })
  let y = 104
  for (let i = 0; i < rnd.int(2, 3); i++)
    y = flow(sheet, `    ${prose(rnd, rnd.int(60, 130))}`, 26, y, 158, body * 1.9, { size: body })
  const foot = Math.min(y + 22, 250)
  set(sheet, firm.name, 150, foot, { size: body, align: 'center' })
  set(sheet, chineseDate(firm.issuedOn), 150, foot + 10, { size: body, align: 'center' })
  page.textHeight = body
  return { sheet, seals: [[150 + rnd.gauss(0, 5), foot + 3]], signature: [50, foot], unit: firm.name }
}

/** An invoice-like slip across: coloured ruling, often a pink or yellow second copy, an oval seal at the lower right. */
function invoice(rnd: Random, firm: Firm, dpi: number): Place {
  const copyTint = rnd.weighted([
    ['#ffffff', 4],
    ['#fbe3e6', 2],
    ['#fdf6cf', 1],
    ['#e3eefb', 1],
  ] as const)
  const sheet = newSheet(rnd, 241, 140, dpi, copyTint)
  const { page } = sheet
  const colour = rnd.pick(['#8a3b2b', '#2d5da8', '#b23a48', '#3f3f42', '#6a4a2a'])
  page.coloured = colour !== '#3f3f42'
  set(sheet, rnd.pick(['样例省服务业结算票据', '收 款 收 据', '技术服务费清单']), 120, 18, {
    size: 7,
    align: 'center',
    colour,
    weight: 'semibold',
  })
  for (let row = 0; row <= 7; row++) rule(page, 14, 34 + row * 11, 227, 34 + row * 11, 0.3, colour)
  for (const x of [14, 86, 112, 136, 164, 196, 227]) rule(page, x, 34, x, 34 + 77, 0.3, colour)
  const size = rnd.range(3, 3.6)
  const head = ['货物或服务名称', '规格', '单位', '数量', '单价', '金额']
  const at = [50, 99, 124, 150, 180, 211]
  head.forEach((text, i) => {
    set(sheet, text, at[i]!, 41.5, { size, align: 'center', colour })
  })
  for (let row = 1; row < rnd.int(3, 6); row++) {
    const cells = [
      rnd.pick(['云主机租用', '备案代办', '域名续费', '带宽服务']),
      '-',
      '项',
      String(rnd.int(1, 9)),
      `${rnd.int(20, 900)}.00`,
      `${rnd.int(100, 9000)}.00`,
    ]
    cells.forEach((text, i) => {
      set(sheet, text, at[i]!, 41.5 + row * 11, { size, align: 'center' })
    })
  }
  set(sheet, `购买方：${firm.name}   纳税人识别号：${firm.code}`, 16, 29, { size, colour })
  set(sheet, `收款人：${personName(rnd)}    复核：${personName(rnd)}`, 18, 122, { size, colour })
  set(sheet, '销售方（章）：', 150, 122, { size, colour })
  page.textHeight = size
  return { sheet, seals: [[196 + rnd.gauss(0, 5), 112 + rnd.gauss(0, 4)]], signature: [90, 124], unit: firm.name }
}

/** A pledge written by hand on ruled or plain paper. */
function handwritten(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 210, 297, dpi, tint(rnd))
  const { page } = sheet
  if (rnd.chance(0.5)) {
    const line = rnd.pick(['#d98b8b', '#9fb6d6', '#9a9a9a'])
    for (let y = 40; y < 280; y += 10) rule(page, 20, y + 2, 190, y + 2, 0.2, line)
    if (line !== '#9a9a9a') page.coloured = true
    if (rnd.chance(0.4)) set(sheet, '样例信笺', 105, 24, { size: 6, align: 'center', colour: line })
  }
  const ink = rnd.pick(['black', 'blue', 'black'] as const)
  const text = prose(rnd, rnd.int(70, 130))
  let y = 50
  handwrite(page, rnd, rnd.pick(['承诺书', '情况说明', '委托书']), 88, y, 9, ink)
  for (let at = 0; at < text.length; at += 20) {
    y += 11
    // In short pieces: a hand keeps to its line, though no word lies quite level.
    for (let i = 0; i < 20; i += 4)
      handwrite(page, rnd, text.slice(at, at + 20).slice(i, i + 4), 24 + i * 6.9, y, 6.6, ink)
  }
  sheet.words.push({ x: 24, y: 42, width: 160, height: y - 42 })
  page.textHeight = 5.5
  return { sheet, seals: [[142 + rnd.gauss(0, 8), y + 34]], signature: [120, y + 28], unit: firm.name }
}

/** Small print in one or two columns. */
function dense(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 210, 297, dpi, tint(rnd))
  const size = rnd.range(2.7, 3.2)
  set(sheet, rnd.pick(['用户服务协议', '信息安全管理制度', '章程（节选）']), 105, 24, {
    size: 6.4,
    align: 'center',
    weight: 'semibold',
  })
  const columns = rnd.chance(0.5)
    ? ([
        [18, 84],
        [110, 84],
      ] as const)
    : ([[20, 170]] as const)
  for (const [x, width] of columns) {
    let y = 36
    while (y < 236) y = flow(sheet, prose(rnd, rnd.int(60, 200)), x, y, width, size * 1.55, { size }) + size * 0.6
  }
  if (rnd.chance(0.3)) badge(sheet.page, rnd, 26, 20, 7)
  sheet.page.textHeight = size
  return { sheet, seals: [[156 + rnd.gauss(0, 8), 262]], signature: [40, 266], unit: firm.name }
}

/** A narrow receipt or an acceptance notice of a counter. */
function slip(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, rnd.range(90, 148), rnd.range(130, 210), dpi, tint(rnd))
  const { page } = sheet
  if (rnd.chance(0.2)) crest(page, rnd, page.width / 2, 18, 8)
  set(sheet, '受理通知书', page.width / 2, 36, { size: 5.6, align: 'center', weight: 'semibold' })
  const size = rnd.range(3, 4)
  let y = 48
  for (const line of [
    `申请人：${firm.name}`,
    `事项：网站备案${rnd.pick(['新增', '变更', '注销'])}`,
    `受理编号：${rnd.int(1e7, 9e7)}`,
  ]) {
    y = flow(sheet, line, 10, y, page.width - 20, size * 1.7, { size })
  }
  y = flow(sheet, prose(rnd, rnd.int(40, 90)), 10, y + 3, page.width - 20, size * 1.6, { size })
  page.textHeight = size
  const foot = Math.min(y + 14, page.height - 26)
  set(sheet, '（受理专用章）', page.width - 40, foot, { size, align: 'center' })
  return { sheet, seals: [[page.width - 38, foot]], signature: [14, foot + 4], unit: firm.name }
}
