import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Client } from '../../../domain/model/index.ts'
import {
  drawSheets,
  missingGlyphs,
  type SheetFonts,
  type SheetRequest,
  sheetFileName,
  sheetRequestsFor,
} from '../../../renderer/sheet/index.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { readClients } from './client-files.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

/** The font the sheet is set in, from the font package. */
export async function sheetFonts(): Promise<SheetFonts> {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  return { regular: await readFile(join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')) }
}

/**
 * `sheet --in CLIENT.json --out SHEET.pdf`: every sheet of every client in one PDF; with `--each` OUT is a folder and
 * every sheet a file of its own. Characters the font lacks are named and make the command end with 1.
 */
export async function sheetCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    in: { type: 'string' },
    out: { type: 'string' },
    each: { type: 'boolean' },
  })
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const { clients, leftOut } = await readClients(personsPath(needed(values.in, 'in')), terminal)
  const requests = clients.flatMap((client) => sheetRequestsFor(client))
  const fonts = await sheetFonts()
  let whole = leftOut === 0
  for (const request of requests) {
    for (const { character, field } of missingGlyphs(request, fonts)) {
      terminal.note(`${request.client.subject.name}：${field} 里的“${character}”字库没有，打印后请手写补上。`)
      whole = false
    }
  }
  if (values.each) await writeSheets(requests, fonts, out)
  else {
    await mkdir(dirname(out), { recursive: true })
    await writeFile(out, await drawSheets(requests, fonts))
  }
  terminal.note(`核验单 ${requests.length} 份 → ${out}`)
  return whole ? 0 : 1
}

/** Writes every request as a file of its own. @returns the names written, in order; names never collide */
export async function writeSheets(
  requests: readonly SheetRequest[],
  fonts: SheetFonts,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const names: string[] = []
  for (const request of requests) {
    const name = freeName(sheetFileName(request.client, request.service), names)
    await writeFile(join(folder, name), await drawSheets([request], fonts))
    names.push(name)
  }
  return names
}

/** A name that is not taken yet: a number is put behind it where it is. */
export const freeName = (name: string, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : name.replace(/(\.pdf)?$/, `-${n}.pdf`)
    if (!taken.includes(candidate)) return candidate
  }
}

/** The sheets of one client into a folder. */
export async function writeClientSheets(client: Client, fonts: SheetFonts, folder: string): Promise<string[]> {
  return writeSheets(sheetRequestsFor(client), fonts, folder)
}
