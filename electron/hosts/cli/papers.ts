import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '../../../domain/model/index.ts'
import {
  composePaper,
  type LibraryEntry,
  originWords,
  paperFacts,
  paperFileName,
  paperLibrary,
  papersFor,
} from '../../../domain/papers/index.ts'
import { noAgencyRules, type RulePacks, withAgencyRules } from '../../../domain/rules/index.ts'
import { freeName } from '../../../domain/sheet/file-name.ts'
import type { SheetFonts } from '../../../renderer/sheet/index.ts'
import { drawPapers, missingInPaper } from '../../../renderer/sheet/papers/index.ts'
import { readAgencyRules } from '../../desk/agency-rules.ts'
import { systemClock } from '../../desk/clock.ts'
import { readPaperTemplates } from '../../desk/paper-templates.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readClients } from './client-files.ts'
import { sheetFonts } from './sheet.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/**
 * `papers --in CLIENT.json --out DIR [--all] [--templates DIR] [--rules DIR]`: the papers beside the 核验单 that the rules ask for, a
 * PDF each; with `--all` those that nobody asks for too. `--templates` and `--rules` lay
 * an agency's own templates and rule packs over what ships.
 * One object a paper a line: {"client", "name", "paper", "need", "why", "file", "blank": [fields left to write by hand]}.
 * Ends with 1 where something has to be written by hand that the record should hold, or a template could not be used.
 */
export async function papersCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    in: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean' },
    templates: { type: 'string' },
    rules: { type: 'string' },
  })
  noPositionals(positionals)
  const folder = personsPath(needed(values.out, 'out'))
  const { clients, leftOut } = await readClients(personsPath(needed(values.in, 'in')), terminal)
  const agency = values.templates
    ? await readPaperTemplates(personsPath(values.templates))
    : { templates: [], problems: [] }
  const rules = values.rules ? await readAgencyRules(personsPath(values.rules)) : { ...noAgencyRules, problems: [] }
  const { packs } = withAgencyRules(rules)
  const problems = [...agency.problems, ...rules.problems]
  for (const { fileName, message } of problems) terminal.note(`${fileName}：${message}，没有采用。`)
  const library = paperLibrary(agency.templates.map(({ template }) => template))
  const fonts = await sheetFonts()
  await mkdir(folder, { recursive: true })
  let whole = leftOut === 0 && problems.length === 0
  const taken: string[] = []
  for (const client of clients) {
    for (const made of await makePapers(client, packs, library, fonts, values.all === true)) {
      const file = freeName(made.fileName, taken)
      taken.push(file)
      await writeFile(join(folder, file), made.bytes)
      terminal.out(JSON.stringify({ ...made.line, file }))
      for (const note of made.notes) terminal.note(`${file}：${note}`)
      whole &&= made.line.blank.length === 0 && made.notes.length === 0
    }
  }
  terminal.note(`文书 ${taken.length} 份 → ${folder}`)
  return whole ? 0 : 1
}

interface MadePaper {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly line: {
    client: string
    name: string
    paper: string
    need: string
    why: string
    words: string
    blank: string[]
  }
  readonly notes: readonly string[]
}

async function makePapers(
  client: Client,
  packs: RulePacks,
  library: readonly LibraryEntry[],
  fonts: SheetFonts,
  all: boolean,
): Promise<MadePaper[]> {
  const today = systemClock.today()
  const offers = papersFor(client, packs, library).filter(({ need }) => all || need !== 'optional')
  return Promise.all(
    offers.map(async ({ template, subject, label, need, why }) => {
      const paper = composePaper(template, paperFacts(client, { ...subject, today }))
      const glyphs = missingInPaper(paper, fonts).map(
        ({ character, field }) => `${field} 里的“${character}”字库没有，打印后请手写补上。`,
      )
      const blank = [...new Set(paper.missing.map(({ field }) => field))]
      return {
        fileName: paperFileName(label, client),
        bytes: await drawPapers([paper], fonts),
        line: {
          client: client.id,
          name: client.subject.name,
          paper: label,
          need,
          why,
          words: originWords(paper.origin),
          blank,
        },
        notes: glyphs,
      }
    }),
  )
}
