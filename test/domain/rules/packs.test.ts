import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { provinces } from '../../../domain/identifiers/index.ts'
import {
  mergePacks,
  providerPack,
  type RulePack,
  readRulePack,
  resolve,
  shippedPackList,
  shippedPacks,
} from '../../../domain/rules/packs/index.ts'

const source = (date: string) => ({ id: 'T', title: '测试', date })

describe('shipped rule packs', () => {
  it('cover the 31 provinces, the providers of the notes and the suffixes', () => {
    expect([...shippedPacks.provinces.keys()].sort()).toEqual(provinces.map((province) => province.key).sort())
    expect(shippedPacks.providers.map((pack) => pack.key)).toEqual(
      expect.arrayContaining(['aliyun', 'tencent', 'huawei', 'ucloud', 'inspur']),
    )
    expect(shippedPacks.suffixes.accepted.list).toEqual(expect.arrayContaining(['com', 'cn', 'com.cn', '中国']))
  })
  it('name every province as the identifiers do and date nothing later than the pack', () => {
    for (const province of provinces) {
      const pack = shippedPacks.provinces.get(province.key)
      expect(pack?.name).toBe(province.name)
      expect(Object.keys(pack?.settings ?? {}).length, province.name).toBeGreaterThan(0)
      const dates = Object.values(pack?.settings ?? {}).flatMap((claims) => claims.map((claim) => claim.source.date))
      for (const date of dates) if (date !== '-') expect(date <= (pack?.date ?? ''), province.name).toBe(true)
    }
  })
  it('keep what sources disagree on: Anhui, Hainan, Chongqing', () => {
    const lead = (key: string) => resolve(shippedPacks.provinces.get(key)?.settings.subjectLead)
    expect(lead('anhui')).toMatchObject({ value: 'legal', source: { id: 'UC' } })
    expect(lead('anhui')?.contradictedBy.map((claim) => claim.source.id)).toEqual(expect.arrayContaining(['HW']))
    expect(lead('hainan')?.contradictedBy).toHaveLength(1)
    expect(resolve(shippedPacks.provinces.get('chongqing')?.settings.planFromServices)?.contradictedBy).toHaveLength(1)
    expect(lead('zhejiang')).toMatchObject({ value: 'legal', contradictedBy: [] })
  })
})

describe('following claims', () => {
  it('takes the latest date, then the later in the list; no date is the oldest', () => {
    const claims = [
      { value: 1, source: source('2025-12-31') },
      { value: 2, source: source('2026-02') },
      { value: 3, source: source('-') },
    ]
    expect(resolve(claims)).toMatchObject({ value: 2 })
    expect(resolve([...claims, { value: 4, source: source('2026-02') }])).toMatchObject({ value: 4 })
    expect(resolve([{ value: 3, source: source('-') }])).toMatchObject({ value: 3, contradictedBy: [] })
    expect(resolve([])).toBeUndefined()
  })
  it('lets an agency override by a later date without losing the rest', () => {
    const own = readRulePack({
      kind: 'province',
      key: 'anhui',
      name: '安徽',
      date: '2026-09-01',
      settings: { subjectLead: [{ value: 'authorised', source: source('2026-09-01') }] },
    })
    if (!own.ok) throw new Error(own.faults.join())
    const merged = mergePacks([...shippedPackList, own.pack]).provinces.get('anhui')
    expect(resolve(merged?.settings.subjectLead)).toMatchObject({ value: 'authorised' })
    expect(resolve(merged?.settings.subjectLead)?.contradictedBy.length).toBeGreaterThan(1)
    expect(merged?.settings.serviceLeadLetter).toEqual(shippedPacks.provinces.get('anhui')?.settings.serviceLeadLetter)
    const older = { ...own.pack, settings: { subjectLead: [{ value: 'authorised', source: source('2020') }] } }
    const kept = mergePacks([...shippedPackList, older as RulePack]).provinces.get('anhui')
    expect(resolve(kept?.settings.subjectLead)).toMatchObject({ value: 'legal' })
  })
  it('adds a provider and replaces the suffix list only by one that is not older', () => {
    const provider = {
      kind: 'provider',
      key: 'own',
      name: '云朵',
      aliases: [],
      date: '2026-09-01',
      settings: {},
      notes: [],
    } as const
    const packs = mergePacks([...shippedPackList, { ...provider, aliases: ['云朵计算'], notes: [] }])
    expect(providerPack(packs, '杭州云朵计算有限公司')?.key).toBe('own')
    expect(providerPack(packs, '阿里云计算有限公司')?.key).toBe('aliyun')
    expect(providerPack(packs, '无名机房')).toBeUndefined()
    const suffixes = { ...shippedPacks.suffixes, accepted: { list: ['com'], source: source('2026') } }
    expect(mergePacks([...shippedPackList, { ...suffixes, date: '2026' }]).suffixes.accepted.list).toEqual(['com'])
    expect(mergePacks([...shippedPackList, { ...suffixes, date: '2020' }]).suffixes.accepted.list).not.toEqual(['com'])
  })
  it('reads the example of the README, which overrides Anhui', () => {
    const readme = readFileSync(fileURLToPath(new URL('../../../assets/rule-packs/README.md', import.meta.url)), 'utf8')
    const example = readRulePack(JSON.parse(readme.match(/```json\n([\s\S]*?)```/)?.[1] ?? ''))
    if (!example.ok) throw new Error(example.faults.join())
    const merged = mergePacks([...shippedPackList, example.pack]).provinces.get('anhui')
    expect(resolve(merged?.settings.subjectLead)).toMatchObject({ value: 'authorised-same', source: { id: 'AGENCY' } })
  })
  it('says what is wrong with a pack, and where', () => {
    const wrong = readRulePack({
      kind: 'province',
      key: 'x',
      name: 'x',
      date: 'gestern',
      settings: { sameCity: [{ value: 1 }] },
    })
    expect(wrong.ok).toBe(false)
    expect(!wrong.ok && wrong.faults.join('\n')).toMatch(/date[\s\S]*settings\.sameCity\.0/)
    expect(readRulePack({ kind: 'province', key: 'x', name: 'x', date: '2026', settings: { typo: [] } }).ok).toBe(false)
    expect(readRulePack(null).ok).toBe(false)
  })
})
