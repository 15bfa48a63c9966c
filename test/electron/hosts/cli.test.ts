import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { fromRoot } from '../../../build/paths.ts'
import { clientFileSchema } from '../../../domain/model/index.ts'
import { filesHolding } from '../../support/data-at-rest.ts'

const folder = mkdtempSync(join(tmpdir(), 'desk-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  readonly code: number
  readonly out: string
  readonly notes: string
}

/** Runs the command line as a process of its own, as other programs do. */
const desk = (args: string[], env: Record<string, string> = {}): Promise<Run> =>
  new Promise((resolve) => {
    const clean = { ...process.env, BEIAN_DESK_DATA: '', BEIAN_DESK_KEYS: join(folder, 'keys'), ...env }
    const cli = [fromRoot('electron/hosts/cli.ts'), ...args]
    execFile(process.execPath, cli, { env: clean, cwd: folder, maxBuffer: 64 << 20 }, (error, out, notes) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, notes }),
    )
  })

const samples = fromRoot('assets/samples/clients.json')
const scan = (name: string) => fromRoot(`assets/samples/scans/${name}`)
const samplesJson = clientFileSchema.parse(JSON.parse(readFileSync(samples, 'utf8')))

describe('desk inspect', () => {
  it('prints one JSON object a line in the order given, goes on after a file it cannot read, and ends with 1', async () => {
    const broken = join(folder, 'broken.jpg')
    writeFileSync(broken, 'no picture')
    const files = [scan('zj-tea-sheet.jpg'), broken, scan('zj-tea-licence.jpg'), join(folder, 'absent.jpg')]
    const { code, out } = await desk(['inspect', ...files, '--json'])
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ file }) => file)).toEqual(files)
    expect(lines.map(({ ok }) => ok)).toEqual([true, false, true, false])
    expect(lines[0]).toMatchObject({
      width: expect.any(Number),
      height: expect.any(Number),
      ms: expect.any(Number),
      colour: { verdict: 'pass', kind: 'colour', score: expect.any(Number) },
      clarity: { verdict: expect.any(String), reasons: expect.any(Array), score: expect.any(Number) },
      seal: { verdict: 'pass', present: true },
      codes: expect.any(Array),
    })
    expect(lines[0].seal.seals[0]).toMatchObject({ shape: 'round', x: expect.any(Number), score: expect.any(Number) })
    expect(lines[1].error).toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(/[一-龥]/) })
    expect(code).toBe(1)
  })

  it('cuts out the places its verdicts rest on, under names that stay in the folder', async () => {
    const crops = join(folder, 'crops')
    const odd = join(folder, '..核验单 a&b.jpg')
    copyFileSync(scan('zj-tea-sheet.jpg'), odd)
    mkdirSync(join(folder, 'again'))
    const twin = join(folder, 'again', '..核验单 a&b.jpg')
    copyFileSync(scan('zj-tea-sheet.jpg'), twin)
    const { code, out, notes } = await desk(['inspect', odd, twin, '--crops', crops])
    expect(code).toBe(0)
    const [report] = out.split('\n').map((line) => line && JSON.parse(line))
    expect(report.seal.threshold).toBeLessThanOrEqual(report.seal.score)
    const { region } = report.seal.evidence[0]
    expect(region).toMatchObject({ x: expect.any(Number), width: expect.any(Number) })
    const names = readdirSync(crops)
    for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}_.~-]+\.jpg$/u)
    const seals = names.filter((name) => name.includes('-seal-'))
    expect(seals).toHaveLength(2)
    expect(notes).toContain(`${names.length} 张`)
    const picture = sharp(join(crops, seals[0]!))
    const { width = 0, height = 0 } = await picture.metadata()
    expect(width / height).toBeCloseTo(region.width / region.height, 0)
    // a seal and what it lies in: red in it
    const { channels } = await picture.stats()
    expect(channels[0]!.mean - channels[1]!.mean).toBeGreaterThan(6)
  })

  it('ends with 2 and words where no file is named', async () => {
    const { code, out, notes } = await desk(['inspect'])
    expect([code, out]).toEqual([2, ''])
    expect(notes).toContain('没有给出要检查的文件')
  })
})

