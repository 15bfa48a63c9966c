import type { PrintedText } from '../../../domain/sheet/parts.ts'
import { officialTitle, providerPledge } from '../../../domain/sheet/wording.ts'
import type { Face } from '../face.ts'
import { piecesOf, widthOf } from '../typeset.ts'

const mmPerPoint = 25.4 / 72
/** the column that the pledges fill, in millimetres, and their first line's indent in em */
const column = { left: 17.85, right: 195.45, top: 200.96, lineDistance: 5.5 } as const
const indent = 2

/**
 * The access provider's pledge under another title: the pledge quotes the sheet by its name, so its lines break anew.
 * Under the official title the lines stand as on the real form.
 */
export function providerPledgeNaming(title: string, face: Face): readonly PrintedText[] {
  if (title === officialTitle) return providerPledge
  const size = providerPledge[0]?.size ?? 0
  const text = providerPledge
    .map((piece) => piece.text)
    .join('')
    .replaceAll(officialTitle, title)
  const width = (column.right - column.left) / (size * mmPerPoint)
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    const room = lines.length === 0 ? width - indent : width
    if (widthOf(face, line + piece) > room) {
      lines.push(line)
      line = piece
    } else line += piece
  }
  return [...lines, line].map((words, i) => ({
    text: words,
    left: column.left + (i === 0 ? indent * size * mmPerPoint : 0),
    right: i < lines.length ? column.right : undefined,
    y: column.top + i * column.lineDistance,
    size,
    bold: true,
  }))
}
