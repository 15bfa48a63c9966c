import { logo, redHeading } from '../marks/print.ts'
import { blankPage, type Page, paragraph, rule, write } from '../page.ts'
import type { Random } from '../random.ts'
import { chineseDate, type Firm, prose } from '../words.ts'

/** Where on a page the signer and the seal belong, mm. */
export interface SignPlace {
  readonly page: Page
  readonly seal: readonly [x: number, y: number]
  readonly signature: readonly [x: number, y: number]
}

/** Paper a firm might have in the tray: white, yellowish, recycled grey. Pink is a form of its own. */
export const paperTint = (rnd: Random): string =>
  rnd.weighted([
    ['#fdfdfb', 5],
    ['#fbf8ee', 2],
    ['#f3f1ec', 1],
  ])

/** A letter or pledge: heading (plain, red, or with a logo), running text, signer and date. */
export function drawLetter(
  rnd: Random,
  firm: Firm,
  title: string,
  head: 'plain' | 'red' | 'logo',
  dpi: number,
  tint = paperTint(rnd),
): SignPlace {
  const page = blankPage(210, 297, dpi, tint)
  const { ctx } = page
  const size = rnd.range(3.9, 5)
  let y = 30
  if (head === 'red') y = redHeading(page, `${firm.name}文件`.slice(0, 18), 24) + 12
  if (head === 'logo') {
    logo(page, rnd, 34, 26, rnd.range(7, 13), firm.name.slice(2, 4))
    write(ctx, firm.name, 52, 29, { size: 5, weight: 'medium' })
    rule(page, 24, 42, 186, 42, 0.4)
    y = 52
  }
  write(ctx, title, 105, y + 8, { size: 7.5, weight: 'bold', align: 'center', spacing: 1 })
  y += 24
  write(ctx, rnd.pick(['样例省通信管理局：', '接入服务单位：', '致有关单位：']), 26, y, { size })
  y += size * 2
  const paragraphs = rnd.int(2, 4)
  for (let i = 0; i < paragraphs; i++)
    y = paragraph(ctx, `　　${prose(rnd, rnd.int(60, 190))}`, 26, y, 160, size * 1.85, { size }) + size * 0.4
  const foot = Math.min(252, Math.max(y + 22, rnd.range(190, 235)))
  write(ctx, firm.name, 178, foot, { size, align: 'right' })
  write(ctx, `法定代表人（签字）：`, 100, foot + 12, { size, align: 'right' })
  write(ctx, chineseDate(firm.issuedOn), 178, foot + 24, { size, align: 'right' })
  page.textHeight = size
  return { page, seal: [158 + rnd.gauss(0, 6), foot + 8 + rnd.gauss(0, 5)], signature: [103, foot + 12] }
}

/** A lease of business premises (经营场所证明). */
export function drawLease(rnd: Random, firm: Firm, landlord: string, dpi: number): SignPlace {
  const page = blankPage(210, 297, dpi, paperTint(rnd))
  const { ctx } = page
  const size = rnd.range(3.7, 4.4)
  write(ctx, '房屋租赁合同', 105, 32, { size: 8, weight: 'bold', align: 'center', spacing: 2 })
  write(ctx, `出租方（甲方）：${landlord}`, 26, 50, { size })
  write(ctx, `承租方（乙方）：${firm.name}`, 26, 58, { size })
  let y = 70
  const articles = [
    `房屋坐落：${firm.address}，建筑面积${rnd.int(38, 420)}平方米，用途为经营场所。`,
    `租赁期限自2026年03月01日起至2036年02月29日止，月租金人民币${rnd.int(12, 180) * 100}元整。`,
    prose(rnd, 60),
    prose(rnd, 80),
    prose(rnd, 50),
    prose(rnd, 70),
  ]
  articles.forEach((text, i) => {
    y = paragraph(ctx, `第${'一二三四五六'[i]}条　${text}`, 26, y, 160, size * 1.8, { size }) + size * 0.7
  })
  const foot = Math.max(y + 14, 205)
  write(ctx, '甲方（签章）：', 26, foot, { size })
  write(ctx, '乙方（签章）：', 112, foot, { size })
  write(ctx, '日期：2026年03月01日', 26, foot + 26, { size })
  write(ctx, '日期：2026年03月01日', 112, foot + 26, { size })
  page.textHeight = size
  return { page, seal: [150 + rnd.gauss(0, 5), foot + 8 + rnd.gauss(0, 4)], signature: [54, foot + 1] }
}
