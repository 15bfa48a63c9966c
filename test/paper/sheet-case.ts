import sharp from 'sharp'
import { type Client, clientSchema, type Service } from '../../domain/model/index.ts'
import { frame } from '../../domain/sheet/lines.ts'
import { fixedBoxes } from '../../domain/sheet/wording.ts'
import type { SheetOptions } from '../../renderer/sheet/index.ts'
import { project, toQuad } from './capture/geometry.ts'
import { type CapturePlan, planCapture } from './capture/plan.ts'
import { drawingDpi, shoot } from './capture/shoot.ts'
import { handwrite } from './marks/pen.ts'
import { inventSeal, stampSeal } from './marks/seal.ts'
import { fingerprint } from './marks/stamps.ts'
import type { Page, Point } from './page.ts'
import { drawOtherSheet } from './pages/other-sheet.ts'
import { printSheet } from './pages/printed-sheet.ts'
import { type Random, random } from './random.ts'
import { type Firm, inventFirm, personName } from './words.ts'

/** What people did to a printed 核验单; what is left out chance decides. */
export interface SheetMarks {
  /** another = a sheet of a layout that is not ours */
  readonly form: 'ours' | 'another'
  readonly holder: 'unit' | 'person'
  readonly signed: boolean
  readonly dated: boolean
  /** what stands in the part of the access provider */
  readonly provider: 'empty' | 'ticks' | 'signature' | 'stamp'
  /** provider = in the provider's part; fields = over name or domain */
  readonly seal: 'none' | 'in-place' | 'fields' | 'provider'
  /** painted = correction fluid over a line */
  readonly lines: 'whole' | 'painted'
  /** amended = written over or added to by hand, empty = never filled in */
  readonly fields: 'printed' | 'handwritten' | 'amended' | 'empty'
  readonly title: 'site' | 'internet-service' | 'icp'
  /** quarter turns clockwise of the whole picture */
  readonly turns: 0 | 1 | 2 | 3
}

/** A unit's sheet as it should come back: signed, sealed in its place, nothing else done to it. */
export const soundSheet = {
  holder: 'unit',
  provider: 'empty',
  seal: 'in-place',
  lines: 'whole',
  fields: 'printed',
  signed: true,
} as const satisfies Partial<SheetMarks>

export interface SheetCase {
  readonly seed: number
  readonly marks: SheetMarks
  readonly capture: CapturePlan
  readonly bytes: Uint8Array
  /** the printed frame's corners in pixels, clockwise from the form's own top left */
  readonly corners: readonly Point[]
  readonly width: number
  readonly height: number
  /** nothing is amiss with the picture itself */
  readonly clear: boolean
  /** something on it has a colour: else nobody can tell an original from a copy */
  readonly coloured: boolean
}

/** Whose sheet is drawn where it must be a certain one. */
export interface SheetOwner {
  readonly client: Client
  readonly service: Service | undefined
  /** what is printed beside what is filled in */
  readonly options?: SheetOptions
}

function planMarks(rnd: Random, wish: Partial<SheetMarks>): SheetMarks {
  const holder = wish.holder ?? (rnd.chance(0.8) ? 'unit' : 'person')
  const often = <T extends string>(usual: T, ...others: T[]): T =>
    rnd.weighted([[usual, 4 * others.length] as const, ...others.map((other) => [other, 1] as const)])
  return {
    form: 'ours',
    signed: rnd.chance(0.7),
    dated: rnd.chance(0.5),
    provider: rnd.chance(0.6) ? 'empty' : rnd.pick(['ticks', 'ticks', 'signature', 'stamp'] as const),
    seal:
      holder === 'person'
        ? 'none'
        : rnd.weighted([
            ['in-place', 8],
            ['none', 2],
            ['fields', 1],
            ['provider', 1],
          ] as const),
    lines: rnd.chance(0.85) ? 'whole' : 'painted',
    fields: often('printed', 'handwritten', 'amended', 'empty'),
    title: often('site', 'internet-service', 'icp'),
    turns: rnd.weighted([
      [0, 7],
      [1, 1],
      [2, 1],
      [3, 1],
    ] as const),
    ...wish,
    holder,
  }
}

/**
 * A 核验单 printed, filled in, signed, sealed, spoilt and photographed, with its truth. The same seed and wish give the
 * same bytes. Tune on some seeds and report on others.
 * @param of whose sheet is printed; left out, an invented client's
 */
