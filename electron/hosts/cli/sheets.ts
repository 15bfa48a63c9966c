import { basename } from 'node:path'
import { DeskRefusal, inSentences, type ReturnedRow } from '../../../domain/contract/index.ts'
import { answerCall } from '../answer.ts'
import { parseOptions, wrongUse } from './arguments.ts'
import { openHeadlessDesk } from './headless.ts'
import { readNamedFile } from './named-file.ts'
import { dataFolder } from './portfolio.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/**
 * `sheets take FILE... --data DIR [--json]`: takes stamped sheets in, places each page by the code on it and says where it went and what
 * is wrong with it, a line a page (with --json an object as the call `returns.list` gives it). A file that cannot be had gets a line too and the
 * run goes on. Ends with 1 where a page waits for a person or would be sent back.
 */
export async function sheetsCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { data: { type: 'string' }, json: { type: 'boolean' } })
  const [verb, ...files] = positionals
  if (verb !== 'take') throw wrongUse(`sheets 后面要写 take，不是“${verb ?? ''}”。`)
  if (files.length === 0) throw wrongUse('没有给出回收的扫描件。')
  const desk = await openHeadlessDesk(dataFolder(values.data), terminal)
  try {
    const ids: string[] = []
    let clean = true
    for (const file of files) {
      try {
        const bytes = await readNamedFile(personsPath(file))
        // as every door: validated by the contract, refused in words
        const answer = await answerCall(desk, 'returns.take', { fileName: basename(file), bytes })
        if (!answer.ok) throw new DeskRefusal(answer.refusal.code, answer.refusal.message, answer.refusal.remedy)
        const taken = answer.value as Awaited<ReturnType<typeof desk.call<'returns.take'>>>
        ids.push(...taken.ids)
        for (const { words } of taken.again) terminal.note(`${file}：${words}`)
      } catch (error) {
        if (!(error instanceof DeskRefusal)) throw error
        clean = false
        const { code, message, remedy } = error.refusal
        if (values.json) terminal.out(JSON.stringify({ fileName: file, error: { code, message } }))
        else terminal.out(inSentences(message, remedy))
      }
    }
    await desk.settled()
    const { items } = await desk.call('returns.list', { limit: 2000 })
    const rows = new Map(items.map((row) => [row.id, row]))
    for (const id of ids) {
      const row = rows.get(id)
      if (!row) continue
      clean &&= row.state !== 'waiting' && row.state !== 'reading' && row.verdict === 'pass'
      terminal.out(values.json ? JSON.stringify(row) : inWords(row))
    }
    return clean ? 0 : 1
  } finally {
    await desk.close()
  }
}

function inWords({ fileName, page, pages, state, clientName, serviceTitle, headline, findings }: ReturnedRow): string {
  const name = pages > 1 ? `${fileName} 第 ${page} 页` : fileName
  const where = state === 'waiting' || state === 'reading' ? '等人指定' : `${clientName} ${serviceTitle}`
  const spare = state === 'spare' ? '（多余的一份）' : ''
  const remedy = findings[0]?.remedy ?? ''
  return `${name} → ${where}${spare}：${inSentences(headline, remedy)}`
}
