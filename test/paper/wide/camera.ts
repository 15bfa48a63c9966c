import sharp from 'sharp'
import { bilevel, greyOut } from '../capture/copier.ts'
import { type Encoding, encode, inventEncoding } from '../capture/encode.ts'
import { type Box, chain, moveBy, type Projection, scaleBy } from '../capture/geometry.ts'
import {
  blur,
  convolve,
  cutOut,
  fromCanvas,
  fromSharp,
  paintOn,
  type Raster,
  resize,
  toSharp,
} from '../capture/raster.ts'
import { screenPixels } from '../capture/screen.ts'
import type { Picture } from '../capture/shoot.ts'
import type { Random } from '../random.ts'
import { type ClarityReason, type Seen, type Truth, tellTruth } from '../truth.ts'
import { place } from './lie.ts'
import { develop, glareMap, lightMap, mixMap, shadowMap, times } from './light.ts'
import { besideWords, extent, inPicture, overWords } from './places.ts'
import { type WidePlan, within } from './plan.ts'
import type { Sheet } from './type.ts'

/**
 * So many pixels across are the widest discs and paths drawn one by one: the time grows with the fourth power of the fineness, and large
 * letters at 600 dpi took half an hour. What is blurred by more shows nothing finer, and is blurred on fewer pixels.
 */
const widest = 32

/** Blurs by `across` pixels, on a picture made small enough for it. @param work blurs a picture that is so many times smaller */
async function onFewPixels(
  raster: Raster,
  across: number,
  work: (raster: Raster, smaller: number) => Promise<Raster>,
): Promise<Raster> {
  if (across <= widest) return work(raster, 1)
  const { width, height } = raster
  const small = await resize(raster, (width * widest) / across)
  const soft = await work(small, width / small.width)
  return fromSharp(toSharp(soft).resize({ width, height, fit: 'fill' }))
}

/** A disc as an open lens makes of every point; radius in pixels. */
const defocus = (raster: Raster, radius: number): Promise<Raster> =>
  onFewPixels(raster, radius * 2, (fewer, smaller) => spread(fewer, radius / smaller))

async function spread(raster: Raster, radius: number): Promise<Raster> {
  if (radius < 1.2) return blur(raster, radius * 0.5)
  const reach = Math.ceil(radius)
  const size = 2 * reach + 1
  const kernel = Array.from({ length: size * size }, (_, i) => {
    const far = Math.hypot((i % size) - reach, Math.floor(i / size) - reach)
    return Math.max(0, Math.min(1, radius + 0.5 - far))
  })
  return convolve(raster, size, kernel)
}

/** A hand's shake: a bent path, slower at its ends; length in pixels. */
const shake = (raster: Raster, rnd: Random, length: number): Promise<Raster> =>
  onFewPixels(raster, length, (fewer, smaller) => drag(fewer, rnd, length / smaller))

async function drag(raster: Raster, rnd: Random, length: number): Promise<Raster> {
  const reach = Math.max(1, Math.ceil(length / 2))
  const size = 2 * reach + 1
  const kernel = new Array<number>(size * size).fill(0)
  const t = rnd.range(0, Math.PI)
  const bow = rnd.range(-0.3, 0.3) * length
  for (let s = -1; s <= 1.001; s += 0.02) {
    const along = Math.sin((s * Math.PI) / 2) * (length / 2)
    const side = bow * (1 - s * s)
    const x = Math.round(reach + along * Math.cos(t) - side * Math.sin(t))
    const y = Math.round(reach + along * Math.sin(t) + side * Math.cos(t))
    if (x >= 0 && y >= 0 && x < size && y < size) kernel[y * size + x]! += 1
  }
  return convolve(raster, size, kernel)
}

interface Scene {
  raster: Raster
  placing: Projection
  clarity: Truth['clarity']
  argued: boolean
  hidden?: Box
}

