import { describe, expect, it } from 'vitest'
import type { SheetStanding } from '../../../domain/contract/index.ts'
import { type Client, orderSchema } from '../../../domain/model/index.ts'
import { checkClient, requiredSlots, shippedPacks } from '../../../domain/rules/index.ts'
import { type PackedFile, type PackFacts, packReasons } from '../../../domain/upload/index.ts'
import { changed, enterprise, goodScan, law } from '../fixtures.ts'

const filesOf = (client: Client): PackedFile[] =>
  client.materials.map(({ id }, n) => ({
    ...{ materialId: id, fileName: `${n}.jpg`, mediaType: 'image/jpeg', size: 900_000 },
  }))
const atHome: SheetStanding = {
  serviceId: 's1',
  printed: { at: '', by: '', copies: 1, purpose: 'print', stands: true },
  returned: { at: '', materialId: 'm-verification-sheet:s1', verdict: 'pass', headline: '', stands: true },
}
const reasonsFor = (client: Client, facts: Partial<PackFacts> = {}) =>
  packReasons({
    ...{ client, order: undefined, provider: '腾讯云', packs: shippedPacks },
    findings: checkClient(client, law),
    sheets: [atHome],
    files: filesOf(client),
    ...facts,
  })
const shown = (client: Client, facts?: Partial<PackFacts>) =>
  reasonsFor(client, facts).map(({ kind, path }) => [kind, path])
const sheetId = 'm-verification-sheet:s1'

describe('the last look before packing', () => {
  it('has nothing to say of a client in order', () => {
    expect(shown(enterprise())).toEqual([])
  })

  it('names what a rule rejects, once, with where it is mended', () => {
    const client = changed(enterprise(), ({ subject }) => {
      subject.address = ''
    })
    // the rule and the form see the same gap: it is said once
    expect(reasonsFor(client)).toMatchObject([
      {
        kind: 'finding',
        key: 'subject.field.missing subject.address',
        path: 'subject.address',
        message: '没有填写通信地址',
      },
    ])
  })

  it('names fields the form asks for that no rule rejects', () => {
    const client = changed(enterprise(), ({ people }) => {
      people[0]!.idValidFrom = ''
    })
    expect(reasonsFor(client)).toMatchObject([
      { kind: 'field', path: 'people.p1.idValidFrom', message: '填报单缺“证件有效期起”（主体负责人）' },
    ])
  })

  it('names required papers that are missing, unchecked, doubted or bad, and none that a person let pass', () => {
    const licence = (client: Client) => client.materials.find(({ kind }) => kind === 'business-licence')!
    const withLicence = (change: (material: ReturnType<typeof licence>) => void) =>
      changed(enterprise(), (client) => change(licence(client)))
    const path = 'materials.m-business-licence'
    const unchecked = withLicence((material) => {
      material.inspection = undefined
    })
    expect(shown(unchecked)).toEqual([['paper', path]])
    const doubted = withLicence((material) => {
      material.inspection = goodScan({ clarity: { verdict: 'doubt', reasons: ['blur'], score: 0.5, evidence: [] } })
    })
    expect(shown(doubted)).toEqual([['paper', path]])
    const blurred = withLicence((material) => {
      material.inspection = goodScan({ clarity: { verdict: 'fail', reasons: ['blur'], score: 0.1, evidence: [] } })
    })
    expect(new Set(shown(blurred).map(String))).toEqual(new Set([`finding,${path}`]))
    const override = { verdict: 'pass', why: '看过', by: '小张', at: '2026-09-10T02:00:00Z' } as const
    const passed = changed(blurred, (client) => {
      licence(client).override = override
    })
    expect(shown(passed)).toEqual([])
    const without = changed(enterprise(), (client) => {
      client.materials = client.materials.filter(({ kind }) => kind !== 'business-licence')
    })
    expect(shown(without)).toEqual([['finding', 'slots.business-licence']])
  })

  it('follows the sheet’s way: not printed, printed and stale, printed and not back, back and stale', () => {
    const without = changed(enterprise(), (client) => {
      client.materials = client.materials.filter(({ kind }) => kind !== 'verification-sheet')
    })
    const way = (standing: Partial<SheetStanding>) =>
      reasonsFor(without, { sheets: [{ serviceId: 's1', ...standing }] }).map(({ key, path }) => [
        key.split(' ')[0],
        path,
      ])
    const path = 'slots.verification-sheet:s1'
    expect(way({})).toEqual([['sheet.not-printed', path]])
    expect(way({ printed: { ...atHome.printed!, stands: false } })).toEqual([['sheet.print-stale', path]])
    expect(way({ printed: atHome.printed! })).toEqual([['sheet.not-returned', path]])
    // without an account of printed sheets the rule's own word stays
    expect(shown(without, { sheets: [] })).toEqual([['finding', path]])
    const stale = { ...atHome, returned: { ...atHome.returned!, stands: false } }
    expect(shown(enterprise(), { sheets: [stale] })).toEqual([['sheet', `materials.${sheetId}`]])
  })

  it('holds the files against the provider’s limits again, and misses papers of which nothing is packed', () => {
    const files = filesOf(enterprise())
    const licence = files.findIndex(({ materialId }) => materialId === 'm-business-licence')
    const as = (change: Partial<PackedFile>) =>
      shown(enterprise(), { files: files.map((file, n) => (n === licence ? { ...file, ...change } : file)) })
    const found = [['copy', 'materials.m-business-licence']]
    expect(as({ size: 9 * 1024 * 1024 })).toEqual(found)
    expect(as({ size: 100 * 1024 })).toEqual(found)
    expect(as({ mediaType: 'image/webp' })).toEqual(found)
    expect(shown(enterprise(), { files: files.filter((_, n) => n !== licence) })).toEqual(found)
    // 瑞一云 takes no more than 3 MB: made for one provider, packed for another
    expect(
      shown(enterprise(), { provider: '瑞一云', files: files.map((file) => ({ ...file, size: 3_500_000 })) }),
    ).toHaveLength(requiredSlots(enterprise()).filter(({ required }) => required).length)
  })

  it('leaves out what is about services that are not handed in', () => {
    const client = changed(enterprise(), ({ services }) => {
      services.push({ ...structuredClone(services[0]!), id: 's2', name: '' })
    })
    const about = (serviceIds: string[]) =>
      shown(client, { order: orderSchema.parse({ id: 'o', kind: 'first', serviceIds }) }).filter(
        ([, path]) => path?.startsWith('services.s2') || path?.endsWith(':s2'),
      )
    expect(about(['s1'])).toEqual([])
    expect(about(['s1', 's2']).map(String)).toContain('finding,services.s2.name')
  })

  it('gives every reason a key of its own', () => {
    const empty = changed(enterprise(), (client) => {
      client.materials = []
      client.people = []
      client.services[0]!.domains.push({ ...client.services[0]!.domains[0]!, name: '' })
    })
    const keys = reasonsFor(empty, { sheets: [], files: [] }).map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(5)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
