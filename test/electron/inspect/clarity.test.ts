import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { judgeClarity } from '../../../electron/inspect/clarity/index.ts'
import { openSource } from '../../../electron/inspect/decode/index.ts'
import { inspectPage } from '../../../electron/inspect/inspect.ts'
import { toView } from '../../../electron/inspect/view.ts'
import { drawCase, drawWide, type Fault, type PageKind } from '../../paper/index.ts'

const judge = async (bytes: Uint8Array) => judgeClarity(toView(await (await openSource(bytes)).page(0)))
const draw = (seed: number, page: PageKind, device: 'scan' | 'photo', fault: Fault, dpi = 200) =>
  drawCase(seed, { page, seal: 'red', device, mode: 'colour', photocopied: false, fault, dpi })

describe('what can be read passes', () => {
  it.each([
    ['a letter at 300 dpi', 'letter', 'scan', 300],
    ['a letter at 150 dpi', 'letter', 'scan', 150],
    ['a sheet at 150 dpi', 'sheet', 'scan', 150],
    ['a licence', 'licence', 'scan', 200],
    ['a table', 'table', 'scan', 200],
    ['a letter photographed', 'letter', 'photo', 220],
    ['an identity card', 'id-front', 'scan', 300],
  ] as const)('%s', async (_what, page, device, dpi) => {
    for (const seed of [4101, 4102]) {
      const { bytes } = await draw(seed, page, device, 'none', dpi)
      expect(await judge(bytes), `seed ${seed}`).toMatchObject({ verdict: 'pass', reasons: [], evidence: [] })
    }
  })

  it('a slightly soft 150-dpi scan', async () => {
    const { bytes } = await draw(4103, 'letter', 'scan', 'none', 150)
    const soft = await sharp(bytes).blur(1.1).jpeg({ quality: 75 }).toBuffer()
    expect(await judge(soft)).toMatchObject({ verdict: 'pass' })
  })

  it('coarse JPEG of a clear scan', async () => {
    const { bytes } = await draw(4104, 'letter', 'scan', 'none', 200)
    expect(await judge(await sharp(bytes).jpeg({ quality: 45 }).toBuffer())).toMatchObject({ verdict: 'pass' })
  })
})

