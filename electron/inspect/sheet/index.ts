import type { Evidence, Point, SheetResult, Verdict } from '../../../domain/model/inspection.ts'
import { frame } from '../../../domain/sheet/lines.ts'
import type { SealMark } from '../seal/index.ts'
import type { PageView } from '../view.ts'
import { cornersOf } from './crop.ts'
import { judgeFields, readHolder } from './fields.ts'
import type { Fit } from './fit.ts'
import { flatten } from './flat.ts'
import { judgeFrame, type SheetCheck } from './frame.ts'
import { through } from './homography.ts'
import { penLevel } from './ink.ts'
import { judgeLines } from './linework.ts'
import { locate } from './locate.ts'
import { blankPaper } from './print.ts'
import { judgeProvider } from './provider.ts'
import { regionsOf } from './region.ts'
import { judgeSeal, sealsOnForm, withoutPrint } from './seal-place.ts'
import { judgeSignature } from './signature.ts'
import { sheetWords } from './words.ts'

/**
 * Reads a picture as a 核验单: where the printed form lies, and what has been done to it.
 * @param marks every seal-like mark on the page, in full pixels
 * @param clear the picture is as clear as it should be: else whatever is amiss, but for a frame cut off, is a doubt
 * @returns regions in full pixels; a page that is no sheet of ours is a doubt for a person, never a failure
 */
export function readSheet(view: PageView, marks: readonly SealMark[], clear: boolean): SheetResult {
  const fit = locate(view)
  if (!fit) return { verdict: 'doubt', score: 0.9, recognised: false, evidence: [sheetWords.unknown()] }
  const { picture } = view
  const flat = flatten(view, fit.toPicture)
  const toRegion = regionsOf(picture, fit.toPicture)
  const blank = blankPaper()
  const least = penLevel(flat)
  const seals = withoutPrint(sealsOnForm(marks, fit.toForm, picture.scale), flat, blank, least)
  const holder = readHolder(flat)
  const { cut, check } = judgeFrame(picture, fit)
  const { check: signature, signed, dated, inColour } = judgeSignature(flat, blank, least, seals, toRegion)
  const sure = (found: SheetCheck): SheetCheck =>
    clear || found.verdict !== 'fail' ? found : { ...found, verdict: 'doubt', score: 0.5 }
  const checks = {
    frame: check,
    lines: sure(judgeLines(flat, toRegion)),
    provider: sure(judgeProvider(flat, blank, least, seals, toRegion)),
    signature: sure(signature),
    seal: sure(judgeSeal(seals, holder, toRegion)),
    fields: sure(judgeFields(flat, blank, least, toRegion)),
  }
  const corners = frameIn(fit, picture.scale)
  return {
    ...inSum(Object.values(checks)),
    recognised: true,
    form: {
      corners,
      turn: turnOf(corners),
      residual: round(fit.residual),
      holder,
      cut,
      signed,
      dated,
      signedInColour: inColour,
      ...checks,
    },
  }
}

const badness: Record<Verdict, number> = { pass: 0, doubt: 1, fail: 2 }

/** The worst verdict, with the least sure pass or the surest of the others, and all evidence, the worst first. */
function inSum(checks: readonly SheetCheck[]): { verdict: Verdict; score: number; evidence: Evidence[] } {
  const sorted = [...checks].sort((a, b) => badness[b.verdict] - badness[a.verdict])
  const verdict = sorted[0]!.verdict
  const scores = sorted.filter((check) => check.verdict === verdict).map(({ score }) => score)
  const score = verdict === 'pass' ? Math.min(...scores) : Math.max(...scores)
  return { verdict, score: round(score), evidence: sorted.flatMap(({ evidence }) => evidence) }
}

const frameIn = ({ toPicture }: Fit, scale: number): Point[] =>
  cornersOf(frame).map((corner) => {
    const at = through(toPicture, corner.x, corner.y)
    return { x: Math.round(at.x * scale * 10) / 10, y: Math.round(at.y * scale * 10) / 10 }
  })

/** Degrees clockwise, in quarters, after which the form's upper edge runs from left to right. */
function turnOf([a, b]: readonly Point[]): 0 | 90 | 180 | 270 {
  const quarters = Math.round(Math.atan2(b!.y - a!.y, b!.x - a!.x) / (Math.PI / 2))
  return ([0, 270, 180, 90] as const)[(quarters + 4) % 4]!
}

const round = (value: number): number => Math.round(value * 1000) / 1000
