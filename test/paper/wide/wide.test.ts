import { describe, expect, it } from 'vitest'
import { drawCase, drawWide } from '../index.ts'
import { upright } from '../pixels.ts'
import { random } from '../random.ts'
import { drawPage } from './pages.ts'
import { besideWords, extent, overWords } from './places.ts'

const plain = { device: 'feeder', mode: 'colour', copied: false, fault: 'none', dpi: 100 } as const

describe('the wide family of drawn papers', () => {
  it('gives the same file for the same seed, and not the file of the family that tuning looks at', async () => {
    const wish = { ...plain, page: 'slip' } as const
    const [one, again, tuned] = [await drawWide(1001, wish), await drawWide(1001, wish), await drawCase(1001)]
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
    expect(again.truth).toEqual(one.truth)
    expect(Buffer.compare(one.bytes, tuned.bytes)).not.toBe(0)
  })

  it('calls a mild fault clear, a strong one by its name, and leaves an argued one to people', async () => {
    const take = async (degree: 'mild' | 'argued' | 'strong') =>
      (await drawWide(7, { ...plain, page: 'slip', device: 'flatbed', fault: 'blur', degree })).truth
    expect(await take('mild')).toMatchObject({ clarity: 'clear', borderline: [] })
    expect(await take('argued')).toMatchObject({ clarity: ['blur'], borderline: ['clarity'] })
    expect(await take('strong')).toMatchObject({ clarity: ['blur'], borderline: [] })
  })

  it('prints the red of a seal where the truth says it is, and none on a copy', async () => {
    const wish = { ...plain, page: 'dense', seal: 'red' } as const
    const red = async (copied: boolean) => {
      const { bytes, truth } = await drawWide(12, { ...wish, copied })
      const { data, width } = await upright(bytes)
      const box = truth.sealBoxes[0]!
      let count = 0
      for (let y = box.y; y < box.y + box.height; y++)
        for (let x = box.x; x < box.x + box.width; x++) {
          const i = (y * width + x) * 3
          if (data[i]! - data[i + 1]! > 60) count++
        }
      return { share: count / (box.width * box.height), truth }
    }
    const [original, copy] = [await red(false), await red(true)]
    expect(original.share).toBeGreaterThan(0.04)
    expect(original.truth).toMatchObject({ seal: 'yes', colour: 'colour' })
    expect(copy.share).toBe(0)
    expect(copy.truth).toMatchObject({ seal: 'black', colour: 'grey' })
  })

  it('lays strong faults over words and mild ones where there are none', async () => {
    const { sheet } = await drawPage(random('places'), 'contract', 60)
    const rnd = random(3)
    const touched = (box: { x: number; y: number; width: number; height: number }) =>
      sheet.words.filter(
        (word) =>
          word.x < box.x + box.width &&
          box.x < word.x + word.width &&
          word.y < box.y + box.height &&
          box.y < word.y + word.height,
      ).length
    for (let i = 0; i < 20; i++) {
      expect(touched(overWords(sheet, rnd, 0.24, 0.5))).toBeGreaterThan(2)
      const bare = besideWords(sheet, rnd, 0.05, 0.1)
      if (bare) expect(touched(bare)).toBe(0)
    }
    const all = extent(sheet)
    for (const word of sheet.words) expect(word.x).toBeGreaterThanOrEqual(all.x)
  })

  it('leaves the colour to people where all that had one was cut off, or is but a stain', async () => {
    const colour = async (seed: number, fault: 'none' | 'cropped') => {
      const wish = { ...plain, page: 'dense', seal: 'none', fault, degree: 'strong' } as const
      const { truth } = await drawWide(seed, wish)
      return [truth.colour, truth.borderline.includes('colour')]
    }
    // a badge in the upper corner
    expect(await colour(1, 'none')).toEqual(['colour', false])
    expect(await colour(1, 'cropped')).toEqual(['colour', true])
    // a signature and a chop at the foot
    expect(await colour(4, 'cropped')).toEqual(['colour', false])
    // a cup's ring
    expect(await colour(17, 'none')).toEqual(['colour', true])
  })

  it('cuts through the blank margin only where it says that people may argue', async () => {
    const take = async (degree: 'argued' | 'strong') =>
      (await drawWide(31, { ...plain, page: 'contract', seal: 'none', fault: 'cropped', degree })).truth
    const whole = (await drawWide(31, { ...plain, page: 'contract', seal: 'none' })).truth
    const size = ({ width, height }: { width: number; height: number }) => width * height
    const [margin, words] = [await take('argued'), await take('strong')]
    expect(size(margin)).toBeLessThan(size(whole))
    expect(size(words)).toBeLessThan(size(margin))
    expect(margin.borderline).toContain('clarity')
    expect(words).toMatchObject({ clarity: ['cropped'], borderline: expect.not.arrayContaining(['clarity']) })
  })
})
