import type { Region, SheetResult, sheetSides } from '../../../domain/model/inspection.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import type { Picture } from '../picture.ts'
import type { Fit } from './fit.ts'
import { through } from './homography.ts'
import { sheetWords } from './words.ts'

type Side = (typeof sheetSides)[number]
export type SheetCheck = NonNullable<SheetResult['form']>['frame']

/** Samples along each side. */
const samples = 60
/** As much of the frame's line may leave the picture, in mm, before it is missed. */
const tolerance = 0.3

/** Each side's outer edge and how it is walked. */
const sides: Record<Side, (t: number) => readonly [number, number]> = {
  top: (t) => [frame.left + t * (frame.right - frame.left), frame.top + tolerance],
  right: (t) => [frame.right - tolerance, frame.top + t * (frame.bottom - frame.top)],
  bottom: (t) => [frame.left + t * (frame.right - frame.left), frame.bottom - tolerance],
  left: (t) => [frame.left + tolerance, frame.top + t * (frame.bottom - frame.top)],
}

/**
 * Whether the printed frame is whole in the picture.
 * @returns the sides of which a part lies outside, and the verdict; a side of which only a corner's worth is missing is
 *   a doubt, as the fit is not that sure out there
 */
export function judgeFrame(picture: Picture, fit: Fit): { cut: Side[]; check: SheetCheck } {
  const { width, height, fullWidth, fullHeight } = picture
  const missing = (Object.keys(sides) as Side[]).flatMap((side) => {
    let outside = 0
    for (let k = 0; k <= samples; k++) {
      const { x, y } = through(fit.toPicture, ...sides[side](k / samples))
      if (x < 0 || y < 0 || x > width || y > height) outside++
    }
    return outside > 0 ? [{ side, share: outside / (samples + 1) }] : []
  })
  if (missing.length === 0) {
    return { cut: [], check: { verdict: 'pass', score: 0.98, evidence: [sheetWords.frameWhole()] } }
  }
  const worst = Math.max(...missing.map(({ share }) => share))
  const region: Region = { x: 0, y: 0, width: fullWidth, height: fullHeight }
  const cut = missing.map(({ side }) => side)
  return {
    cut,
    check: {
      verdict: worst > 0.05 ? 'fail' : 'doubt',
      score: worst > 0.05 ? 0.95 : 0.6,
      evidence: [sheetWords.frameCut(cut, region)],
    },
  }
}
