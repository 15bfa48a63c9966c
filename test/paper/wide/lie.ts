import { createCanvas } from '@napi-rs/canvas'
import { chain, moveBy, type Projection, project, scaleBy, toQuad, turnBy } from '../capture/geometry.ts'
import { fromCanvas, plain, type Raster, warp } from '../capture/raster.ts'
import type { Point } from '../page.ts'
import { field, type Random } from '../random.ts'
import { type WidePlan, within } from './plan.ts'

export interface Lying {
  raster: Raster
  placing: Projection
}

const about = (x: number, y: number, degrees: number): Projection =>
  [moveBy(-x, -y), turnBy(degrees), moveBy(x, y)].reduce((so, next) => chain(so, next))

/** How the sheet lies under the lens or on the glass. */
export function place(rnd: Random, plan: WidePlan, page: Raster): Lying {
  const skewed = plan.fault === 'skewed'
  const sign = rnd.pick([-1, 1])
  const turn = skewed
    ? sign * within(rnd, plan.degree, { mild: [1.5, 4], argued: [5, 7.5], strong: [10, 24] })
    : Math.max(-1.6, Math.min(1.6, rnd.gauss(0, 0.6)))
  if (plan.device === 'render') return { raster: page, placing: scaleBy(1) }
  if (plan.device === 'feeder') return fed(rnd, page, skewed ? turn : turn * 0.6)
  if (plan.device === 'flatbed') return onGlass(rnd, page, turn)
  if (plan.device === 'app') return fed(rnd, page, turn * 0.3)
  return underLens(rnd, plan, page, turn)
}

/** Drawn through rollers, or straightened by a program: no more than the sheet, a little stretched. */
function fed(rnd: Random, page: Raster, turn: number): Lying {
  const [sx, sy] = [rnd.range(0.99, 1.01), rnd.range(0.985, 1.015)]
  const width = Math.round(page.width * sx)
  const height = Math.round(page.height * sy)
  const placing = chain(scaleBy(sx, sy), about(width / 2, height / 2, turn))
  return {
    raster: warp(
      page,
      placing,
      plain(
        width,
        height,
        rnd.pick([
          [255, 255, 255],
          [238, 238, 236],
          [24, 24, 26],
        ] as const),
      ),
    ),
    placing,
  }
}

/** On the glass, anywhere in a larger bed, the lid's colour around it. */
function onGlass(rnd: Random, page: Raster, turn: number): Lying {
  const room = rnd.chance(0.25) ? rnd.range(0.05, 0.3) : rnd.range(0, 0.04)
  const width = Math.round(page.width * (1 + room))
  const height = Math.round(page.height * (1 + room * rnd.range(0.3, 1)))
  const lid = rnd.pick([
    [252, 252, 252],
    [244, 244, 240],
    [222, 222, 220],
    [196, 198, 196],
    [30, 30, 32],
    [246, 240, 226],
  ] as const)
  const placing = chain(
    about(page.width / 2, page.height / 2, turn),
    moveBy((width - page.width) * rnd.range(0.2, 0.8), (height - page.height) * rnd.range(0.2, 0.8)),
  )
  return { raster: warp(page, placing, plain(width, height, lid)), placing }
}

/** In the hand above a desk: the page may fill half the picture, is tilted, and its paper is not flat. */
function underLens(rnd: Random, plan: WidePlan, page: Raster, turn: number): Lying {
  const skewed = plan.fault === 'skewed'
  const fill = rnd.weighted([
    [rnd.range(0.86, 0.97), 4],
    [rnd.range(0.68, 0.86), 3],
    [rnd.range(0.5, 0.68), page.width * page.height > 3e6 ? 0.2 : 1.2],
  ])
  const tilt = skewed
    ? within(rnd, plan.degree, { mild: [0.02, 0.05], argued: [0.07, 0.1], strong: [0.16, 0.26] })
    : rnd.range(0, 0.03)
  const margin = 1 / fill
  const [width, height] = [Math.round(page.width * margin), Math.round(page.height * margin * rnd.range(0.92, 1))]
  const [x, y] = [(width - page.width) * rnd.range(0.35, 0.65), (height - page.height) * rnd.range(0.35, 0.65)]
  // The far side is shorter: the phone leans back, or to one side.
  const lean = rnd.pick(['top', 'bottom', 'left', 'right'] as const)
  const pull = tilt * Math.min(page.width, page.height)
  const quad: Point[] = [
    [x, y],
    [x + page.width, y],
    [x + page.width, y + page.height],
    [x, y + page.height],
  ]
  const shorten = { top: [0, 1], bottom: [3, 2], left: [0, 3], right: [1, 2] }[lean] as [number, number]
  const upright = lean === 'left' || lean === 'right'
  for (const [i, way] of [
    [shorten[0], 1],
    [shorten[1], -1],
  ] as const) {
    const [px, py] = quad[i]!
    quad[i] = upright ? [px, py + way * pull] : [px + way * pull, py]
  }
  const spin = about(width / 2, height / 2, turn)
  const corners = quad.map((point) => project(spin, point))
  const placing = toQuad(page.width, page.height, corners)
  const curl = rnd.chance(0.4) ? rnd.range(0.001, 0.005) * page.height : 0
  const waves = rnd.range(0.6, 2.2)
  const bend = {
    sideways: Float32Array.from(
      { length: height },
      (_, i) => curl * 0.4 * Math.sin((i / height) * Math.PI * waves + 1),
    ),
    upwards: Float32Array.from({ length: width }, (_, i) => curl * Math.sin((i / width) * Math.PI * waves)),
  }
  return { raster: warp(page, placing, desk(rnd, width, height, corners), bend), placing }
}