export async function drawSheetCase(
  seed: number,
  wish: Partial<SheetMarks> = {},
  how: Partial<CapturePlan> = {},
  of?: SheetOwner,
): Promise<SheetCase> {
  const rnd = random(`sheet ${seed}`)
  const marks = planMarks(rnd.fork('marks'), wish)
  const capture = planCapture(rnd.fork('capture'), { photocopied: false, fault: 'none', mode: 'colour', ...how })
  const dpi = drawingDpi(capture, 3.2)
  const firm = inventFirm(rnd.fork('firm'))
  const page =
    marks.form === 'ours' ? await ours(rnd, firm, marks, dpi, of) : drawOtherSheet(rnd.fork('form'), firm, dpi)
  const shot = await shoot(page, rnd.fork('shoot'), capture)
  const placing = toQuad(page.width, page.height, shot.truth.pageCorners)
  const { left, right, top, bottom } = frame
  const corners = (
    [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ] as const
  ).map((at) => project(placing, at))
  const clear = shot.truth.clarity === 'clear'
  const coloured = shot.truth.colour === 'colour'
  return { seed, marks, capture, clear, coloured, ...(await turned(shot.bytes, corners, marks.turns)) }
}

async function turned(bytes: Uint8Array, corners: readonly Point[], turns: SheetMarks['turns']) {
  const { autoOrient } = await sharp(bytes).metadata()
  const { width, height } = autoOrient
  if (turns === 0) return { bytes, corners, width, height }
  const image = sharp(bytes)
    .autoOrient()
    .rotate(turns * 90)
  const turn = ([x, y]: Point): Point =>
    turns === 1 ? [height - y, x] : turns === 2 ? [width - x, height - y] : [y, width - x]
  const [w, h] = turns === 2 ? [width, height] : [height, width]
  return { bytes: await image.jpeg({ quality: 92 }).toBuffer(), corners: corners.map(turn), width: w, height: h }
}

async function ours(rnd: Random, firm: Firm, marks: SheetMarks, dpi: number, of?: SheetOwner): Promise<Page> {
  const art = rnd.fork('page')
  const unit = marks.holder === 'unit'
  const printed = marks.fields === 'printed' || marks.fields === 'amended'
  const name = of?.client.subject.name ?? (unit ? firm.name : firm.legal)
  const domain = `${art.pick(['yun', 'lan', 'shan', 'he'])}-sample-${art.int(10, 9999)}.cn`
  const client = clientSchema.parse({
    subject: { name: printed ? name : '', kind: unit ? 'enterprise' : 'person', province: firm.address.slice(0, 3) },
    services: [{ id: 's', domains: printed ? [{ name: domain, registrar: '样例域名注册有限公司' }] : [] }],
  })
  const owner = of ?? { client, service: client.services[0] }
  const { page } = await printSheet(owner.client, owner.service, dpi, { title: marks.title, ...of?.options })
  const pen = art.pick(['black', 'black', 'blue'] as const)
  const write = (words: string, x: number, y: number, size: number, ink = pen) =>
    handwrite(page, art, words, x, y, size, ink)
  if (marks.fields === 'handwritten') {
    write(name.slice(0, 14), 51, 27.5, art.range(4.6, 5.4))
    write(domain, 51, 41, art.range(4.6, 6))
  }
  if (marks.fields === 'amended') amend(page, art, domain)
  if (marks.signed) {
    write(firm.legal, 55 + art.range(0, 16), 264 + art.gauss(0, 1.6), art.range(6.5, 11))
    if (!unit && art.chance(0.2)) fingerprint(page, art, 80 + art.range(0, 20), 262)
  }
  if (marks.dated) {
    const { year, month, day } = { year: art.int(2023, 2027), month: art.int(1, 12), day: art.int(1, 28) }
    write(String(year), 51, 280, 3.6)
    write(String(month), 67.5, 280, 3.6)
    write(String(day), 79, 280, 3.6)
  }
  if (marks.provider !== 'empty') provide(page, art, marks.provider)
  if (marks.lines === 'painted') paint(page, art)
  const seal = inventSeal(art, name)
  const stamp = (x: number, y: number) => stampSeal(page, art, seal, x, y)
  if (marks.seal === 'in-place') stamp(art.range(112, 165), 264 + art.gauss(0, 4))
  if (marks.seal === 'fields') stamp(art.range(60, 120), art.range(27, 42))
  if (marks.seal === 'provider') stamp(art.range(60, 165), art.range(90, 210))
  return page
}

