import type { Client, RecordChange, Service } from '../model/index.ts'

type Fields = Readonly<Record<string, unknown>>
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function* differing(path: string, before: Fields, after: Fields): Generator<RecordChange> {
  for (const key of Object.keys(after))
    if (!same(before[key], after[key]))
      yield { path: `${path}.${key}`, was: before[key] ?? null, put: after[key] ?? null }
}

/** Where two states of one client differ: fields of the subject, of people and services, and services that left. */
export function recordChanges(before: Client, after: Client): RecordChange[] {
  const people = new Map(after.people.map((person) => [person.id, person]))
  const services = new Map(after.services.map((service) => [service.id, service]))
  return [
    ...differing('subject', before.subject, after.subject),
    ...before.people.flatMap((person) => {
      const now = people.get(person.id)
      return now === undefined ? [] : [...differing(`people.${person.id}`, person, now)]
    }),
    ...before.services.flatMap((service, place): RecordChange[] => {
      const now = services.get(service.id)
      if (now !== undefined) return [...differing(`services.${service.id}`, service, now)]
      return [{ path: `services.${service.id}`, was: { place, service }, put: null }]
    }),
  ]
}

/** A number that was given is taken back whatever became of it; everything else only where nobody has typed since. */
const always = /\.filingNumber$/

/** The client with the changes of a step taken back. What was typed since stays; a service that left comes back to its place. */
export function takenBack(client: Client, changes: readonly RecordChange[]): Client {
  const fields = new Map(changes.map((change) => [change.path, change]))
  const restored = <T extends object>(path: string, item: T): T => {
    const back = Object.entries(item).flatMap(([key, value]) => {
      const change = fields.get(`${path}.${key}`)
      const mine = change !== undefined && (same(value, change.put) || always.test(change.path))
      return mine ? [[key, change.was] as const] : []
    })
    return back.length === 0 ? item : { ...item, ...Object.fromEntries(back) }
  }
  const services = client.services.map((service) => restored(`services.${service.id}`, service))
  for (const { path, was } of changes) {
    const [list, id, field] = path.split('.')
    if (list !== 'services' || field !== undefined || services.some((service) => service.id === id)) continue
    const { place, service } = was as { place: number; service: Service }
    services.splice(place, 0, service)
  }
  return {
    ...client,
    subject: restored('subject', client.subject),
    people: client.people.map((person) => restored(`people.${person.id}`, person)),
    services,
  }
}
