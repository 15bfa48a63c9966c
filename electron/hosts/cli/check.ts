import type { DeadlineState } from '../../../domain/clocks/index.ts'
import { DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import { calendarDate, severityNames } from '../../../domain/model/index.ts'
import { type Outlook, outlookOf } from '../../../domain/outlook.ts'
import { indexPortfolio, noAgencyRules, withAgencyRules } from '../../../domain/rules/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { systemClock } from '../../desk/clock.ts'
import { createInspector, sourceWorkerUrl } from '../../inspect/inspector.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readClients, withScansInspected } from './client-files.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/**
 * `check --in CLIENT.json [--json]`: all findings of all rules, what is next and every clock that runs, as of today in
 * Beijing or `--today YYYY-MM-DD`.
 * `--reading law|document` says which reading blocks where the two differ, `--rules DIR` lays an agency's own rule packs
 * and holiday notices over what ships; clients of one file are held against each other.
 * Scans that lie beside the file (`materials[].source`) are checked too. With --json one object a client a line:
 * {"client": id, "name": …, "findings": [...], "next": {...}, "deadlines": [...], "stage": …}. Ends with 1 where anything would be rejected.
 */
export async function checkCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    in: { type: 'string' },
    json: { type: 'boolean' },
    today: { type: 'string' },
    reading: { type: 'string' },
    rules: { type: 'string' },
  })
  noPositionals(positionals)
  const path = personsPath(needed(values.in, 'in'))
  const agency = values.rules ? await readAgencyRules(personsPath(values.rules)) : { ...noAgencyRules, problems: [] }
  for (const { fileName, message } of agency.problems) terminal.note(`${fileName}：${message}，没有采用。`)
  const { clients, leftOut } = await readClients(path, terminal)
  const today = values.today === undefined ? systemClock.today() : dayOf(values.today)
  // of a day that is not today, the hour matters to nobody: its office hours begin
  const now = values.today === undefined ? systemClock.now().toISOString() : `${today}T01:00:00.000Z`
  const facts = {
    ...withAgencyRules(agency),
    portfolio: indexPortfolio(clients),
    today,
    reading: readingOf(values.reading),
  }
  const inspector = createInspector({ worker: sourceWorkerUrl })
  let rejected = leftOut > 0
  try {
    for (const client of clients) {
      const outlook = outlookOf(await withScansInspected(client, path, inspector), facts, now)
      rejected ||= outlook.findings.some((finding) => finding.severity === 'reject')
      if (values.json) terminal.out(JSON.stringify({ client: client.id, name: client.subject.name, ...outlook }))
      else printOutlook(client.subject.name || client.id, outlook, terminal)
    }
  } finally {
    await inspector.close()
  }
  return rejected ? 1 : 0
}

const states: Record<DeadlineState, string> = { overdue: '已过', today: '今天', soon: '两周内', later: '以后' }

/** Clocks further off than these are only in the JSON. */
const laterShown = 3

/** What is late or near, and the next few after that; a day before which it was too early is no news once it has passed. */
function worthPrinting(deadlines: Outlook['deadlines']): Outlook['deadlines'] {
  const open = deadlines.filter(({ kind, state }) => kind !== 'not-before' || state !== 'overdue')
  const later = open.filter(({ state }) => state === 'later').slice(0, laterShown)
  return [...open.filter(({ state }) => state !== 'later'), ...later]
}

function printOutlook(name: string, outlook: Outlook, terminal: Terminal): void {
  const { findings, next, deadlines, stage } = outlook
  terminal.out(`${name}：${findings.length === 0 ? '没有发现问题' : `${findings.length} 个问题`}`)
  for (const { severity, message, remedy, path, sources } of findings) {
    terminal.out(`  [${severityNames[severity]}] ${inSentences(message, remedy)}`)
    terminal.out(`      ${path}  依据：${sources.map(({ title, date }) => `${title}（${date}）`).join('；')}`)
  }
  if (stage !== '') terminal.out(`  订单 ${stage}`)
  terminal.out(`  下一步 ${next.by ? `${next.by} 前 ` : ''}${next.words}（${next.why}）`)
  for (const { title, day, state, assumption, known } of worthPrinting(deadlines)) {
    const unsure = known ? '' : '；这一年的放假安排还没有公布，日期只是推算'
    terminal.out(`  [${states[state]}] ${day} ${title}（${assumption}${unsure}）`)
  }
}

function dayOf(given: string): string {
  const day = calendarDate.safeParse(given)
  if (day.success) return day.data
  throw new DeskRefusal('invalid-input', `--today ${given} 不是日期。`, '写成 2026-01-31 这样。')
}

function readingOf(given = 'law'): 'law' | 'document' {
  if (given === 'law' || given === 'document') return given
  throw new DeskRefusal('invalid-input', `--reading 只能是 law 或 document，不是 ${given}。`, '用法见 desk --help。')
}
