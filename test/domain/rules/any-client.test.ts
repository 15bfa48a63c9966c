import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockFacts, deadlinesOf } from '../../../domain/clocks/index.ts'
import { type Client, clientSchema, findingSchema } from '../../../domain/model/index.ts'
import { checkClient, indexPortfolio, requiredSlots } from '../../../domain/rules/index.ts'
import { settingFor } from '../../../domain/rules/rule.ts'
import { changed, enterprise, individualBusiness, law, naturalPerson } from '../fixtures.ts'

type Node = Record<string, unknown>

/** Every place in a client that holds a text, with its holder. */
function texts(node: unknown): [Node, string][] {
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[node as Node, key] as [Node, string]] : texts(value),
  )
}

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'网站首页中国ICP备0123456789.-／Ａ（）#@ xX'), maxLength: 40 }),
  fc.constantFrom(
    '',
    '2026-02-31',
    '2024-02-29',
    '0000-01-01',
    '9999-12-31',
    'long-term',
    '浙江',
    '.',
    '@',
    '0',
    '\ud800',
    'a'.repeat(5000),
  ),
)
const base = fc.constantFrom(enterprise, individualBusiness, naturalPerson)
const changes = fc.array(fc.tuple(fc.nat(), odd), { maxLength: 12 })

/** A client of the right shape with anything at all in its texts. */
const anyClient = fc.tuple(base, changes).map(([make, list]) =>
  changed(make(), (copy) => {
    const places = texts(copy)
    for (const [place, text] of list) {
      const [holder, key] = places[place % places.length] ?? [{}, '']
      const before = holder[key]
      holder[key] = text
      if (!clientSchema.safeParse(copy).success) holder[key] = before
    }
  }),
)

describe('any client', () => {
  it('is checked without a fault of ours, the same way twice, whatever stands in its fields', () => {
    fc.assert(
      fc.property(anyClient, fc.constantFrom('law' as const, 'document' as const), (client, reading) => {
        const before = structuredClone(client)
        const facts = { ...law, reading, portfolio: indexPortfolio([client, enterprise()]) }
        const findings = checkClient(client, facts)
        for (const finding of findings) findingSchema.parse(finding)
        expect(checkClient(client, facts)).toEqual(findings)
        expect(client).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })
  it('has clocks that come in order', () => {
    fc.assert(
      fc.property(anyClient, (client) => {
        const days = deadlinesOf(client, clockFacts(settingFor(client, law), '2026-09-15T02:00:00Z')).map(
          (clock) => clock.day,
        )
        expect(days).toEqual([...days].sort())
        for (const day of days) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
      }),
    )
  })
})

describe('a client with much in it', () => {
  /** Counts how often the rules read from the client: what they do must grow with it, not with its square. */
  function reads(count: number): number {
    const client = changed(enterprise(), (copy) => {
      const [service] = copy.services
      const person = copy.people[1]
      const sheet = copy.materials.find((material) => material.kind === 'verification-sheet')
      if (!service || !person || !sheet) throw new Error('the fixture changed')
      for (let next = 2; next <= count; next++) {
        copy.services.push({ ...structuredClone(service), id: `s${next}`, leadId: `q${next}` })
        copy.people.push({ ...structuredClone(person), id: `q${next}` })
        copy.materials.push({ ...structuredClone(sheet), id: `m${next}`, serviceId: `s${next}` })
      }
    })
    let total = 0
    const watched = new WeakMap<object, object>()
    const watch = <T extends object>(target: T): T => {
      const known = watched.get(target)
      if (known) return known as T
      const proxy = new Proxy(target, {
        get(object, key, receiver) {
          total++
          const value: unknown = Reflect.get(object, key, receiver)
          return value !== null && typeof value === 'object' ? watch(value) : value
        },
      })
      watched.set(target, proxy)
      return proxy
    }
    const seen: Client = watch(client)
    checkClient(seen, law)
    requiredSlots(seen)
    return total
  }
  it('is checked in linear work', () => {
    const few = reads(50)
    const many = reads(200)
    expect(many / few).toBeLessThan(4.5)
  })
})