/** Turns a page of the wide family into a file with its truth. */
export async function capture(sheet: Sheet, rnd: Random, plan: WidePlan): Promise<Picture> {
  const { page } = sheet
  const strongOrArgued = plan.fault !== 'none' && plan.degree !== 'mild'
  let source = fromCanvas(page.canvas)
  if (plan.fault === 'moire') source = screenPixels(source, rnd.fork('screen'))
  const lying = place(rnd.fork('lie'), plan, source)
  const scene: Scene = {
    ...lying,
    clarity: strongOrArgued ? [plan.fault as ClarityReason] : 'clear',
    argued: (strongOrArgued && plan.degree === 'argued') || plan.fault === 'moire',
  }
  const textPixels = page.textHeight * page.scale
  if (plan.fault === 'cropped') cut(sheet, scene, rnd.fork('cut'), plan)
  if (plan.fault === 'occluded') cover(sheet, scene, rnd.fork('cover'), plan)
  scene.raster = await focus(scene.raster, rnd.fork('focus'), plan, textPixels)
  if (plan.device !== 'render') scene.raster = shine(sheet, scene, rnd.fork('light'), plan)
  scene.raster = await finishInDevice(scene.raster, rnd.fork('device'), plan)
  if (plan.fault === 'low-resolution') await shrink(scene, rnd.fork('shrink'), plan, textPixels)
  if (plan.mode === 'grey') scene.raster = greyOut(scene.raster)
  if (plan.mode === 'bilevel') scene.raster = bilevel(scene.raster, rnd.fork('fax'))
  return file(sheet, scene, rnd, plan)
}

const isWithin = (at: number, from: number, length: number): boolean => at > from && at < from + length

/** Cuts off a side: through words, or (argued) only through the blank margin. A mild cut takes nothing of the page. */
function cut(sheet: Sheet, scene: Scene, rnd: Random, plan: WidePlan): void {
  if (plan.degree === 'mild') return
  const { page } = sheet
  const all = extent(sheet)
  const side = rnd.pick(['left', 'right', 'top', 'bottom'] as const)
  const [margin, length] = {
    left: [all.x, all.width],
    right: [page.width - all.x - all.width, all.width],
    top: [all.y, all.height],
    bottom: [page.height - all.y - all.height, all.height],
  }[side] as [number, number]
  const depth = plan.degree === 'argued' ? margin * rnd.range(0.35, 0.8) : margin + length * rnd.range(0.05, 0.3)
  const box = {
    x: side === 'left' ? depth : 0,
    y: side === 'top' ? depth : 0,
    width: page.width - (side === 'left' || side === 'right' ? depth : 0),
    height: page.height - (side === 'top' || side === 'bottom' ? depth : 0),
  }
  // a cut between two lines or columns leaves no word in halves: who does not know the page takes it for whole
  const halved = sheet.words.some((word) =>
    side === 'left' || side === 'right'
      ? isWithin(side === 'left' ? depth : page.width - depth, word.x, word.width)
      : isWithin(side === 'top' ? depth : page.height - depth, word.y, word.height),
  )
  if (!halved) scene.argued = true
  const kept = inPicture(page, scene.placing, box)
  const { width, height } = scene.raster
  const x = side === 'left' ? Math.max(0, kept.x) : 0
  const y = side === 'top' ? Math.max(0, kept.y) : 0
  const right = side === 'right' ? Math.min(width, kept.x + kept.width) : width
  const bottom = side === 'bottom' ? Math.min(height, kept.y + kept.height) : height
  scene.raster = cutOut(scene.raster, x, y, right - x, bottom - y)
  scene.placing = chain(scene.placing, moveBy(-x, -y))
}

