import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../../../paper/random.ts'
import { dropAlpha, type Raw } from './raw.ts'

/** Height in pixels of its running text. */
export interface Sheet extends Raw {
  readonly text: number
}

const faces = [400, 700].map((weight) => {
  const name = weight === 400 ? 'Regular' : 'Bold'
  const file = new URL(
    `../../../../node_modules/@expo-google-fonts/noto-sans-sc/${weight}${name}/NotoSansSC_${weight}${name}.ttf`,
    import.meta.url,
  )
  GlobalFonts.registerFromPath(file.pathname, `plain-${weight}`)
  return `plain-${weight}`
})

const characters =
  '网站备案核验单主体信息负责人姓名证件号码联系电话通信地址域名接入服务提供者承诺真实有效年月日公司有限责任科技发展样例省虚构市区路号室单位名称法定代表经营范围登记机关统一社会信用代码本件与原件一致如有虚假愿承担法律'

const line = (rnd: Random, length: number) =>
  Array.from({ length }, () => characters[rnd.int(0, characters.length - 1)]!).join('')

function seal(ctx: SKRSContext2D, x: number, y: number, radius: number, ink: string): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.strokeStyle = ink
  ctx.fillStyle = ink
  ctx.lineWidth = radius * 0.06
  ctx.beginPath()
  ctx.arc(0, 0, radius, 0, 2 * Math.PI)
  ctx.stroke()
  ctx.textAlign = 'center'
  ctx.font = `${radius * 0.7}px ${faces[0]}`
  ctx.fillText('★', 0, radius * 0.25)
  ctx.font = `${radius * 0.27}px ${faces[1]}`
  for (const [i, letter] of [...'样例省虚构科技有限公司'].entries()) {
    ctx.save()
    ctx.rotate((i - 5) * 0.42)
    ctx.fillText(letter, 0, -radius * 0.68)
    ctx.restore()
  }
  ctx.restore()
}

function signature(ctx: SKRSContext2D, rnd: Random, x: number, y: number, size: number, ink: string): void {
  ctx.strokeStyle = ink
  ctx.lineWidth = size * 0.06
  ctx.beginPath()
  ctx.moveTo(x, y)
  for (let i = 0; i < 7; i++) {
    const at = x + (i + 1) * size * 0.4
    ctx.quadraticCurveTo(
      at - size * rnd.range(0, 0.5),
      y - size * rnd.range(-0.6, 1),
      at,
      y + size * rnd.range(-0.4, 0.3),
    )
  }
  ctx.stroke()
}

/** A page of running text or a form, with a seal or a signature or both. */
export function drawSheet(rnd: Random, dpi: number): Sheet {
  const mm = dpi / 25.4
  const landscape = rnd.chance(0.15)
  const [width, height] = (landscape ? [297, 210] : [210, 297]).map((side) => Math.round(side * mm)) as [number, number]
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  ctx.fillStyle = rnd.pick(['#ffffff', '#ffffff', '#fdfdfb', '#faf8f2', '#f3ecd8'])
  ctx.fillRect(0, 0, width, height)
  ctx.fillStyle = rnd.pick(['#000000', '#111111', '#222222', '#333333'])
  const text = Math.round(rnd.range(9.5, 15) * (dpi / 72))
  const margin = rnd.range(15, 28) * mm
  const title = text * rnd.range(1.4, 2)
  ctx.textAlign = 'center'
  ctx.font = `${title}px ${faces[1]}`
  ctx.fillText(line(rnd, rnd.int(5, 12)), width / 2, margin + title)
  ctx.textAlign = 'left'
  ctx.font = `${text}px ${faces[rnd.chance(0.85) ? 0 : 1]}`
  const pitch = text * rnd.range(1.5, 2)
  const across = Math.floor((width - 2 * margin) / text)
  const top = margin + title * 2.4
  const bottom = height - margin
  if (rnd.chance(0.4)) {
    const split = margin + (width - 2 * margin) * rnd.range(0.25, 0.4)
    ctx.strokeStyle = '#222222'
    ctx.lineWidth = Math.max(1, mm * 0.3)
    const row = pitch * 1.3
    for (let y = top; y + row < bottom; y += row) {
      ctx.strokeRect(margin, y, width - 2 * margin, row)
      ctx.fillText(
        line(rnd, rnd.int(2, Math.max(2, Math.min(7, Math.floor((split - margin) / text) - 1)))),
        margin + text * 0.4,
        y + row * 0.68,
      )
      ctx.fillText(
        line(rnd, rnd.int(3, Math.floor((width - margin - split) / text) - 1)),
        split + text * 0.4,
        y + row * 0.68,
      )
    }
    ctx.beginPath()
    ctx.moveTo(split, top)
    ctx.lineTo(split, top + Math.floor((bottom - top) / row) * row)
    ctx.stroke()
  } else {
    const end = rnd.range(0.75, 1) * bottom
    for (let y = top; y < end; y += pitch)
      ctx.fillText(line(rnd, rnd.chance(0.8) ? across : rnd.int(4, across)), margin, y)
  }
  const red = rnd.chance(0.75)
  if (red)
    seal(
      ctx,
      width * rnd.range(0.6, 0.75),
      height * rnd.range(0.7, 0.85),
      rnd.range(19, 22) * mm,
      rnd.pick(['#d0202a', '#e23b32', '#c8102e', '#b8323a']),
    )
  if (!red || rnd.chance(0.3))
    signature(ctx, rnd, width * 0.3, height * 0.86, 9 * mm, rnd.pick(['#1f3fae', '#27408b', '#1a2f9a']))
  const rgba = ctx.getImageData(0, 0, width, height).data
  return { data: dropAlpha(rgba), width, height, text }
}
