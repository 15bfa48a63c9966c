import type { PrintedText, Rule } from '../../../domain/sheet/parts.ts'
import type { Face } from '../face.ts'
import { piecesOf, widthOf } from '../typeset.ts'

/**
 * What some provinces ask of a 个人 besides the form, on paper that the form leaves blank: to the right of the signature,
 * where a unit would put its seal, and under the signature. Ours, not part of the published form.
 */
interface Extra {
  readonly rules: readonly Rule[]
  readonly texts: readonly PrintedText[]
}

const mmPerPoint = 25.4 / 72
/** `pitch`: the least a row of handwriting needs */
const writing = { left: 100, right: 195, top: 257.6, bottom: 284.8, rows: 5, pitch: 5 } as const
const small = { size: 6, lineDistance: 2.6 } as const

/** The wording to copy in small type, and lines to write it on. */
export function handCopyPlace(wording: string, face: Face): Extra {
  const width = (writing.right - writing.left) / (small.size * mmPerPoint)
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(`请在横线上手抄：“${wording}”`)) {
    if (line !== '' && widthOf(face, line + piece) > width) {
      lines.push(line)
      line = piece
    } else line += piece
  }
  const texts = [...lines, line].map((text, i) => ({
    text,
    left: writing.left,
    y: writing.top + i * small.lineDistance,
    size: small.size,
  }))
  const start = writing.top + (texts.length - 0.5) * small.lineDistance
  const room = writing.bottom - start
  const rows = Math.min(writing.rows, Math.floor(room / writing.pitch))
  const rules = Array.from({ length: rows }, (_, i) => {
    const y = start + (room * (i + 1)) / rows
    return { x1: writing.left, y1: y, x2: writing.right, y2: y, width: 0.1 }
  })
  return { rules, texts }
}

const finger = { left: 62, top: 264, right: 78, bottom: 275.2 } as const

/** A dashed box with its purpose in it, between the signature and the date. */
export function fingerprintPlace(): Extra {
  const { left, top, right, bottom } = finger
  const side = (x1: number, y1: number, x2: number, y2: number): Rule => ({
    x1,
    y1,
    x2,
    y2,
    width: 0.14,
    dash: [0.8, 0.6],
  })
  return {
    rules: [
      side(left, top, right, top),
      side(left, bottom, right, bottom),
      side(left, top, left, bottom),
      side(right, top, right, bottom),
    ],
    texts: [{ text: '按手印处', left: left + 3.8, y: top + 1.9, size: small.size }],
  }
}
