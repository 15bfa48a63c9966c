import { type PackedFile, type PackReason, packReasons } from '../../domain/upload/index.ts'
import type { Pack } from '../upload-copy/filling-file.ts'
import { type DeskContext, findingsOf } from './context.ts'
import { sheetsStanding } from './returns/standing.ts'

/** The last look before packing, over everything the desk knows of the client at this moment. */
export async function recheck(desk: DeskContext, pack: Pack, files: readonly PackedFile[]): Promise<PackReason[]> {
  const { items } = await sheetsStanding(desk, pack.client.id)
  return packReasons({ ...pack, findings: findingsOf(desk, pack.client), sheets: items, files })
}

/** Who packed despite what, as lines short enough for an order's log, each reason in whole. @param most characters of a line */
export function despiteLines(head: string, reasons: readonly PackReason[], most = 1800): string[] {
  const lines: string[] = []
  let line = head
  for (const { message } of reasons) {
    const next = `${line}${line.endsWith('：') ? '' : '；'}${message}`
    if (next.length > most && !line.endsWith('：')) {
      lines.push(line)
      line = `（续）${head}${message}`
    } else line = next
  }
  return [...lines, line]
}
