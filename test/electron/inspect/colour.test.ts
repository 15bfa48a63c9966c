import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { judgeColour } from '../../../electron/inspect/colour.ts'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import { toView } from '../../../electron/inspect/view.ts'
import { drawCase, drawWide } from '../../paper/index.ts'
import { drawnPage } from './pictures.ts'
import { drawPlain } from './plain/index.ts'

const judge = async (bytes: Uint8Array) => judgeColour(toView(await (await openSource(bytes)).page(0)))
const jpeg = (image: Sharp, quality = 80) => image.jpeg({ quality }).toBuffer()

/** A copy in greys, photographed: each channel multiplied, a slope of light from one corner to the other. */
async function copyUnderLamp(width: number, height: number, gains: [number, number, number], quality: number) {
  const { data, info } = await drawnPage(width, height, { ring: true })
    .greyscale()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 0.95 - 0.3 * ((x / width + y / height) / 2)
      for (let c = 0; c < 3; c++) {
        const i = (y * width + x) * 3 + c
        // the lamp's colour shifts over the page as daylight mixes in
        const gain = 1 + (gains[c]! - 1) * (1 - (0.5 * x) / width)
        data[i] = Math.min(255, data[i]! * light * gain)
      }
    }
  }
  return jpeg(sharp(data, { raw: info }), quality)
}

