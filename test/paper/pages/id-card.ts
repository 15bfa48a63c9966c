import { emblem, guilloche } from '../marks/print.ts'
import { blankPage, type Page, paragraph, write } from '../page.ts'
import type { Random } from '../random.ts'

export interface IdWords {
  readonly name: string
  readonly sex: '男' | '女'
  readonly bornOn: string
  readonly address: string
  readonly number: string
  readonly authority: string
  /** as printed, e.g. 2021.03.15-2041.03.15 */
  readonly validity: string
}

const cardWidth = 85.6
const cardHeight = 54

/** Rounded card face with its pale net, lying at (x, y) of the page. */
function face(page: Page, rnd: Random, x: number, y: number, draw: () => void): void {
  const { ctx } = page
  ctx.save()
  ctx.translate(x, y)
  ctx.shadowColor = 'rgba(40,40,50,0.35)'
  ctx.shadowBlur = 0.8 * page.scale
  ctx.fillStyle = '#eef3f6'
  ctx.beginPath()
  ctx.roundRect(0, 0, cardWidth, cardHeight, 3)
  ctx.fill()
  ctx.shadowColor = 'transparent'
  ctx.clip()
  const wash = ctx.createLinearGradient(0, 0, cardWidth, cardHeight)
  wash.addColorStop(0, 'rgba(150,195,225,0.45)')
  wash.addColorStop(0.55, 'rgba(238,228,236,0.5)')
  wash.addColorStop(1, 'rgba(240,180,195,0.4)')
  ctx.fillStyle = wash
  ctx.fillRect(0, 0, cardWidth, cardHeight)
  guilloche(page, rnd, 0, 0, cardWidth, cardHeight, 'rgba(110,150,190,0.26)')
  ctx.fillStyle = '#222226'
  draw()
  write(ctx, '样例 SPECIMEN', cardWidth - 3, cardHeight - 1.6, { size: 2.1, align: 'right', colour: '#8a6a7a' })
  ctx.restore()
}

/** A grey head and shoulders where the photo would be: nobody's face. */
function silhouette(page: Page, x: number, y: number): void {
  const { ctx } = page
  ctx.save()
  ctx.translate(x, y)
  ctx.fillStyle = '#dfe3e8'
  ctx.fillRect(0, 0, 22, 28)
  ctx.beginPath()
  ctx.rect(0, 0, 22, 28)
  ctx.clip()
  ctx.fillStyle = '#8e949c'
  ctx.beginPath()
  ctx.ellipse(11, 10.5, 5, 6.2, 0, 0, 2 * Math.PI)
  ctx.ellipse(11, 27, 10, 9, 0, 0, 2 * Math.PI)
  ctx.fill()
  ctx.restore()
}

function front(page: Page, words: IdWords): void {
  const { ctx } = page
  const labelled = (label: string, value: string, x: number, y: number): void => {
    write(ctx, label, x, y, { size: 2.3, colour: '#3f6fa5' })
    write(ctx, value, x + 9.5, y, { size: 3.1, weight: 'medium' })
  }
  const [year, month, day] = words.bornOn.split('-')
  labelled('姓 名', words.name, 5, 9.5)
  labelled('性 别', words.sex, 5, 16.5)
  labelled('民 族', '汉', 24, 16.5)
  labelled('出 生', `${year} 年 ${Number(month)} 月 ${Number(day)} 日`, 5, 23.5)
  write(ctx, '住 址', 5, 30.5, { size: 2.3, colour: '#3f6fa5' })
  paragraph(ctx, words.address, 14.5, 30.5, 40, 4.2, { size: 2.9, weight: 'medium' })
  write(ctx, '公民身份号码', 5, 48, { size: 2.3, colour: '#3f6fa5' })
  write(ctx, words.number, 26, 48.2, { size: 3.7, weight: 'medium', spacing: 0.35 })
  silhouette(page, 58, 8)
}

function back(page: Page, words: IdWords): void {
  const { ctx } = page
  write(ctx, '虚构国 · 样例', 53, 16, { size: 4.4, weight: 'medium', align: 'center', spacing: 0.6 })
  write(ctx, '居民身份证', 53, 26, { size: 7, weight: 'bold', align: 'center', spacing: 1.4 })
  write(ctx, '签发机关', 22, 40, { size: 2.6, weight: 'medium' })
  write(ctx, words.authority, 36, 40, { size: 3.1 })
  write(ctx, '有效期限', 22, 47, { size: 2.6, weight: 'medium' })
  write(ctx, words.validity, 36, 47, { size: 3.1 })
}

/**
 * A look-alike ID card, marked 样例 / SPECIMEN, with nobody's photo.
 * @param side one face on a small scan area, or both below each other on A4
 */
export function drawIdCard(rnd: Random, words: IdWords, side: 'front' | 'back' | 'both', dpi: number): Page {
  const page = side === 'both' ? blankPage(210, 297, dpi) : blankPage(104, 72, dpi, '#f6f6f4')
  const lay = (x: number, y: number, which: 'front' | 'back'): void => {
    face(page, rnd, x, y, () => (which === 'front' ? front(page, words) : back(page, words)))
    if (which === 'back') {
      // The device is placed after the card's own transform so that its outline is kept in page millimetres.
      emblem(page, x + 15, y + 16, 10)
    }
  }
  const wander = (): number => rnd.range(-1.5, 1.5)
  if (side === 'both') {
    lay(62 + wander(), 60 + wander(), 'front')
    lay(62 + wander(), 140 + wander(), 'back')
  } else lay(9 + wander(), 9 + wander(), side)
  page.textHeight = 2.9
  page.coloured = true
  return page
}
