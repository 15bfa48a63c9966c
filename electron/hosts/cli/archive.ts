import { backup, restore, type VerifyReport, verify } from '../../transfer/index.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { dataFolder } from './portfolio.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/** `backup --data DIR --out FILE`: one encrypted archive of everything; may run while the desk is open. */
export async function backupCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { data: { type: 'string' }, out: { type: 'string' } })
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const { clients, files, bytes, notes } = await backup(dataFolder(values.data), out)
  for (const note of notes) terminal.note(note)
  terminal.out(`备份完成：客户 ${clients} 个，文件 ${files} 份，${(bytes / 1024 / 1024).toFixed(1)} MB → ${out}`)
  return 0
}

/** `restore --in FILE --data DIR`: into an empty or absent folder only; ends with 1 where the backup had problems. */
export async function restoreCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { in: { type: 'string' }, data: { type: 'string' } })
  noPositionals(positionals)
  const dir = dataFolder(values.data)
  const report = await restore(personsPath(needed(values.in, 'in')), dir)
  terminal.note(`备份时间 ${report.createdAt}；${report.protection}`)
  return tell(`已恢复到 ${dir}`, report, terminal)
}

/** `verify --data DIR`: opens every record and every file; ends with 1 where anything is lost, damaged or unreadable. */
export async function verifyCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { data: { type: 'string' } })
  noPositionals(positionals)
  return tell('检查完成', await verify(dataFolder(values.data)), terminal)
}

function tell(what: string, report: VerifyReport, terminal: Terminal): ExitCode {
  for (const problem of report.problems) terminal.out(`✗ ${problem}`)
  const verdict = report.ok ? '没有发现问题' : `发现 ${report.problems.length} 个问题`
  terminal.out(`${what}：客户 ${report.clients} 个，文件 ${report.files} 份，${verdict}。`)
  if (report.orphans.length > 0) terminal.note(`另有 ${report.orphans.length} 份没有记录引用的文件，不影响使用。`)
  return report.ok ? 0 : 1
}