describe('what cannot be read does not', () => {
  it.each([
    ['blur', 'letter', 'scan'],
    ['blur', 'sheet', 'scan'],
    ['motion-blur', 'letter', 'photo'],
    ['low-resolution', 'letter', 'scan'],
    ['low-resolution', 'sheet', 'scan'],
    ['dark', 'letter', 'photo'],
    ['washed-out', 'sheet', 'scan'],
    ['glare', 'letter', 'photo'],
    ['shadow', 'letter', 'photo'],
    ['occluded', 'sheet', 'scan'],
    ['skewed', 'letter', 'scan'],
    ['blank', 'letter', 'scan'],
  ] as const)('%s on a %s (%s)', async (fault, page, device) => {
    for (const seed of [4201, 4202]) {
      const { bytes } = await draw(seed, page, device, fault)
      const result = await judge(bytes)
      expect(result.verdict, `seed ${seed}`).not.toBe('pass')
      expect(result.reasons, `seed ${seed}`).toContain(fault)
      const evidence = result.evidence.find((one) => one.code === fault)!
      expect(evidence.message).toMatch(/[\u4e00-\u9fff]/)
      expect(evidence.remedy).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it.each([
    ['a form of which the rules run out at one side', 97_116],
    ['a certificate with one line cut and its frame gone', 97_183],
    ['a letter without its top', 98_155],
  ])('%s', async (_what, seed) => {
    expect((await judge((await drawWide(seed)).bytes)).reasons).toContain('cropped')
  })

  it('writing cut by the side of the picture', async () => {
    const { bytes } = await draw(4301, 'letter', 'scan', 'none', 150)
    const { width, height } = await sharp(bytes).metadata()
    const cut = await sharp(bytes)
      .extract({ left: 0, top: 0, width: Math.round(width * 0.7), height })
      .jpeg()
      .toBuffer()
    const result = await judge(cut)
    expect(result.reasons).toContain('cropped')
    const region = result.evidence.find((one) => one.code === 'cropped')!.region!
    expect(region.x + region.width).toBe(Math.round(width * 0.7))
  })

  it('points at the place in full pixels', async () => {
    const { bytes, truth } = await draw(4302, 'letter', 'photo', 'glare', 290)
    const { region } = (await judge(bytes)).evidence.find((one) => one.code === 'glare')!
    expect(region!.x + region!.width).toBeLessThanOrEqual(truth.width)
    expect(region!.y + region!.height).toBeLessThanOrEqual(truth.height)
    expect(region!.width * region!.height).toBeGreaterThan(truth.width * truth.height * 0.01)
  })
})

/** Lays a drawing the size of the picture over it. */
async function overlaid(bytes: Uint8Array, blend: 'over' | 'multiply', svg: (w: number, h: number) => string) {
  const { width, height } = await sharp(bytes).metadata()
  const input = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg(width, height)}</svg>`,
  )
  return sharp(bytes).composite([{ input, blend }]).removeAlpha().jpeg({ quality: 85 }).toBuffer()
}

describe('light on a page that is white all over', () => {
  const whitened = async (seed: number) => {
    const { bytes } = await draw(seed, 'letter', 'scan', 'none', 150)
    return sharp(bytes).linear(1.15, 0).toBuffer()
  }

  it('burns writing out without a spot to be seen', async () => {
    const page = await whitened(4401)
    expect((await judge(page)).reasons).not.toContain('glare')
    const burnt = await overlaid(
      page,
      'over',
      (w, h) =>
        `<radialGradient id="g"><stop offset="0.5" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
         <circle cx="${w * 0.5}" cy="${h * 0.42}" r="${w * 0.3}" fill="url(#g)"/>`,
    )
    const result = await judge(burnt)
    expect(result).toMatchObject({ verdict: 'fail' })
    const { region } = result.evidence.find((one) => one.code === 'glare')!
    const { width, height } = await sharp(burnt).metadata()
    expect(Math.abs(region!.x + region!.width / 2 - width * 0.5)).toBeLessThan(width * 0.2)
    expect(Math.abs(region!.y + region!.height / 2 - height * 0.42)).toBeLessThan(height * 0.2)
  })

  it('a deep shadow over one side is no table', async () => {
    const shaded = await overlaid(
      await whitened(4402),
      'multiply',
      () => `<linearGradient id="g"><stop offset="0.35" stop-color="#fff"/><stop offset="0.6" stop-color="#101010"/></linearGradient>
         <rect width="100%" height="100%" fill="url(#g)"/>`,
    )
    const result = await judge(shaded)
    expect(result).toMatchObject({ verdict: 'fail' })
    expect(result.reasons).toContain('shadow')
  })
})

describe('how a page lies', () => {
  it('a scan of two levels turned by 14 degrees', async () => {
    const { bytes } = await draw(4403, 'letter', 'scan', 'none', 120)
    const turned = sharp(await sharp(bytes).rotate(14, { background: '#ffffff' }).toBuffer())
    expect((await judge(await turned.threshold(150).png().toBuffer())).reasons).toContain('skewed')
  })

  it('a sheet turned a little on a table is not seen from one side', async () => {
    for (const angle of [-3.5, -2, 2.5, 3.5]) {
      const { bytes } = await draw(4404, 'letter', 'scan', 'none', 150)
      const background = { r: 74, g: 58, b: 44 }
      const turned = await sharp(bytes).rotate(angle, { background }).toBuffer()
      const photo = sharp(turned).extend({ top: 80, bottom: 80, left: 90, right: 90, background })
      expect((await judge(await photo.jpeg().toBuffer())).reasons, `${angle} degrees`).toEqual([])
    }
  })
})

describe('a sheet on a table', () => {
  const onTable = (w: number, h: number, sheet: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#2a2a2c"/>${sheet}</svg>`,
      ),
    )
      .jpeg({ quality: 90 })
      .toBuffer()

  it('that is bare is blank, whatever its outline', async () => {
    const bare = '<polygon points="190,140 1200,156 1192,1620 172,1604" fill="#f6f3ea"/>'
    expect((await judge(await onTable(1280, 1740, bare))).reasons).toEqual(['blank'])
  })

  it('whose sides all lean alike is skewed, though no line of print tells', async () => {
    const dots = Array.from(
      { length: 60 },
      (_, k) => `<circle cx="${430 + (k % 6) * 70}" cy="${520 + Math.floor(k / 6) * 70}" r="15" fill="#444"/>`,
    ).join('')
    const leaning = `<polygon points="380,180 1180,300 900,1560 100,1440" fill="#f2efe6"/>${dots}`
    expect((await judge(await onTable(1280, 1740, leaning))).reasons).toContain('skewed')
  })
})

