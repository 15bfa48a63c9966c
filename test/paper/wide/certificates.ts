import { makeQr, printQr } from '../marks/code.ts'
import type { Random } from '../random.ts'
import { chineseDate, type Firm, inventIdNumber, personName, prose } from '../words.ts'
import { badge, crest, portrait } from './others.ts'
import type { Place } from './pages.ts'
import { flow, newSheet, type Sheet, set } from './type.ts'

/** Concentric flowers of fine lines, as security print has them, instead of waves. */
function rosettes(sheet: Sheet, rnd: Random, colour: string): void {
  const { ctx, width, height } = sheet.page
  ctx.save()
  ctx.strokeStyle = colour
  ctx.lineWidth = 0.1
  const pitch = rnd.range(20, 36)
  const leaves = rnd.int(5, 12)
  for (let y = pitch; y < height; y += pitch) {
    for (let x = pitch; x < width; x += pitch) {
      for (let ring = 1; ring < 4; ring++) {
        ctx.beginPath()
        for (let i = 0; i <= 48; i++) {
          const t = (i * Math.PI) / 24
          const r = pitch * (0.16 * ring + 0.1 * Math.sin(leaves * t))
          ctx.lineTo(x + r * Math.cos(t), y + r * Math.sin(t))
        }
        ctx.stroke()
      }
    }
  }
  ctx.restore()
}

function frame(sheet: Sheet, rnd: Random, colour: string, inset: number): void {
  const { ctx, width, height } = sheet.page
  ctx.save()
  ctx.strokeStyle = colour
  const style = rnd.pick(['thick', 'beads', 'steps'] as const)
  ctx.lineWidth = style === 'thick' ? 2.4 : 0.5
  ctx.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset)
  ctx.lineWidth = 0.4
  ctx.strokeRect(inset + 4, inset + 4, width - 2 * inset - 8, height - 2 * inset - 8)
  if (style !== 'thick') {
    const across = Math.floor((width - 2 * inset) / 5)
    const down = Math.floor((height - 2 * inset) / 5)
    const bead = (x: number, y: number): void => {
      ctx.beginPath()
      if (style === 'beads') ctx.arc(x, y, 1.3, 0, 2 * Math.PI)
      else ctx.rect(x - 1.2, y - 1.2, 2.4, 2.4)
      ctx.stroke()
    }
    for (let i = 0; i <= across; i++)
      for (const y of [inset + 2, height - inset - 2]) bead(inset + 2 + (i * (width - 2 * inset - 4)) / across, y)
    for (let i = 0; i <= down; i++)
      for (const x of [inset + 2, width - inset - 2]) bead(x, inset + 2 + (i * (height - 2 * inset - 4)) / down)
  }
  ctx.restore()
  sheet.page.coloured = true
}

