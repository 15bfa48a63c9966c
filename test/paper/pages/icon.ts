import { blankPage, type Page, write } from '../page.ts'

/** An APP's icon: a rounded square in one colour with a sign and one character. */
export function drawIcon(letter: string, colour: string, pixels: number): Page {
  const page = blankPage(pixels / 10, pixels / 10, 254, colour)
  const { ctx } = page
  const side = page.width
  ctx.fillStyle = 'rgba(255,255,255,0.16)'
  ctx.beginPath()
  ctx.arc(side * 0.78, side * 0.2, side * 0.5, 0, 2 * Math.PI)
  ctx.fill()
  ctx.strokeStyle = '#ffffff'
  ctx.lineWidth = side * 0.045
  ctx.lineJoin = 'round'
  ctx.beginPath()
  ctx.moveTo(side * 0.16, side * 0.5)
  ctx.lineTo(side * 0.5, side * 0.18)
  ctx.lineTo(side * 0.84, side * 0.5)
  ctx.stroke()
  write(ctx, letter, side / 2, side * 0.83, { size: side * 0.42, weight: 'bold', align: 'center', colour: '#ffffff' })
  page.coloured = true
  page.textHeight = side * 0.42
  return page
}
