/** Records for tests, and for the processes they start: nothing of vitest is in here. */
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import type { NewHistoryEntry, StoredRow } from '../../../electron/desk/ports.ts'

export const testKey = (fill = 7): Uint8Array => new Uint8Array(32).fill(fill)

export const client = (id: string, content: Parameters<typeof clientSchema.parse>[0] = {}): Client =>
  clientSchema.parse({ id, updatedAt: '2026-11-23T08:00:00.000Z', ...(content as object) })

export const rowOf = (
  { id, subject, updatedAt, assignee, tags }: Client,
  findings = { reject: 0, likely: 0, advice: 0 },
): StoredRow => ({
  checkedOn: '2026-11-23',
  row: {
    id,
    name: subject.name,
    kind: subject.kind,
    province: subject.province,
    licenceNumber: '',
    leadName: '',
    leadMobile: '',
    services: [],
    domains: [],
    filingNumber: '',
    assignee,
    tags,
    materials: { missing: 0, pass: 0, doubt: 0, fail: 0, pending: 0 },
    findings,
    sample: false,
    updatedAt,
  },
})

export const entryOf = (clientId: string, words = '保存'): NewHistoryEntry => ({
  at: '2026-11-23T08:00:00.000Z',
  by: '张',
  clientId,
  action: 'client.saved',
  words,
})