/** A business licence, a social body's or a kindergarten's certificate, a permit: framed, patterned, with a crest and a registry. */
export async function certificate(rnd: Random, firm: Firm, dpi: number): Promise<Place> {
  const wide = rnd.chance(0.5)
  const [width, height] = wide ? [297, 210] : [210, 297]
  const tone = rnd.pick([
    ['#fdf6e4', '#d9c27a', 'rgba(200,160,90,0.45)'],
    ['#fdeef0', '#c7505a', 'rgba(220,120,130,0.4)'],
    ['#f3f8fd', '#6f93c0', 'rgba(120,160,210,0.4)'],
    ['#f6fbf2', '#8aa86a', 'rgba(140,180,110,0.4)'],
    ['#fefefe', '#b89a4a', 'rgba(225,190,170,0.55)'],
  ] as const)
  const sheet = newSheet(rnd, width, height, dpi, tone[0])
  rosettes(sheet, rnd, tone[2])
  frame(sheet, rnd, tone[1], rnd.range(8, 15))
  const title = rnd.pick([
    '营 业 执 照',
    '社会团体法人登记证书',
    '民办非企业单位登记证书',
    '增值业务许可证',
    '出版物经营许可证',
  ])
  crest(sheet.page, rnd, width / 2, wide ? 32 : 40, rnd.range(11, 16))
  const titleY = wide ? 62 : 76
  set(sheet, title, width / 2, titleY, {
    size: wide ? 11 : 12.5,
    align: 'center',
    weight: 'extrabold',
    colour: rnd.pick(['#1b1b1d', '#7a1d1d', '#8a6a1c']),
  })
  if (rnd.chance(0.6))
    set(sheet, rnd.pick(['（副本）1-1', '（正本）', '（副 本）']), width / 2, titleY + 8, {
      size: 4.6,
      align: 'center',
    })
  const left = rnd.range(30, 40)
  const size = rnd.range(3.6, 4.4)
  set(sheet, `统一社会信用代码 ${firm.code}`, left, titleY + 18, { size: size * 0.95 })
  let y = titleY + 30
  const rows = [
    ['名    称', firm.name],
    ['法定代表人', firm.legal],
    ['业务主管单位', '样例省虚构厅'],
    ['开办资金', firm.capital],
    ['住    所', firm.address],
    ['有 效 期', '自颁发之日起四年'],
  ]
  for (const [label, value] of rows.slice(0, rnd.int(4, 6))) {
    set(sheet, label!, left, y, { size })
    set(sheet, value!, left + size * 7, y, { size, face: { weight: 'semibold', stress: 0 } })
    y += size * 1.75
  }
  const small = rnd.range(3, 3.4)
  set(sheet, '业务范围', left, y, { size })
  flow(sheet, prose(rnd, rnd.int(40, 140)), left + size * 7, y, width - left * 2 - size * 7, small * 1.5, {
    size: small,
  })
  sheet.page.textHeight = small
  const foot: [number, number] = [width - rnd.range(62, 80), height - rnd.range(42, 54)]
  set(sheet, firm.authority, foot[0], foot[1], { size: 4.6, align: 'center' })
  set(sheet, chineseDate(firm.issuedOn), foot[0], foot[1] + 9, { size: 4.4, align: 'center' })
  if (rnd.chance(0.7)) {
    const side = rnd.range(20, 28)
    const text = rnd.chance(0.5) ? `https://sample.invalid/q?c=${firm.code}` : firm.code
    const code = await makeQr(text)
    const x = wide ? width - left - side : left
    printQr(sheet.page, code, x, wide ? 44 : height - 62, side)
  }
  return {
    sheet,
    seals: [[foot[0] + rnd.gauss(0, 4), foot[1] + 2 + rnd.gauss(0, 3)]],
    signature: [left + 10, height - 40],
    unit: firm.authority,
  }
}

/** A domain's certificate as registrars issue it: blue gradient, a badge, no paper seal unless put there. */
export function domainCertificate(rnd: Random, firm: Firm, dpi: number): Place {
  const sheet = newSheet(rnd, 297, 210, dpi, '#ffffff')
  const { ctx } = sheet.page
  const hue = rnd.pick([205, 215, 190, 25, 160])
  const wash = ctx.createLinearGradient(0, 0, 297, 210)
  wash.addColorStop(0, `hsl(${hue} 80% 97%)`)
  wash.addColorStop(1, `hsl(${hue + 20} 70% 88%)`)
  ctx.fillStyle = wash
  ctx.fillRect(0, 0, 297, 210)
  sheet.page.coloured = true
  frame(sheet, rnd, `hsl(${hue} 45% 60%)`, 9)
  badge(sheet.page, rnd, 40, 36, rnd.range(9, 14))
  set(sheet, rnd.pick(['域名注册证书', '国际域名注册证书', '软件著作权登记证明']), 148, 46, {
    size: 13,
    align: 'center',
    weight: 'extrabold',
    colour: `hsl(${hue} 60% 30%)`,
  })
  const domain = `${rnd.pick(['lan', 'qiao', 'mu'])}${rnd.int(100, 9999)}.sample.invalid`
  const size = rnd.range(4.6, 5.6)
  const rows = [
    `域名：${domain}`,
    `域名所有者：${firm.name}`,
    `注册日期：${chineseDate(firm.foundedOn)}`,
    '到期日期：2031年05月08日',
    `证书编号：${firm.code}`,
  ]
  rows.forEach((row, i) => {
    set(sheet, row, 62, 78 + i * size * 1.9, { size })
  })
  set(sheet, '本证书以网上查询结果为准，任何涂改无效', 148, 186, { size: 3.4, align: 'center', colour: '#555' })
  set(sheet, '样例域名注册服务机构', 218, 152, { size: 4.6, align: 'center' })
  sheet.page.textHeight = 3.4
  return { sheet, seals: [[222 + rnd.gauss(0, 4), 150]], signature: [80, 168], unit: '样例域名注册服务有限公司' }
}

