import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { providerOf, uploadPapers } from '../../../domain/upload/index.ts'
import { needed, noPositionals, parseOptions } from './arguments.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'
import { copyOptions, freeName, openUploadSource, wantedOf, watermarkOf } from './upload-source.ts'

/**
 * `uploads --in CLIENT.json | --data DIR --out DIR [--provider NAME] [--watermark id|all|none] [--rules DIR]`: upload
 * copies as an access provider takes them, a folder a client. Without --provider the one that the client's services
 * name. One JSON object a copy a line, as the call `uploads.prepare` gives them, with `client` and `file`. Ends with 1
 * where a copy was refused. A data folder brings its own agency rules and notes in its history who made what.
 */
export async function uploadsCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, copyOptions)
  noPositionals(positionals)
  const out = personsPath(needed(values.out, 'out'))
  const watermark = watermarkOf(values.watermark)
  const source = await openUploadSource(values, terminal)
  const folders = new Set<string>()
  let made = 0
  let clean = true
  try {
    for await (const client of source.clients()) {
      const provider = values.provider ?? providerOf(client)
      if (provider === '') terminal.note(`${client.subject.name}：没有填接入商，按多数接入商的要求做。`)
      // the bad ones too: what will be missing from the folder is to be said
      const papers = uploadPapers(client, provider, source.packs).filter(({ slot }) => slot !== undefined)
      if (papers.length === 0) continue
      const copies = await source.prepare(client, wantedOf(papers, provider || '接入商', watermark))
      const folder = join(out, freeName(client, folders))
      await mkdir(folder, { recursive: true })
      for (const { bytes, fileId: _passing, ...copy } of copies) {
        const file = bytes === undefined ? '' : join(folder, copy.fileName)
        if (bytes === undefined) clean = false
        else await writeFile(file, bytes)
        if (bytes !== undefined) made += 1
        terminal.out(JSON.stringify({ client: client.subject.name, file, ...copy }))
      }
    }
  } finally {
    await source.close()
  }
  terminal.note(`上传副本 ${made} 份 → ${out}`)
  return clean ? 0 : 1
}
