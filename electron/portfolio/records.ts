import { type ClientRow, clientRowSchema } from '../../domain/contract/calls.ts'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { type Client, clientSchema } from '../../domain/model/index.ts'

/** A stored client read back, or why it cannot be. */
export type ReadBack = { ok: true; client: Client } | { ok: false; reason: string }

/** Reads a stored body through the schema, so that nothing malformed reaches the rules or the window. */
export function readClient(body: string): ReadBack {
  let content: unknown
  try {
    content = JSON.parse(body)
  } catch {
    return { ok: false, reason: '不是完整的 JSON' }
  }
  const parsed = clientSchema.safeParse(content)
  if (parsed.success) return { ok: true, client: parsed.data }
  // paths only: a value could be an ID number
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || '整条记录')
  return { ok: false, reason: `字段不合格式：${[...new Set(paths)].slice(0, 5).join('、')}` }
}

/**
 * Reads a stored row. One that an older program wrote differently comes back as what is certain, so that the client
 * stays in the list; its `checkedOn` is then '' and the desk works it out anew.
 */
export function readRow(
  id: string,
  name: string,
  row: string,
  checkedOn: string,
): { row: ClientRow; checkedOn: string } {
  try {
    const parsed = clientRowSchema.safeParse(JSON.parse(row))
    if (parsed.success) return { row: parsed.data, checkedOn }
  } catch {
    // not JSON: as good as none
  }
  return { row: bareRow(id, name), checkedOn: '' }
}

const bareRow = (id: string, name: string): ClientRow => ({
  id,
  name,
  kind: 'enterprise',
  province: '',
  licenceNumber: '',
  leadName: '',
  leadMobile: '',
  services: [],
  domains: [],
  filingNumber: '',
  assignee: '',
  tags: [],
  materials: { missing: 0, pass: 0, doubt: 0, fail: 0, pending: 0 },
  findings: { reject: 0, likely: 0, advice: 0 },
  sample: false,
  updatedAt: '',
})

export const clientNotFound = () =>
  new DeskRefusal('not-found', '没有这个客户，可能已被删除。', '请返回列表刷新后再试。')
