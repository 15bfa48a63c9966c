import type { Bar, Rule, ValueBox } from './parts.ts'

/**
 * The lines of the 核验单, in millimetres. Measured on both reference pictures (unit and personal: the same form) after
 * mapping the frame's four corners onto an upright rectangle; each number is the mean of the two, which differ by at
 * most 0.3 mm. How: docs/decisions/sheet-drawing.md.
 */

const thin = 0.18
/** outer edges of the frame, and how thick it is */
export const frame = { left: 15.4, right: 197.9, top: 12.5, bottom: 287.75, thickness: 0.8 } as const
const inner = {
  left: frame.left + frame.thickness,
  right: frame.right - frame.thickness,
} as const

const across = (y: number, extra: Partial<Rule> = {}): Rule => ({
  x1: inner.left,
  y1: y,
  x2: inner.right,
  y2: y,
  width: thin,
  ...extra,
})
const down = (x: number, y1: number, y2: number): Rule => ({ x1: x, y1, x2: x, y2, width: thin })

/** Two thin lines, as between the numbered sections. */
const double = (y: number): Rule[] => [across(y), across(y + 0.35)]

const half = frame.thickness / 2
const frameRules: Rule[] = [
  { x1: frame.left, y1: frame.top + half, x2: frame.right, y2: frame.top + half, width: frame.thickness },
  { x1: frame.left, y1: frame.bottom - half, x2: frame.right, y2: frame.bottom - half, width: frame.thickness },
  { x1: frame.left + half, y1: frame.top, x2: frame.left + half, y2: frame.bottom, width: frame.thickness },
  { x1: frame.right - half, y1: frame.top, x2: frame.right - half, y2: frame.bottom, width: frame.thickness },
]

/** x of the column edges: end of the labels, start and end of 网站类型, the split in section 三 */
export const columns = { label: 47.85, kind: 144.13, kindValue: 166.23, split: 105.16 } as const
/** y of the row edges in the part that the client fills */
export const rows = { nameTop: 20.72, nameBottom: 30.32, domainBottom: 50.05 } as const

/** The dashed line between what the access provider signs and what the client signs. */
export const cut = { y: 236.66, left: 17.74, right: 194.8 } as const

export const rules: readonly Rule[] = [
  ...frameRules,
  across(rows.nameTop),
  across(rows.nameBottom),
  across(58),
  across(64.42),
  across(71.55),
  across(76.48, { width: 0.14, dash: [0.17, 0.25] }),
  across(81.55),
  across(89.14),
  across(96.48),
  ...double(103.98),
  across(109.58),
  across(116.75),
  across(124.08),
  across(131.5),
  ...double(139),
  across(146.74),
  across(152.24),
  across(157.42),
  across(162.48),
  ...double(169.86),
  across(175.8),
  across(181.76),
  across(195.42),
  down(columns.label, rows.nameTop, rows.domainBottom),
  down(columns.kind, rows.nameTop, rows.nameBottom),
  down(columns.kindValue, rows.nameTop, rows.nameBottom),
  down(columns.split, 146.74, 152.24),
  { x1: cut.left, y1: cut.y, x2: cut.right, y2: cut.y, width: 0.38, dash: [2.08, 2.186] },
]

/** The shaded cells: a hair of white stays between them, the frame and the line below. */
const shaded = (top: number, bottom: number): Bar => ({
  left: inner.left + 0.16,
  top,
  right: inner.right - 0.3,
  bottom,
})
/** Bars 2 and 3 carry a thick line on top that reaches the frame. */
const capped = (top: number, bottom: number): Bar[] => [
  { left: inner.left, top, right: inner.right, bottom: top + 0.5 },
  shaded(top, bottom),
]
export const bars: readonly Bar[] = [
  shaded(frame.top, 20.45),
  ...capped(rows.domainBottom, 57.72),
  ...capped(186.5, 195.14),
]

/** Where the client's own words go. */
export const valueBoxes = {
  name: { left: 50, top: 21.15, right: 142.9, bottom: 29.95, maxSize: 15, minSize: 4 },
  domains: { left: 50, top: 31.1, right: 195.5, bottom: 49.2, maxSize: 15, minSize: 7.5 },
  /** blank paper under the frame, for domains that the cell cannot hold (domain.md 1.3) */
  overflow: { left: 16, top: 288.1, right: 197.3, bottom: 294.4, maxSize: 7, minSize: 7 },
} as const satisfies Record<string, ValueBox>