/** Whatever the paper lies on: boards, a mat, marble, a quilted cloth, a keyboard's rows, more papers. */
function desk(rnd: Random, width: number, height: number, corners: readonly Point[]): Raster {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  const unit = Math.max(width, height) / 100
  const kind = rnd.pick(['boards', 'mat', 'marble', 'check', 'keys', 'papers', 'grey', 'red-cloth'] as const)
  const base = {
    boards: '#b98d5c',
    mat: '#2f5d50',
    marble: '#d9d6d0',
    check: '#c9b9a6',
    keys: '#2b2c30',
    papers: '#8f7a64',
    grey: '#77787a',
    'red-cloth': '#9c2430',
  }[kind]
  ctx.fillStyle = base
  ctx.fillRect(0, 0, width, height)
  if (kind === 'boards' || kind === 'marble') {
    const bends = field(rnd, 5, 5)
    for (let n = 0; n < 60; n++) {
      ctx.strokeStyle = `rgba(${rnd.pick(['40,20,8', '250,240,220'])},${rnd.range(0.04, 0.16)})`
      ctx.lineWidth = unit * rnd.range(0.1, kind === 'marble' ? 1.6 : 0.7)
      const x = rnd.range(0, width)
      ctx.beginPath()
      for (let i = 0; i <= 14; i++)
        ctx.lineTo(
          x + (bends.at(x / width, i / 14) - 0.5) * width * (kind === 'marble' ? 0.5 : 0.06),
          (i / 14) * height,
        )
      ctx.stroke()
    }
  }
  if (kind === 'mat' || kind === 'check') {
    ctx.strokeStyle = kind === 'mat' ? 'rgba(220,230,180,0.5)' : 'rgba(150,40,40,0.35)'
    ctx.lineWidth = kind === 'mat' ? unit * 0.12 : unit * 1.5
    for (let at = 0; at < width + height; at += unit * 6) {
      ctx.strokeRect(at, -1, 0.01, height + 2)
      ctx.strokeRect(-1, at, width + 2, 0.01)
    }
  }
  if (kind === 'keys')
    for (let y = 0; y < height; y += unit * 5)
      for (let x = ((y / unit) % 3) * unit; x < width; x += unit * 5) {
        ctx.fillStyle = '#3d3e44'
        ctx.fillRect(x, y, unit * 4.3, unit * 4.3)
      }
  if (kind === 'papers') {
    for (let n = 0; n < 4; n++) {
      ctx.save()
      ctx.translate(rnd.range(0, width), rnd.range(0, height))
      ctx.rotate(rnd.range(-1, 1))
      ctx.fillStyle = rnd.pick(['#f2efe8', '#fbfbfb', '#e9e2c8'])
      ctx.fillRect(-unit * 25, -unit * 35, unit * 50, unit * 70)
      ctx.fillStyle = '#55565a'
      for (let line = -30; line < 30; line += 3)
        ctx.fillRect(-unit * 20, line * unit, unit * rnd.range(20, 40), unit * 0.7)
      ctx.restore()
    }
  }
  ctx.shadowColor = 'rgba(0,0,0,0.6)'
  ctx.shadowBlur = unit * rnd.range(0.5, 2)
  ctx.shadowOffsetX = unit * rnd.gauss(0, 0.5)
  ctx.fillStyle = '#e4e2dc'
  ctx.beginPath()
  for (const [x, y] of corners) ctx.lineTo(x, y)
  ctx.fill()
  return fromCanvas(canvas)
}
