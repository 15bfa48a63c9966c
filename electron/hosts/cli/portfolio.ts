import { basename } from 'node:path'
import { systemClock } from '../../desk/clock.ts'
import { exportFile } from '../../transfer/index.ts'
import { openStores } from '../open-desk.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { scanBeside } from './client-files.ts'
import { openHeadlessDesk } from './headless.ts'
import { readNamedFile } from './named-file.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/** Data folder of a command: `--data`, else BEIAN_DESK_DATA. @throws DeskRefusal where neither is given */
export const dataFolder = (given: string | undefined) =>
  personsPath(needed(given ?? process.env.BEIAN_DESK_DATA, 'data'))

/**
 * `import --in CLIENTS.xlsx|.csv|.json --data DIR`: rows with an error are left out and named, and make it end with 1.
 * Scans that a CLIENT.json names beside itself are taken in and checked.
 */
export async function importCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { in: { type: 'string' }, data: { type: 'string' } })
  noPositionals(positionals)
  const path = personsPath(needed(values.in, 'in'))
  const file = { fileName: basename(path), bytes: await readNamedFile(path) }
  const desk = await openHeadlessDesk(dataFolder(values.data), terminal)
  try {
    const report = await desk.importFile(file, async (source) => {
      const scan = scanBeside(path, source)
      if (!scan) terminal.note(`没有找到扫描件 ${source}，这一份没有导入。`)
      return scan ? readNamedFile(scan) : undefined
    })
    for (const { row, column, message } of report.errors) terminal.note(`第 ${row} 行 ${column}：${message}`)
    terminal.out(`导入 ${report.added.length} 个客户，${report.errors.length} 处没有导入。`)
    await desk.settled()
    return report.errors.length > 0 ? 1 : 0
  } finally {
    await desk.close()
  }
}

/** `export --data DIR --out FILE.json|.xlsx|.csv`: every client, without the scans. */
export async function exportCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { data: { type: 'string' }, out: { type: 'string' } })
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const { portfolio } = await openStores(dataFolder(values.data), { create: false })
  try {
    const { clients, leftOut, notes } = await exportFile(portfolio, out)
    await portfolio.addHistory({
      at: systemClock.now().toISOString(),
      by: '命令行',
      clientId: '',
      action: 'portfolio.exported',
      words: `导出 ${clients} 个客户到 ${basename(out)}`,
    })
    for (const note of notes) terminal.note(note)
    for (const id of leftOut)
      terminal.note(`客户 ${id} 的记录读不出来，没有导出；原样保留在资料库里，请用 verify 检查。`)
    terminal.out(`导出 ${clients} 个客户 → ${out}`)
    return leftOut.length > 0 ? 1 : 0
  } finally {
    await portfolio.close()
  }
}
