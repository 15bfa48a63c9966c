import type { ComposedBlock, ComposedPaper, Runs } from '../../../domain/papers/index.ts'
import { faceOf, type SheetFonts } from '../face.ts'
import type { MissingGlyph } from '../missing.ts'

/** Every stretch of text of a paper. */
export const runsOf = (paper: ComposedPaper): Runs => paper.blocks.flatMap(blockRuns).flat()

function blockRuns(block: ComposedBlock): Runs[] {
  switch (block.type) {
    case 'table':
      return [...(block.head ?? []), ...block.rows.flat()]
    case 'ticks':
      return [block.label, ...block.items.map(({ runs }) => runs)]
    case 'sign':
      return [...block.parties.map(({ label }) => label), block.seal, block.date ?? []]
    default:
      return [block.runs]
  }
}

/** Names every character of a paper that the font has no glyph for, once for each field it stands in. */
export function missingInPaper(paper: ComposedPaper, fonts: SheetFonts): MissingGlyph[] {
  const face = faceOf(fonts.regular)
  const found = new Map<string, MissingGlyph>()
  const title = { kind: 'words', text: paper.title } as const
  for (const run of [title, ...runsOf(paper)]) {
    if (run.kind === 'line') continue
    const { field, path } = run.kind === 'value' ? run : { field: '模板文字', path: '' }
    for (const character of run.text.replace(/[\s\p{Cc}]/gu, '')) {
      if (face.letter(character.codePointAt(0) ?? 0) === undefined)
        found.set(`${field} ${path} ${character}`, { character, field, path })
    }
  }
  return [...found.values()]
}
