import type { Picture } from '../capture/shoot.ts'
import { mmPerInch } from '../page.ts'
import { type Random, random } from '../random.ts'
import { inventFirm, personName } from '../words.ts'
import { capture } from './camera.ts'
import { copyWide } from './copier.ts'
import { badge, chop, cupStain, lineStamp, penMark, portrait, scrawl, thumb } from './others.ts'
import { drawPage, type Place, smallest, type WideKind } from './pages.ts'
import { planWide, type WidePlan } from './plan.ts'
import { sealOn } from './seals.ts'
import { newSheet } from './type.ts'

export type { WideKind } from './pages.ts'
export type { WidePlan } from './plan.ts'

export interface WideWish extends Partial<WidePlan> {
  readonly page?: WideKind
  readonly seal?: 'none' | 'red' | 'blue' | 'black'
  /** as coarse as `dpi` says, whether or not the smallest words can then be read: for eyes that see places, not words */
  readonly coarse?: boolean
}

export interface WideCase extends Picture {
  readonly seed: number
  readonly page: WideKind
  readonly capture: WidePlan
}

/** Puts seals where they go: one, several, over the signature, cut by the edge, electronic or printed with the form. */
function seals(place: Place, rnd: Random, ink: 'red' | 'blue' | 'black'): void {
  const { page } = place.sheet
  const [first, second] = place.seals
  if (!first) return
  const cut = rnd.chance(0.1)
  const [x, y] = cut
    ? rnd.chance(0.6)
      ? [page.width - rnd.range(3, 12), rnd.range(40, page.height - 50)]
      : [rnd.range(40, page.width - 40), page.height - rnd.range(3, 12)]
    : first
  sealOn(page, rnd, place.unit, x, y, { ink, electronic: rnd.chance(0.15), printed: rnd.chance(0.08) })
  if (second && rnd.chance(0.6)) sealOn(page, rnd, inventFirm(rnd).name, second[0], second[1], { ink })
  if (rnd.chance(0.06))
    sealOn(page, rnd, inventFirm(rnd).name, rnd.range(30, page.width - 30), rnd.range(50, page.height - 40), { ink })
}

/** What else lies on papers; more of it on pages without a seal. */
function litter(place: Place, rnd: Random, sealed: boolean): void {
  const { page } = place.sheet
  const often = sealed ? 0.14 : 0.3
  const [sx, sy] = place.signature
  const anywhere = (): [number, number] => [rnd.range(20, page.width - 20), rnd.range(40, page.height - 20)]
  if (place.unit !== '' && rnd.chance(0.7)) scrawl(page, rnd, sx + 12, sy - 2)
  if (rnd.chance(often)) chop(page, rnd, personName(rnd), sx + rnd.range(0, 40), sy + rnd.range(-6, 12))
  if (rnd.chance(often * 0.7)) thumb(page, rnd, sx + rnd.range(5, 40), sy)
  if (rnd.chance(often * 0.7)) lineStamp(page, rnd, ...anywhere())
  if (rnd.chance(often * 0.8)) penMark(page, rnd, ...anywhere())
  if (rnd.chance(often * 0.5)) badge(page, rnd, rnd.range(18, page.width - 18), rnd.range(14, 26), rnd.range(6, 13))
  if (rnd.chance(often * 0.2)) cupStain(page, rnd, ...anywhere())
  if (rnd.chance(often * 0.2) && page.width > 150) portrait(page, rnd, page.width - 50, 30, 24)
}

/**
 * The wide family: other layouts, faces, seals, marks, copiers, scanners and cameras than the tuned one, with mild forms of
 * every fault that are still fine and argued ones that people would dispute. Nets are fitted on some of its seeds and reported on others.
 * The same seed and wish give the same bytes.
 */
export async function drawWide(seed: number, wish: WideWish = {}): Promise<WideCase> {
  const rnd = random(`wide ${seed}`)
  const choice = rnd.fork('choice')
  const kind =
    wish.page ??
    choice.weighted<WideKind>([
      ['certificate', 18],
      ['form', 18],
      ['contract', 12],
      ['official', 10],
      ['card', 9],
      ['invoice', 9],
      ['handwritten', 8],
      ['dense', 6],
      ['domain', 6],
      ['slip', 6],
    ])
  const seal =
    wish.seal ??
    choice.weighted([
      ['red', 46],
      ['none', 38],
      ['blue', 9],
      ['black', 7],
    ] as const)
  const plan = planWide(rnd.fork('plan'), wish)
  const camera = plan.device === 'phone' || plan.device === 'chat'
  const legible = ((camera ? 15 : 13) / smallest[kind]) * mmPerInch
  const dpi = wish.coarse ? plan.dpi : Math.max(plan.dpi, legible)
  if (plan.fault === 'blank') {
    const sheet = newSheet(rnd.fork('blank'), 210, 297, dpi, '#fbfaf6')
    const strong = { ...plan, degree: 'strong' } as const
    return { seed, page: kind, capture: strong, ...(await capture(sheet, rnd.fork('capture'), strong)) }
  }
  const place = await drawPage(rnd.fork('page'), kind, dpi)
  litter(place, rnd.fork('litter'), seal !== 'none')
  if (seal !== 'none') seals(place, rnd.fork('seal'), seal)
  if (plan.copied) {
    await copyWide(place.sheet.page, rnd.fork('copier'))
    // A copy that the unit confirmed with its real seal.
    if (choice.chance(0.12))
      sealOn(
        place.sheet.page,
        rnd.fork('confirmed'),
        inventFirm(rnd).name,
        place.sheet.page.width / 2,
        place.sheet.page.height * 0.7,
      )
  }
  return { seed, page: kind, capture: plan, ...(await capture(place.sheet, rnd.fork('capture'), plan)) }
}
