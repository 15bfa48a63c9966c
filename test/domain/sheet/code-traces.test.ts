import { describe, expect, it } from 'vitest'
import { writeSheetCode } from '../../../domain/sheet/code.ts'
import { blurredCode } from '../../../domain/sheet/code-blur.ts'
import { modulesOf } from '../../../domain/sheet/code-modules.ts'
import { codeOfTraces } from '../../../domain/sheet/code-traces.ts'
import { random } from '../../paper/random.ts'

const rnd = random('code traces')
const digits = (count: number) => Array.from({ length: count }, () => rnd.int(0, 9)).join('')
const invented = () => writeSheetCode({ filing: digits(10), data: digits(4), page: 1 })
const known = Array.from({ length: 400 }, invented)

/** A code seen through blur: every place takes so much of its eight neighbours, and noise of so many grey levels. */
function seen(code: string, blur: number, noise: number): number[] {
  const printed = modulesOf(code)
  const light = (row: number, column: number) => (printed[row]?.[column] ? 40 : 220)
  return printed.flatMap((line, row) =>
    line.map((_, column) => {
      let around = 0
      for (let y = -1; y <= 1; y++) for (let x = -1; x <= 1; x++) around += light(row + y, column + x) / 9
      return (1 - blur) * light(row, column) + blur * around + noise * (rnd.next() - 0.5)
    }),
  )
}

/** A code out of focus: light spread as a Gaussian of so many modules does, and noise of so many grey levels. */
function outOfFocus(code: string, sigma: number, noise: number): number[] {
  const ink = modulesOf(code).flat().map(Number)
  return Array.from(blurredCode(ink, sigma), (share) => 220 - 180 * share + noise * (rnd.next() - 0.5))
}

describe('a code that shows but does not read', () => {
  it.each([
    [0.3, 40],
    [0.7, 60],
    [0.9, 40],
  ])('is told among the printed ones through blur of %f and noise of %i levels', (blur, noise) => {
    for (const code of known.slice(0, 10)) expect(codeOfTraces(seen(code, blur, noise), known)).toBe(code)
  })

  it.each([0.8, 1.2, 1.6])('is told among them through blur of %f modules', (sigma) => {
    for (const code of known.slice(0, 6)) expect(codeOfTraces(outOfFocus(code, sigma, 6), known)).toBe(code)
  })

  it.each([1, 1.5, 2])('is never taken for another one through blur of %f modules', (sigma) => {
    for (let i = 0; i < 12; i++) expect(codeOfTraces(outOfFocus(invented(), sigma, 6), known)).toBeUndefined()
  })

  it('is never taken for another one', () => {
    for (let i = 0; i < 20; i++) expect(codeOfTraces(seen(invented(), 0.7, 60), known)).toBeUndefined()
  })

  it('is not seen in noise, on bare paper, or where nothing was printed', () => {
    expect(
      codeOfTraces(
        Array.from({ length: 441 }, () => 255 * rnd.next()),
        known,
      ),
    ).toBeUndefined()
    expect(codeOfTraces(Array(441).fill(255), known)).toBeUndefined()
    expect(codeOfTraces(seen(known[0]!, 0.3, 10), [])).toBeUndefined()
  })

  it('is not told from its own twin, where the same data was printed as another page', () => {
    const code = known[0]!
    const half = seen(code, 0, 0).map((level, i) => (i % 2 === 0 ? level : 130))
    const twin = writeSheetCode({ filing: code.slice(0, 10), data: code.slice(10, 14), page: 2 })
    const found = codeOfTraces(half, [code, twin])
    expect([code, undefined]).toContain(found)
  })
})
