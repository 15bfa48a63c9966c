import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Point } from '../page.ts'
import type { Random } from '../random.ts'
import { type Box, chain, moveBy, type Projection, project, toQuad, turnBy } from './geometry.ts'
import { plain, type Raster, type SoftMap, softMap, warp } from './raster.ts'
import { tableTop } from './table-top.ts'

/** A picture of a page, and where every point of the page (in its pixels) came to lie in it. */
export interface Shot {
  readonly raster: Raster
  readonly placing: Projection
}

/**
 * A flatbed scanner: the sheet a little turned and shifted on the glass.
 * @param skew degrees
 */
export function flatbed(page: Raster, rnd: Random, skew: number): Shot {
  const { width, height } = page
  const lid = rnd.weighted<readonly [number, number, number]>([
    [[250, 250, 249], 7],
    [[236, 236, 234], 2],
    [[64, 64, 66], 1],
  ])
  const grow = 1 + rnd.range(0, 0.025)
  const bedWidth = Math.round(width * grow)
  const bedHeight = Math.round(height * grow)
  const placing = [
    moveBy(-width / 2, -height / 2),
    turnBy(skew),
    moveBy(bedWidth / 2 + rnd.gauss(0, width * 0.003), bedHeight / 2 + rnd.gauss(0, height * 0.003)),
  ].reduce((so, next) => chain(so, next))
  return { raster: warp(page, placing, plain(bedWidth, bedHeight, lid)), placing }
}

export interface View {
  /** degrees the sheet is turned */
  readonly turn: number
  /** share of the sheet's size by which corners are drawn in or out */
  readonly tilt: number
  /** share of the picture the sheet fills, along its longer side */
  readonly fill: number
}

/** A hand-held phone above a table. */
export function phone(page: Raster, rnd: Random, view: View): Shot {
  const long = Math.max(page.width, page.height) / view.fill
  const short = Math.max(Math.min(page.width, page.height) / view.fill, long * 0.75)
  const [width, height] = (page.width > page.height ? [long, short] : [short, long]).map(Math.round) as [number, number]
  const x = (width - page.width) / 2 + rnd.gauss(0, width * 0.006)
  const y = (height - page.height) / 2 + rnd.gauss(0, height * 0.006)
  const pull = (): number => rnd.range(-1, 1) * view.tilt * Math.min(page.width, page.height)
  const centre: Point = [width / 2, height / 2]
  const spin = [moveBy(-centre[0], -centre[1]), turnBy(view.turn), moveBy(...centre)].reduce((so, next) =>
    chain(so, next),
  )
  const quad = (
    [
      [x + pull(), y + pull()],
      [x + page.width + pull(), y + pull()],
      [x + page.width + pull(), y + page.height + pull()],
      [x + pull(), y + page.height + pull()],
    ] as Point[]
  ).map((corner) => project(spin, corner))
  const placing = toQuad(page.width, page.height, quad)
  return { raster: warp(page, placing, tableTop(rnd, width, height, quad)), placing }
}

/** Uneven room light; `depth` 0..1 is how much darker the far side is. */
export function roomLight(rnd: Random, width: number, height: number, depth: number): SoftMap {
  const angle = rnd.range(0, 2 * Math.PI)
  return softMap(width, height, 1, (ctx, ratio) => {
    const light = ctx.createLinearGradient(
      0.5 - 0.6 * Math.cos(angle),
      ratio / 2 - 0.6 * ratio * Math.sin(angle),
      0.5 + 0.6 * Math.cos(angle),
      ratio / 2 + 0.6 * ratio * Math.sin(angle),
    )
    light.addColorStop(0, '#ffffff')
    light.addColorStop(1, greyOf(1 - depth))
    ctx.fillStyle = light
    ctx.fillRect(0, 0, 1, ratio)
  })
}

