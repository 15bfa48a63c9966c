import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { providerOf, uploadPapers } from '../../../domain/upload/index.ts'
import { bundled } from '../../upload-copy/bundle.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'
import { copyOptions, freeName, type MadeCopy, openUploadSource, wantedOf, watermarkOf } from './upload-source.ts'

/**
 * `pack --in CLIENT.json | --data DIR --out DIR [--zip] [--yes] [--provider NAME] [--watermark id|all|none] [--rules DIR]`: upload packs, a
 * folder a client, with --zip a ZIP: the copies and the filling sheet. Looked at once more before; where there are reasons against it nothing
 * is packed, unless --yes accepts them, which a data folder notes in its history. One JSON object a client a line:
 * {"client": …, "pack": path or "", "files": [...], "reasons": [...]}. Ends with 1 where a client was not packed.
 */
export async function packCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    ...copyOptions,
    zip: { type: 'boolean' },
    yes: { type: 'boolean' },
  })
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const watermark = watermarkOf(values.watermark)
  const source = await openUploadSource(values, terminal)
  const names = new Set<string>()
  let packed = 0
  let left = 0
  try {
    for await (const client of source.clients()) {
      const provider = values.provider || providerOf(client) || '接入商'
      const papers = uploadPapers(client, provider, source.packs).filter(({ refusal }) => !refusal)
      const copies = await source.prepare(client, wantedOf(papers, provider, watermark))
      const made = copies.filter((copy): copy is MadeCopy => copy.bytes !== undefined)
      const say = (pack: string, files: readonly string[], reasons: readonly unknown[]) =>
        terminal.out(JSON.stringify({ client: client.subject.name, pack, files, reasons }))
      if (papers.length === 0 || made.length === 0) {
        terminal.note(`${client.subject.name}：没有可以打包的材料。`)
        say('', [], [])
        left += 1
        continue
      }
      const { files, reasons } = await source.pack(client, made, provider, values.yes === true)
      if (files.length === 0) {
        terminal.note(`${client.subject.name}：有 ${reasons.length} 项问题，没有打包；看过仍要打包的，加 --yes。`)
        say('', [], reasons)
        left += 1
        continue
      }
      const path = join(out, `${freeName(client, names)}${values.zip ? '.zip' : ''}`)
      await mkdir(values.zip ? out : path, { recursive: true })
      if (values.zip) await writeFile(path, await bundled(files))
      else for (const { fileName, bytes } of files) await writeFile(join(path, fileName), bytes)
      packed += 1
      say(
        path,
        files.map(({ fileName }) => fileName),
        reasons,
      )
    }
  } finally {
    await source.close()
  }
  terminal.note(`上传包 ${packed} 个 → ${out}${left > 0 ? `；${left} 户没有打包` : ''}`)
  return left === 0 ? 0 : 1
}
