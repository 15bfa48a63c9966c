import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ClientView, DeskRefusal } from '../../../domain/contract/index.ts'
import { type Client, severityNames, subjectKinds } from '../../../domain/model/index.ts'
import { judgeMaterial } from '../../../domain/rules/materials.ts'
import { materialsInSlot, requiredSlots } from '../../../domain/rules/slots.ts'
import type { Desk } from '../../desk/desk.ts'
import { noPositionals, parseOptions } from './arguments.ts'
import { openHeadlessDesk } from './headless.ts'
import { sheetFonts, writeClientSheets } from './sheet.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

const marks = { pass: '✓', doubt: '?', fail: '✗', pending: '…', unreadable: '✗' }

/**
 * `demo [--out DIR] [--data DIR]`: sample clients → checks on their scans → sheets → a summary a person can read, on
 * standard output and in OUT/summary.txt. The portfolio stays in --data, else BEIAN_DESK_DATA, else OUT/data.
 * Ends with 0: that some samples are faulty is what the demo shows.
 */
export async function demoCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, { out: { type: 'string' }, data: { type: 'string' } })
  noPositionals(positionals)
  const out = personsPath(values.out ?? 'beian-desk-demo')
  const given = values.data ?? process.env.BEIAN_DESK_DATA
  await mkdir(out, { recursive: true })
  const desk = await openHeadlessDesk(given ? personsPath(given) : join(out, 'data'), terminal)
  try {
    await desk.call('samples.load', {})
    await desk.settled()
    const views = await sampleClients(desk)
    if (views.length === 0) throw new DeskRefusal('not-found', '没有样例客户。', '请重新安装备案台。')
    const fonts = await sheetFonts()
    const summary: string[] = []
    let sheets = 0
    for (const [index, view] of views.entries()) {
      const names = await writeClientSheets(view.client, fonts, join(out, 'sheets'))
      sheets += names.length
      summary.push(...describe(view, index + 1, names), '')
    }
    const ready = views.filter(({ findings }) => findings.every(({ severity }) => severity !== 'reject')).length
    const scans = views.reduce((sum, { client }) => sum + client.materials.length, 0)
    summary.push(
      `合计：样例客户 ${views.length} 家，可以提交 ${ready} 家，要先改 ${views.length - ready} 家；` +
        `扫描件 ${scans} 份；核验单 ${sheets} 份（${join(out, 'sheets')}）。`,
    )
    for (const line of summary) terminal.out(line)
    await writeFile(join(out, 'summary.txt'), `${summary.join('\n')}\n`)
    return 0
  } finally {
    await desk.close()
  }
}

async function sampleClients(desk: Desk): Promise<ClientView[]> {
  const { rows } = await desk.call('clients.list', { search: '', offset: 0, limit: 1000, sort: 'name' })
  const views: ClientView[] = []
  for (const { id } of rows.filter((row) => row.sample)) views.push(await desk.call('clients.get', { id }))
  return views
}

/** What the demo says of one client: may it go in, its scans one by one, and what is in the way. */
function describe({ client, findings }: ClientView, number: number, sheets: readonly string[]): string[] {
  const { subject } = client
  const blocking = findings.filter(({ severity }) => severity === 'reject')
  const verdict = blocking.length === 0 ? '✓ 可以提交' : `✗ 先改 ${blocking.length} 处`
  return [
    `${number}. ${subject.name}（${subjectKinds[subject.kind]}，${subject.province}）  ${verdict}`,
    ...describeScans(client).map((line) => `   ${line}`),
    ...findings
      .filter(({ severity }) => severity !== 'advice')
      .map(({ severity, message }) => `   [${severityNames[severity]}] ${message}`),
    ...sheets.map((name) => `   核验单：${name}`),
  ]
}

function describeScans(client: Client): string[] {
  return requiredSlots(client).flatMap((slot) =>
    materialsInSlot(slot, client.materials).map((material) => {
      const { verdict, headline } = judgeMaterial(slot, material, client)
      return `${marks[verdict]} ${slot.label}：${headline}（${material.fileName}）`
    }),
  )
}
