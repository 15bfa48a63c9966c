import { DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import { type Finding, severityNames } from '../../../domain/model/index.ts'
import { checkClient, indexPortfolio, noAgencyRules, withAgencyRules } from '../../../domain/rules/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { systemClock } from '../../desk/clock.ts'
import { createInspector, sourceWorkerUrl } from '../../inspect/inspector.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readClients, withScansInspected } from './client-files.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/**
 * `check --in CLIENT.json [--json]`: all findings of all rules, as of today in Beijing or `--today YYYY-MM-DD`.
 * `--reading law|document` says which reading blocks where the two differ, `--rules DIR` lays an agency's own rule packs
 * and holiday notices over what ships; clients of one file are held against each other.
 * Scans that lie beside the file (`materials[].source`) are checked too. With --json one object a client a line:
 * {"client": id, "name": …, "findings": [...]}. Ends with 1 where anything would be rejected.
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
  const facts = {
    ...withAgencyRules(agency),
    portfolio: indexPortfolio(clients),
    today: values.today ?? systemClock.today(),
    reading: readingOf(values.reading),
  }
  const inspector = createInspector({ worker: sourceWorkerUrl })
  let rejected = leftOut > 0
  try {
    for (const client of clients) {
      const findings = checkClient(await withScansInspected(client, path, inspector), facts)
      rejected ||= findings.some((finding) => finding.severity === 'reject')
      if (values.json) terminal.out(JSON.stringify({ client: client.id, name: client.subject.name, findings }))
      else printFindings(client.subject.name || client.id, findings, terminal)
    }
  } finally {
    await inspector.close()
  }
  return rejected ? 1 : 0
}

function printFindings(name: string, findings: readonly Finding[], terminal: Terminal): void {
  terminal.out(`${name}：${findings.length === 0 ? '没有发现问题' : `${findings.length} 个问题`}`)
  for (const { severity, message, remedy, path, sources } of findings) {
    terminal.out(`  [${severityNames[severity]}] ${inSentences(message, remedy)}`)
    terminal.out(`      ${path}  依据：${sources.map(({ title, date }) => `${title}（${date}）`).join('；')}`)
  }
}

function readingOf(given = 'law'): 'law' | 'document' {
  if (given === 'law' || given === 'document') return given
  throw new DeskRefusal('invalid-input', `--reading 只能是 law 或 document，不是 ${given}。`, '用法见 desk --help。')
}
