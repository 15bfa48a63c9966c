import { codeLetters, codePlace } from '../../domain/sheet/code.ts'
import { fixedModule, type Modules, modulesOf } from '../../domain/sheet/code-modules.ts'
import { page } from '../../domain/sheet/parts.ts'
import { mm, type SetLine } from './typeset.ts'

const only = (modules: Modules, wanted: (row: number, column: number) => boolean): Modules =>
  modules.map((row, r) => row.map((dark, c) => dark && wanted(r, c)))

/** The part of the code that every sheet shares, drawn with the form. */
export const paintCodeCorners = (): string =>
  paintModules(only(modulesOf('0'.repeat(16)), (row, column) => fixedModule(row, column) !== undefined))

/** The rest of the code: what says which sheet it is. */
export const paintCodeBody = (digits: string): string =>
  paintModules(only(modulesOf(digits), (row, column) => fixedModule(row, column) === undefined))

/** The digits under the code, for the eye: four lines of four. */
export const codeLines = (digits: string): SetLine[] =>
  (digits.match(/\d{4}/g) ?? []).map((text, i) => ({
    text,
    x: codeLetters.left,
    y: codeLetters.top + i * codeLetters.lineDistance,
    size: codeLetters.size,
  }))

/** Modules as one path of as few rectangles as a plain sweep finds, in units of a module: short numbers, no seams. */
function paintModules(modules: Modules): string {
  const side = codePlace.module * mm
  const left = codePlace.left * mm
  const top = (page.height - codePlace.top) * mm
  const open = modules.map((row) => [...row])
  let rectangles = ''
  for (const [y, row] of open.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let width = 1
      while (row[x + width]) width++
      let height = 1
      while (open[y + height]?.slice(x, x + width).every(Boolean) && height + y < open.length) height++
      for (let dy = 0; dy < height; dy++) open[y + dy]?.fill(false, x, x + width)
      rectangles += `${x} ${y} ${width} ${height} re `
    }
  const digits = (value: number) => Number(value.toFixed(3))
  return `q ${digits(side)} 0 0 ${digits(-side)} ${digits(left)} ${digits(top)} cm\n${rectangles}f Q\n`
}
