import { blankPage, measure, type Page, rule, write } from '../page.ts'
import type { Random } from '../random.ts'
import { chineseDate, type Firm } from '../words.ts'
import { paperTint, type SignPlace } from './letter.ts'

const goods = ['云服务器', '域名注册', '机柜租用', '带宽', '备案服务', '技术服务', '证书年费', '短信包'] as const

/** Lines in black, red or green: invoices and forms are printed in all three. */
function grid(
  page: Page,
  x: number,
  y: number,
  columns: readonly number[],
  rows: number,
  height: number,
  colour: string,
): void {
  const width = columns.reduce((sum, column) => sum + column, 0)
  for (let row = 0; row <= rows; row++) rule(page, x, y + row * height, x + width, y + row * height, 0.25, colour)
  let at = x
  for (const column of [0, ...columns]) {
    at += column
    rule(page, at, y, at, y + rows * height, 0.25, colour)
  }
}

/** An invoice-like table or a hosting agreement's price list. */
export function drawTable(rnd: Random, firm: Firm, dpi: number): SignPlace {
  const page = blankPage(210, 297, dpi, paperTint(rnd))
  const { ctx } = page
  const colour = rnd.weighted([
    ['#1c1b1d', 6],
    ['#b3262e', 2],
    ['#1f6b3a', 1],
  ])
  if (colour !== '#1c1b1d') page.coloured = true
  const size = rnd.range(3.3, 4)
  const title = rnd.pick(['服务器托管费用清单', '域名服务结算单', '增值服务对账单'])
  const style = { size: 7, weight: 'medium', colour, spacing: 1 } as const
  write(ctx, title, (210 - measure(ctx, title, style)) / 2, 32, style)
  write(ctx, `购买方：${firm.name}`, 22, 48, { size })
  write(ctx, `统一社会信用代码：${firm.code}`, 22, 56, { size })
  write(ctx, `地址：${firm.address}`, 22, 64, { size })
  const columns = [14, 50, 26, 22, 26, 28]
  const rows = rnd.int(6, 15)
  const height = rnd.range(8, 10)
  grid(page, 22, 72, columns, rows, height, colour)
  const headings = ['序号', '项目', '单位', '数量', '单价', '金额']
  for (let row = 0; row < rows; row++) {
    let x = 22
    const count = rnd.int(1, 12)
    const price = rnd.int(8, 900)
    const cells =
      row === 0 ? headings : [String(row), rnd.pick(goods), '项', String(count), `${price}.00`, `${price * count}.00`]
    cells.forEach((text, i) => {
      write(ctx, text, x + (columns[i] as number) / 2, 72 + row * height + height / 2 + size * 0.36, {
        size,
        align: 'center',
      })
      x += columns[i] as number
    })
  }
  const foot = 72 + rows * height + 20
  write(ctx, '开票单位（盖章）：', 112, foot, { size })
  write(ctx, '经办人：', 24, foot, { size })
  write(ctx, chineseDate(firm.issuedOn), 148, foot + 18, { size })
  page.textHeight = size
  return { page, seal: [158 + rnd.gauss(0, 5), foot + 6 + rnd.gauss(0, 4)], signature: [38, foot + 1] }
}