describe('colour or copy', () => {
  it('passes a colour original, and shows where the colour is', async () => {
    const width = 1240
    const height = 1754
    const result = await judge(await jpeg(drawnPage(width, height, { ring: true })))
    expect(result).toMatchObject({ verdict: 'pass', kind: 'colour' })
    const region = result.evidence[0]!.region!
    expect(region.x + region.width / 2).toBeCloseTo(width * 0.7, -2)
    expect(region.y + region.height / 2).toBeCloseTo(height * 0.8, -2)
  })

  it.each([
    [80003, 'the lid beside green paper'],
    [87250, 'a slanting edge of it'],
    [87300, 'wood and other papers'],
  ])('does not take what shows beside a copy for colour, seed %i: %s', async (seed) => {
    const { bytes, truth } = await drawWide(seed)
    expect(truth.colour).toBe('grey')
    expect(await judge(bytes)).toMatchObject({ kind: 'grey', verdict: 'fail' })
  })

  it('passes a licence whose coloured frame and seal run off the page together', async () => {
    const frame = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><g fill="none"><rect x="36" y="36" width="1168" height="1682" stroke="#c09a3a" stroke-width="14"/><circle cx="40" cy="1300" r="130" stroke="#c8202c" stroke-width="12"/></g></svg>`,
    )
    const page = await drawnPage(1240, 1754).png().toBuffer()
    expect(await judge(await jpeg(sharp(page).composite([{ input: frame }])))).toMatchObject({
      verdict: 'pass',
      kind: 'colour',
    })
  })

  it('passes a page whose pale blue frame and red emblem touch, though their hues make grey together', async () => {
    const frame = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect x="60" y="60" width="1120" height="1634" fill="none" stroke="#d4e6f6" stroke-width="16"/><circle cx="620" cy="80" r="60" fill="#d8402c"/></svg>`,
    )
    const page = await drawnPage(1240, 1754).png().toBuffer()
    expect(await judge(await jpeg(sharp(page).composite([{ input: frame }]), 85))).toMatchObject({
      verdict: 'pass',
      kind: 'colour',
    })
  })

  it('passes a page on which only a signature has colour', async () => {
    const pen = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><path d="M700 1500q40 -90 60 20t50 -40 40 60 60 -70" fill="none" stroke="#2438a0" stroke-width="5"/></svg>`,
    )
    const page = await drawnPage(1240, 1754).png().toBuffer()
    expect(await judge(await jpeg(sharp(page).composite([{ input: pen }])))).toMatchObject({
      verdict: 'pass',
      kind: 'colour',
    })
  })

  it.each([
    [
      'a grey scan in a colour file',
      () => drawnPage(1240, 1754, { ring: true }).greyscale().toColourspace('srgb').jpeg(),
    ],
    ['a one-channel file', () => drawnPage(1240, 1754, { ring: true }).toColourspace('b-w').jpeg()],
    ['a grey original on cream paper', () => drawnPage(1240, 1754, { paper: '#f3e9d2' }).jpeg()],
    ['a small grey picture', () => drawnPage(420, 594, { ring: true }).greyscale().toColourspace('srgb').jpeg()],
  ])('fails %s', async (_what, make) => {
    const result = await judge(await make().toBuffer())
    expect(result).toMatchObject({ verdict: 'fail', kind: 'grey' })
    expect(result.evidence[0]!.remedy).toContain('原件')
  })

  it.each([
    ['a warm lamp', [1.04, 1, 0.78], 85],
    ['a very warm lamp, coarse JPEG', [1.06, 0.98, 0.62], 40],
    ['cold daylight', [0.86, 0.97, 1.05], 75],
    ['greenish tubes', [0.92, 1.03, 0.9], 60],
  ] as const)('fails a copy photographed under %s', async (_what, gains, quality) => {
    expect(await judge(await copyUnderLamp(1240, 1754, [...gains], quality))).toMatchObject({
      verdict: 'fail',
      kind: 'grey',
    })
  })

  it('fails black and white, and calls it that', async () => {
    const bilevel = await drawnPage(2480, 3508).greyscale().threshold(150).png({ palette: true, colours: 2 }).toBuffer()
    expect(await judge(bilevel)).toMatchObject({ verdict: 'fail', kind: 'bilevel' })
  })

  it('takes the black of the lid beside an empty grey page for no content', async () => {
    const { bytes, truth } = await drawWide(220_192)
    expect(truth).toMatchObject({ colour: 'grey', clarity: ['blank'] })
    expect(await judge(bytes)).toMatchObject({ verdict: 'fail', kind: 'grey' })
  })

  it('calls off-white paper grey, however sharp the black on it', async () => {
    const offWhite = drawnPage(1240, 1754)
      .greyscale()
      .threshold(150)
      .linear(246 / 255, 0)
    expect(await judge(await offWhite.png().toBuffer())).toMatchObject({ verdict: 'fail', kind: 'grey' })
  })

  it('calls a page of dots that stand for grey black and white, too', async () => {
    const { data, info } = await drawnPage(2480, 3508)
      .greyscale()
      .threshold(150)
      .raw()
      .toBuffer({ resolveWithObject: true })
    for (let y = 0; y < info.height; y += 4)
      for (let x = (y / 4) % 2 ? 2 : 0; x < info.width; x += 4) data[y * info.width + x] = 0
    const dotted = await sharp(data, { raw: info }).png().toBuffer()
    expect(await judge(dotted)).toMatchObject({ verdict: 'fail', kind: 'bilevel' })
  })

  it.each([3001, 3002, 3003, 3004])('tells a drawn licence from its photocopy on a table, seed %i', async (seed) => {
    const wish = { page: 'licence', device: 'photo', mode: 'colour', fault: 'none' } as const
    const original = await drawCase(seed, { ...wish, photocopied: false })
    const copy = await drawCase(seed, { ...wish, photocopied: true })
    expect(await judge(original.bytes)).toMatchObject({ verdict: 'pass', kind: 'colour' })
    // a copy may carry a fresh stamp: then there is colour on it
    expect((await judge(copy.bytes)).kind).toBe(copy.truth.colour)
  })

  it.each([
    ['a blue seal under a warm lamp', 90_226, 'colour'],
    ['a blue signature on grey paper in dim light', 91_099, 'colour'],
    ['a portrait on a red ground', 95_174, 'colour'],
    ['a copy on a red cloth', 91_360, 'grey'],
    ['a copy with the light along its side', 98_189, 'grey'],
    ['a yellowish copy on white marble', 98_242, 'grey'],
    ['a blue signature on warm paper', 200_480, 'colour'],
    ['a copy whose seal shows in the bands of a screen', 153_033, 'grey'],
  ] as const)('has a person look at %s, and leans the right way', async (_what, seed, kind) => {
    const { bytes, truth } = await drawWide(seed)
    expect(truth.colour).toBe(kind)
    expect(await judge(bytes)).toMatchObject({ verdict: 'doubt', kind })
  })

  it.each([8_101, 8_163])('passes a blue signature alone that the glance does not see, seed %i', async (seed) => {
    const { bytes, name } = await drawPlain(seed, { fault: 'none', colour: 'colour' })
    expect(await judge(bytes), name).toMatchObject({ verdict: 'pass', kind: 'colour' })
  })

  it.each([200_714, 200_590])('passes what is in colour on a screen, for its strokes, seed %i', async (seed) => {
    const { bytes, capture } = await drawWide(seed)
    expect(capture.fault).toBe('moire')
    expect(await judge(bytes)).toMatchObject({ verdict: 'pass', kind: 'colour' })
  })

  it('passes a page whose seal the picture cuts off', async () => {
    const { bytes } = await drawWide(100_017)
    expect(await judge(bytes)).toMatchObject({ verdict: 'pass', kind: 'colour' })
  })
})
