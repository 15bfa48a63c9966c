import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import { type Client, calendarDate, type Finding } from '../../../domain/model/index.ts'
import { checkClient, indexPortfolio, noAgencyRules, withAgencyRules } from '../../../domain/rules/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { serviceTitle } from '../../../domain/rules/service-title.ts'
import { blockingSheet } from '../../../domain/sheet/blocking.ts'
import { freeName } from '../../../domain/sheet/file-name.ts'
import { sheetDemands } from '../../../domain/sheet/options.ts'
import {
  drawCalibration,
  drawSheets,
  missingGlyphs,
  type SheetFonts,
  type SheetLayout,
  type SheetOptions,
  type SheetRequest,
  type SheetTitle,
  sheetFileName,
  sheetRequestsFor,
  sheetTitles,
  unprintable,
} from '../../../renderer/sheet/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { systemClock } from '../../desk/clock.ts'
import { needed, noPositionals, parseOptions, wrongUse } from './arguments.ts'
import { readClients } from './client-files.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/** The font the sheet is set in, from the font package. */
export async function sheetFonts(): Promise<SheetFonts> {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  return { regular: await readFile(join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')) }
}

const options = {
  in: { type: 'string' },
  out: { type: 'string' },
  each: { type: 'boolean' },
  copies: { type: 'string' },
  'one-file': { type: 'boolean' },
  backs: { type: 'boolean' },
  title: { type: 'string' },
  registrar: { type: 'string' },
  date: { type: 'string' },
  'no-code': { type: 'boolean' },
  rules: { type: 'string' },
  'only-clean': { type: 'boolean' },
  yes: { type: 'boolean' },
  calibration: { type: 'boolean' },
} as const

/**
 * `sheet --in CLIENT.json --out SHEET.pdf`: every sheet of every client in one PDF (`--one-file`, which need not be said);
 * with `--each` OUT is a folder and every sheet a file of its own. `--backs` puts an empty page behind each. What the sheets carry is as the rule packs say (`--rules DIR` lays the agency's own over
 * them) unless an option says otherwise; `--copies asked` makes as many of each as the provider asks for, else one.
 * `--calibration --out FILE` writes the calibration page instead.
 *
 * Findings that would send a sheet back are named. Such sheets are drawn, for the promise is a PDF for every client, but the
 * command ends with 0 only after the deliberate `--yes`; `--only-clean` leaves them out. Sheets that were left out, and
 * characters the font lacks, make it end with 1.
 */
export async function sheetCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, options)
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const fonts = await sheetFonts()
  if (values.calibration) {
    await writeWhole(out, await drawCalibration(fonts))
    terminal.note(`校准页 → ${out}`)
    return 0
  }
  if (values.each && values['one-file']) throw wrongUse('--each 和 --one-file 只能选一个。')
  if (values.yes && values['only-clean']) throw wrongUse('--yes 和 --only-clean 只能选一个。')
  const asked = sheetOptionsOf(values)
  const copies = copiesOf(values.copies)
  const { clients, leftOut } = await readClients(personsPath(needed(values.in, 'in')), terminal)
  const agency = values.rules ? await readAgencyRules(personsPath(values.rules)) : { ...noAgencyRules, problems: [] }
  for (const { fileName, message } of agency.problems) terminal.note(`${fileName}：${message}，没有采用。`)
  const law = withAgencyRules(agency)
  const facts = { ...law, today: systemClock.today(), reading: 'law' as const, portfolio: indexPortfolio(clients) }
  let whole = leftOut === 0
  const chosen: SheetRequest[] = []
  for (const client of clients) {
    const findings = checkClient(client, facts)
    for (const request of sheetRequestsFor(client, law.packs, asked)) {
      const { service } = request
      const blocking = blockingSheet(findings, service)
      const name = [client.subject.name || client.id, service && serviceTitle(service)].filter(Boolean).join(' ')
      if (blocking.length > 0) {
        const first = blocking[0] as Finding
        const kept = values['only-clean'] ? '，没有打印' : values.yes ? '，照样画了' : '，先画了，确认要用请加 --yes'
        terminal.note(
          `${name}：有 ${blocking.length} 处会被驳回${kept}，例如${inSentences(first.message, first.remedy)}`,
        )
        if (!values.yes) whole = false
        if (values['only-clean']) continue
      }
      for (const { character, field } of missingGlyphs(request, fonts)) {
        terminal.note(`${name}：${field} 里的“${character}”字库没有，打印后请手写补上。`)
        whole = false
      }
      const times = copies === 'asked' ? sheetDemands(client, service, law.packs).copies : copies
      const ready = { ...request, copies: times }
      const refusal = unprintable(ready, fonts)
      if (refusal) {
        terminal.note(`${name}：${inSentences(refusal.message, refusal.remedy)}没有打印。`)
        whole = false
      } else chosen.push(ready)
    }
  }
  if (chosen.length === 0)
    throw new DeskRefusal('invalid-input', '没有可以打印的核验单，没有写出文件。', '请按上面说的改好资料，再画一次。')
  const layout = { blankBacks: values.backs === true }
  if (values.each) await writeSheets(chosen, fonts, out, layout)
  else await writeWhole(out, await drawSheets(chosen, fonts, layout))
  terminal.note(`核验单 ${chosen.length} 份 → ${out}`)
  return whole ? 0 : 1
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

type Given = ReturnType<typeof parseOptions<typeof options>>['values']

/** @throws DeskRefusal where an option says what cannot be */
function sheetOptionsOf(values: Given): SheetOptions {
  const { title, registrar, date } = values
  if (title !== undefined && !Object.hasOwn(sheetTitles, title))
    throw wrongUse(`--title 只能是 ${Object.keys(sheetTitles).join('、')}，不是 ${title}。`)
  if (registrar !== undefined && registrar !== 'yes' && registrar !== 'no')
    throw wrongUse(`--registrar 只能是 yes 或 no，不是 ${registrar}。`)
  if (date !== undefined && !calendarDate.safeParse(date).success)
    throw wrongUse(`--date ${date} 不是日期，写成 2026-01-31 这样。`)
  return {
    code: values['no-code'] ? false : undefined,
    title: title as SheetTitle | undefined,
    printRegistrar: registrar === undefined ? undefined : registrar === 'yes',
    date,
  }
}

function copiesOf(given = '1'): number | 'asked' {
  if (given === 'asked') return given
  if (/^[1-9]$/.test(given)) return Number(given)
  throw wrongUse(`--copies 是 1 到 9 的份数，或 asked（按接入商要求），不是 ${given}。`)
}

/** Writes every request as a file of its own. @returns the names written, in order; names never collide */
export async function writeSheets(
  requests: readonly SheetRequest[],
  fonts: SheetFonts,
  folder: string,
  layout: SheetLayout = {},
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const names: string[] = []
  for (const request of requests) {
    const name = freeName(sheetFileName(request.client, request.service), names)
    await writeFile(join(folder, name), await drawSheets([request], fonts, layout))
    names.push(name)
  }
  return names
}

/** The sheets of one client into a folder, as the packs that ship with the desk have them. */
export async function writeClientSheets(client: Client, fonts: SheetFonts, folder: string): Promise<string[]> {
  return writeSheets(sheetRequestsFor(client, shippedPacks), fonts, folder)
}
