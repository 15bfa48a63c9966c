import { shippedPaperTemplates } from './shipped.ts'
import type { PaperTemplate } from './template.ts'

/** A template in use, and whose it is. */
export interface LibraryEntry {
  readonly template: PaperTemplate
  /** the agency's own, in place of a shipped one or beside them */
  readonly own: boolean
  /** the shipped text it stands in for */
  readonly shipped: PaperTemplate | undefined
}

/** The shipped templates with the agency's own laid over them: one of the same key takes its place, others come after. */
export function paperLibrary(agency: readonly PaperTemplate[] = []): LibraryEntry[] {
  const own = new Map(agency.map((template) => [template.key, template]))
  const known = new Set(shippedPaperTemplates.map(({ key }) => key))
  return [
    ...shippedPaperTemplates.map((shipped) => ({
      template: own.get(shipped.key) ?? shipped,
      own: own.has(shipped.key),
      shipped,
    })),
    ...agency.filter(({ key }) => !known.has(key)).map((template) => ({ template, own: true, shipped: undefined })),
  ]
}