/** Cards laid on a copier or photographed: an ID card, a driving-licence-like card, with a portrait on any ground. */
export function card(rnd: Random, dpi: number): Place {
  const both = rnd.chance(0.4)
  const sheet = newSheet(rnd, both ? 210 : 100, both ? 297 : 68, dpi, rnd.pick(['#fefefe', '#f4f4f1', '#e9edf0']))
  const { ctx } = sheet.page
  const lay = (x: number, y: number, front: boolean): void => {
    ctx.save()
    ctx.fillStyle = rnd.pick(['#eaf1f4', '#f2eef3', '#e9f0e8'])
    ctx.strokeStyle = '#b9c2c8'
    ctx.lineWidth = 0.2
    ctx.beginPath()
    ctx.roundRect(x, y, 85.6, 54, 3.2)
    ctx.fill()
    ctx.stroke()
    ctx.clip()
    ctx.strokeStyle = rnd.pick(['rgba(90,150,190,0.3)', 'rgba(190,110,140,0.25)'])
    ctx.lineWidth = 0.1
    for (let i = -54; i < 90; i += 1.3) {
      ctx.beginPath()
      for (let s = 0; s <= 54; s += 2) ctx.lineTo(x + i + s + 2 * Math.sin(s / 6), y + s)
      ctx.stroke()
    }
    ctx.restore()
    if (front) {
      const lines = [
        `姓名  ${personName(rnd)}`,
        `性别  ${rnd.pick(['男', '女'])}   民族  汉`,
        '出生  1988 年 4 月 9 日',
        '住址  样例省虚构市样例区云岫路',
      ]
      lines.forEach((line, i) => {
        set(sheet, line, x + 5, y + 9 + i * 7, { size: 3, colour: '#22242a' })
      })
      set(sheet, inventIdNumber(rnd, '1988-04-09', '男'), x + 24, y + 48, { size: 3.7, weight: 'semibold' })
      portrait(sheet.page, rnd, x + 60, y + 8, 20)
    } else {
      crest(sheet.page, rnd, x + 14, y + 14, 9)
      set(sheet, '样例国身份证件', x + 52, y + 14, { size: 4.6, align: 'center' })
      set(sheet, '居 民 身 份 证', x + 52, y + 25, { size: 7, align: 'center', weight: 'semibold' })
      set(sheet, '签发机关  虚构市公安局样例分局', x + 16, y + 41, { size: 3 })
      set(sheet, '有效期限  2022.07.01-2042.07.01', x + 16, y + 48, { size: 3 })
    }
  }
  if (both) {
    lay(rnd.range(20, 100), rnd.range(30, 60), true)
    lay(rnd.range(20, 100), rnd.range(130, 180), false)
  } else lay(7, 7, rnd.chance(0.6))
  if (rnd.chance(0.3)) {
    ctx.save()
    ctx.globalAlpha = 0.35
    ctx.translate(sheet.page.width / 2, sheet.page.height / 2)
    ctx.rotate(-0.4)
    set({ ...sheet, words: [] }, '仅供备案使用', 0, 0, {
      size: sheet.page.width / 12,
      align: 'center',
      colour: rnd.pick(['#c33', '#555', '#447']),
    })
    ctx.restore()
  }
  sheet.page.textHeight = 3
  sheet.page.coloured = true
  return { sheet, seals: [], signature: [0, 0], unit: '' }
}
