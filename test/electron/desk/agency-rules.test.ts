import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { readAgencyRules } from '../../../electron/desk/agency-rules.ts'
import { openTestDesk, type TestDesk } from './open-test-desk.ts'

const pack = (domainsPerOrder: number, date: string) =>
  JSON.stringify({
    kind: 'province',
    key: 'zhejiang',
    name: '浙江',
    date,
    settings: { domainsPerOrder: [{ value: domainsPerOrder, source: { id: 'AGENCY', title: '管局电话答复', date } }] },
  })

const client = clientSchema.parse({
  subject: { kind: 'enterprise', name: '杭州样例茶业有限公司', province: '浙江' },
  services: ['one-sample.cn', 'two-sample.cn', 'three-sample.cn'].map((name) => ({ name, domains: [{ name }] })),
})

describe('the agency’s own rules', () => {
  const dir = mkdtempSync(join(tmpdir(), 'beian-desk-rules-'))
  const folder = join(dir, 'rules')
  let test: TestDesk | undefined
  afterEach(async () => {
    await test?.end()
    test = undefined
    rmSync(dir, { recursive: true, force: true })
  })

  it('reads packs and years, and names the files it cannot use', async () => {
    mkdirSync(folder, { recursive: true })
    const holidays = ['2030-01-01', '2030-02-03', '2030-02-04', '2030-02-05', '2030-05-01']
    writeFileSync(join(folder, 'a-zhejiang.json'), pack(2, '2026-11-01'))
    writeFileSync(join(folder, 'b-2030.json'), JSON.stringify({ year: 2030, source: '通知', holidays, workdays: [] }))
    writeFileSync(join(folder, 'c-broken.json'), '{')
    writeFileSync(join(folder, 'd-odd.json'), JSON.stringify({ kind: 'province', key: 'zhejiang' }))
    const read = await readAgencyRules(folder)
    expect(read.packs).toHaveLength(1)
    expect(read.years.map(({ year }) => year)).toEqual([2030])
    expect(read.problems.map(({ fileName }) => fileName)).toEqual(['c-broken.json', 'd-odd.json'])
  })

  it('changes what the desk finds, without touching code', async () => {
    mkdirSync(folder, { recursive: true })
    test = await openTestDesk({ dir })
    const before = await test.desk.call('clients.create', { client })
    const mentions = (findings: typeof before.findings) =>
      findings.filter(({ message }) => message.includes('最多 2 个'))
    expect(mentions(before.findings)).toEqual([])
    writeFileSync(join(folder, 'zhejiang.json'), pack(2, '2026-11-01'))
    test = await test.reopen()
    const after = await test.desk.call('clients.get', { id: before.client.id })
    expect(mentions(after.findings)).toHaveLength(1)
    expect((await test.desk.call('rules.agency', {})).packs).toHaveLength(1)
  })
})

describe('what clients share', () => {
  const withMobile = (name: string, mobile: string) =>
    clientSchema.parse({
      subject: { kind: 'enterprise', name, province: '浙江' },
      people: [{ roles: ['legal-representative', 'subject-lead'], name: '林样例', mobile }],
    })
  it('is found on both, told to the window, and gone when one of them changes', async () => {
    const test = await openTestDesk()
    try {
      const mobile = '15400002201'
      const one = await test.desk.call('clients.create', { client: withMobile('甲样例有限公司', mobile) })
      expect(one.takenElsewhere.mobiles).toEqual([])
      const two = await test.desk.call('clients.create', { client: withMobile('乙样例有限公司', mobile) })
      expect(two.takenElsewhere.mobiles).toEqual([mobile])
      const again = await test.desk.call('clients.get', { id: one.client.id })
      expect(again.takenElsewhere.mobiles).toEqual([mobile])
      expect(again.findings.length).toBeGreaterThan(one.findings.length)

      const [person] = two.client.people
      const people = [{ ...person!, mobile: '15400002202' }]
      await test.desk.call('clients.save', { client: { ...two.client, people } })
      const free = await test.desk.call('clients.get', { id: one.client.id })
      expect(free.takenElsewhere.mobiles).toEqual([])
      expect(free.findings).toHaveLength(one.findings.length)
    } finally {
      await test.end()
    }
  })

  it('is still known after the desk was opened again', async () => {
    let test = await openTestDesk()
    try {
      const mobile = '15400002201'
      const one = await test.desk.call('clients.create', { client: withMobile('甲样例有限公司', mobile) })
      await test.desk.call('clients.create', { client: withMobile('乙样例有限公司', mobile) })
      test = await test.reopen()
      await test.desk.settled()
      expect((await test.desk.call('clients.get', { id: one.client.id })).takenElsewhere.mobiles).toEqual([mobile])
    } finally {
      await test.end()
    }
  })
})
