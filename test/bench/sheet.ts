import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serialize } from 'node:v8'
import type { Client } from '../../domain/model/index.ts'
import { shippedPacks } from '../../domain/rules/packs/index.ts'
import { crop, likeness, renderPage } from '../renderer/sheet/raster.ts'
import { clientOf, fontPath, fonts } from '../renderer/sheet/sheets.ts'
import type { Bench } from './bench.ts'
import { bundledFirst } from './sheet/bundle.ts'
import { drawers, type Work } from './sheet/drawers.ts'
import { planSheets } from './sheet/plan.ts'

const limit = 25_000
const rounds = 9
const many = 500
const names = ['ours', 'pdfkit', 'pdfmake'] as const
type Name = (typeof names)[number]

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const met = (is: boolean) => (is ? 'met' : 'NOT met')

const workOf = (clients: readonly Client[]): Work => ({
  font: fonts.regular,
  clients,
  packs: shippedPacks,
  ...planSheets(clients, fonts),
})
const oneClient = clientOf('杭州云上茶业有限公司', [['yunshangcha.com']])
const longest = clientOf('新疆维吾尔自治区乌鲁木齐市天山区和田玉雕工艺品进出口贸易公司', [['hetian-yudiao.com.cn']], {
  province: '北京市',
  registrar: '阿里云计算有限公司',
})

/**
 * The same sheet drawn by three libraries in one run: bytes, and the processor time of this process (the machine may be
 * busy with other things), turn and turn about.
 */
export const bench: Bench = {
  name: 'sheet',
  what: `one sheet (bar: ${limit} bytes) and ${many} in one document, against PDFKit and pdfmake with the same font`,
  run: async () => {
    await alike()
    await sizes()
    await firstOfAProcess()
    await later(1, rounds)
    await later(many, 3)
  },
}

/** Whether it is the same sheet that is drawn: ink at 100 dpi against ours. */
async function alike(): Promise<void> {
  const work = workOf([oneClient])
  const page = { left: 1, top: 1, right: 209, bottom: 296 }
  const ours = crop(await renderPage(await drawers.ours(work), 0, 100), page)
  for (const name of names.slice(1)) {
    const theirs = crop(await renderPage(await drawers[name](work), 0, 100), page)
    console.log(`${name} draws a sheet whose ink correlates ${likeness(ours, theirs).toFixed(3)} with ours`)
  }
}

async function sizes(): Promise<void> {
  const clients = manyClients(many)
  for (const [what, of] of [
    ['one sheet', [oneClient]],
    ['one sheet, a name of 31 characters and a registrar', [longest]],
    [`${many} sheets`, clients],
  ] as const) {
    const work = workOf(of)
    const bytes = await Promise.all(names.map(async (name) => (await drawers[name](work)).length))
    const [ours = 0, ...others] = bytes
    const list = names.map((name, i) => `${name} ${bytes[i]}`).join(', ')
    const bar = of.length === 1 ? `; at most ${limit}: ${met(ours <= limit)}` : ''
    console.log(`${what}, bytes: ${list}; smallest: ${met(ours < Math.min(...others))}${bar}`)
  }
}

const manyClients = (count: number) =>
  Array.from({ length: count }, (_, i) => clientOf(`云上第${i}茶业有限公司`, [[`c${i}.com`]]))

/** Processor milliseconds of this process. */
async function spent(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function later(count: number, times: number): Promise<void> {
  const work = workOf(count === 1 ? [oneClient] : manyClients(count))
  const took: Record<Name, number[]> = { ours: [], pdfkit: [], pdfmake: [] }
  // the first round warms up
  for (let round = 0; round <= times; round++)
    for (const name of names) {
      const time = await spent(() => drawers[name](work))
      if (round > 0) took[name].push(time)
    }
  report(count === 1 ? 'one sheet, a later one of a process' : `${count} sheets in one document`, took)
}

function report(what: string, took: Readonly<Record<Name, readonly number[]>>, hasBar = true): void {
  const list = names.map((name) => `${name} ${median(took[name]).toFixed(1)}`).join(', ')
  const share = (name: Name) => median(took.ours.map((time, round) => time / took[name][round]!))
  const shares = names.slice(1).map((name) => `${share(name).toFixed(2)} of ${name}`)
  const ahead = names.slice(1).every((name) => share(name) < 1)
  console.log(`${what}, processor ms: ${list}; ours takes ${shares.join(', ')}${hasBar ? `: ${met(ahead)}` : ''}`)
}

/** A process of its own each time: loading the library and parsing the font included, starting Node and reading not. */
async function firstOfAProcess(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-bench-'))
  try {
    const work = join(folder, 'work')
    const { font: _, ...given } = workOf([oneClient])
    // a structured clone, as a worker is handed it
    writeFileSync(work, serialize(given))
    const source = fileURLToPath(new URL('./sheet/first.ts', import.meta.url))
    const packed = await bundledFirst(folder)
    const once = (script: string, name: string) =>
      Number(
        execFileSync(process.execPath, [script, name, work, fontPath, join(folder, `${name}.pdf`)], {
          encoding: 'utf8',
        }),
      )
    const took: Record<Name, number[]> = { ours: [], pdfkit: [], pdfmake: [] }
    const oursPacked: number[] = []
    for (let round = 0; round < rounds; round++) {
      const nothing = once(source, 'none')
      for (const name of names) took[name].push(once(source, name) - nothing)
      oursPacked.push(once(packed, 'ours') - once(packed, 'none'))
    }
    for (const name of names)
      if (readFileSync(join(folder, `${name}.pdf`)).length < 1000) throw new Error(`${name} drew nothing`)
    // no bar: the others are published as JavaScript, ours is stripped of its types as it loads
    report('one sheet, the first of a process, ours run from source', took, false)
    report('one sheet, the first of a process, ours packed as in the window', { ...took, ours: oursPacked })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
