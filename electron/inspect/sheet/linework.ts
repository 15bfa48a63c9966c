import { bars, frame } from '../../../domain/sheet/lines.ts'
import { type Flat, flatHeight, flatWidth, perMm } from './flat.ts'
import type { SheetCheck } from './frame.ts'
import { type FormLine, frameLines, innerLines } from './lines.ts'
import type { Area } from './print.ts'
import type { ToRegion } from './region.ts'
import { sheetWords } from './words.ts'

/** A place along a line where it should be and is not. */
interface Gap {
  readonly area: Area
  readonly length: number
  /** in a line so thick that no scanner loses it */
  readonly thick: boolean
}

/** mm along a line between two looks */
const step = 0.5
/** how far aside, in mm, a line may lie from where the form has it */
const aside = 0.75
/** A line this faint cannot be told from paper: nothing is said of it. */
const leastLine = 0.1
/** Of its usual darkness a line keeps so much where it is not broken. */
const leastKept = 0.4
/** mm that must be missing of thick and of thin lines */
const leastGap = { thick: 2.5, thin: 4.5 } as const
/** Longer ones are no patch: a finger, a note or light lies over the sheet. */
const longestGap = 40
/** More gaps than this are not alterations but a bad picture. */
const mostGaps = 4

/** Just inside the bars' long edges no letter stands: black from end to end. */
const barEdges: readonly FormLine[] = [
  [bars[0]!.top + 0.7, bars[0]!.bottom - 0.9],
  [bars[2]!.top + 1.2, bars[2]!.bottom - 0.9],
  [bars[4]!.top + 1.2, bars[4]!.bottom - 0.9],
].flatMap((edges) =>
  edges.map((at) => ({ level: true, at, from: frame.left + 1, to: frame.right - 1, width: frame.thickness })),
)

/**
 * Whether the printed lines are whole: a gap with bare paper around is correction fluid or an eraser (涂改). Ink over a
 * line (a seal, a signature) leaves it dark, a fold or a shadow darkens what is beside it too, and a finger is no paper.
 */
export function judgeLines(flat: Flat, toRegion: ToRegion): SheetCheck {
  const gaps = [...frameLines, ...barEdges, ...innerLines].flatMap((line) => gapsIn(flat, line))
  if (gaps.length === 0) return { verdict: 'pass', score: 0.95, evidence: [sheetWords.linesWhole()] }
  const worst = gaps.reduce((a, b) => (weight(b) > weight(a) ? b : a))
  if (gaps.length > mostGaps) {
    return { verdict: 'doubt', score: 0.5, evidence: [sheetWords.linesUnclear(toRegion(worst.area))] }
  }
  const sure = worst.thick && worst.length >= leastGap.thick * 1.5
  return {
    verdict: sure ? 'fail' : 'doubt',
    score: sure ? 0.9 : 0.6,
    evidence: gaps.map((gap) => sheetWords.lineBroken(Math.round(gap.length), toRegion(gap.area))),
  }
}

const weight = ({ length, thick }: Gap): number => (thick ? 3 * length : length)

function gapsIn(flat: Flat, line: FormLine): Gap[] {
  const thick = line.width >= frame.thickness
  // where lines cross, the other one stands in for the one that is missing
  const inset = thick ? 1.2 : 0.4
  const count = Math.floor((line.to - line.from - 2 * inset) / step)
  const dark = new Float32Array(count)
  const known = new Uint8Array(count)
  for (let k = 0; k < count; k++) {
    const look = lookAcross(flat, line, line.from + inset + (k + 0.5) * step, thick)
    if (look === undefined) continue
    dark[k] = look
    known[k] = 1
  }
  const usual = [...dark.filter((_, k) => known[k])].sort((a, b) => a - b)
  const middle = usual[usual.length >> 1] ?? 0
  if (middle < leastLine || usual.length * step < 20) return []
  const least = thick ? leastGap.thick : leastGap.thin
  const gaps: Gap[] = []
  for (let k = 0; k < count; ) {
    let end = k
    while (end < count && known[end] && dark[end]! < middle * leastKept) end++
    const length = (end - k) * step
    if (length >= least && length <= longestGap) gaps.push(gapAt(line, k, end, inset, length, thick))
    k = end + 1
  }
  return gaps
}

function gapAt(line: FormLine, from: number, to: number, inset: number, length: number, thick: boolean): Gap {
  const a = line.from + inset + from * step
  const b = line.from + inset + to * step
  const area = line.level
    ? { left: a, right: b, top: line.at - 2, bottom: line.at + 2 }
    : { left: line.at - 2, right: line.at + 2, top: a, bottom: b }
  return { area, length, thick }
}

/** How dark the line is at one place, 0..1; undefined where the picture does not show it or something lies over it. */
function lookAcross(flat: Flat, line: FormLine, along: number, thick: boolean): number | undefined {
  const reach = Math.round(aside * perMm)
  const stride = line.level ? flatWidth : 1
  const u = Math.round((line.level ? along : line.at) * perMm)
  const v = Math.round((line.level ? line.at : along) * perMm)
  const beside = Math.round((line.width / 2 + 1.6) * perMm)
  if (u < beside || v < beside || u >= flatWidth - beside || v >= flatHeight - beside) return undefined
  const o = v * flatWidth + u
  if (!flat.shown[o - beside * stride] || !flat.shown[o + beside * stride]) return undefined
  let least = 255
  for (let k = -reach; k <= reach; k++) {
    const value = flat.red[o + k * stride]!
    if (value < least) least = value
  }
  const dark = 1 - least / 255
  // a thick line's own inside says nothing of what lies beside it
  const paper = [o - beside * stride, o + beside * stride].map((p) =>
    Math.min(flat.red[p]!, flat.green[p]!, flat.blue[p]!),
  )
  const bare = Math.max(...paper) > 255 * 0.78
  return dark < 0.3 && !bare && !thick ? undefined : !bare && dark < 0.3 ? undefined : dark
}
