import { toQuad } from '../../../paper/capture/geometry.ts'
import { plain, warp } from '../../../paper/capture/raster.ts'
import type { Random } from '../../../paper/random.ts'
import { each, over, type Raw, shade, smear, smooth, through } from './raw.ts'
import type { Sheet } from './sheet.ts'

export const faults = [
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
] as const
export type PlainFault = (typeof faults)[number] | 'none'

/** Does one thing wrong to a sheet. */
export async function spoil(sheet: Sheet, rnd: Random, fault: PlainFault): Promise<Raw> {
  const { width, height, text } = sheet
  const place = (share: number) => [width * rnd.range(0.3, 0.7), height * rnd.range(0.3, 0.6), width * share] as const
  switch (fault) {
    case 'blur':
      return rnd.chance(0.7)
        ? through(sheet, (image) => image.blur(text * rnd.range(0.16, 0.35)))
        : halfBlurred(sheet, rnd, text * rnd.range(0.2, 0.35))
    case 'motion-blur':
      return smear(sheet, text * rnd.range(0.6, 1.3), rnd.range(0, Math.PI))
    case 'low-resolution': {
      const small = Math.round((width * rnd.range(3.4, 5.2)) / text)
      const shrunk = await through(sheet, (image) => image.resize(small))
      return rnd.chance(0.5) ? through(shrunk, (image) => image.resize(width)) : shrunk
    }
    case 'dark': {
      const by = rnd.range(0.14, 0.38)
      return each(sheet, (value) => value * by)
    }
    case 'washed-out': {
      const by = rnd.range(0.07, 0.2)
      return each(sheet, (value) => 255 - (255 - value) * by)
    }
    case 'glare': {
      const [x, y, r] = place(rnd.range(0.2, 0.38))
      const dim = rnd.range(0.75, 0.95)
      return over(
        each(sheet, (value) => value * dim),
        (ctx) => {
          const light = ctx.createRadialGradient(x, y, 0, x, y, r)
          light.addColorStop(0, 'rgba(255,255,255,1)')
          light.addColorStop(rnd.range(0.4, 0.7), 'rgba(255,255,255,0.98)')
          light.addColorStop(1, 'rgba(255,255,255,0)')
          ctx.fillStyle = light
          ctx.fillRect(0, 0, width, height)
        },
      )
    }
    case 'shadow':
      return shade(sheet, rnd, rnd.range(0.06, 0.2), 'band')
    case 'occluded': {
      const [x, y, w] = place(rnd.range(0.22, 0.4))
      return over(sheet, (ctx) => {
        ctx.fillStyle = rnd.pick([
          '#000000',
          '#d9a57e',
          '#8d6748',
          '#555a66',
          '#f2df6a',
          '#c4c4c4',
          '#2f5d9b',
          '#fbfbf9',
          '#f6f6f2',
        ])
        ctx.translate(x, y)
        ctx.rotate(rnd.range(-0.4, 0.4))
        ctx.beginPath()
        if (rnd.chance(0.5)) ctx.rect(-w / 2, -w / 2, w, w * rnd.range(0.6, 1.2))
        else ctx.ellipse(0, 0, w / 2, w * rnd.range(0.35, 0.7), 0, 0, 2 * Math.PI)
        ctx.fill()
      })
    }
    case 'cropped': {
      const cut = rnd.range(0.14, 0.3)
      const side = rnd.pick(['left', 'right', 'left', 'right', 'top', 'bottom'])
      const [dx, dy] =
        side === 'left' || side === 'right' ? [Math.round(width * cut), 0] : [0, Math.round(height * cut)]
      const left = side === 'left' ? dx : 0
      const top = side === 'top' ? dy : 0
      return through(sheet, (image) => image.extract({ left, top, width: width - dx, height: height - dy }))
    }
    case 'skewed': {
      if (rnd.chance(0.3)) return slanted(sheet, rnd)
      const turn = rnd.range(10, 30) * rnd.pick([-1, 1])
      return through(sheet, (image) =>
        image.rotate(turn, { background: rnd.pick(['#ffffff', '#808080', '#2b2b2b', '#8a6a4a']) }),
      )
    }
    case 'none':
      return mild(sheet, rnd)
  }
}

/** What people still read with ease. */
async function mild(sheet: Sheet, rnd: Random): Promise<Raw> {
  const { width, height, text } = sheet
  switch (rnd.int(0, 7)) {
    case 0:
      return through(sheet, (image) => image.blur(Math.max(0.35, text * rnd.range(0.03, 0.075))))
    case 1: {
      const by = rnd.range(0.6, 0.9)
      return each(sheet, (value) => value * by)
    }
    case 2: {
      const by = rnd.range(0.45, 0.8)
      return each(sheet, (value) => 255 - (255 - value) * by)
    }
    case 3:
      return shade(sheet, rnd, rnd.range(0.5, 0.8), rnd.pick(['slope', 'band']))
    case 4: {
      const turn = rnd.range(-2.5, 2.5)
      return through(sheet, (image) =>
        image.rotate(turn, { background: rnd.pick(['#ffffff', '#808080', '#2b2b2b', '#8a6a4a']) }),
      )
    }
    case 5: {
      const small = Math.round((width * rnd.range(11, 14)) / text)
      return through(sheet, (image) => (small < width ? image.resize(small) : image))
    }
    case 6: {
      const table = rnd.pick(['#8a6a4a', '#3a3a3a', '#6d7f8c', '#9a4a3a'])
      const wide = Math.round(width * rnd.range(0.04, 0.12))
      return through(sheet, (image) =>
        image.extend({ top: wide, bottom: wide, left: wide, right: wide, background: table }),
      )
    }
    default:
      return { data: sheet.data, width, height }
  }
}

/** Sharp on one side, out of focus on the other. */
async function halfBlurred(sheet: Sheet, rnd: Random, sigma: number): Promise<Raw> {
  const soft = await through(sheet, (image) => image.blur(sigma))
  const angle = rnd.range(0, 2 * Math.PI)
  return each(sheet, (value, x, y, c) => {
    const along = (x / sheet.width - 0.5) * Math.cos(angle) + (y / sheet.height - 0.5) * Math.sin(angle)
    const share = smooth(along / 0.2 + 0.5)
    return value * (1 - share) + soft.data[(y * sheet.width + x) * 3 + c]! * share
  })
}

/** Seen strongly from one side. */
function slanted(sheet: Sheet, rnd: Random): Raw {
  const { width, height } = sheet
  const narrow = width * rnd.range(0.16, 0.25)
  const table = rnd.pick<[number, number, number]>([
    [138, 106, 74],
    [60, 60, 60],
    [150, 150, 150],
  ])
  const quad = [
    [narrow, height * 0.1],
    [width - narrow, height * 0.1],
    [width * 0.98, height * 0.97],
    [width * 0.02, height * 0.97],
  ] as const
  return warp(sheet, toQuad(width, height, quad), plain(width, height, table))
}
