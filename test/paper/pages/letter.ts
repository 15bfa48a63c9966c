import { logo, redHeading } from '../marks/print.ts'
import { blankPage, type Page, paragraph, rule, write } from '../page.ts'
import type { Random } from '../random.ts'
import { chineseDate } from '../words.ts'

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

export interface LetterWords {
  readonly title: string
  readonly addressee: string
  readonly body: readonly string[]
  /** who signs: a unit or a person */
  readonly sender: string
  /** what stands before the signature, e.g. 法定代表人（签字）： */
  readonly signLabel: string
  readonly datedOn: string
}

export interface LetterLook {
  readonly head: 'plain' | 'red' | 'logo'
  /** colour of the paper */
  readonly tint: string
  /** height of the words in mm */
  readonly size: number
}

/** A letter or pledge: heading (plain, red, or with a logo), running text, signer and date. */
export function drawLetter(rnd: Random, words: LetterWords, { head, tint, size }: LetterLook, dpi: number): SignPlace {
  const page = blankPage(210, 297, dpi, tint)
  const { ctx } = page
  let y = 30
  if (head === 'red') y = redHeading(page, `${words.sender}文件`.slice(0, 18), 24) + 12
  if (head === 'logo') {
    logo(page, rnd, 34, 26, rnd.range(7, 13), words.sender.slice(2, 4))
    write(ctx, words.sender, 52, 29, { size: 5, weight: 'medium' })
    rule(page, 24, 42, 186, 42, 0.4)
    y = 52
  }
  write(ctx, words.title, 105, y + 8, { size: 7.5, weight: 'bold', align: 'center', spacing: 1 })
  y += 24
  write(ctx, words.addressee, 26, y, { size })
  y += size * 2
  for (const text of words.body) y = paragraph(ctx, `　　${text}`, 26, y, 160, size * 1.85, { size }) + size * 0.4
  const foot = Math.min(252, Math.max(y + 22, 200))
  write(ctx, words.sender, 178, foot, { size, align: 'right' })
  write(ctx, words.signLabel, 100, foot + 12, { size, align: 'right' })
  write(ctx, chineseDate(words.datedOn), 178, foot + 24, { size, align: 'right' })
  page.textHeight = size
  return { page, seal: [158 + rnd.gauss(0, 6), foot + 8 + rnd.gauss(0, 5)], signature: [103, foot + 12] }
}

export interface LeaseWords {
  readonly landlord: string
  readonly tenant: string
  readonly address: string
  /** what is agreed after 房屋坐落 and 租赁期限 */
  readonly articles: readonly string[]
}

/** A lease of business premises (经营场所证明). */
export function drawLease(rnd: Random, words: LeaseWords, dpi: number): SignPlace {
  const page = blankPage(210, 297, dpi, paperTint(rnd))
  const { ctx } = page
  const size = rnd.range(3.7, 4.4)
  write(ctx, '房屋租赁合同', 105, 32, { size: 8, weight: 'bold', align: 'center', spacing: 2 })
  write(ctx, `出租方（甲方）：${words.landlord}`, 26, 50, { size })
  write(ctx, `承租方（乙方）：${words.tenant}`, 26, 58, { size })
  let y = 70
  const articles = [
    `房屋坐落：${words.address}，建筑面积${rnd.int(38, 420)}平方米，用途为经营场所。`,
    `租赁期限自2026年03月01日起至2036年02月29日止，月租金人民币${rnd.int(12, 180) * 100}元整。`,
    ...words.articles,
  ]
  for (const [i, text] of articles.entries())
    y = paragraph(ctx, `第${'一二三四五六七八'[i]}条　${text}`, 26, y, 160, size * 1.8, { size }) + size * 0.7
  const foot = Math.max(y + 14, 205)
  write(ctx, '甲方（签章）：', 26, foot, { size })
  write(ctx, '乙方（签章）：', 112, foot, { size })
  write(ctx, '日期：2026年03月01日', 26, foot + 26, { size })
  write(ctx, '日期：2026年03月01日', 112, foot + 26, { size })
  page.textHeight = size
  return { page, seal: [150 + rnd.gauss(0, 5), foot + 8 + rnd.gauss(0, 4)], signature: [54, foot + 1] }
}
