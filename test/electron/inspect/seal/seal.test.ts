import { describe, expect, it } from 'vitest'
import { sealResultSchema } from '../../../../domain/model/index.ts'
import { findSeals, type SealResult } from '../../../../electron/inspect/seal/index.ts'
import { type Canvas, sheet } from './drawn/canvas.ts'
import { clutter } from './drawn/clutter.ts'
import type { GroundKind } from './drawn/documents.ts'
import { page, pressSeal, putClutter, type SealWish, viewOf } from './scenes.ts'

const findSealsOn = (canvas: Canvas, scale = 1, colourless = false) => findSeals(viewOf(canvas, scale), colourless)
const redRings = (result: SealResult) => result.seals.filter((s) => s.ink === 'red' && s.shape !== 'square')

describe('official seals are found', () => {
  const cases: readonly (readonly [string, GroundKind, SealWish])[] = [
    ['on a letter', 'letter', {}],
    ['over a form', 'form', {}],
    ['on a patterned licence', 'licence', {}],
    ['on pink paper', 'pink', {}],
    ['under a red letterhead', 'redHead', {}],
    ['in orange-red', 'letter', { colour: 'hsl(14, 90%, 50%)' }],
    ['in crimson', 'letter', { colour: 'hsl(340, 80%, 42%)' }],
    ['faded to a third', 'blank', { fade: 0.33 }],
    ['unevenly pressed', 'letter', { patchy: true }],
    ['upside down', 'letter', { turn: 3 }],
    ['oval', 'letter', { rx: 130, ry: 88 }],
    ['small', 'letter', { rx: 60 }],
    ['large', 'letter', { rx: 300, x: 600, y: 800 }],
    ['cut by the page edge', 'blank', { x: 1155 }],
  ]
  it.each(cases)('%s', (_, ground, wish) => {
    const result = findSealsOn(pressSeal(page(3, ground), 5, wish))
    expect(sealResultSchema.parse(result)).toEqual(result)
    expect(result.present).toBe(true)
    expect(result.score).toBeGreaterThanOrEqual(0.5)
    const [mark] = redRings(result)
    const { x = 800, y = 1250 } = wish
    // the part outside the page is cut off the region
    expect(Math.abs(mark!.y + mark!.height / 2 - y)).toBeLessThan(15)
    if (x < 1000) expect(Math.abs(mark!.x + mark!.width / 2 - x)).toBeLessThan(15)
    if (wish.ry) expect(mark!.shape).toBe('oval')
  })

  it('each of two that touch', () => {
    const canvas = page(4, 'letter')
    pressSeal(canvas, 7, { x: 500 })
    pressSeal(canvas, 8, { x: 715 })
    const centres = redRings(findSealsOn(canvas)).map((s) => s.x + s.width / 2)
    expect(centres.some((x) => Math.abs(x - 500) < 15)).toBe(true)
    expect(centres.some((x) => Math.abs(x - 715) < 15)).toBe(true)
  })

  it('and told in full pixels', () => {
    const small = findSealsOn(pressSeal(page(3, 'blank'), 5))
    const full = findSealsOn(pressSeal(page(3, 'blank'), 5), 2.5)
    expect(full.seals[0]!.x).toBeCloseTo(small.seals[0]!.x * 2.5, 5)
    expect(full.seals[0]!.width).toBeCloseTo(small.seals[0]!.width * 2.5, 5)
    expect(full.evidence[0]!.region!.width).toBeCloseTo(small.evidence[0]!.region!.width * 2.5, 5)
  })
})

describe('what is no official seal does not make one present', () => {
  const kinds = Object.keys(clutter)

  it(`${kinds.length} kinds of red marks, three of each`, { timeout: 240_000 }, () => {
    const invented: string[] = []
    const sure: string[] = []
    for (const kind of kinds) {
      for (const seed of [11, 12, 13]) {
        const result = findSealsOn(putClutter(page(seed, 'letter'), seed, kind))
        if (result.present) invented.push(`${kind} ${seed} ${result.score.toFixed(2)}`)
        if (result.verdict === 'pass') sure.push(kind)
      }
    }
    expect(invented.length, invented.join('\n')).toBeLessThanOrEqual(3)
    expect(sure.length, sure.join('\n')).toBeLessThanOrEqual(1)
  })

  it.each(['letter', 'form', 'licence', 'redHead', 'pink', 'book', 'slide', 'photo'] as const)(
    'a page without: %s',
    (ground) => {
      const result = findSealsOn(page(21, ground))
      expect(result.present).toBe(false)
    },
  )

  it('a square name chop is listed as square', () => {
    const result = findSealsOn(putClutter(page(11, 'blank'), 11, 'nameChop'))
    expect(result.present).toBe(false)
    expect(result.seals.map((s) => s.shape)).toContain('square')
    expect(result.evidence[0]!.message).toContain('人名章')
  })

  it.each([
    ['blue', 'hsl(225, 80%, 40%)', 'seal-blue'],
    ['black', '#222222', 'seal-black'],
  ] as const)('a %s seal is listed and explained', (ink, colour, code) => {
    const result = findSealsOn(pressSeal(page(3, 'blank'), 5, { colour }), 1, ink === 'black')
    expect(result.present).toBe(false)
    expect(result.verdict).toBe('fail')
    expect(result.seals[0]).toMatchObject({ ink })
    const evidence = result.evidence.find((e) => e.code === code)
    expect(evidence?.message).toContain('印章不是红色')
    expect(evidence?.remedy).not.toBe('')
  })
})

describe('odd pictures', () => {
  it.each([
    [1, 1],
    [1, 500],
    [3, 2],
    [40, 40],
    [2000, 9],
  ])('%i x %i px are answered', (width, height) => {
    const canvas = sheet(width, height)
    const brush = canvas.getContext('2d')
    brush.fillStyle = '#d22'
    brush.fillRect(0, 0, width, height)
    const result = findSealsOn(canvas)
    expect(result.verdict).toBe('fail')
    expect(result.evidence[0]!.message).toContain('没有找到红色公章')
  })
})
