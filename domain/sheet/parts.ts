/**
 * What a printed form is made of. Lengths are millimetres from the top left corner of the A4 page, type sizes are points.
 * Forms are data: the drawing code knows these parts and nothing of any particular form.
 */

/** A4 portrait in millimetres. */
export const page = { width: 210, height: 297 } as const

/** A piece of printed text, set so that its ink fills `left`..`right` exactly. */
export interface PrintedText {
  readonly text: string
  /** left edge of the first character's ink */
  readonly left: number
  /** right edge of the last character's ink; left out: natural spacing */
  readonly right?: number
  /** middle of the Chinese characters' bodies */
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  /** white on a black bar */
  readonly white?: boolean
}

/** A tick box (□), or a filled one (■). Drawn as a vector: the font has no ☐ and no ☑. */
export interface TickBox {
  readonly left: number
  /** middle of the box */
  readonly y: number
  /** outer edge length */
  readonly side: number
  readonly filled?: boolean
}

/** A straight line; horizontal when y1 = y2, vertical when x1 = x2. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  /** lengths of dash and gap */
  readonly dash?: readonly [number, number]
}

/** A filled black rectangle. */
export interface Bar {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a value goes. It is set as large as it fits, never over `maxSize`. */
export interface ValueBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly maxSize: number
  readonly minSize: number
}

/** A whole printed form. */
export interface Form {
  readonly rules: readonly Rule[]
  readonly bars: readonly Bar[]
  readonly boxes: readonly TickBox[]
  readonly texts: readonly PrintedText[]
}
