import { mmPerInch, type Page } from '../page.ts'
import type { Random } from '../random.ts'
import { type ClarityReason, type Seen, type Truth, tellTruth } from '../truth.ts'
import { bilevel, copyPage, greyOut } from './copier.ts'
import { type Encoding, encode, inventEncoding } from './encode.ts'
import { type Exposure, expose } from './expose.ts'
import { type Box, boxAround, chain, moveBy, project, scaleBy } from './geometry.ts'
import type { CapturePlan } from './plan.ts'
import { blur, cutOut, fromCanvas, paintOn, type Raster, resize, type SoftMap, smear } from './raster.ts'
import { screenPixels } from './screen.ts'
import { castShadow, cover, creases, flatbed, glareSpot, phone, roomLight, type Shot } from './shot.ts'

export interface Picture {
  readonly bytes: Uint8Array
  readonly mediaType: Encoding['mediaType']
  readonly truth: Truth
}

/** A box on the page's middle, where its words are, in picture pixels. */
function overWords(page: Page, shot: Shot, rnd: Random, least: number, most: number): Box {
  const share = rnd.range(least, most)
  const width = Math.min(0.9, share * rnd.range(0.8, 1.6)) * page.canvas.width
  const height = Math.min(0.9, share * rnd.range(0.8, 1.6)) * page.canvas.height
  const x = rnd.range(0.12, 0.88) * (page.canvas.width - width)
  const y = rnd.range(0.25, 0.85) * (page.canvas.height - height)
  return boxAround(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ].map(([px, py]) => project(shot.placing, [px as number, py as number])),
  )
}

const times = (a: SoftMap, b: SoftMap): SoftMap => ({ ...a, values: a.values.map((value, i) => value * b.values[i]!) })

/** Light of a scanner's lamp, or of a room with a phone's white balance; the fault decides how far it strays. */
function lightFor(rnd: Random, plan: CapturePlan, raster: Raster, folded: boolean): Exposure {
  const { width, height } = raster
  const photo = plan.device === 'photo'
  const warmth = photo ? Math.max(-0.1, Math.min(0.16, rnd.gauss(0.015, 0.06))) : rnd.gauss(0, 0.012)
  const green = photo ? rnd.gauss(0, 0.02) : 0
  let brightness = photo ? rnd.range(0.68, 1.02) : rnd.range(0.94, 1.03)
  let black = rnd.range(0, photo ? 30 : 18)
  let white = 255
  let gamma = rnd.range(0.85, 1.15)
  if (plan.fault === 'dark') {
    brightness = rnd.range(0.1, 0.22)
    black = rnd.range(0, 8)
    gamma = rnd.range(1, 1.4)
  }
  if (plan.fault === 'washed-out') {
    white = rnd.range(244, 255)
    black = white - rnd.range(22, 44)
    brightness = 1.02
  }
  return {
    gain: [brightness * (1 + warmth), brightness * (1 + green), brightness * (1 - warmth)],
    black,
    white,
    gamma,
    noise: photo ? rnd.range(1, plan.fault === 'dark' ? 9 : 5) : rnd.range(0.4, 2.4),
    colourNoise: photo ? rnd.range(0.5, 4) : rnd.range(0, 1.5),
    ...(photo && plan.fault !== 'washed-out'
      ? { shade: times(roomLight(rnd, width, height, rnd.range(0.02, 0.3)), creases(rnd, width, height, folded)) }
      : {}),
  }
}

function takeShot(rnd: Random, plan: CapturePlan, raster: Raster): Shot {
  const skewed = plan.fault === 'skewed'
  const sign = rnd.pick([-1, 1])
  if (plan.device === 'screen') return { raster, placing: scaleBy(1) }
  if (plan.device === 'scan')
    return flatbed(raster, rnd, skewed ? sign * rnd.range(8, 18) : Math.max(-2, Math.min(2, rnd.gauss(0, 0.6))))
  return phone(raster, rnd, {
    turn: skewed ? sign * rnd.range(9, 20) : rnd.gauss(0, 1.3),
    tilt: skewed ? rnd.range(0.08, 0.14) : rnd.range(0, 0.025),
    fill: skewed ? rnd.range(0.66, 0.76) : rnd.range(0.8, 0.93),
  })
}

/** Cuts a strip with words off one side. */
function crop(shot: Shot, rnd: Random): Shot {
  const { width, height } = shot.raster
  const cut = rnd.range(0.14, 0.3)
  const side = rnd.pick(['left', 'right', 'top', 'bottom'] as const)
  const x = side === 'left' ? Math.round(cut * width) : 0
  const y = side === 'top' ? Math.round(cut * height) : 0
  const newWidth = side === 'left' || side === 'right' ? Math.round(width * (1 - cut)) : width
  const newHeight = side === 'top' || side === 'bottom' ? Math.round(height * (1 - cut)) : height
  const raster = cutOut(shot.raster, x, y, newWidth, newHeight)
  return { raster, placing: chain(shot.placing, moveBy(-x, -y)) }
}

/** Lays fingers or a note over the picture. */
function occlude(raster: Raster, rnd: Random, box: Box): Raster {
  const kind = rnd.pick(['finger', 'note'] as const)
  // A finger comes in from the lower edge of the picture.
  const place = kind === 'finger' ? { ...box, height: raster.height - box.y + box.width } : box
  return paintOn(raster, (ctx) => cover(ctx, rnd, place, kind))
}

/**
 * Turns a drawn page into a file and tells the truth of it.
 * @param forced overrides what chance decided about the file's format
 */