describe('desk check', () => {
  const only = (id: string) => {
    const path = join(folder, `${id}.json`)
    writeFileSync(path, JSON.stringify({ clients: samplesJson.clients.filter((client) => client.id === id) }))
    return path
  }

  it('tells the clean client from the faulty one, and says so in its exit code', async () => {
    const today = ['--today', '2026-11-23']
    const all = await desk(['check', '--in', samples, '--json', ...today])
    const lines = all.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(samplesJson.clients.length)
    const blocking = (id: string) =>
      lines
        .find(({ client }) => client === id)
        .findings.filter((one: { severity: string }) => one.severity === 'reject')
    expect(blocking('sample-zj-tea')).toEqual([])
    expect(blocking('sample-hb-faults').length).toBeGreaterThan(10)
    expect(all.code).toBe(1)
  }, 120_000)

  it('never prints a whole ID or phone number', async () => {
    const { out } = await desk(['check', '--in', only('sample-hb-faults')])
    const numbers = samplesJson.clients.flatMap(({ people }) =>
      people.flatMap(({ idNumber, mobile }) => [idNumber, mobile]),
    )
    expect(numbers.filter((number) => number !== '' && out.includes(number))).toEqual([])
  })

  it('names what is wrong with a file that is no client file', async () => {
    const path = join(folder, 'odd.json')
    writeFileSync(path, '{"clients": 7}')
    const { notes, code } = await desk(['check', '--in', path])
    expect(code).toBeGreaterThan(0)
    expect(notes).toMatch(/[一-龥]/)
  })
})

describe('desk sheet', () => {
  it('writes one PDF for many clients, and a file each into a folder', async () => {
    const one = join(folder, 'sheets.pdf')
    expect((await desk(['sheet', '--in', samples, '--out', one, '--yes'])).code).toBe(0)
    expect(readFileSync(one).subarray(0, 5).toString()).toBe('%PDF-')
    const each = await desk(['sheet', '--in', samples, '--out', join(folder, 'each'), '--each', '--yes'])
    expect(each.code).toBe(0)
    expect(each.notes).toMatch(/核验单 \d+ 份/)
    expect(filesHolding(join(folder, 'each'), ['%PDF-']).length).toBeGreaterThanOrEqual(samplesJson.clients.length)
  }, 60_000)

  it('names what would be sent back, and calls it done only after a deliberate yes', async () => {
    const sheet = (...more: string[]) => desk(['sheet', '--in', samples, '--out', join(folder, 'some.pdf'), ...more])
    const pages = async () => (await PDFDocument.load(readFileSync(join(folder, 'some.pdf')))).getPageCount()
    const plain = await sheet()
    expect(plain.code).toBe(1)
    expect(plain.notes).toMatch(/有 \d+ 处会被驳回，先画了，确认要用请加 --yes，例如/)
    const all = await pages()
    const clean = await sheet('--only-clean', '--one-file')
    expect(clean.code).toBe(1)
    expect(clean.notes).toMatch(/会被驳回，没有打印/)
    const few = await pages()
    expect(few).toBeGreaterThan(0)
    expect(few).toBeLessThan(all)
    expect((await sheet('--yes', '--backs', '--copies', '2')).code).toBe(0)
    expect(await pages()).toBe(all * 4)
  }, 60_000)

  it('names a character the font lacks, and ends with 1', async () => {
    const { clients } = samplesJson
    const odd = { ...clients[0]!, subject: { ...clients[0]!.subject, name: '吉𠮷茶业有限公司' } }
    const path = join(folder, 'odd-name.json')
    writeFileSync(path, JSON.stringify({ clients: [odd] }))
    const { code, notes } = await desk(['sheet', '--in', path, '--out', join(folder, 'odd.pdf'), '--yes'])
    expect(notes).toMatch(/网站主办者名称 里的“𠮷”字库没有，打印后请手写补上/)
    expect(code).toBe(1)
  }, 60_000)

  it('writes the calibration page without any client', async () => {
    const out = join(folder, 'calibration.pdf')
    expect((await desk(['sheet', '--calibration', '--out', out])).code).toBe(0)
    expect((await PDFDocument.load(readFileSync(out))).getPageCount()).toBe(1)
  }, 60_000)

  it.each([
    [['--each', '--one-file'], /只能选一个/],
    [['--copies', '0'], /--copies 是 1 到 9 的份数/],
    [['--title', 'odd'], /--title 只能是/],
    [['--date', '2026-13-01'], /不是日期/],
    [['--backwards'], /参数不对/],
  ])(
    'refuses %j in Chinese with 2',
    async (given, why) => {
      const { code, notes } = await desk(['sheet', '--in', samples, '--out', join(folder, 'no.pdf'), ...given])
      expect(notes).toMatch(why)
      expect(code).toBe(2)
    },
    60_000,
  )
})

