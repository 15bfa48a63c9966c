import type { Evidence, PageInspection, Region } from '../../domain/model/index.ts'
import { words } from './words.ts'

/** A place on the picture that a verdict rests on. */
export interface Mark {
  readonly key: string
  readonly region: Region
  readonly tone: 'reject' | 'likely' | 'pass' | 'advice'
  /** says that all is well there: drawn only while somebody asks for it */
  readonly discreet: boolean
  /** what is there, beside the box */
  readonly label: string
}

const tones = { fail: 'reject', doubt: 'likely', pass: 'pass' } as const

const marksOfEvidence = (check: string, verdict: keyof typeof tones, evidence: readonly Evidence[]): Mark[] =>
  evidence.flatMap(({ region, message }, index) =>
    region
      ? [{ key: `${check}-${index}`, region, tone: tones[verdict], discreet: verdict === 'pass', label: message }]
      : [],
  )

/** Everything of one page that can be pointed at. Keys are `<check>-<index of the evidence>`, `mark-<n>` and `qr-<n>`. */
export function marksOf(page: PageInspection): Mark[] {
  const { colour, clarity, seal, sheet, codes, codeRegions } = page
  return [
    ...marksOfEvidence('colour', colour.verdict, colour.evidence),
    ...marksOfEvidence('clarity', clarity.verdict, clarity.evidence),
    ...marksOfEvidence('seal', seal.verdict, seal.evidence),
    ...(sheet ? marksOfEvidence('sheet', sheet.verdict, sheet.evidence) : []),
    ...seal.seals.map((mark, index): Mark => {
      const official = mark.ink === 'red' && mark.shape !== 'square'
      const label = words.sealMark(words.sealInks[mark.ink], words.sealShapes[mark.shape])
      return { key: `mark-${index}`, region: mark, tone: official ? 'pass' : 'likely', discreet: false, label }
    }),
    ...codeRegions.map(
      (region, index): Mark => ({
        key: `qr-${index}`,
        region,
        tone: 'advice',
        discreet: false,
        label: codes[index] ?? words.checks.code,
      }),
    ),
  ]
}
