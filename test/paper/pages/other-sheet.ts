import { blankPage, type Page, rule, write } from '../page.ts'
import type { Random } from '../random.ts'
import { type Firm, prose } from '../words.ts'

/**
 * A verification sheet of some other office or year: a frame, black bars and rows like the 核验单 of the desk, in other
 * places.
 */
export function drawOtherSheet(rnd: Random, firm: Firm, dpi: number): Page {
  const page = blankPage(210, 297, dpi)
  const { ctx } = page
  const left = rnd.range(12, 24)
  const right = 210 - rnd.range(12, 24)
  const top = rnd.range(14, 34)
  write(ctx, rnd.pick(['备案信息真实性核验单', '网站备案信息核验表', '接入信息登记表']), 105, top - 4, {
    size: 6,
    align: 'center',
  })
  const bars = rnd.int(2, 4)
  let y = top
  for (let part = 0; part < bars; part++) {
    const tall = rnd.range(5.5, 10)
    ctx.fillStyle = '#1c1b1d'
    ctx.fillRect(left, y, right - left, tall)
    write(ctx, `${part + 1}. ${prose(rnd, 9)}`, left + 4, y + tall / 2 + 1.4, { size: 3.7, colour: '#ffffff' })
    y += tall
    const lines = rnd.int(2, Math.max(2, Math.floor((275 - y) / (bars - part) / 9)))
    for (let line = 0; line < lines; line++) {
      const height = rnd.range(6, 11)
      write(
        ctx,
        `${rnd.pick(['名称', '域名', '证件', '负责人', '地址'])}  ${line === 0 && part === 0 ? firm.name : '□是 □否'}`,
        left + 4,
        y + height / 2 + 1.3,
        { size: 3.5 },
      )
      y += height
      rule(page, left, y, right, y, 0.2)
    }
    const across = rnd.range(left + 30, right - 30)
    rule(page, across, y - 14, across, y, 0.2)
  }
  const bottom = Math.min(290, y + rnd.range(20, 60))
  for (const [x1, y1, x2, y2] of [
    [left, top, right, top],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
    [right, top, right, bottom],
  ] as const)
    rule(page, x1, y1, x2, y2, 0.7)
  page.textHeight = 3.5
  return page
}
