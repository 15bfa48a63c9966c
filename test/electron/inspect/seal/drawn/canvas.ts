import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from './random.ts'

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const WEIGHTS: readonly (readonly [string, string])[] = [
  ['Seal200', '200ExtraLight/NotoSansSC_200ExtraLight.ttf'],
  ['Seal400', '400Regular/NotoSansSC_400Regular.ttf'],
  ['Seal700', '700Bold/NotoSansSC_700Bold.ttf'],
  ['Seal900', '900Black/NotoSansSC_900Black.ttf'],
]
for (const [name, file] of WEIGHTS) GlobalFonts.registerFromPath(join(fonts, file), name)

export type Brush = SKRSContext2D
export type { Canvas } from '@napi-rs/canvas'

export const sheet = (width: number, height: number): Canvas => createCanvas(Math.ceil(width), Math.ceil(height))

export function font(weight: 200 | 400 | 700 | 900, size: number): string {
  return `${size.toFixed(1)}px Seal${weight}`
}

/** Text along a circle, upright towards the outside (`outward`) or towards the centre. Angles in radians from the top. */
export function arcText(
  brush: Brush,
  text: string,
  radius: number,
  from: number,
  to: number,
  options: { squeeze: number; upright: 'out' | 'in'; glyph?: (brush: Brush, character: string) => void },
): void {
  const n = text.length
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  for (let k = 0; k < n; k++) {
    const t = n === 1 ? (from + to) / 2 : from + ((to - from) * k) / (n - 1)
    brush.save()
    brush.rotate(t)
    brush.translate(0, -radius)
    if (options.upright === 'in') brush.rotate(Math.PI)
    brush.scale(options.squeeze, 1)
    if (options.glyph) options.glyph(brush, text[k]!)
    else brush.fillText(text[k]!, 0, 0)
    brush.restore()
  }
}

export function star(brush: Brush, radius: number, points = 5, inner = 0.382): void {
  brush.beginPath()
  for (let k = 0; k < points * 2; k++) {
    const r = k % 2 === 0 ? radius : radius * inner
    const t = (Math.PI * k) / points
    brush.lineTo(r * Math.sin(t), -r * Math.cos(t))
  }
  brush.closePath()
}

/** A field of soft random spots used as an ink or light mask: alpha from `low` to 1. */
export function patchyAlpha(canvas: Canvas, random: Random, low: number, cells: number): void {
  const small = sheet(cells, cells)
  const brush = small.getContext('2d')
  const image = brush.createImageData(cells, cells)
  for (let k = 0; k < cells * cells; k++) image.data[k * 4 + 3] = 255 * (1 - random.range(low, 1))
  brush.putImageData(image, 0, 0)
  const target = canvas.getContext('2d')
  target.save()
  target.globalCompositeOperation = 'destination-out'
  target.imageSmoothingEnabled = true
  target.drawImage(small, -canvas.width * 0.1, -canvas.height * 0.1, canvas.width * 1.2, canvas.height * 1.2)
  target.restore()
}