describe('desk papers', () => {
  const linesOf = (out: string) =>
    out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))

  it('writes the papers that the rules ask for, a PDF each, and says what each is', async () => {
    const out = join(folder, 'papers')
    const run = await desk(['papers', '--in', samples, '--out', out])
    expect(run.code).toBe(0)
    const lines = linesOf(run.out)
    expect(lines.map(({ client, paper }) => `${client} ${paper}`)).toContain(
      'sample-hb-faults 网站负责人授权书（漆栩）',
    )
    for (const { file, need, words, blank } of lines) {
      expect(readFileSync(join(out, file)).subarray(0, 5).toString()).toBe('%PDF-')
      expect(need).not.toBe('optional')
      expect(words).toContain('非官方样张')
      expect(blank).toEqual([])
    }
    expect(run.notes).toContain(`文书 ${lines.length} 份`)
  }, 60_000)

  it('ends with 1 where facts are lacking or an agency’s template cannot be used, and names both', async () => {
    const path = join(folder, 'lacking.json')
    const lacking = { subject: { name: '样例', province: '广东' }, services: [{ name: '样例茶业' }] }
    writeFileSync(path, JSON.stringify({ clients: [lacking] }))
    const templates = mkdtempSync(join(folder, 'templates-'))
    writeFileSync(join(templates, '坏.json'), '{"kind": "paper"}')
    const args = ['papers', '--in', path, '--out', join(folder, 'lacking'), '--templates', templates]
    const run = await desk(args)
    expect(run.code).toBe(1)
    expect(run.notes).toContain('坏.json：')
    expect(linesOf(run.out)).toMatchObject([{ need: 'required', blank: ['证件号码', '域名'] }])
    expect((await desk(['papers', '--in', path])).code).toBe(2)
  }, 60_000)
})

describe('desk pack', () => {
  // a gap that no day mends
  const [sound] = samplesJson.clients
  const client = {
    ...sound!,
    subject: { ...sound!.subject, address: '' },
    materials: sound!.materials
      .filter(({ kind }) => kind === 'business-licence')
      .map((material) => ({ ...material, source: join(fromRoot('assets/samples'), material.source ?? '') })),
  }
  const file = join(folder, 'pack-client.json')
  const out = join(folder, 'packs')
  const pack = (...more: string[]) => desk(['pack', '--in', file, '--out', out, '--provider', '华为云', ...more])

  it('looks once more, and packs nothing while anything stands against it', async () => {
    writeFileSync(file, JSON.stringify({ clients: [client] }))
    const { code, out: lines, notes } = await pack()
    expect(code).toBe(1)
    const told = JSON.parse(lines)
    expect(told).toMatchObject({ client: client.subject.name, pack: '', files: [] })
    expect(told.reasons.map(({ path }: { path: string }) => path)).toContain('subject.address')
    expect(notes).toContain('--yes')
    expect(existsSync(out)).toBe(false)
  }, 60_000)

  it('writes copies and filling sheet into a folder, or a ZIP, after a deliberate yes', async () => {
    const { code, out: lines } = await pack('--yes')
    expect(code).toBe(0)
    const told = JSON.parse(lines)
    expect(readdirSync(told.pack).sort()).toEqual([...told.files].sort())
    expect(told.files).toEqual([
      expect.stringMatching(/^填报单-.*\.html$/),
      expect.stringMatching(/^营业执照-.*\.jpg$/),
    ])
    expect(told.reasons.length).toBeGreaterThan(0)
    expect(readFileSync(join(told.pack, told.files[0]), 'utf8')).toContain(client.subject.licenceNumber)
    const zipped = JSON.parse((await pack('--yes', '--zip')).out)
    expect(Object.keys(unzipSync(readFileSync(zipped.pack)))).toEqual(told.files)
  }, 60_000)

  it('packs from a data folder and notes there despite what', async () => {
    const data = join(folder, 'pack-data')
    expect((await desk(['import', '--in', file, '--data', data])).code).toBe(0)
    const { code, out: lines } = await desk(['pack', '--data', data, '--out', join(folder, 'packed'), '--yes'])
    expect(code).toBe(0)
    expect(JSON.parse(lines).reasons.map(({ key }: { key: string }) => key.split(' ')[0])).toContain(
      'sheet.not-printed',
    )
  }, 120_000)
})

