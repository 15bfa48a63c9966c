import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { drawCase, pageKinds } from './index.ts'
import { upright } from './pixels.ts'

const plain = { device: 'scan', mode: 'colour', photocopied: false, fault: 'none', dpi: 100 } as const

describe('drawCase', () => {
  it('gives the same file for the same seed, and another for another', async () => {
    const [one, again, other] = [await drawCase(21, plain), await drawCase(21, plain), await drawCase(22, plain)]
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(again.truth).toEqual(one.truth)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
  })

  it('tells the size a person sees, whatever the file format and the EXIF orientation', async () => {
    const orientations = new Set<number>()
    for (let seed = 40; seed < 60; seed++) {
      const device = seed % 2 === 0 ? 'photo' : 'scan'
      const { bytes, truth } = await drawCase(seed, { ...plain, device, page: 'id-front', fault: undefined })
      orientations.add((await sharp(bytes).metadata()).orientation ?? 1)
      const { width, height } = await upright(bytes)
      expect([width, height]).toEqual([truth.width, truth.height])
    }
    expect(orientations.size).toBeGreaterThan(2)
  })

  it.each(pageKinds)('knows whether a %s carries a seal', async (page) => {
    const { truth } = await drawCase(5, { ...plain, page, seal: 'none' })
    const registry = page === 'licence' || page === 'certificate'
    expect(truth.seal).toBe(registry ? 'yes' : 'no')
    if (!page.startsWith('id-') && !registry) {
      expect((await drawCase(5, { ...plain, page, seal: 'red' })).truth.seal).toBe('yes')
      expect((await drawCase(5, { ...plain, page, seal: 'blue' })).truth.seal).toBe('blue')
    }
  })

  it('calls clear only what is large enough to read, and low-resolution only what is not', async () => {
    for (let seed = 60; seed < 64; seed++) {
      expect((await drawCase(seed, plain)).truth.textHeight).toBeGreaterThan(12)
      const small = (await drawCase(seed, { ...plain, fault: 'low-resolution' })).truth
      expect(small.clarity).toEqual(['low-resolution'])
      expect(small.textHeight).toBeLessThan(6.5)
    }
  })

  it('draws two levels and no more on a bilevel scan, and no colour on a grey one', async () => {
    const two = await upright((await drawCase(70, { ...plain, page: 'sheet', mode: 'bilevel' })).bytes)
    const grey = await upright((await drawCase(70, { ...plain, page: 'licence', mode: 'grey' })).bytes)
    let between = 0
    for (let i = 0; i < two.data.length; i += 3) if (two.data[i]! > 90 && two.data[i]! < 165) between++
    expect(between / (two.data.length / 3)).toBeLessThan(0.05)
    let coloured = 0
    for (let i = 0; i < grey.data.length; i += 3) if (Math.abs(grey.data[i]! - grey.data[i + 2]!) > 8) coloured++
    expect(coloured).toBe(0)
  })

  it('makes each fault visible in the pixels it is about', async () => {
    const brightness = async (fault: 'none' | 'dark' | 'washed-out') => {
      const { data } = await upright((await drawCase(80, { ...plain, page: 'lease', seal: 'red', fault })).bytes)
      const levels = Array.from({ length: 20_000 }, (_, i) => data[(i * 997 * 3) % data.length]!).sort((a, b) => a - b)
      return { dark: levels[100]!, light: levels[19_000]! }
    }
    const [none, dark, washed] = [await brightness('none'), await brightness('dark'), await brightness('washed-out')]
    expect(dark.light).toBeLessThan(80)
    expect(none.light).toBeGreaterThan(200)
    expect(none.light - none.dark).toBeGreaterThan(120)
    expect(washed.light - washed.dark).toBeLessThan(70)
  })

  it('prints a QR code that a reader reads', async () => {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    const wasm = readFileSync(file)
    prepareZXingModule({
      overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
    })
    let read = 0
    for (let seed = 90; seed < 93; seed++) {
      const { bytes, truth } = await drawCase(seed, { ...plain, page: 'licence', dpi: 150 })
      const texts = (await readBarcodes(bytes, { formats: ['QRCode'] })).map(({ text }) => text)
      expect(texts).toEqual(truth.codes)
      read += texts.length
    }
    expect(read).toBeGreaterThan(0)
  })
})
