import { printQr, type QrCode } from '../marks/code.ts'
import { cleanWear } from '../marks/ink.ts'
import { emblem, guilloche, ornamentBorder } from '../marks/print.ts'
import { inventSeal, stampSeal } from '../marks/seal.ts'
import { blankPage, measure, type Page, paragraph, write } from '../page.ts'
import type { Random } from '../random.ts'
import { chineseDate } from '../words.ts'

export interface LicenceWords {
  readonly title: string
  readonly code: string
  /** what the number is called; 统一社会信用代码 where left out */
  readonly codeLabel?: string
  /** label and value, in printing order; the last takes the wide field */
  readonly fields: readonly (readonly [label: string, value: string])[]
  readonly scope: string
  /** 经营范围 where left out */
  readonly scopeLabel?: string
  readonly authority: string
  readonly issuedOn: string
}

export interface LicenceLook {
  readonly orientation: 'landscape' | 'portrait'
  /** leave the registry's seal out, for papers that ought to have one */
  readonly sealed?: boolean
  readonly qr?: QrCode
  /** pale green or blue instead of the usual gold, as certificates of institutions have */
  readonly ground?: 'gold' | 'green' | 'blue'
}

const grounds = {
  gold: { border: '#b9a566', net: 'rgba(205,180,110,0.34)', paper: '#fdfcf6' },
  green: { border: '#6fa37c', net: 'rgba(120,180,140,0.36)', paper: '#f7fcf6' },
  blue: { border: '#7d9dc4', net: 'rgba(130,165,205,0.36)', paper: '#f7fafd' },
} as const

/** Spreads a short label over four characters' width, as licences print it. */
function label(page: Page, text: string, x: number, y: number, size: number): void {
  const letters = [...text]
  const gap = letters.length > 1 ? (size * 5 - size * letters.length) / (letters.length - 1) : 0
  for (const [i, letter] of letters.entries())
    write(page.ctx, letter, x + i * (size + gap), y, { size, weight: 'medium' })
}

/** A licence or certificate: patterned ground, border, device on top, fields, code, the registry's seal over the date. */
export function drawLicence(rnd: Random, words: LicenceWords, look: LicenceLook, dpi: number): Page {
  const wide = look.orientation === 'landscape'
  const [width, height] = wide ? [297, 210] : [210, 297]
  const colours = grounds[look.ground ?? 'gold']
  const page = blankPage(width, height, dpi, colours.paper)
  const { ctx } = page
  const margin = wide ? 14 : 16
  guilloche(page, rnd, margin, margin + 6, width - 2 * margin, height - 2 * margin - 12, colours.net)
  ornamentBorder(page, margin + 3, margin + 8, width - 2 * margin - 6, height - 2 * margin - 16, 6, colours.border)
  emblem(page, width / 2, margin + 10, wide ? 15 : 16)
  const titleY = wide ? 56 : 68
  const titleSize = Math.min(wide ? 15 : 17, 75 / [...words.title].length)
  const style = { size: titleSize, weight: 'black', spacing: titleSize / 3, colour: '#8a6a1c' } as const
  write(ctx, words.title, (width - measure(ctx, words.title, style)) / 2 + titleSize / 6, titleY, style)
  write(ctx, '(副  本)', width / 2, titleY + 9, { size: 5.2, align: 'center', colour: '#8a6a1c' })
  const left = margin + 22
  write(ctx, words.codeLabel ?? '统一社会信用代码', left, wide ? 46 : titleY + 19, { size: 4.2, weight: 'medium' })
  write(ctx, words.code, wide ? left : left + 38, wide ? 53 : titleY + 19, { size: 4.4, weight: 'medium' })
  if (look.qr) printQr(page, look.qr, wide ? width - margin - 58 : margin + 22, wide ? 38 : height - margin - 62, 24)
  const size = wide ? 4.1 : 4.3
  let y = wide ? 84 : titleY + 31
  const half = Math.ceil(words.fields.length / 2)
  words.fields.forEach(([name, value], i) => {
    const second = wide && i >= half
    const x = second ? width / 2 + 14 : left
    const row = wide ? 84 + (second ? i - half : i) * 12 : y
    label(page, name, x, row, size)
    const room = wide ? (second ? width - margin - x - 40 : width / 2 - 34 - left + 8) : width - margin - left - 48
    const end = paragraph(ctx, value, x + size * 6, row, room, size * 1.4, { size })
    y = Math.max(wide ? y : 0, wide ? row + 12 : end + 3.4)
  })
  const scopeY = y
  label(page, words.scopeLabel ?? '经营范围', left, scopeY, size)
  const scopeRoom = wide ? width / 2 - left - 14 : width - margin - left - 48
  paragraph(ctx, words.scope, left + size * 6, scopeY, scopeRoom, 4.6, { size: 3.3 })
  page.textHeight = 3.3
  const sealX = width - margin - (wide ? 58 : 48)
  const sealY = height - margin - (wide ? 40 : 42)
  write(ctx, '登 记 机 关', sealX - 52, sealY, { size: 4.6, weight: 'medium' })
  write(ctx, chineseDate(words.issuedOn), sealX, sealY + 17, { size: 4.4, align: 'center' })
  if (look.sealed !== false) {
    const seal = inventSeal(rnd, words.authority, {
      shape: 'round',
      width: 42,
      height: 42,
      star: true,
      innerRing: false,
      purpose: '',
      code: '',
    })
    const printed = { ...cleanWear, strength: rnd.range(0.72, 0.95), grain: rnd.range(0, 0.15), bleed: 0.03 }
    stampSeal(page, rnd, seal, sealX + rnd.gauss(0, 2), sealY + 2 + rnd.gauss(0, 2), rnd.gauss(0, 4), printed)
  }
  write(ctx, '样例 SPECIMEN · 虚构信息仅供演示', margin + 2, height - 7, { size: 3, colour: '#777777' })
  return page
}
