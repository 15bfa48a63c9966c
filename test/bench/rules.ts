import { readFile } from 'node:fs/promises'
import { creditCodeCheckDigit, residentIdCheckDigit } from '../../domain/identifiers/index.ts'
import { type Client, clientFileSchema, clientSchema } from '../../domain/model/index.ts'
import { checkClient, type Facts, indexPortfolio } from '../../domain/rules/index.ts'
import { type Random, random } from '../paper/random.ts'
import type { Bench } from './bench.ts'

const portfolioSize = 10_000
const portfolioRounds = 7
/** How many times a sample's people, services and papers a client has; all sizes together have as many pieces. */
const sizes = [1, 4, 16, 64, 256] as const
const samplesASize = 2048
const sizeRounds = 7
const today = '2026-10-20'

/** Characters the samples' invented names are made of; a variant swaps them among each other. */
const nameCharacters = [...'秧篱云岫砚槿澍岚柘翊筠皓淳珩霁榆栩']

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!
const digits = (rnd: Random, count: number) => Array.from({ length: count }, () => rnd.int(0, 9)).join('')

function shifted(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10)
}

/**
 * Another client like a sample: other names, numbers, domains, addresses and dates. What is equal in the sample stays
 * equal, and check digits hold, so that a variant has about the faults of its sample.
 */
function variant(sample: Client, rnd: Random): Client {
  const id = `bench-${digits(rnd, 12)}`
  const known = new Map<string, string>()
  const swapped = new Map(nameCharacters.map((from) => [from, rnd.pick(nameCharacters)]))
  const domainPart = `bench${digits(rnd, 7)}`
  const days = rnd.int(-60, 60)

  const other = (text: string): string => {
    if (text.startsWith(sample.id)) return id + text.slice(sample.id.length)
    if (/^\d{17}[\dX]$/.test(text)) {
      const first17 = text.slice(0, 14) + digits(rnd, 3)
      return first17 + residentIdCheckDigit(first17)
    }
    if (/^9[0-9A-Z]{17}$/.test(text)) {
      const first17 = text.slice(0, 12) + digits(rnd, 5)
      return first17 + creditCodeCheckDigit(first17)
    }
    if (/^1\d{10}$/.test(text)) return text.slice(0, 4) + digits(rnd, 7)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return shifted(text, days)
    return text
      .replace(/sample(?=\.)/, domainPart)
      .replace(/\p{Script=Han}/gu, (letter) => swapped.get(letter) ?? letter)
  }
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') {
      const value = known.get(node) ?? other(node)
      known.set(node, value)
      return value
    }
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== 'object') return node
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]))
  }
  return clientSchema.parse(walk(sample))
}

/** A client with the people, services and papers of several variants of its sample. */
function grown(sample: Client, times: number, rnd: Random): Client {
  const parts = Array.from({ length: times }, () => variant(sample, rnd))
  return {
    ...parts[0]!,
    people: parts.flatMap(({ people }) => people),
    services: parts.flatMap(({ services }) => services),
    materials: parts.flatMap(({ materials }) => materials),
  }
}

const itemsOf = (clients: readonly Client[]) =>
  clients.reduce((sum, one) => sum + one.people.length + one.services.length + one.materials.length, 0)

/** Milliseconds and what came out, so that nothing measured can be left out as unused. */
function clocked<T>(run: () => T): [number, T] {
  const start = performance.now()
  const result = run()
  return [performance.now() - start, result]
}

function checkAll(clients: readonly Client[]): number {
  const facts: Facts = { today, reading: 'law', portfolio: indexPortfolio(clients) }
  return clients.reduce((sum, client) => sum + checkClient(client, facts).length, 0)
}

export const bench: Bench = {
  name: 'rules',
  what: `checking a portfolio of ${portfolioSize} clients against reading it, and one client against a larger one`,
  run: async () => {
    const file = await readFile(new URL('../../assets/samples/clients.json', import.meta.url), 'utf8')
    const samples = clientFileSchema.parse(JSON.parse(file)).clients
    portfolio(samples)
    growth(samples)
  },
}

function portfolio(samples: readonly Client[]): void {
  const rnd = random('rules bench')
  const made = Array.from({ length: portfolioSize }, (_, at) => variant(samples[at % samples.length]!, rnd))
  const lines = made.map((client) => JSON.stringify(client))
  const read: number[] = []
  const check: number[] = []
  let findings = 0
  // the first round warms up
  for (let round = 0; round <= portfolioRounds; round++) {
    const [reading, clients] = clocked(() => lines.map((line) => clientSchema.parse(JSON.parse(line))))
    const [checking, found] = clocked(() => checkAll(clients))
    if (round === 0) continue
    read.push(reading)
    check.push(checking)
    findings = found
  }
  const each = (times: readonly number[]) => `${((median(times) / portfolioSize) * 1000).toFixed(0)} µs`
  const ratios = check.map((time, at) => time / read[at]!)
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
  console.log(
    `${portfolioSize} clients, ${(findings / portfolioSize).toFixed(1)} findings each: read ${each(read)} a client, check ${each(check)} a client (indexing included), ratio ${median(ratios).toFixed(2)} (${spread} in ${portfolioRounds} rounds)`,
  )
}

function growth(samples: readonly Client[]): void {
  const rnd = random('rules bench, growth')
  const sets = sizes.map((times) =>
    Array.from({ length: samplesASize / times }, (_, at) => grown(samples[at % samples.length]!, times, rnd)),
  )
  const perItem: number[][] = sizes.map(() => [])
  const findings = sizes.map(() => 0)
  // the first round warms up
  for (let round = -1; round < sizeRounds; round++) {
    for (const [at, clients] of sets.entries()) {
      const [time, found] = clocked(() => checkAll(clients))
      findings[at] = found
      if (round >= 0) perItem[at]!.push(time / itemsOf(clients))
    }
  }
  for (const [at, times] of sizes.entries()) {
    const items = itemsOf(sets[at]!)
    const ratio = median(perItem[at]!.map((time, round) => time / perItem[0]![round]!))
    console.log(
      `clients of ${times} times the size (${(items / sets[at]!.length).toFixed(0)} people, services and papers): ${(median(perItem[at]!) * 1000).toFixed(1)} µs a piece, ${(findings[at]! / items).toFixed(2)} findings a piece, time a piece ${ratio.toFixed(2)} of the smallest's (linear: up to about 1)`,
    )
  }
}
