import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawSample, type Expectation, scanName } from '../../../build/samples/draw.ts'
import { scanPlans } from '../../../build/samples/plans.ts'
import { parseCreditCode, parseMobile, parseResidentId } from '../../../domain/identifiers/index.ts'
import { clientFileSchema } from '../../../domain/model/index.ts'
import { placeMaterials, requiredSlots } from '../../../domain/rules/slots.ts'
import { difference } from '../../paper/pixels.ts'

const folder = new URL('../../../assets/samples/', import.meta.url)
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const { clients } = clientFileSchema.parse(json('clients.json'))
const expected = json('expected.json') as Record<string, Expectation>
const scans = clients.flatMap((client) => client.materials.map((material) => ({ client, material })))
const clientOf = (id: string) => clients.find((client) => client.id === id)!
const faulty = clientOf('sample-hb-faults')

describe('the sample clients', () => {
  it('are at least eight, over provinces and kinds', () => {
    expect(clients.length).toBeGreaterThanOrEqual(8)
    expect(new Set(clients.map(({ subject }) => subject.province)).size).toBeGreaterThanOrEqual(8)
    const kinds = new Set(clients.map(({ subject }) => subject.kind))
    for (const kind of ['enterprise', 'individual-business', 'person', 'private-non-enterprise'] as const)
      expect(kinds).toContain(kind)
    expect(clients.every(({ sample }) => sample)).toBe(true)
  })

  it('share no id, no paper number, no mobile and no domain', () => {
    const ids = clients.flatMap((c) => [c, ...c.people, ...c.services, ...c.materials].map(({ id }) => id))
    expect(ids).not.toContain('')
    expect(new Set(ids).size).toBe(ids.length)
    const owners = new Map<string, string>()
    for (const client of clients) {
      const own = [
        client.subject.licenceNumber,
        ...client.people.flatMap(({ idNumber, mobile, emergencyPhone }) => [idNumber, mobile, emergencyPhone]),
        ...client.services.flatMap(({ domains }) => domains.map(({ name }) => name)),
      ]
      for (const value of own) {
        expect(owners.get(value) ?? client.id).toBe(client.id)
        owners.set(value, client.id)
      }
    }
  })

  it('carry numbers whose check digits hold, in area codes that nobody was given', () => {
    for (const client of clients) {
      const { licenceNumber, kind } = client.subject
      const parsed = kind === 'person' ? parseResidentId(licenceNumber) : parseCreditCode(licenceNumber)
      expect(parsed.ok).toBe(true)
      if (client !== faulty) expect(parsed.ok && parsed.warnings).toEqual([])
      expect(licenceNumber.slice(kind === 'person' ? 0 : 2)).toMatch(/^\d\d9999/)
      for (const person of client.people) {
        expect(person.idNumber).toMatch(/^\d\d9999/)
        // No operator has numbers under 154.
        expect(person.mobile).toMatch(/^154/)
        expect(parseMobile(person.mobile).ok).toBe(true)
        if (client !== faulty) expect(parseResidentId(person.idNumber).ok).toBe(true)
      }
    }
    expect(parseResidentId(faulty.people[0]!.idNumber).ok).toBe(false)
  })

  it('have one whose papers and domain hold until 2036, with a good scan in every required place', () => {
    const clean = clientOf('sample-zj-tea')
    const lasts = (until: string): boolean => until === 'long-term' || until >= '2036'
    expect(lasts(clean.subject.licenceValidUntil)).toBe(true)
    for (const { idValidUntil } of clean.people) expect(lasts(idValidUntil)).toBe(true)
    for (const { domains } of clean.services) for (const { expiresOn } of domains) expect(lasts(expiresOn)).toBe(true)
    const slots = requiredSlots(clean)
    const { placed } = placeMaterials(slots, clean.materials)
    for (const slot of slots.filter(({ required }) => required)) expect(placed.get(slot.key)).not.toEqual([])
    for (const material of clean.materials) expect(expected[material.source!]!.verdict).toBe('pass')
  })
})

describe('the sample scans', () => {
  it('are all there, each with a plan and an expectation, and none besides', () => {
    const names = scans.map(({ material }) => scanName(material))
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(scanPlans).sort()).toEqual([...names].sort())
    expect(Object.keys(expected).sort()).toEqual(names.map((name) => `scans/${name}`).sort())
  })

  it('stay small', () => {
    const sizes = scans.map(({ material }) => statSync(new URL(material.source!, folder)).size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400 * 1024)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(8 * 1024 * 1024)
  })

  it('come as clients send them: JPEG, PNG, WebP, TIFF, PDF, and one turned by EXIF', () => {
    const heads = scans.map(({ material }) =>
      readFileSync(new URL(material.source!, folder)).subarray(0, 12).toString('latin1'),
    )
    const kinds = ['\u00ff\u00d8\u00ff', '\u0089PNG', 'RIFF', '%PDF']
    for (const kind of kinds) expect(heads.some((head) => head.startsWith(kind))).toBe(true)
    expect(heads.some((head) => head.startsWith('II*') || head.startsWith('MM'))).toBe(true)
    expect(Object.values(scanPlans).some(({ file }) => file?.orientation === 6)).toBe(true)
  })

  it('are refused by the clerk for what is to be seen on them, and for nothing else', () => {
    for (const { client, material } of scans) {
      const slot = requiredSlots(client).find(({ kind, key }) => kind === material.kind || key === material.kind)
      const { verdict, why, pages } = expected[material.source!]!
      const wrong = pages.some(
        ({ colour, clarity, seal }) =>
          clarity !== 'clear' ||
          (slot?.asks.colour && colour !== 'colour') ||
          (slot?.asks.seal !== 'none' && slot?.asks.seal && seal !== 'yes'),
      )
      expect([material.source, verdict]).toEqual([material.source, wrong ? 'fail' : 'pass'])
      expect(why === '').toBe(verdict === 'pass')
    }
  })

  it.each(['zj-tea-sheet.jpg', 'bj-culture-legal-front.jpg', 'sh-scans-licence.jpg', 'sn-school-certificate.webp'])(
    '%s is what the script draws today',
    async (name) => {
      const { client, material } = scans.find((scan) => scanName(scan.material) === name)!
      const { bytes, expectation } = await drawSample(client, material)
      const committed = readFileSync(new URL(material.source!, folder))
      expect(await difference(bytes, committed)).toBeLessThan(2.5)
      expect(JSON.parse(JSON.stringify(expectation))).toEqual(expected[material.source!])
    },
  )

  it('would be caught if it were another picture', async () => {
    const read = (name: string) => readFileSync(new URL(`scans/${name}`, folder))
    expect(await difference(read('zj-tea-sheet.jpg'), read('sh-scans-sheet-order.jpg'))).toBeGreaterThan(2.5)
  })
})
