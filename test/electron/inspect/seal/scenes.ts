import { type PageView, toView } from '../../../../electron/inspect/view.ts'
import { type Canvas, patchyAlpha } from './drawn/canvas.ts'
import { drawClutter } from './drawn/clutter.ts'
import { drawGround, type GroundKind } from './drawn/documents.ts'
import { seeded } from './drawn/random.ts'
import { drawSeal } from './drawn/seal-art.ts'

/** A plain page of 1200 x 1600 px (A4 at about 145 dpi) on which a test puts one thing. */
export function page(seed: number, ground: GroundKind): Canvas {
  return drawGround(seeded(seed), ground, 1200, 1600)
}

export interface SealWish {
  readonly colour?: string
  readonly rx?: number
  readonly ry?: number
  readonly fade?: number
  readonly x?: number
  readonly y?: number
  readonly turn?: number
  readonly patchy?: boolean
}

/** Presses one seal onto the page; by default a 40 mm red one, lower right. */
export function pressSeal(on: Canvas, seed: number, wish: SealWish = {}): Canvas {
  const { colour = 'hsl(2, 80%, 46%)', rx = 115, ry = rx, fade = 1, x = 800, y = 1250, turn = 0.1 } = wish
  const mark = drawSeal(seeded(seed), { colour, rx, ry, fade })
  if (wish.patchy) patchyAlpha(mark, seeded(seed + 1), 0.25, 5)
  return lay(on, mark, x, y, turn)
}

/** Puts one thing that is no seal onto the page. */
export function putClutter(on: Canvas, seed: number, kind: string, radius = 110): Canvas {
  return lay(on, drawClutter(seeded(seed), kind, radius), 700, 1000, 0)
}

function lay(on: Canvas, mark: Canvas, x: number, y: number, turn: number): Canvas {
  const brush = on.getContext('2d')
  brush.save()
  brush.translate(x, y)
  brush.rotate(turn)
  brush.globalCompositeOperation = 'multiply'
  brush.drawImage(mark, -mark.width / 2, -mark.height / 2)
  brush.restore()
  return on
}

/** The page as the checks see it. */
export function viewOf(canvas: Canvas, scale = 1): PageView {
  const { width, height } = canvas
  const rgba = canvas.getContext('2d').getImageData(0, 0, width, height).data
  const data = new Uint8Array(width * height * 3)
  for (let i = 0, o = 0; i < rgba.length; i += 4) {
    data[o++] = rgba[i]!
    data[o++] = rgba[i + 1]!
    data[o++] = rgba[i + 2]!
  }
  const full = { fullWidth: width * scale, fullHeight: height * scale }
  return toView({ data, width, height, scale, ...full, grey: false, closeUp: async () => undefined })
}
