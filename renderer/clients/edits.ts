import type { Access, Client, Domain, Person, Service, Subject } from '../../domain/model/index.ts'

export type Edit = (client: Client) => Client

export const setClient =
  (change: Partial<Pick<Client, 'assignee' | 'tags' | 'notes'>>): Edit =>
  (client) => ({ ...client, ...change })

export const setSubject =
  (change: Partial<Subject>): Edit =>
  (client) => ({ ...client, subject: { ...client.subject, ...change } })

const setItem =
  <T extends { id: string }>(id: string, change: Partial<T>) =>
  (item: T): T =>
    item.id === id ? { ...item, ...change } : item

export const setPerson =
  (id: string, change: Partial<Person>): Edit =>
  (client) => ({ ...client, people: client.people.map(setItem(id, change)) })

export const setService =
  (id: string, change: Partial<Service>): Edit =>
  (client) => ({ ...client, services: client.services.map(setItem(id, change)) })

export const setAccess = (service: Service, change: Partial<Access>): Edit =>
  setService(service.id, { access: { ...service.access, ...change } })

/** Replaces one item of a list that goes by position. */
export const replaceAt = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((other, at) => (at === index ? item : other))
export const withoutAt = <T>(list: readonly T[], index: number): T[] => list.filter((_, at) => at !== index)

export const setDomain =
  (service: Service, index: number, change: Partial<Domain>): Edit =>
  (client) => {
    const current = client.services.find((one) => one.id === service.id) ?? service
    const domain = current.domains[index]
    if (!domain) return client
    return setService(service.id, { domains: replaceAt(current.domains, index, { ...domain, ...change }) })(client)
  }

/** Takes an item out, and says how to put it back where it was. */
export function removeItem(list: 'people' | 'services', id: string, client: Client): { remove: Edit; restore: Edit } {
  const index = client[list].findIndex((item) => item.id === id)
  const item = client[list][index]
  return {
    remove: (current) => ({ ...current, [list]: current[list].filter((one) => one.id !== id) }),
    restore: (current) =>
      item && !current[list].some((one) => one.id === id)
        ? { ...current, [list]: [...current[list].slice(0, index), item, ...current[list].slice(index)] }
        : current,
  }
}
