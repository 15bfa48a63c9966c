import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { createInspector, sourceWorkerUrl } from '../../../electron/inspect/inspector.ts'
import { type Answer, cuttable, endless, hostileFiles } from './hostile/cases.ts'
import { smallPage } from './hostile/pictures.ts'

/** One line of `desk inspect`. */
interface Line {
  readonly file: string
  readonly ok: boolean
  readonly width?: number
  readonly height?: number
  readonly error?: { code: string; message: string; remedy: string }
}

const chinese = /[\u4e00-\u9fff]/

function expectAnswer({ file, ok, width, height, error }: Line, answer: Answer): void {
  if ('size' in answer) expect({ file, ok, size: [width, height] }).toEqual({ file, ok: true, size: answer.size })
  else {
    expect({ file, code: error?.code }).toEqual({ file, code: answer.code })
    expect(error!.message, file).toMatch(answer.words)
    expect(error!.message, file).toMatch(chinese)
    expect(error!.remedy, `${file} does not say what to do`).toMatch(chinese)
  }
}

/** Prints the peak of the process's memory, as the system keeps account of it, when the process ends. */
const tellPeak = `data:text/javascript,${encodeURIComponent(
  "import { isMainThread } from 'node:worker_threads'; if (isMainThread) process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS))",
)}`

async function inspectInChild(
  files: readonly string[],
): Promise<{ lines: Line[]; exit: number; peakMegabytes: number }> {
  const child = spawn(process.execPath, ['--import', tellPeak, fromRoot('electron/hosts/cli.ts'), 'inspect', ...files])
  let out = ''
  let notes = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (notes += chunk))
  const [exit] = (await once(child, 'close')) as [number]
  const peak = /PEAK (\d+)$/.exec(notes)
  expect(peak, notes).not.toBeNull()
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  return { lines, exit, peakMegabytes: Number(peak![1]) / 1024 }
}

describe('hostile files on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-hostile-'))
  let run: Awaited<ReturnType<typeof inspectInChild>>
  beforeAll(async () => {
    const paths: string[] = []
    for (const { name, make } of hostileFiles) {
      paths.push(join(folder, name))
      writeFileSync(paths.at(-1)!, await make())
    }
    run = await inspectInChild(paths)
  }, 600_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(hostileFiles.map((file, index) => [file.name, index] as const))('%s gets its answer', (name, index) => {
    const line = run.lines[index]!
    expect(line.file).toBe(join(folder, name))
    expectAnswer(line, hostileFiles[index]!.answer)
  })

  it('stay within a gigabyte together, and the run ends by itself', () => {
    expect(run.lines).toHaveLength(hostileFiles.length)
    expect(run.exit).toBe(1)
    expect(run.peakMegabytes).toBeLessThan(1024)
  })
})

describe('hostile files in the pool', () => {
  it.each(Object.keys(cuttable))(
    'a %s cut at any kilobyte is refused as damaged, and the rest of the batch is read',
    async (kind) => {
      const whole = await cuttable[kind]!()
      const inspector = createInspector({ worker: sourceWorkerUrl, threads: 2 })
      try {
        const cuts = Array.from({ length: Math.floor((whole.length - 1) / 1024) }, (_, i) => (i + 1) * 1024)
        // the last cut may spare everything but the file's own end mark
        const told = cuts.filter((at) => whole.length - at > 64)
        expect(told.length).toBeGreaterThan(8)
        const answers = await Promise.all(
          told.map((at) => inspector.inspect(whole.subarray(0, at)).catch((fault: unknown) => fault)),
        )
        for (const [i, answer] of answers.entries()) {
          expect(answer, `cut at ${told[i]}`).toBeInstanceOf(DeskRefusal)
          expect((answer as DeskRefusal).refusal, `cut at ${told[i]}`).toMatchObject({
            code: 'unreadable-file',
            message: expect.stringMatching(/损坏|不完整/),
            remedy: expect.stringMatching(chinese),
          })
        }
        const { width, height } = await inspector.inspect(whole)
        expect(width / height).toBeCloseTo(420 / 594, 1)
      } finally {
        await inspector.close()
      }
    },
  )

  it('ends what would never end, and goes on', async () => {
    const inspector = createInspector({ worker: sourceWorkerUrl, threads: 2, pageLimitMs: 10_000 })
    try {
      const ordinary = await smallPage().jpeg().toBuffer()
      for (const { name, make, answer } of endless) {
        const fault = await inspector.inspect(await make()).catch((thrown: unknown) => thrown)
        expect(fault, name).toBeInstanceOf(DeskRefusal)
        expectAnswer({ file: name, ok: false, error: (fault as DeskRefusal).refusal }, answer)
        expect(await inspector.inspect(ordinary)).toMatchObject({ width: 420, height: 594 })
      }
    } finally {
      await inspector.close()
    }
  })
})