/** Changes by hand on what was printed: struck out, written beside, or painted over and written anew. */
function amend(page: Page, rnd: Random, domain: string): void {
  const ink = rnd.pick(['black', 'blue'] as const)
  const [x, y, words] = rnd.chance(0.5) ? [rnd.range(52, 62), 27.2, personName(rnd)] : [rnd.range(52, 70), 42.5, domain]
  const how = rnd.pick(['struck', 'beside', 'painted'] as const)
  if (how === 'struck') strike(page, x - 2, y - 2 + rnd.gauss(0, 0.4), rnd.range(25, 50), rnd)
  if (how === 'painted') fluid(page, x - 1, y - 4.5, rnd.range(16, 30), 5.5, rnd)
  const right = how === 'painted' ? x : x + rnd.range(38, 48)
  handwrite(page, rnd, words.slice(0, 9), right, y, rnd.range(4, 5), ink)
}

function strike(page: Page, x: number, y: number, length: number, rnd: Random): void {
  const { ctx } = page
  ctx.save()
  ctx.strokeStyle = rnd.pick(['#17171c', '#1d2f8c'])
  ctx.lineWidth = rnd.range(0.35, 0.6)
  for (const by of rnd.chance(0.5) ? [0] : [-0.7, 0.7]) {
    ctx.beginPath()
    ctx.moveTo(x, y + by)
    ctx.quadraticCurveTo(x + length / 2, y + by + rnd.gauss(0, 0.6), x + length, y + by + rnd.gauss(0, 0.5))
    ctx.stroke()
  }
  ctx.restore()
}

/** Correction fluid: a white patch with uneven borders that hides what is under it. */
function fluid(page: Page, x: number, y: number, width: number, height: number, rnd: Random): void {
  const { ctx } = page
  ctx.save()
  ctx.fillStyle = '#ffffff'
  ctx.beginPath()
  for (let i = 0; i < 24; i++) {
    const t = (i * Math.PI) / 12
    const r = 1 + rnd.gauss(0, 0.06)
    ctx.lineTo(
      x + width / 2 + (width / 2) * r * Math.sign(Math.cos(t)) * Math.abs(Math.cos(t)) ** 0.4,
      y + height / 2 + (height / 2) * r * Math.sign(Math.sin(t)) * Math.abs(Math.sin(t)) ** 0.4,
    )
  }
  ctx.fill()
  ctx.restore()
}

/** Fluid over the frame or over a line between rows. */
function paint(page: Page, rnd: Random): void {
  const wide = rnd.range(9, 22)
  const high = rnd.range(5, 8)
  const along = rnd.range(40, 160)
  const [x, y] = rnd.pick([
    [frame.left - 3 + rnd.range(0, 2), rnd.range(60, 260)],
    [frame.right - wide / 2, rnd.range(60, 260)],
    [along, 30.3 - high / 2],
    [along, 50 - high / 2],
    [along, frame.bottom - high / 2 - 0.4],
  ] as const)
  fluid(page, x, y, wide, high, rnd)
}

/** What only the access provider may do. */
function provide(page: Page, rnd: Random, what: 'ticks' | 'signature' | 'stamp'): void {
  const ink = rnd.pick(['black', 'blue', 'blue', 'red'] as const)
  if (what === 'ticks') {
    for (const box of fixedBoxes) {
      if (rnd.chance(0.75)) continue
      handwrite(page, rnd, '√', box.left - 0.6 + rnd.range(-0.3, 0.8), box.y + rnd.range(1, 2), rnd.range(3, 4.6), ink)
    }
    const box = rnd.pick(fixedBoxes)
    handwrite(page, rnd, '√', box.left - 0.4, box.y + 1.6, 3.8, ink)
  }
  if (what === 'signature') handwrite(page, rnd, personName(rnd), rnd.range(47, 58), 228, rnd.range(6, 8), ink)
  if (what === 'stamp')
    stampSeal(page, rnd, inventSeal(rnd, inventFirm(rnd).name), rnd.range(125, 165), rnd.range(214, 224))
}

/** How far in mm the worst of four corners lies from where it was drawn. */
export function cornerMiss({ corners }: SheetCase, found: readonly { x: number; y: number }[]): number {
  const [a, b] = corners as readonly [Point, Point, ...Point[]]
  const perMm = Math.hypot(b[0] - a[0], b[1] - a[1]) / (frame.right - frame.left)
  return Math.max(...corners.map(([x, y], i) => Math.hypot(x - found[i]!.x, y - found[i]!.y))) / perMm
}