describe('a portfolio’s life on the command line', () => {
  const data = join(folder, 'data')
  const passphrase = { BEIAN_DESK_PASSPHRASE: 'a passphrase for the test' }

  it('imports, exports, backs up, restores and verifies, scans included', async () => {
    expect(await desk(['import', '--in', samples, '--data', data], passphrase)).toMatchObject({ code: 0 })
    const twice = await desk(['import', '--in', samples, '--data', data], passphrase)
    expect(twice.code).toBe(1)
    expect(twice.out).toContain('导入 0 个客户')

    const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')]
    expect((await desk(['export', '--data', data, '--out', before], passphrase)).code).toBe(0)
    const archive = join(folder, 'desk.backup')
    expect((await desk(['backup', '--data', data, '--out', archive], passphrase)).code).toBe(0)

    // on another machine: no key file, only the passphrase
    const elsewhere = { ...passphrase, BEIAN_DESK_KEYS: join(folder, 'keys-elsewhere') }
    const restored = join(folder, 'restored')
    expect((await desk(['restore', '--in', archive, '--data', restored], elsewhere)).code).toBe(0)
    const verified = await desk(['verify', '--data', restored], elsewhere)
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('没有发现问题') })
    expect((await desk(['export', '--data', restored, '--out', after], elsewhere)).code).toBe(0)
    expect(readFileSync(after, 'utf8')).toBe(readFileSync(before, 'utf8'))
    const exported = clientFileSchema.parse(JSON.parse(readFileSync(after, 'utf8')))
    const inspected = exported.clients.flatMap(({ materials }) => materials.filter(({ inspection }) => inspection))
    expect(inspected.length).toBeGreaterThan(30)
  }, 240_000)

  it('refuses a wrong passphrase with words and 2', async () => {
    const { code, notes } = await desk(['verify', '--data', data], { BEIAN_DESK_PASSPHRASE: 'not the passphrase' })
    expect(code).toBe(2)
    expect(notes).toContain('口令')
  })

  it('refuses a folder that is no portfolio without making one', async () => {
    const { code, notes } = await desk(['export', '--data', join(folder, 'nowhere'), '--out', join(folder, 'x.json')])
    expect(code).toBe(2)
    expect(notes).toMatch(/[一-龥]/)
  })
})

describe('desk demo', () => {
  it('writes sheets and a summary that tells good from bad, and leaves nothing readable in the data folder', async () => {
    const out = join(folder, 'demo')
    const { code, out: summary } = await desk(['demo', '--out', out])
    expect(code).toBe(0)
    expect(summary).toMatch(/杭州秧篱云岫茶业有限公司.*✓ 可以提交/)
    expect(summary).toMatch(/武汉筠皓淳商贸有限公司.*✗ 先改 \d+ 处/)
    expect(summary).toMatch(/合计：样例客户 8 家/)
    expect(filesHolding(join(out, 'sheets'), ['%PDF-']).length).toBeGreaterThanOrEqual(8)
    const secrets = samplesJson.clients.flatMap(({ subject, people }) => [
      subject.name,
      subject.licenceNumber,
      ...people.flatMap(({ name, idNumber, mobile }) => [name, idNumber, mobile]),
    ])
    const told = secrets.filter((secret) => secret.length > 2)
    expect(told.length).toBeGreaterThan(30)
    expect(filesHolding(join(out, 'data'), told)).toEqual([])
  }, 240_000)

  it('keeps its portfolio in BEIAN_DESK_DATA, and --data wins over it', async () => {
    const [byEnv, byOption] = [join(folder, 'by-env'), join(folder, 'by-option')]
    await desk(['demo', '--out', join(folder, 'demo2'), '--data', byOption], { BEIAN_DESK_DATA: byEnv })
    expect((await desk(['verify', '--data', byOption])).code).toBe(0)
    expect((await desk(['verify', '--data', byEnv])).code).toBe(2)
  }, 240_000)
})

describe('desk schema and use', () => {
  it('prints the JSON Schema of CLIENT.json', async () => {
    const { code, out } = await desk(['schema'])
    const schema = JSON.parse(out)
    expect(code).toBe(0)
    expect(schema.properties.clients.type).toBe('array')
  })

  it('refuses what it does not know', async () => {
    expect((await desk(['nonsense'])).code).toBe(2)
    expect((await desk(['check', '--bogus'])).code).toBe(2)
    expect((await desk(['check', '--in', samples, 'extra'])).code).toBe(2)
    expect((await desk(['--help'])).code).toBe(0)
  })
})
