import { randomUUID } from 'node:crypto'
import {
  type CallOutput,
  type CallRequest,
  type ClientRow,
  type ClientView,
  DeskRefusal,
} from '../../domain/contract/index.ts'
import { type Client, completeIds } from '../../domain/model/index.ts'
import { clientOrRefuse, type DeskContext, historyLine, rowOf, viewOf } from './context.ts'
import type { NewHistoryEntry, StoredRow } from './ports.ts'
import { forgetClient, storeClient } from './shared-values.ts'
import { queueScans } from './source-scans.ts'

/** Findings depend on the day: a row worked out on another day is worked out anew before it is shown. */
async function freshRow(desk: DeskContext, stored: StoredRow): Promise<ClientRow> {
  if (stored.checkedOn === desk.clock.today()) return stored.row
  const client = await desk.portfolio.getClient(stored.row.id)
  if (!client) return stored.row
  const fresh = rowOf(desk, client)
  await desk.portfolio.putRows([[client.id, fresh]])
  return fresh.row
}

export async function listClients(
  desk: DeskContext,
  query: CallRequest<'clients.list'>,
): Promise<CallOutput<'clients.list'>> {
  const { rows, total } = await desk.portfolio.listClients(query)
  return {
    rows: await Promise.all(rows.map((stored) => freshRow(desk, stored))),
    total,
    revision: await desk.portfolio.revision(),
  }
}

/** Opens a client; scans whose checks were cut off by a closed desk are put in line again. */
export async function getClient(desk: DeskContext, id: string): Promise<ClientView> {
  const client = await clientOrRefuse(desk, id)
  queueScans(desk, client)
  return viewOf(desk, client)
}

/** Stores a client nobody has yet, whatever ids and instants it came with. */
export async function addClient(desk: DeskContext, draft: Client, action: string, words: string): Promise<Client> {
  const at = desk.clock.now().toISOString()
  const client = { ...completeIds(draft, randomUUID), revision: 0, createdAt: at, updatedAt: at }
  return storeClient(desk, client, undefined, 0, historyLine(desk, client.id, action, words))
}

export async function createClient(desk: DeskContext, draft: Client): Promise<ClientView> {
  const fresh = { ...draft, id: randomUUID(), materials: [] }
  return viewOf(desk, await addClient(desk, fresh, 'client.created', '新建了客户'))
}

/** Saves what the form holds; materials stay as stored. @throws DeskRefusal 'conflict' on an outdated revision */
export async function saveClient(desk: DeskContext, draft: Client): Promise<ClientView> {
  const stored = await clientOrRefuse(desk, draft.id)
  const client = {
    ...completeIds(draft, randomUUID),
    materials: stored.materials,
    createdAt: stored.createdAt,
    updatedAt: desk.clock.now().toISOString(),
  }
  const entry = await unlessSaid(
    desk,
    historyLine(desk, client.id, 'client.saved', `修改了${changedParts(stored, client)}`),
  )
  return viewOf(desk, await storeClient(desk, client, stored, draft.revision, entry))
}

/** Minutes within which saves of the same parts by the same person are one line: the form saves itself as one types. */
const sameSitting = 10

/** Leaves out a line that the history's newest line says already. */
async function unlessSaid(desk: DeskContext, entry: NewHistoryEntry): Promise<NewHistoryEntry | undefined> {
  const [newest] = await desk.portfolio.listHistory(entry.clientId, 1)
  const said = newest?.action === entry.action && newest.by === entry.by && newest.words === entry.words
  return said && Date.parse(entry.at) - Date.parse(newest.at) < sameSitting * 60_000 ? undefined : entry
}

const parts = {
  subject: '主体',
  people: '人员',
  services: '网站/APP',
  orders: '订单',
  notes: '备注',
  tags: '标签',
  assignee: '经办人',
}

/** Which parts differ, in words for the history. */
function changedParts(before: Client, after: Client): string {
  const changed = (Object.keys(parts) as (keyof typeof parts)[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  )
  return changed.length > 0 ? changed.map((part) => parts[part]).join('、') : '资料（内容未变）'
}

/** Removes a client and those of its files that nobody else refers to. */
export async function removeClient(desk: DeskContext, id: string): Promise<void> {
  const client = await clientOrRefuse(desk, id)
  const returned = await desk.portfolio.listReturned({ clientId: id })
  const replaced = returned.flatMap((sheet) => (sheet.replaced ? [sheet.replaced] : []))
  const files = [...client.materials, ...(await desk.portfolio.listKeptFiles(id)), ...returned, ...replaced]
  await desk.portfolio.removeClient(id, historyLine(desk, id, 'client.removed', '删除了客户及其材料'))
  for (const { fileId } of files) await removeIfOrphaned(desk, fileId)
  await forgetClient(desk, id)
}

/** Removes a file from the vault unless some record still knows it. */
export async function removeIfOrphaned(desk: DeskContext, fileId: string): Promise<void> {
  if (fileId !== '' && !(await desk.portfolio.findFile(fileId))) await desk.vault.remove(fileId)
}

const revealed: Record<string, string> = {
  licenceNumber: '证件号码',
  idNumber: '身份证号',
  mobile: '手机号码',
  emergencyPhone: '应急电话',
  landline: '座机号码',
  email: '电子邮箱',
  holderIdNumber: '域名持有者证件号码',
}

/** Notes in the history that a masked number was looked at. @throws DeskRefusal 'invalid-input' for any other field */
export async function revealNumber(desk: DeskContext, id: string, path: string): Promise<void> {
  const client = await clientOrRefuse(desk, id)
  const [, personId, field] = /^people\.([^.]+)\.(\w+)$/.exec(path) ?? [undefined, undefined, path.split('.').at(-1)]
  const what = revealed[field ?? '']
  if (!what) throw new DeskRefusal('invalid-input', '这个字段没有掩码，不需要记录查看。', '请更新窗口后再试。')
  const person = client.people.find((one) => one.id === personId)
  const whose = person ? person.name || '未填姓名者' : '主体'
  await desk.portfolio.addHistory(historyLine(desk, id, 'number.revealed', `查看了${whose}的${what}`))
}
