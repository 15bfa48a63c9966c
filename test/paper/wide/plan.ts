import type { Fault } from '../capture/plan.ts'
import type { Random } from '../random.ts'

/** mild = still legible and whole, so nothing to complain of; argued = people disagree; strong = it would come back. */
export type Degree = 'mild' | 'argued' | 'strong'

/** How a page of the wide family became a picture. */
export interface WidePlan {
  /** app = a phone's scanning program, which straightens and whitens; chat = a photo sent through a messenger */
  readonly device: 'flatbed' | 'feeder' | 'phone' | 'app' | 'chat' | 'render'
  /** a black-and-white copy was made first */
  readonly copied: boolean
  readonly mode: 'colour' | 'grey' | 'bilevel'
  readonly fault: Fault
  readonly degree: Degree
  readonly dpi: number
}

const optical: readonly Fault[] = [
  'blur',
  'motion-blur',
  'low-resolution',
  'dark',
  'washed-out',
  'glare',
  'shadow',
  'occluded',
  'cropped',
  'skewed',
  'moire',
]
const mechanical: readonly Fault[] = [
  'blur',
  'low-resolution',
  'dark',
  'washed-out',
  'occluded',
  'cropped',
  'skewed',
  'blank',
]
const possible: Record<WidePlan['device'], readonly Fault[]> = {
  flatbed: mechanical,
  feeder: ['low-resolution', 'dark', 'washed-out', 'cropped', 'skewed', 'blank'],
  phone: optical,
  app: ['blur', 'low-resolution', 'washed-out', 'glare', 'shadow', 'occluded', 'cropped'],
  chat: ['blur', 'motion-blur', 'low-resolution', 'dark', 'glare', 'shadow', 'occluded', 'cropped', 'skewed'],
  render: ['low-resolution', 'cropped'],
}

export function planWide(rnd: Random, wish: Partial<WidePlan>): WidePlan {
  const device =
    wish.device ??
    rnd.weighted<WidePlan['device']>([
      ['flatbed', 30],
      ['feeder', 14],
      ['phone', 30],
      ['app', 10],
      ['chat', 10],
      ['render', 6],
    ])
  const scanner = device === 'flatbed' || device === 'feeder'
  const mode =
    wish.mode ??
    rnd.weighted<WidePlan['mode']>([
      ['colour', 84],
      ['grey', device === 'render' ? 0 : 9],
      ['bilevel', scanner ? 10 : 0],
    ])
  const copied = wish.copied ?? (mode === 'colour' && device !== 'render' && rnd.chance(0.2))
  const faulty = rnd.chance(0.52)
  const fault =
    wish.fault ?? (faulty ? rnd.pick(mode === 'bilevel' ? (['cropped', 'skewed'] as const) : possible[device]) : 'none')
  const degree =
    wish.degree ??
    rnd.weighted<Degree>([
      ['mild', 42],
      ['argued', 13],
      ['strong', 45],
    ])
  const dpi =
    wish.dpi ??
    rnd.weighted([
      [rnd.range(98, 125), 3],
      [rnd.range(140, 170), 5],
      [200, 4],
      [rnd.range(210, 280), 1.5],
      [300, 2],
      [400, 0.25],
      [600, 0.1],
    ])
  return { device, copied, mode, fault, degree, dpi }
}

/** A strength in the band of the degree. */
export const within = (
  rnd: Random,
  degree: Degree,
  bands: Readonly<Record<Degree, readonly [number, number]>>,
): number => rnd.range(...bands[degree])