/** Lays something on the sheet: over words, over few (argued), or only on bare paper (mild). */
function cover(sheet: Sheet, scene: Scene, rnd: Random, plan: WidePlan): void {
  const { page } = sheet
  const bare = plan.degree === 'mild' ? besideWords(sheet, rnd, 0.05, 0.1) : undefined
  if (plan.degree === 'mild' && !bare) return
  const [least, most] = plan.degree === 'strong' ? [0.2, 0.42] : [0.06, 0.1]
  const box = inPicture(page, scene.placing, bare ?? overWords(sheet, rnd, least, most))
  const kind =
    plan.degree === 'mild'
      ? rnd.pick(['clip', 'tag'] as const)
      : rnd.pick(['paper', 'hand', 'pen', 'tag', 'paper'] as const)
  const { data, width } = scene.raster
  // Paper like the page's own: its colour is taken from the page beside the words.
  const [ox, oy] = [Math.max(0, Math.min(width - 1, box.x)), Math.max(0, Math.min(scene.raster.height - 1, box.y))]
  const own = [0, 1, 2].map((c) => data[(oy * width + ox) * 3 + c]! - 2)
  scene.hidden = box
  scene.raster = paintOn(scene.raster, (ctx) => {
    ctx.save()
    ctx.shadowColor = `rgba(0,0,0,${rnd.range(0.1, 0.5)})`
    ctx.shadowBlur = box.width * rnd.range(0.02, 0.1)
    ctx.shadowOffsetX = box.width * rnd.gauss(0, 0.015)
    ctx.translate(box.x + box.width / 2, box.y + box.height / 2)
    ctx.rotate(rnd.gauss(0, 0.15))
    if (kind === 'paper') {
      ctx.fillStyle = `rgb(${own})`
      ctx.beginPath()
      ctx.moveTo(-box.width / 2, -box.height / 2)
      ctx.lineTo(box.width / 2, -box.height * rnd.range(0.4, 0.5))
      ctx.lineTo(box.width * rnd.range(0.4, 0.5), box.height / 2)
      ctx.lineTo(-box.width * rnd.range(0.4, 0.5), box.height / 2)
      ctx.fill()
    } else if (kind === 'hand') {
      const skin = rnd.pick(['#c99672', '#e0b08c', '#9c6a4a', '#d8a98c'])
      ctx.strokeStyle = skin
      ctx.lineCap = 'round'
      // Two or three fingers reaching in from the side.
      const thick = Math.min(box.width, box.height) / 2.6
      ctx.lineWidth = thick
      for (let i = 0; i < 3; i++) {
        ctx.beginPath()
        ctx.moveTo(box.width * rnd.range(0.2, 0.45) - (i * box.width) / 8, (i - 1) * thick * 0.95)
        ctx.lineTo(-box.width * 4, (i - 1) * thick * 1.1 + box.height * 0.6)
        ctx.stroke()
      }
    } else if (kind === 'pen') {
      ctx.fillStyle = rnd.pick(['#20242c', '#2a4f9a', '#b8bcc2', '#a62b2b'])
      ctx.rotate(rnd.range(-0.5, 0.5))
      ctx.fillRect(-box.width, -box.height * 0.16, box.width * 2, box.height * 0.32)
    } else if (kind === 'tag') {
      ctx.fillStyle = rnd.pick(['#ffe14d', '#ff9ec4', '#9fe08a', '#8fd0ff'])
      ctx.fillRect(-box.width / 2, -box.height / 2, box.width, box.height)
    } else {
      ctx.strokeStyle = '#8c9096'
      ctx.lineWidth = Math.max(1, box.width * 0.07)
      ctx.beginPath()
      ctx.roundRect(-box.width / 6, -box.height / 2, box.width / 3, box.height, box.width / 6)
      ctx.stroke()
    }
    ctx.restore()
  })
}

async function focus(raster: Raster, rnd: Random, plan: WidePlan, textPixels: number): Promise<Raster> {
  if (plan.device === 'render') return raster
  if (plan.fault === 'blur')
    return defocus(
      raster,
      textPixels * within(rnd, plan.degree, { mild: [0.07, 0.13], argued: [0.15, 0.24], strong: [0.28, 0.55] }),
    )
  if (plan.fault === 'motion-blur')
    return shake(
      raster,
      rnd,
      textPixels * within(rnd, plan.degree, { mild: [0.1, 0.2], argued: [0.24, 0.42], strong: [0.6, 1.3] }),
    )
  return defocus(raster, Math.min(textPixels * 0.07, rnd.range(0.4, plan.device === 'flatbed' ? 1.2 : 1.9)))
}

