import { describe, expect, it } from 'vitest'
import { findingSchema } from '../../../domain/model/index.ts'
import { checkClient, indexPortfolio, ruleCatalogue, rules } from '../../../domain/rules/index.ts'
import { enterprise, individualBusiness, law, naturalPerson } from '../fixtures.ts'
import { type Case, formCases } from './cases.ts'
import { companyCases } from './cases-company.ts'
import { orderCases, orderlyClients } from './cases-order.ts'
import { serviceCases } from './cases-service.ts'

const cases: Record<string, Case[]> = { ...formCases, ...companyCases, ...serviceCases, ...orderCases }

const checked = ({ client, reading = 'law', today = law.today, others }: Case) =>
  checkClient(client, { today, reading, portfolio: others && indexPortfolio([client, ...others]) })
const clean = [enterprise(), individualBusiness(), naturalPerson(), ...orderlyClients]
/** Rules that speak on a client in order, because they only remind. */
const reminders = new Set(['slots.hosting-agreement.missing', 'sheet.person-pledge'])

describe('the rule book', () => {
  it('has one rule for each code, each with a source, a remedy and a title', () => {
    const codes = ruleCatalogue.map((rule) => rule.code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const rule of ruleCatalogue) {
      expect(rule.sources.length, rule.code).toBeGreaterThan(0)
      for (const text of [rule.title, rule.looksAt, rule.remedy]) expect(text, rule.code).toMatch(/\p{Script=Han}/u)
    }
  })
  it('has a case for every rule', () => {
    expect(rules.map((rule) => rule.code).filter((code) => !(code in cases))).toEqual([])
  })
  it('finds nothing that blocks or worries on the clients in order', () => {
    for (const client of clean) {
      const findings = checkClient(client, law).filter((finding) => finding.severity !== 'advice')
      expect(findings, client.subject.name).toEqual([])
    }
  })
  it('lets a Chinese domain read like the name of its site', () => {
    const shop = { ...individualBusiness() }
    shop.services = shop.services.map((service) => ({ ...service, name: '锦里小食' }))
    expect(checkClient(shop, law).filter((finding) => finding.code === 'naming.is-domain')).toEqual([])
  })
  it('sorts the worst first', () => {
    const findings = checkClient({ ...enterprise(), people: [], materials: [] }, law)
    const order = findings.map((finding) => ['reject', 'likely', 'advice'].indexOf(finding.severity))
    expect(order).toEqual([...order].sort())
    expect(order.length).toBeGreaterThan(5)
  })
})

for (const [code, list] of Object.entries(cases)) {
  describe(code, () => {
    it('is silent on the clients in order', () => {
      const spoken = clean.flatMap((client) => checkClient(client, law).filter((finding) => finding.code === code))
      if (!reminders.has(code)) expect(spoken).toEqual([])
    })
    it.each(list)('speaks: $name', (example) => {
      const { path, severity } = example
      const found = checked(example).filter((finding) => finding.code === code)
      expect(found.map((finding) => finding.path)).toContain(path)
      const finding = findingSchema.parse(found.find((candidate) => candidate.path === path))
      if (severity !== undefined) expect(finding.severity).toBe(severity)
      expect(finding.message).toMatch(/\p{Script=Han}/u)
      expect(finding.remedy).toMatch(/\p{Script=Han}/u)
    })
    it.each(list)('quotes no whole number: $name', (example) => {
      const { client } = example
      const numbers = [
        client.subject.licenceNumber,
        ...client.people.flatMap((person) => [person.idNumber, person.mobile, person.emergencyPhone, person.landline]),
      ].filter((number) => number.length >= 8)
      const words = checked(example)
        .map((finding) => finding.message + finding.remedy)
        .join('\n')
      for (const number of numbers) expect(words).not.toContain(number)
    })
  })
}
