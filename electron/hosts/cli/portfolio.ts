import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { backup, exportFile, restore, verify } from '../../transfer/index.ts'
import { openStores } from '../open-desk.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readNamedFile, scanBeside } from './client-files.ts'
import { openHeadlessDesk } from './headless.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/** Data folder of a command: `--data`, else BEIAN_DESK_DATA. @throws DeskRefusal where neither is given */
const dataFolder = (given: string | undefined) => personsPath(needed(given ?? process.env.BEIAN_DESK_DATA, 'data'))

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
      return scan && readFile(scan)
    })
    for (const { row, column, message } of report.errors) terminal.note(`第 ${row} 行 ${column}：${message}`)
    terminal.out(`导入 ${report.added.length} 个客户，${report.errors.length} 处没有导入。`)
    await desk.settled()
    return report.errors.length > 0 ? 1 : 0
  } finally {
    await desk.close()
  }
}
