import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { openSource } from '../../../../electron/inspect/decode/index.ts'
import { type PageView, toView } from '../../../../electron/inspect/view.ts'

/** The labelled real pictures beside the repository; BEIAN_SHARED says where else they are. */
const shared = process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))
const folder = join(shared, 'scans')
export const scansAreHere = existsSync(join(folder, 'labels.csv'))

export interface ScanLabel {
  readonly file: string
  /** yes, no, partial, black-seal, blue-stamp */
  readonly seal: string
  readonly source: string
}

export function scanLabels(): ScanLabel[] {
  return Papa.parse<ScanLabel>(readFileSync(join(folder, 'labels.csv'), 'utf8'), { header: true, skipEmptyLines: true })
    .data
}

/** One real picture as the checks see it. */
export async function readScan(label: ScanLabel): Promise<PageView> {
  const source = await openSource(readFileSync(join(folder, label.file)))
  try {
    return toView(await source.page(0))
  } finally {
    source.close()
  }
}
