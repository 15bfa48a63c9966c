import type { Random } from '../random.ts'
import type { ClarityReason } from '../truth.ts'

export type Fault = 'none' | ClarityReason

/** How a page became a picture. */
export interface CapturePlan {
  readonly device: 'scan' | 'photo' | 'screen'
  /** a black-and-white copy was made first, and the copy was scanned or photographed */
  readonly photocopied: boolean
  /** what the scanner or the phone was set to */
  readonly mode: 'colour' | 'grey' | 'bilevel'
  readonly fault: Fault
  /** pixels to the inch of paper; raised where the page's words would otherwise be too small to read */
  readonly dpi: number
}

const faultsOf: Record<CapturePlan['device'], readonly (readonly [Fault, number])[]> = {
  scan: [
    ['blur', 3],
    ['low-resolution', 3],
    ['dark', 1.5],
    ['washed-out', 2],
    ['cropped', 2],
    ['skewed', 1.5],
    ['occluded', 1],
    ['blank', 0.4],
  ],
  photo: [
    ['blur', 3],
    ['motion-blur', 2.5],
    ['low-resolution', 1.5],
    ['dark', 2.5],
    ['washed-out', 1.5],
    ['glare', 2.5],
    ['shadow', 2],
    ['occluded', 2.5],
    ['cropped', 2],
    ['skewed', 2],
    ['moire', 1.5],
  ],
  screen: [
    ['low-resolution', 2],
    ['cropped', 1],
  ],
}

/** Chance decides what was not asked for. */
export function planCapture(rnd: Random, wish: Partial<CapturePlan> = {}): CapturePlan {
  const device =
    wish.device ??
    rnd.weighted<CapturePlan['device']>([
      ['scan', 60],
      ['photo', 34],
      ['screen', 6],
    ])
  const mode =
    wish.mode ??
    rnd.weighted<CapturePlan['mode']>(
      device === 'screen'
        ? [['colour', 1]]
        : [
            ['colour', 84],
            ['grey', 10],
            ['bilevel', device === 'scan' ? 6 : 0],
          ],
    )
  const photocopied = wish.photocopied ?? (device !== 'screen' && mode === 'colour' && rnd.chance(0.16))
  const faulty = rnd.chance(mode === 'bilevel' ? 0.12 : 0.38)
  const bilevelFaults = [
    ['cropped', 1],
    ['skewed', 1],
    ['low-resolution', 1],
  ] as const
  const fault =
    wish.fault ?? (faulty ? rnd.weighted<Fault>(mode === 'bilevel' ? bilevelFaults : faultsOf[device]) : 'none')
  const dpi =
    wish.dpi ??
    (device === 'photo'
      ? rnd.range(110, 290)
      : rnd.weighted([
          [100, 1.2],
          [120, 1],
          [150, 3],
          [200, 5],
          [240, 1],
          [300, 4],
          [400, 0.6],
          [600, 0.2],
        ]))
  return { device, photocopied, mode, fault, dpi }
}