const clampTone = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value)

/** How the device turns scene brightness into values; the faults of exposure live here. */
function toneOf(rnd: Random, plan: WidePlan): Uint8Array {
  const camera = plan.device === 'phone' || plan.device === 'chat'
  const bend = camera ? rnd.range(0, 0.45) : rnd.range(0, 0.15)
  const gamma = rnd.range(0.85, 1.12)
  let [black, white] = [rnd.range(0, camera ? 22 : 14), 255]
  if (plan.fault === 'dark') {
    white = within(rnd, plan.degree, { mild: [120, 150], argued: [72, 100], strong: [18, 50] })
    black = Math.min(black, white * 0.12)
  }
  if (plan.fault === 'washed-out') {
    white = rnd.range(242, 255)
    black = white - within(rnd, plan.degree, { mild: [115, 160], argued: [58, 92], strong: [12, 36] })
  }
  return Uint8Array.from({ length: 256 }, (_, v) => {
    const x = (v / 255) ** gamma
    const curved = x + bend * (x * x * (3 - 2 * x) - x)
    return clampTone(black + curved * (white - black))
  })
}

function shine(sheet: Sheet, scene: Scene, rnd: Random, plan: WidePlan): Raster {
  const { width, height } = scene.raster
  const camera = plan.device === 'phone' || plan.device === 'chat' || plan.device === 'app'
  const cast = (spread: number): [number, number, number] => {
    const warm = Math.max(-0.14, Math.min(0.24, rnd.gauss(0.02, spread)))
    const green = rnd.gauss(0, spread / 4)
    return [1 + warm * 0.6, 1 + green, 1 - warm]
  }
  const exposed = camera ? rnd.range(0.74, 1.04) : rnd.range(0.93, 1.03)
  const lamps = [cast(camera ? 0.09 : 0.012), cast(camera ? 0.09 : 0.012)].map((lamp) =>
    lamp.map((v) => v * exposed),
  ) as unknown as [[number, number, number], [number, number, number]]
  let light = lightMap(
    rnd,
    width,
    height,
    camera ? rnd.range(0.03, 0.34) : rnd.range(0, 0.05),
    camera ? rnd.range(0, 0.3) : 0,
  )
  const { page } = sheet
  let glare: ReturnType<typeof glareMap> | undefined
  if (plan.fault === 'shadow') {
    const box = inPicture(page, scene.placing, overWords(sheet, rnd, 0.35, 0.65))
    const depth = within(rnd, plan.degree, { mild: [0.12, 0.4], argued: [0.5, 0.68], strong: [0.84, 0.95] })
    light = times(light, shadowMap(rnd, width, height, box, depth))
    if (plan.degree !== 'mild') scene.hidden = box
  }
  if (plan.fault === 'glare') {
    const bare = plan.degree === 'mild' && rnd.chance(0.5) ? besideWords(sheet, rnd, 0.06, 0.14) : undefined
    const [least, most] = plan.degree === 'argued' ? [0.05, 0.1] : [0.24, 0.5]
    const box = inPicture(page, scene.placing, bare ?? overWords(sheet, rnd, least, most))
    const power = plan.degree === 'mild' && !bare ? rnd.range(0.1, 0.35) : rnd.range(0.97, 1)
    glare = glareMap(rnd, width, height, box, power)
    if (plan.degree !== 'mild') scene.hidden = box
  }
  const dim = plan.fault === 'dark' && plan.degree !== 'mild'
  return develop(scene.raster, rnd, {
    light,
    mix: mixMap(rnd, width, height, camera && rnd.chance(0.5)),
    lamps,
    ...(glare ? { glare } : {}),
    tone: toneOf(rnd, plan),
    grain: camera ? rnd.range(0.5, dim ? 8 : 5) : rnd.range(0.2, 3),
    chroma: camera ? rnd.range(0, 5) : rnd.range(0, 1.5),
  })
}