export async function shoot(
  page: Page,
  rnd: Random,
  plan: CapturePlan,
  forced: Partial<Encoding> = {},
): Promise<Picture> {
  if (plan.photocopied && !page.copied) await copyPage(page, rnd.fork('copier'))
  let source = fromCanvas(page.canvas)
  if (plan.fault === 'moire') source = screenPixels(source, rnd.fork('screen'))
  let shot = takeShot(rnd.fork('shot'), plan, source)
  if (plan.fault === 'cropped') shot = crop(shot, rnd.fork('crop'))
  const textPixels = page.textHeight * page.scale
  const hidden = hideout(page, shot, rnd.fork('hide'), plan)
  let raster = shot.raster
  if (plan.fault === 'occluded' && hidden) raster = occlude(raster, rnd.fork('cover'), hidden)
  raster = await soften(raster, rnd.fork('focus'), plan, textPixels)
  if (plan.device !== 'screen') {
    const light = lightFor(rnd.fork('light'), plan, raster, page.height > 250 && rnd.fork('fold').chance(0.25))
    const shaded =
      plan.fault === 'shadow' && hidden
        ? {
            ...light,
            shade: times(
              light.shade as SoftMap,
              castShadow(rnd.fork('shade'), raster.width, raster.height, hidden, rnd.range(0.8, 0.9)),
            ),
          }
        : light
    const lit =
      plan.fault === 'glare' && hidden
        ? { ...shaded, glare: glareSpot(rnd.fork('lamp'), raster.width, raster.height, hidden, 1) }
        : shaded
    raster = expose(raster, rnd.fork('sensor'), lit)
  }
  let placing = shot.placing
  if (plan.fault === 'low-resolution') {
    const ratio = rnd.fork('shrink').range(3.8, 5.8) / textPixels
    const small = await resize(raster, raster.width * ratio)
    placing = chain(placing, scaleBy(small.width / raster.width, small.height / raster.height))
    raster = small
  }
  if (plan.mode === 'grey') raster = greyOut(raster)
  if (plan.mode === 'bilevel') raster = bilevel(raster, rnd.fork('fax'))
  return finish(page, rnd, plan, raster, placing, hidden, forced)
}

/** Where fingers, glare or shadow hide words. */
function hideout(page: Page, shot: Shot, rnd: Random, plan: CapturePlan): Box | undefined {
  if (plan.fault === 'shadow') return overWords(page, shot, rnd, 0.45, 0.7)
  if (plan.fault === 'glare') return overWords(page, shot, rnd, 0.32, 0.5)
  if (plan.fault === 'occluded') return overWords(page, shot, rnd, 0.22, 0.36)
  return undefined
}

async function soften(raster: Raster, rnd: Random, plan: CapturePlan, textPixels: number): Promise<Raster> {
  if (plan.device === 'screen') return raster
  if (plan.fault === 'motion-blur') return smear(raster, textPixels * rnd.range(0.5, 1), rnd.range(0, 180))
  if (plan.fault === 'blur') return blur(raster, textPixels * rnd.range(0.135, 0.26))
  // Soft but legible: people read Chinese up to a blur of about a tenth of the character's height.
  if (rnd.chance(0.18)) return blur(raster, textPixels * rnd.range(0.045, 0.075))
  return blur(raster, Math.min(textPixels * 0.05, rnd.range(0.3, plan.device === 'photo' ? 1.1 : 0.9)))
}

async function finish(
  page: Page,
  rnd: Random,
  plan: CapturePlan,
  raster: Raster,
  placing: Shot['placing'],
  hidden: Box | undefined,
  forced: Partial<Encoding>,
): Promise<Picture> {
  const colour = plan.mode === 'bilevel' ? 'bilevel' : plan.mode === 'grey' || !page.coloured ? 'grey' : 'colour'
  const clarity: Truth['clarity'] = plan.fault === 'none' ? 'clear' : [plan.fault as ClarityReason]
  const borderline: NonNullable<Seen['borderline']>[number][] = []
  if (plan.fault === 'dark' || plan.fault === 'washed-out') borderline.push('seal', 'colour')
  // A colour scan of a page on which nothing has a colour cannot be told from a grey copy by looking.
  if (colour === 'grey' && plan.mode === 'colour' && !page.copied) borderline.push('colour')
  // A stamped copy: some offices take it for an original, most do not.
  if (colour === 'colour' && page.copied) borderline.push('colour')
  if (plan.fault === 'moire') borderline.push('clarity')
  const truth = tellTruth(page, {
    width: raster.width,
    height: raster.height,
    placing,
    colour,
    clarity,
    borderline,
    ...(hidden ? { hidden } : {}),
  })
  const wished = { ...inventEncoding(rnd.fork('file'), plan.device, truth.dpi, plan.mode !== 'colour'), ...forced }
  // Words near the limit of legibility do not survive a coarse JPEG; people would call those pictures blurred.
  const quality = truth.textHeight < 20 && forced.quality === undefined ? Math.max(wished.quality, 62) : wished.quality
  const how = { ...wished, quality }
  return { bytes: await encode(raster, how), mediaType: how.mediaType, truth }
}

/**
 * The dpi a page must be drawn with so that `plan` can be carried out and its words stay legible.
 * @param textHeight mm of the smallest words that matter
 */
export const drawingDpi = (plan: CapturePlan, textHeight: number): number => {
  const leastPixels = plan.device === 'photo' ? 15 : 12.5
  return Math.max(plan.dpi, (leastPixels / textHeight) * mmPerInch)
}
