import { type Random, random } from '../../../paper/random.ts'
import { faults, type PlainFault, spoil } from './faults.ts'
import { each, type Raw, toSharp } from './raw.ts'
import { drawSheet } from './sheet.ts'

/**
 * A second, plainer generator than test/paper, written apart from it: pages as many people would draw them to try the
 * checks, with one fault at a time. What suits only the house's own drawn paper shows here.
 */
export interface PlainPage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly colour: 'colour' | 'grey' | 'bilevel'
  readonly clarity: 'clear' | readonly string[]
  /** questions on which the picture says too little: its colour was cut off, covered, or made too faint to see */
  readonly borderline: readonly ('colour' | 'clarity')[]
}

const hidesColour: ReadonlySet<PlainFault> = new Set([
  'cropped',
  'occluded',
  'washed-out',
  'dark',
  'glare',
  'shadow',
  'low-resolution',
])

/** What makes a copy of it: greys, black and white, greys under a coloured light. */
function recolour(raw: Raw, rnd: Random, colour: PlainPage['colour'], tinted: boolean): Raw {
  if (colour === 'colour') {
    const gain = tinted && rnd.chance(0.4) ? [1, rnd.range(0.93, 1), rnd.range(0.8, 1)] : [1, 1, 1]
    return each(raw, (value, _x, _y, c) => value * gain[c]!)
  }
  const grey = new Uint8Array((raw.data.length / 3) | 0)
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.3 * raw.data[i * 3]! + 0.59 * raw.data[i * 3 + 1]! + 0.11 * raw.data[i * 3 + 2]!
  const limit = rnd.range(120, 180)
  const tint = tinted && rnd.chance(0.6) ? [1, rnd.range(0.85, 1), rnd.range(0.62, 1)] : [1, 1, 1]
  const fringe = rnd.chance(0.3) ? 1 : 0
  return each(raw, (_value, x, y, c) => {
    const at = y * raw.width + x
    if (colour === 'bilevel') return grey[at]! >= limit ? 255 : 0
    // red and blue a pixel apart, as lenses draw them
    const from = x === 0 || x === raw.width - 1 ? at : at + (c - 1) * fringe
    return grey[from]! * tint[c]!
  })
}

/** @param seed any whole number; the same seed and wish give the same page */
export async function drawPlain(
  seed: number,
  wish: { fault?: PlainFault; colour?: PlainPage['colour'] } = {},
): Promise<PlainPage> {
  const rnd = random(`plain ${seed}`)
  const dpi = rnd.weighted([
    [100, 1],
    [150, 3],
    [200, 2],
    [300, 0.6],
  ] as const)
  const wished =
    wish.colour ??
    rnd.weighted([
      ['colour', 6],
      ['grey', 3],
      ['bilevel', 1],
    ] as const)
  // thin strokes of 100 dpi fall apart in two levels
  const colour = wished === 'bilevel' && dpi === 100 ? 'grey' : wished
  const fault = wish.fault ?? (rnd.chance(0.5) ? 'none' : rnd.pick(faults))
  const sheet = drawSheet(rnd, dpi)
  // black and white is made at the end and would undo what light did
  const allowed =
    colour === 'bilevel' && !['blur', 'cropped', 'skewed', 'occluded', 'none'].includes(fault) ? 'none' : fault
  const spoilt = await spoil(sheet, rnd, allowed)
  // what has burnt out is white in any light
  const tinted = recolour(spoilt, rnd, colour, allowed !== 'glare')
  const noise = colour === 'bilevel' ? 0 : rnd.range(0, 5)
  const shared = rnd.chance(0.5)
  let grain = 0
  const noisy =
    noise < 1
      ? tinted
      : each(tinted, (value, _x, _y, c) => {
          if (c === 0 || !shared) grain = (rnd.next() + rnd.next() + rnd.next() - 1.5) * 2 * noise
          return value + grain
        })
  const quality = rnd.int(55, 95)
  const image = toSharp(noisy)
  const bytes = await (colour === 'bilevel' || rnd.chance(0.1) ? image.png() : image.jpeg({ quality })).toBuffer()
  return {
    name: `plain ${seed} ${dpi} ${colour} ${allowed}`,
    bytes,
    colour,
    clarity: allowed === 'none' ? 'clear' : [allowed],
    borderline: colour === 'colour' && hidesColour.has(allowed) ? ['colour'] : [],
  }
}
