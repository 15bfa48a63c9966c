import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { openHeadlessDesk } from '../../../electron/hosts/cli/headless.ts'
import { runCommand } from '../../../electron/hosts/cli.ts'
import { drawSheetCase, soundSheet } from '../../paper/sheet-case.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'beian-desk-cli-sheets-'))
  vi.stubEnv('BEIAN_DESK_KEYS', join(dir, 'keys'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(dir, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const terminal = { out: (line: string) => void out.push(line), note: (line: string) => void notes.push(line) }
  return { code: await runCommand(['sheets', ...args], terminal), out, notes }
}

describe('desk sheets take', () => {
  it('brings every page of a TIFF home to its own filing', async () => {
    const data = join(dir, 'data')
    const desk = await openHeadlessDesk(data, { out: () => undefined, note: () => undefined })
    const clients: Client[] = []
    for (const name of ['成都栩笙岫文化传播有限公司', '杭州岚柘翊茶业有限公司']) {
      const domain = `sample-${clients.length}.cn`
      const subject = { kind: 'enterprise', name }
      const draft = clientSchema.parse({ subject, services: [{ domains: [{ name: domain }] }] })
      clients.push((await desk.call('clients.create', { client: draft })).client)
    }
    await desk.close()
    const pages = []
    for (const [i, client] of clients.entries()) {
      const { bytes } = await drawSheetCase(
        82_010 + i,
        { ...soundSheet, title: 'site', turns: i === 0 ? 0 : 2 },
        { device: 'scan', fault: 'none', dpi: 150 },
        { client, service: client.services[0] },
      )
      pages.push(await sharp(bytes).autoOrient().resize(1240, 1754, { fit: 'fill' }).png().toBuffer())
    }
    const scan = join(dir, '扫描.tif')
    await sharp(pages, { join: { animated: true } })
      .tiff({ compression: 'jpeg', quality: 90 })
      .toFile(scan)
    const taken = await run('take', scan, '--data', data, '--json')
    expect(taken.code).toBe(0)
    expect(taken.out.map((line) => JSON.parse(line))).toMatchObject(
      clients.map(({ subject }, i) => ({
        ...{ state: 'placed', placedBy: 'code', clientName: subject.name, verdict: 'pass' },
        ...{ page: i + 1, pages: 2 },
      })),
    )
  }, 120_000)

  it('brings a stamped sheet home, goes on past a file that is not there, and says so with 1', async () => {
    const data = join(dir, 'data')
    const desk = await openHeadlessDesk(data, { out: () => undefined, note: () => undefined })
    const draft = clientSchema.parse({
      subject: { kind: 'enterprise', name: '成都栩笙岫文化传播有限公司' },
      services: [{ domains: [{ name: 'xusheng-sample.cn' }] }],
    })
    const { client } = await desk.call('clients.create', { client: draft })
    await desk.close()
    const { bytes } = await drawSheetCase(
      82_001,
      { ...soundSheet, title: 'site', turns: 2 },
      { device: 'scan', fault: 'none', dpi: 150 },
      { client, service: client.services[0] },
    )
    const scan = join(dir, '扫描.jpg')
    await writeFile(scan, bytes)
    const taken = await run('take', join(dir, 'nothing.pdf'), scan, '--data', data, '--json')
    expect(taken.code).toBe(1)
    const [missing, placed] = taken.out.map((line) => JSON.parse(line))
    expect(missing).toMatchObject({ error: { message: expect.stringContaining('没有这个文件') } })
    expect(placed).toMatchObject({
      state: 'placed',
      clientName: client.subject.name,
      placedBy: 'code',
      verdict: 'pass',
    })
    const again = await run('take', scan, '--data', data)
    expect([again.code, again.out]).toEqual([0, []])
    expect(again.notes.join()).toContain('这一页已经放进来过')
  }, 120_000)

  it('is used as it says', async () => {
    expect((await run('give', 'a.jpg', '--data', dir)).code).toBe(2)
    expect((await run('take', '--data', dir)).code).toBe(2)
  })
})
