import { DeskRefusal } from '../../../domain/contract/index.ts'
import { type MaterialKind, materialKind } from '../../../domain/model/index.ts'
import type { Inspector } from '../../desk/ports.ts'
import { createInspector, sourceWorkerUrl } from '../../inspect/inspector.ts'
import { toErrorLine, toReportLine } from '../../inspect/report.ts'
import { needed, parseOptions } from './arguments.ts'
import { type CropFolder, openCropFolder } from './crops.ts'
import { readNamedFile } from './named-file.ts'
import { type ExitCode, personsPath, type Terminal } from './terminal.ts'

interface Line {
  readonly text: string
  readonly clean: boolean
}

/** One file's line; a file that cannot be read gets one too, and the run goes on. */
async function lineFor(
  file: string,
  inspector: Inspector,
  as: MaterialKind | undefined,
  crops: CropFolder | undefined,
): Promise<Line> {
  try {
    const bytes = await readNamedFile(personsPath(file))
    const inspection = await inspector.inspect(bytes, as)
    await crops?.write(file, bytes, inspection)
    const { colour, clarity, seal, sheet } = inspection
    const clean = [colour, clarity, seal, sheet].every((check) => check?.verdict !== 'fail')
    return { text: toReportLine(file, inspection), clean }
  } catch (error) {
    const refusal =
      error instanceof DeskRefusal
        ? error.refusal
        : { code: 'internal' as const, message: '检查这个文件时出了内部错误。', remedy: '请把文件另存为 JPG 再试。' }
    return { text: toErrorLine(file, refusal), clean: false }
  }
}

/**
 * `inspect FILE... [--as KIND] [--json] [--crops DIR]`: one JSON object a line, in the order given (design.md 4), and the
 * places the verdicts rest on as pictures in DIR. Files are checked side by side, a few ahead of the one being printed,
 * so that a thousand files do not sit in memory together. `--as` names the paper they are taken for, e.g.
 * verification-sheet, so that what only that kind is asked is asked too.
 */
export async function inspectCommand(args: string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    json: { type: 'boolean' },
    as: { type: 'string' },
    crops: { type: 'string' },
  })
  const as = kindNamed(values.as)
  if (positionals.length === 0)
    throw new DeskRefusal('invalid-input', '没有给出要检查的文件。', '例如 desk inspect a.jpg b.pdf')
  const inspector = createInspector({ worker: sourceWorkerUrl })
  try {
    const crops =
      values.crops === undefined
        ? undefined
        : await openCropFolder(personsPath(needed(values.crops, 'crops')), inspector)
    const ahead = 8
    const lines: Promise<Line>[] = []
    let clean = true
    for (let i = 0; i < positionals.length; i += 1) {
      while (lines.length < Math.min(i + ahead, positionals.length)) {
        lines.push(lineFor(positionals[lines.length] as string, inspector, as, crops))
      }
      const line = await (lines[i] as Promise<Line>)
      terminal.out(line.text)
      clean &&= line.clean
    }
    if (crops) terminal.note(`依据的裁图 ${crops.written()} 张：${values.crops}`)
    return clean ? 0 : 1
  } finally {
    await inspector.close()
  }
}

/** @throws DeskRefusal where there is no such kind of paper */
function kindNamed(name: string | undefined): MaterialKind | undefined {
  const kind = materialKind.optional().safeParse(name)
  if (kind.success) return kind.data
  throw new DeskRefusal('invalid-input', `没有叫“${name}”的材料。`, `--as 可以是：${materialKind.options.join('、')}`)
}