describe('how a page lies among others', () => {
  /** Papers with slanting print all round, the page in the middle of them. */
  async function among(page: Uint8Array, turn: number): Promise<Uint8Array> {
    const { width = 0, height = 0 } = await sharp(page).metadata()
    const [w, h] = [Math.round(width * 1.7), Math.round(height * 1.6)]
    const stripes = Array.from(
      { length: 120 },
      (_, k) => `<rect x="${-w}" y="${(k - 30) * 44}" width="${w * 3}" height="13" fill="#1c1c22"/>`,
    ).join('')
    const table = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="100%" height="100%" fill="#d9d2c2"/><g transform="rotate(32)">${stripes}</g></svg>`,
    )
    const laid = await sharp(page).rotate(turn, { background: '#d9d2c2' }).png().toBuffer()
    return sharp(table)
      .composite([{ input: laid, gravity: 'centre' }])
      .jpeg({ quality: 90 })
      .toBuffer()
  }

  it('papers with slanting print beside it do not turn it', async () => {
    const { bytes } = await draw(4405, 'letter', 'scan', 'none', 120)
    expect((await judge(await among(bytes, 0))).reasons).not.toContain('skewed')
  })

  it('and do not hide that it is turned', async () => {
    const { bytes } = await draw(4406, 'letter', 'scan', 'none', 120)
    expect((await judge(await among(bytes, 14))).reasons).toContain('skewed')
  })
})

describe('what lies on the page', () => {
  const skin = '<ellipse cx="45%" cy="40%" rx="16%" ry="12%" fill="#c98f6f"/>'

  it('a ruler across the writing', async () => {
    const { bytes } = await draw(4501, 'letter', 'scan', 'none', 150)
    const laid = await overlaid(
      bytes,
      'over',
      (w, h) =>
        `<rect x="${w * 0.1}" y="${h * 0.35}" width="${w * 0.75}" height="${h * 0.05}" fill="#8f949c" transform="rotate(12 ${w / 2} ${h * 0.35})"/>`,
    )
    expect((await judge(laid)).reasons).toContain('occluded')
  })

  it('the black bars of a 核验单 are its own', async () => {
    for (const seed of [4502, 4503]) {
      const { bytes } = await draw(seed, 'sheet', 'scan', 'none', 200)
      expect((await judge(bytes)).reasons, `seed ${seed}`).toEqual([])
    }
  })

  it.each([86_044, 86_067, 86_165, 86_241])('and so they are in a photograph, seed %i', async (seed) => {
    const { bytes, truth } = await drawCase(seed)
    expect(truth.clarity).toBe('clear')
    expect((await judge(bytes)).reasons).not.toContain('occluded')
  })

  it.each([
    ['fingers on a form', 98_020],
    ['a note that leaves no words around it', 97_095],
    ["a note of a certificate's own colour", 98_034],
  ])('%s', async (_what, seed) => {
    expect((await judge((await drawWide(seed)).bytes)).reasons).toContain('occluded')
  })

  it('a portrait with room around it is printed', async () => {
    const { bytes } = await draw(4504, 'id-front', 'scan', 'none', 300)
    const portrait = await overlaid(
      bytes,
      'over',
      () =>
        '<rect x="66%" y="18%" width="24%" height="44%" fill="#3b74c4"/><ellipse cx="78%" cy="27%" rx="5.5%" ry="5%" fill="#15130f"/>' +
        '<ellipse cx="78%" cy="34%" rx="5%" ry="10%" fill="#d9b08c"/><ellipse cx="78%" cy="56%" rx="9%" ry="6%" fill="#22252c"/>',
    )
    expect((await judge(portrait)).reasons).not.toContain('occluded')
  })

  it('makes no copy a colour original', async () => {
    const { bytes } = await draw(4505, 'letter', 'scan', 'none', 150)
    const copy = await sharp(bytes)
      .greyscale()
      .toColourspace('srgb')
      .recomb([
        [1, 0, 0],
        [0, 0.93, 0],
        [0, 0, 0.8],
      ])
      .toBuffer()
    const laid = await overlaid(copy, 'over', () => skin)
    const page = await inspectPage(await (await openSource(laid)).page(0))
    expect(page.clarity.reasons).toContain('occluded')
    expect(page.colour).toMatchObject({ verdict: 'fail', kind: 'grey' })
  })
})

/** Each of these was judged wrongly by the measures alone. */
describe('what only the whole page tells', () => {
  const seen = async (seed: number) => {
    const { bytes, truth } = await drawWide(seed)
    return { truth, reasons: (await judge(bytes)).reasons }
  }

  it.each([
    ['a small reflection beside the words hides nothing', 91_362],
    ['wood beside a sheet does not cut it off', 91_038],
  ] as const)('%s', async (_what, seed) => {
    const { truth, reasons } = await seen(seed)
    expect(truth.clarity).toBe('clear')
    expect(reasons).toEqual([])
  })

  it.each([
    ['a shadow that looks laid on', 90_082, 'shadow'],
    ['a card of two levels that lies aslant', 90_117, 'skewed'],
    ['a page whose print is smeared one way only', 95_008, 'motion-blur'],
    ['a page a little aslant', 95_037, 'skewed'],
  ] as const)('%s', async (_what, seed, fault) => {
    const { truth, reasons } = await seen(seed)
    expect(truth.clarity).toEqual([fault])
    expect(reasons).toContain(fault)
  })

  it('letters of eight pixels can be read', async () => {
    const { truth, reasons } = await seen(91_182)
    expect(truth.clarity).toBe('clear')
    expect(reasons).not.toContain('low-resolution')
  })
})
