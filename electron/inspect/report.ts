import type { Refusal } from '../../domain/contract/refusal.ts'
import type { Inspection, PageInspection } from '../../domain/model/inspection.ts'

/** What the command line says of one page: the promise of the design, and the reasons beside it. */
function pageReport(page: PageInspection) {
  const { colour, clarity, seal } = page
  return {
    width: page.width,
    height: page.height,
    colour,
    clarity,
    seal,
    codes: page.codes,
    ...(page.sheet ? { sheet: page.sheet } : {}),
  }
}

/** One line of `inspect --json` for a file that could be read. */
export function toReportLine(file: string, inspection: Inspection): string {
  const { ms = 0 } = inspection
  const { width, height, ...checks } = pageReport(inspection)
  const pages =
    inspection.pages.length > 0 ? { pageCount: inspection.pageCount, pages: inspection.pages.map(pageReport) } : {}
  return JSON.stringify({ file, ok: true, width, height, ms, ...checks, ...pages })
}

/** One line of `inspect --json` for a file that could not; the run goes on. */
export function toErrorLine(file: string, refusal: Refusal): string {
  const { code, message, remedy } = refusal
  return JSON.stringify({ file, ok: false, error: { code, message, remedy } })
}
