import { bars, columns, cut, frame, rules } from '../../../domain/sheet/lines.ts'

/** A straight line of the form to look for, in millimetres: level at y = `at`, or upright at x = `at`. */
export interface FormLine {
  readonly level: boolean
  readonly at: number
  readonly from: number
  readonly to: number
  /** how thick the ink is */
  readonly width: number
}

/** Two thin lines this near one another run into one in a picture. */
const apart = 0.6

/** One this near a bar runs into the bar. */
const touchesBar = (at: number): boolean => bars.some(({ top, bottom }) => at > top - 1 && at < bottom + 1)

const thin: FormLine[] = []
for (const rule of rules) {
  if (rule.dash || rule.width >= frame.thickness) continue
  const level = rule.y1 === rule.y2
  const at = level ? rule.y1 : rule.x1
  if (level && touchesBar(at)) continue
  const twin = thin.findIndex((line) => line.level && level && Math.abs(line.at - at) < apart)
  if (twin >= 0) {
    const line = thin[twin]!
    thin[twin] = { ...line, at: (line.at + at) / 2, width: line.width * 2 }
  } else {
    thin.push({ level, at, from: level ? rule.x1 : rule.y1, to: level ? rule.x2 : rule.y2, width: rule.width })
  }
}

/** The thin lines between rows and columns: none dashed, none that runs into a bar, twins as one. */
export const innerLines: readonly FormLine[] = thin

const half = frame.thickness / 2
const sides = [frame.bottom - half, frame.left + half, frame.right - half] as const
/**
 * The frame's thick lines. The upper one is the upper edge of the first bar, with which it is one black area; it is
 * taken with that.
 */
export const frameLines: readonly FormLine[] = [
  { level: true, at: sides[0], from: frame.left, to: frame.right, width: frame.thickness },
  { level: false, at: sides[1], from: frame.top, to: frame.bottom, width: frame.thickness },
  { level: false, at: sides[2], from: frame.top, to: frame.bottom, width: frame.thickness },
]

/** The three bars' outlines: what is black from edge to edge, caps and frame included. */
export const barLines: readonly FormLine[] = [0, 1, 2].map((k) => {
  const top = [frame.top, bars[1]!.top, bars[3]!.top][k]!
  const bottom = [bars[0]!, bars[2]!, bars[4]!][k]!.bottom
  return { level: true, at: (top + bottom) / 2, from: frame.left, to: frame.right, width: bottom - top }
})

export { columns, cut, frame }