/** What comes after the sensor: sharpening, cleaning, a scanning program's whitening, a messenger's second JPEG. */
async function finishInDevice(raster: Raster, rnd: Random, plan: WidePlan): Promise<Raster> {
  let out = raster
  if (plan.device === 'app' && plan.fault !== 'dark' && plan.fault !== 'washed-out') {
    const paper = rnd.range(1.12, 1.4)
    out = await fromSharp(
      toSharp(out)
        .linear(paper, rnd.range(-30, -6))
        .modulate({ saturation: rnd.range(1, 1.35) }),
    )
  }
  if (plan.device !== 'render' && rnd.chance(0.35))
    out = await fromSharp(toSharp(out).sharpen({ sigma: rnd.range(0.6, 1.4) }))
  if (plan.device === 'chat') {
    const first = await toSharp(out)
      .jpeg({ quality: rnd.int(45, 80) })
      .toBuffer()
    out = await fromSharp(sharp(first))
  }
  return out
}

async function shrink(scene: Scene, rnd: Random, plan: WidePlan, textPixels: number): Promise<void> {
  const pixels = within(rnd, plan.degree, { mild: [10.5, 13], argued: [7, 9.5], strong: [3.2, 5.6] })
  const ratio = pixels / textPixels
  if (ratio >= 1) return
  const { width, height } = scene.raster
  const kernel = rnd.pick(['cubic', 'linear', 'lanczos3', 'mitchell'] as const)
  const small = await fromSharp(toSharp(scene.raster).resize({ width: Math.max(8, Math.round(width * ratio)), kernel }))
  scene.placing = chain(scene.placing, scaleBy(small.width / width, small.height / height))
  scene.raster = small
}

/** Whether the picture leaves out a strip of the paper's blank margin: as argued as a cut that takes only margin. */
function runsOut(page: Sheet['page'], placing: Projection, { width, height }: Raster): boolean {
  const paper = inPicture(page, placing, { x: 0, y: 0, width: page.width, height: page.height })
  const room = 0.01 * Math.max(width, height)
  return (
    paper.x < -room || paper.y < -room || paper.x + paper.width > width + room || paper.y + paper.height > height + room
  )
}

async function file(sheet: Sheet, scene: Scene, rnd: Random, plan: WidePlan): Promise<Picture> {
  const { page } = sheet
  const { raster, placing, clarity } = scene
  const colour = plan.mode === 'bilevel' ? 'bilevel' : plan.mode === 'grey' || !page.coloured ? 'grey' : 'colour'
  const borderline: NonNullable<Seen['borderline']>[number][] = []
  const heavy = plan.degree !== 'mild'
  if (heavy && (plan.fault === 'dark' || plan.fault === 'washed-out')) borderline.push('seal', 'colour')
  if (heavy && plan.fault === 'low-resolution') borderline.push('seal')
  if (colour === 'grey' && plan.mode === 'colour' && !page.copied) borderline.push('colour')
  if (colour === 'colour' && page.copied) borderline.push('colour')
  if (scene.argued) borderline.push('clarity')
  // a copier takes half the contrast already: a second mild loss is no longer plainly mild
  if (plan.fault === 'washed-out' && plan.degree === 'mild' && page.copied) borderline.push('clarity')
  if (clarity === 'clear' && runsOut(page, placing, raster)) borderline.push('clarity')
  const truth = tellTruth(page, {
    width: raster.width,
    height: raster.height,
    placing,
    colour,
    clarity,
    borderline,
    ...(scene.hidden && plan.degree === 'strong' ? { hidden: scene.hidden } : {}),
  })
  const kind =
    plan.device === 'render' ? 'screen' : plan.device === 'flatbed' || plan.device === 'feeder' ? 'scan' : 'photo'
  const wished = inventEncoding(rnd.fork('file'), kind, truth.dpi, plan.mode !== 'colour')
  const least = truth.textHeight < 18 ? 60 : 38
  const how: Encoding = { ...wished, quality: Math.max(least, wished.quality) }
  return { bytes: await encode(raster, how), mediaType: how.mediaType, truth }
}
