import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Point } from '../page.ts'
import { field, type Random } from '../random.ts'
import { fromCanvas, type Raster } from './raster.ts'

const tops = ['wood', 'wood', 'desk', 'dark', 'cloth', 'red-wood'] as const
const grounds: Record<(typeof tops)[number], string> = {
  wood: '#a9825a',
  desk: '#c9c8c4',
  dark: '#35363a',
  cloth: '#6c7f8f',
  'red-wood': '#7d3b2a',
}

function grain(ctx: SKRSContext2D, rnd: Random, width: number, height: number): void {
  const bend = field(rnd, 4, 4)
  for (let n = 0; n < 140; n++) {
    const y = rnd.range(-0.1, 1.1) * height
    ctx.strokeStyle = `rgba(${rnd.chance(0.5) ? '30,15,5' : '255,225,180'},${rnd.range(0.03, 0.12).toFixed(3)})`
    ctx.lineWidth = rnd.range(1, 7) * (width / 1500)
    ctx.beginPath()
    for (let i = 0; i <= 12; i++)
      ctx.lineTo((i / 12) * width, y + (bend.at(i / 12, Math.min(1, Math.max(0, y / height))) - 0.5) * height * 0.12)
    ctx.stroke()
  }
}

/** What else lies about: a pen, a coloured note, the edge of a keyboard. */
function clutter(ctx: SKRSContext2D, rnd: Random, width: number, height: number): void {
  ctx.save()
  ctx.translate(rnd.pick([0.02, 0.97]) * width, rnd.range(0.15, 0.9) * height)
  ctx.rotate(rnd.range(-0.6, 0.6))
  ctx.fillStyle = rnd.pick(['#f0d44a', '#c93a3a', '#27354f', '#e8e8ea', '#4a8f5a'])
  if (rnd.chance(0.5)) ctx.fillRect(-width * 0.012, -height * 0.12, width * 0.024, height * 0.24)
  else ctx.fillRect(-width * 0.07, -width * 0.07, width * 0.14, width * 0.14)
  ctx.restore()
}

/** A table seen from above, with the soft shadow the sheet throws on it. */
export function tableTop(rnd: Random, width: number, height: number, quad: readonly Point[]): Raster {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  const top = rnd.pick(tops)
  ctx.fillStyle = grounds[top]
  ctx.fillRect(0, 0, width, height)
  if (top === 'wood' || top === 'red-wood') grain(ctx, rnd, width, height)
  if (rnd.chance(0.35)) clutter(ctx, rnd, width, height)
  ctx.shadowColor = 'rgba(0,0,0,0.55)'
  ctx.shadowBlur = width * rnd.range(0.006, 0.02)
  ctx.shadowOffsetX = width * rnd.gauss(0, 0.005)
  ctx.shadowOffsetY = width * 0.004
  ctx.fillStyle = '#e9e8e4'
  ctx.beginPath()
  for (const [x, y] of quad) ctx.lineTo(x, y)
  ctx.closePath()
  ctx.fill()
  return fromCanvas(canvas)
}
