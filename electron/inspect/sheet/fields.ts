import type { SheetResult } from '../../../domain/model/inspection.ts'
import { kindBoxes } from '../../../domain/sheet/wording.ts'
import { type Flat, flatWidth } from './flat.ts'
import type { SheetCheck } from './frame.ts'
import { type Blot, blotsIn, darkness } from './ink.ts'
import { type Area, areas, boxArea, inPixels } from './print.ts'
import type { ToRegion } from './region.ts'
import { sheetWords } from './words.ts'

type Holder = NonNullable<SheetResult['form']>['holder']

/** mm² of ink that the shortest name or domain has at least */
const leastInk = 2
/** Blue ink: so much bluer than red, of the paper's 255. */
const bluer = 30
/** mm² of a second ink that is no bleeding of the first's colour */
const secondInk = 1.6
/** No character has a level stroke so long, in mm: it is struck out. */
const longestStroke = 20

/** Whose sheet it is: which of the boxes 单位 and 个人 is the darker. */
export function readHolder(flat: Flat): Holder {
  const [unit = 0, person = 0] = kindBoxes(true).map((box) => {
    const { left, top, right, bottom } = boxArea(box)
    return darkness(flat, { left: left + 0.5, top: top + 0.5, right: right - 0.5, bottom: bottom - 0.5 })
  })
  if (Math.abs(unit - person) < 0.2) return 'unknown'
  return unit > person ? 'unit' : 'person'
}

/**
 * Whether 网站主办者名称 and 网站域名 are filled in, and nobody changed them by hand: a second ink in one cell, or words
 * struck out. Filled in by hand from the start is allowed.
 */
export function judgeFields(flat: Flat, blank: Uint8Array, least: number, toRegion: ToRegion): SheetCheck {
  const cells = [
    { area: areas.name, label: '网站主办者名称' },
    { area: areas.domains, label: '网站域名' },
  ]
  const blots = cells.map(({ area }) => blotsIn(flat, area, blank, { least, withRed: false }, 0.1))
  const empty = cells.filter((_, i) => inkOf(blots[i]!) < leastInk)
  if (empty.length > 0) {
    const evidence = empty.map(({ label, area }) => sheetWords.fieldEmpty(label, toRegion(area)))
    return { verdict: 'fail', score: 0.9, evidence }
  }
  const changed = cells.filter(({ area }, i) => twoInks(blots[i]!) || struckOut(flat, area, blank, least))
  if (changed.length > 0) {
    const evidence = changed.map(({ label, area }) => sheetWords.fieldChanged(label, toRegion(area)))
    return { verdict: 'doubt', score: 0.65, evidence }
  }
  return { verdict: 'pass', score: 0.9, evidence: [sheetWords.fieldsFilled()] }
}

const inkOf = (blots: readonly Blot[]): number => blots.reduce((sum, { size }) => sum + size, 0)

function twoInks(blots: readonly Blot[]): boolean {
  const blue = inkOf(blots.filter((blot) => blot.blue - blot.red > bluer))
  return blue > secondInk && inkOf(blots) - blue > secondInk
}

/** Whether ink runs on level, within a pixel's thickness up or down, longer than any character's stroke. */
function struckOut(flat: Flat, area: Area, blank: Uint8Array, least: number): boolean {
  const { left, top, right, bottom } = inPixels(area)
  const dark = 255 * (1 - least)
  const isInk = (o: number) => blank[o] === 1 && flat.red[o]! < dark
  const longest = longestStroke * 4
  for (let v = top + 1; v < bottom - 1; v++) {
    let run = 0
    for (let u = left; u < right; u++) {
      const o = v * flatWidth + u
      run = isInk(o) || isInk(o - flatWidth) || isInk(o + flatWidth) ? run + 1 : 0
      if (run >= longest) return true
    }
  }
  return false
}