/** Where a letter was folded in three: a darker and a lighter edge across the sheet. All even where it was not. */
export function creases(rnd: Random, width: number, height: number, folded: boolean): SoftMap {
  return softMap(width, height, 1, (ctx, ratio) => {
    if (!folded) return
    for (const third of [1, 2]) {
      const y = (ratio * third) / 3 + rnd.gauss(0, 0.015)
      const fold = ctx.createLinearGradient(0, y - 0.05, 0, y + 0.006)
      fold.addColorStop(0, greyOf(1))
      fold.addColorStop(0.88, greyOf(rnd.range(0.84, 0.94)))
      fold.addColorStop(1, greyOf(1))
      ctx.fillStyle = fold
      ctx.fillRect(0, y - 0.05, 1, 0.056)
    }
  })
}

const greyOf = (value: number): string => {
  const level = Math.round(value * 255)
  return `rgb(${level},${level},${level})`
}

/** The shadow of a head or a phone over part of the sheet; `box` in picture pixels says where, `depth` how dark. */
export function castShadow(rnd: Random, width: number, height: number, box: Box, depth: number): SoftMap {
  return softMap(width, height, 1, (ctx) => {
    ctx.filter = `blur(${rnd.range(2, 6).toFixed(1)}px)`
    ctx.fillStyle = greyOf(1 - depth)
    ctx.translate((box.x + box.width / 2) / width, (box.y + box.height / 2) / width)
    ctx.rotate(rnd.range(-0.3, 0.3))
    ctx.beginPath()
    ctx.roundRect(-box.width / 2 / width, -box.height / 2 / width, box.width / width, box.height / width, 0.04)
    ctx.fill()
  })
}

/** A lamp's reflection on glossy paper or a plastic sleeve; `power` 1 = nothing can be read in the middle. */
export function glareSpot(rnd: Random, width: number, height: number, box: Box, power: number): SoftMap {
  return softMap(width, height, 0, (ctx) => {
    const centre: Point = [(box.x + box.width / 2) / width, (box.y + box.height / 2) / width]
    ctx.translate(...centre)
    ctx.rotate(rnd.range(-0.5, 0.5))
    ctx.scale(box.width / 2 / width, box.height / 2 / width)
    const spot = ctx.createRadialGradient(0, 0, 0, 0, 0, 1)
    spot.addColorStop(0, greyOf(power))
    spot.addColorStop(0.55, greyOf(power * 0.96))
    spot.addColorStop(0.8, greyOf(power * 0.5))
    spot.addColorStop(1, greyOf(0))
    ctx.fillStyle = spot
    ctx.beginPath()
    ctx.arc(0, 0, 1, 0, 2 * Math.PI)
    ctx.fill()
  })
}

/** Fingers or a note lying on the sheet, painted into the picture. */
export function cover(ctx: SKRSContext2D, rnd: Random, box: Box, kind: 'finger' | 'note'): void {
  ctx.save()
  ctx.translate(box.x + box.width / 2, box.y + box.height / 2)
  ctx.shadowColor = 'rgba(0,0,0,0.5)'
  ctx.shadowBlur = box.width * 0.12
  ctx.shadowOffsetY = box.width * 0.04
  if (kind === 'finger') {
    const skin = rnd.pick(['#d9a078', '#c98a64', '#e3b48f', '#a9714f'])
    const shade = ctx.createLinearGradient(-box.width / 2, 0, box.width / 2, 0)
    shade.addColorStop(0, '#8a5a40')
    shade.addColorStop(0.3, skin)
    shade.addColorStop(0.75, skin)
    shade.addColorStop(1, '#9a6648')
    ctx.fillStyle = shade
    ctx.beginPath()
    ctx.roundRect(-box.width / 2, -box.height / 2, box.width, box.height, [box.width / 2, box.width / 2, 0, 0])
    ctx.fill()
    ctx.shadowColor = 'transparent'
    ctx.fillStyle = 'rgba(250,215,200,0.75)'
    ctx.beginPath()
    ctx.roundRect(-box.width * 0.28, -box.height * 0.46, box.width * 0.56, box.width * 0.62, box.width * 0.24)
    ctx.fill()
  } else {
    ctx.rotate(rnd.range(-0.2, 0.2))
    ctx.fillStyle = rnd.pick(['#f3e06b', '#f5f5f2', '#9fd0ea', '#8a8d93'])
    ctx.fillRect(-box.width / 2, -box.height / 2, box.width, box.height)
  }
  ctx.restore()
}
