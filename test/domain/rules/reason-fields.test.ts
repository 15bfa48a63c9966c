import { describe, expect, it } from 'vitest'
import { fieldOfReason, rejectionReasons, requiredSlots } from '../../../domain/rules/index.ts'
import { enterprise } from '../fixtures.ts'

const client = enterprise()
const about = { serviceIds: ['s1'] }

/** What stands at a path of the client, lists by id or place. */
function at(path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value.find((item) => item.id === step) ?? value[Number(step)]
    return (value as Record<string, unknown> | undefined)?.[step]
  }, client)
}

describe('the field of a reason', () => {
  it.each(rejectionReasons.map(({ number, title }) => [number, title] as const))('%i %s is there', (number) => {
    const path = fieldOfReason(number, client, about)
    // an order of the wrong kind is put right by opening another
    if (number === 60) return expect(path).toBe('')
    if (path === 'slots') return
    if (path.startsWith('slots.')) {
      return expect(requiredSlots(client).map(({ key }) => `slots.${key}`)).toContain(path)
    }
    expect(at(path), path).not.toBeUndefined()
  })
  it('is one of the service that the order is about', () => {
    const second = structuredClone(client)
    second.services.push({ ...second.services[0]!, id: 's2' })
    expect(fieldOfReason(20, second, { serviceIds: ['s2'] })).toBe('services.s2.name')
  })
})
