import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Client,
  type Order,
  type OrderKind,
  type OrderStage,
  orderKinds,
  orderSchema,
  orderStages,
} from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/rule.ts'
import {
  actionsFor,
  isEnded,
  type OrderAction,
  orderActions,
  orderKindInfos,
  take,
} from '../../../domain/workflow/index.ts'
import { changed, enterprise, law } from '../fixtures.ts'

const kinds = Object.keys(orderKinds) as OrderKind[]

/** A client whom every order type fits: on file, with a service on file and one to come; not on file for 首次备案. */
function clientFor(kind: OrderKind): Client {
  return changed(enterprise(), (client) => {
    if (kind === 'first') return
    client.subject.filingNumber = '浙ICP备12345678号'
    const [site] = client.services
    if (site) site.access.provider = '腾讯云'
    if (site)
      client.services.push({
        ...structuredClone(site),
        id: 's2',
        name: '云上茶叶批发',
        filingNumber: '浙ICP备12345678号-1',
      })
  })
}

/** Everything a clerk could do is allowed: reasons given, where to said, all SMS answered, old enough to expire. */
function willing(kind: OrderKind) {
  const client = clientFor(kind)
  return { client, setting: settingFor(client, law), blocking: 0, why: '原因' }
}
const start = (kind: OrderKind): Order =>
  orderSchema.parse({
    id: 'o',
    kind,
    serviceIds: ['s1'],
    // a provider that keeps orders for so many days; the services run there
    provider: '腾讯云',
    to: '另一方',
    openedAt: '2026-01-01T00:00:00Z',
  })

/** Fresh event times keep a returned order from being born expired or not; the walk only follows the stages. */
function step(order: Order, action: OrderAction): Order | undefined {
  const ready = { ...order, smsVerified: ['p1', 'p2'], events: [] }
  const taken = take(ready, action, willing(order.kind), '2026-01-02T00:00:00Z', '')
  return taken.ok ? { ...taken.order, events: [...order.events, ...taken.order.events] } : undefined
}

function edgesOf(kind: OrderKind): Map<OrderStage, Set<OrderStage>> {
  const edges = new Map<OrderStage, Set<OrderStage>>()
  const waiting: OrderStage[] = ['prepare']
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    if (edges.has(stage)) continue
    const here = { ...start(kind), stage }
    const targets = (Object.keys(orderActions) as OrderAction[]).flatMap((action) => step(here, action)?.stage ?? [])
    edges.set(stage, new Set(targets))
    waiting.push(...targets)
  }
  return edges
}

describe.each(kinds)('%s', (kind) => {
  const edges = edgesOf(kind)
  const required = orderKindInfos[kind].stages
  const last = required.at(-1) as OrderStage

  it('reaches its good end and has no dead end', () => {
    expect([...edges.keys()]).toContain(last)
    for (const [stage, targets] of edges) expect(targets.size === 0, stage).toBe(isEnded(kind, stage))
    const leadsToEnd = new Set<OrderStage>([...edges.keys()].filter((stage) => isEnded(kind, stage)))
    for (let grown = true; grown; ) {
      grown = false
      for (const [stage, targets] of edges) {
        if (leadsToEnd.has(stage) || ![...targets].some((target) => leadsToEnd.has(target))) continue
        leadsToEnd.add(stage)
        grown = true
      }
    }
    expect([...edges.keys()].filter((stage) => !leadsToEnd.has(stage))).toEqual([])
  })
  it('cannot get round any of its stages', () => {
    for (const left of required.slice(1, -1)) {
      const seen = new Set<OrderStage>()
      const waiting: OrderStage[] = ['prepare']
      for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
        if (stage === left || seen.has(stage)) continue
        seen.add(stage)
        waiting.push(...(edges.get(stage) ?? []))
      }
      expect(seen.has(last), `reaches ${last} without ${left}`).toBe(false)
    }
  })
  it('visits only stages of its own way and the two that end it early', () => {
    const own = new Set<OrderStage>([...required, 'withdrawn', 'expired'])
    expect([...edges.keys()].filter((stage) => !own.has(stage))).toEqual([])
  })
})

describe('any walk', () => {
  it('keeps a history that joins up, and never moves once it has ended', () => {
    const actions = fc.array(fc.constantFrom(...(Object.keys(orderActions) as OrderAction[])), { maxLength: 40 })
    fc.assert(
      fc.property(fc.constantFrom(...kinds), actions, (kind, taken) => {
        let order = start(kind)
        for (const action of taken) {
          const next = step(order, action)
          if (isEnded(kind, order.stage)) expect(next).toBeUndefined()
          order = next ?? order
        }
        let stage: OrderStage = 'prepare'
        for (const event of order.events) {
          expect(event.from).toBe(stage)
          stage = event.to
        }
        expect(order.stage).toBe(stage)
        expect(Object.keys(orderStages)).toContain(stage)
      }),
    )
  })
  it('is refused with words wherever it is refused', () => {
    const stages = Object.keys(orderStages) as OrderStage[]
    const anyAction = fc.constantFrom(...(Object.keys(orderActions) as OrderAction[]))
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...stages),
        anyAction,
        fc.boolean(),
        (kind, stage, action, silent) => {
          const order = { ...start(kind), stage }
          const facts = { ...willing(kind), why: silent ? '' : '原因', blocking: silent ? 2 : 0 }
          const taken = take(order, action, facts, '2026-01-02T00:00:00Z', '')
          const offered = actionsFor(order, facts).find((item) => item.action === action)
          expect(taken.ok).toBe(offered?.permission.allowed ?? false)
          if (taken.ok) return
          expect(taken.refusal.why).toMatch(/\p{Script=Han}/u)
          expect(taken.refusal.remedy).toMatch(/\p{Script=Han}/u)
        },
      ),
    )
  })
})
