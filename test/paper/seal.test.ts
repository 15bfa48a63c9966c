import { describe, expect, it } from 'vitest'
import { planCapture } from './capture/plan.ts'
import { shoot } from './capture/shoot.ts'
import { inventSeal, stampSeal } from './marks/seal.ts'
import { fingerprint, nameChop } from './marks/stamps.ts'
import { blankPage, type Page } from './page.ts'
import { upright } from './pixels.ts'
import { random } from './random.ts'

/** Box around the pixels that differ from bare paper, in mm. */
function inkedBox(page: Page): { left: number; top: number; right: number; bottom: number } {
  const { width, height } = page.canvas
  const { data } = page.canvas.getContext('2d').getImageData(0, 0, width, height)
  const box = { left: width, top: height, right: 0, bottom: 0 }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4
      if (253 - data[i + 1]! < 25) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
  }
  const mm = (pixels: number): number => pixels / page.scale
  return { left: mm(box.left), top: mm(box.top), right: mm(box.right), bottom: mm(box.bottom) }
}

const outlineBox = (page: Page) => {
  const points = page.marks[0]!.outline
  return {
    left: Math.min(...points.map(([x]) => x)),
    right: Math.max(...points.map(([x]) => x)),
    top: Math.min(...points.map(([, y]) => y)),
    bottom: Math.max(...points.map(([, y]) => y)),
  }
}

function expectToFit(page: Page, slack: number): void {
  const ink = inkedBox(page)
  const told = outlineBox(page)
  expect(told.left).toBeLessThanOrEqual(ink.left + 0.3)
  expect(told.top).toBeLessThanOrEqual(ink.top + 0.3)
  expect(told.right).toBeGreaterThanOrEqual(ink.right - 0.3)
  expect(told.bottom).toBeGreaterThanOrEqual(ink.bottom - 0.3)
  expect(told.right - told.left - (ink.right - ink.left)).toBeLessThan(slack)
  expect(told.bottom - told.top - (ink.bottom - ink.top)).toBeLessThan(slack)
}

describe('where the truth says a mark is, there is its ink and nothing of it outside', () => {
  it.each(['round', 'oval'] as const)('%s seals, at any tilt', (shape) => {
    for (let seed = 0; seed < 6; seed++) {
      const rnd = random(`seal ${seed}`)
      const page = blankPage(90, 90, 150)
      stampSeal(page, rnd, inventSeal(rnd, '杭州样例茶业有限公司', { shape }), 45, 45, seed * 13)
      // A worn rim may leave a gap at the very edge, hence a few millimetres of slack inwards.
      expectToFit(page, 4)
      expect(page.coloured).toBe(true)
    }
  })

  it('name chops and fingerprints', () => {
    for (let seed = 0; seed < 4; seed++) {
      const chop = blankPage(60, 60, 150)
      nameChop(chop, random(`chop ${seed}`), '阚霁榆', 30, 30)
      expectToFit(chop, 3)
      const thumb = blankPage(60, 60, 150)
      fingerprint(thumb, random(`thumb ${seed}`), 30, 30)
      expectToFit(thumb, 5)
    }
  })

  it.each(['scan', 'photo'] as const)('and still so after a %s has turned and bent the page', async (device) => {
    for (let seed = 0; seed < 3; seed++) {
      const rnd = random(`shot ${device} ${seed}`)
      const page = blankPage(210, 297, 80)
      const seal = inventSeal(rnd, '杭州样例茶业有限公司', { shape: 'round', electronic: true })
      stampSeal(page, rnd, seal, 70 + seed * 20, 90 + seed * 30)
      const plan = planCapture(rnd, { device, mode: 'colour', photocopied: false, fault: 'none', dpi: 80 })
      const { bytes, truth } = await shoot(page, rnd, plan, { mediaType: 'image/png', orientation: 1 })
      const { data, width } = await upright(bytes)
      const [box] = truth.sealBoxes
      let inside = 0
      let outside = 0
      const corners = truth.pageCorners
      const within = {
        left: Math.max(corners[0]![0], corners[3]![0]) + 12,
        right: Math.min(corners[1]![0], corners[2]![0]) - 12,
      }
      const top = Math.max(corners[0]![1], corners[1]![1]) + 12
      const bottom = Math.min(corners[2]![1], corners[3]![1]) - 12
      for (let y = Math.ceil(top); y < bottom; y++) {
        for (let x = Math.ceil(within.left); x < within.right; x++) {
          const i = (y * width + x) * 3
          if (data[i]! - data[i + 1]! < 70 || data[i]! - data[i + 2]! < 40) continue
          const inBox =
            x >= box!.x - 2 && x <= box!.x + box!.width + 2 && y >= box!.y - 2 && y <= box!.y + box!.height + 2
          if (inBox) inside++
          else outside++
        }
      }
      expect(inside).toBeGreaterThan(500)
      expect(outside).toBe(0)
      expect(truth.seal).toBe('yes')
    }
  })
})

describe('the seal a picture shows', () => {
  const take = async (ink: 'red' | 'blue' | 'black', change: Parameters<typeof planCapture>[1]) => {
    const rnd = random(`truth ${ink}`)
    const page = blankPage(210, 297, 60)
    stampSeal(page, rnd, inventSeal(rnd, '样例有限公司', { ink }), 105, 150)
    const plan = planCapture(rnd, {
      device: 'scan',
      mode: 'colour',
      photocopied: false,
      fault: 'none',
      dpi: 100,
      ...change,
    })
    return (await shoot(page, rnd, plan)).truth
  }

  it('is the ink of the stamp on a colour scan', async () => {
    expect(await take('red', {})).toMatchObject({ seal: 'yes', colour: 'colour' })
    expect(await take('blue', {})).toMatchObject({ seal: 'blue', colour: 'colour' })
    expect(await take('black', {})).toMatchObject({ seal: 'black', colour: 'grey' })
  })

  it('is black on a copy and on a grey or bilevel scan, whatever it was', async () => {
    expect(await take('red', { photocopied: true })).toMatchObject({ seal: 'black', colour: 'grey' })
    expect(await take('red', { mode: 'grey' })).toMatchObject({ seal: 'black', colour: 'grey' })
    expect(await take('blue', { mode: 'bilevel' })).toMatchObject({ seal: 'black', colour: 'bilevel' })
  })
})
