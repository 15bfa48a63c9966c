import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { clientSchema, completeIds } from '../../domain/model/index.ts'
import type { ReadClients } from './import-result.ts'

const inChinese = z.locales.zhCN().localeError

/**
 * Reads `{"clients":[…]}`, a list of clients, or one client. Row n is the n-th client.
 * @throws DeskRefusal 'unreadable-file' where it is no JSON, 'invalid-input' where it holds no clients
 */
export function readJson(text: string): ReadClients {
  const names = new Map<number, string>()
  const result: ReadClients = { clients: [], errors: [], names }
  for (const [index, item] of itemsOf(parse(text)).entries()) {
    const row = index + 1
    const parsed = clientSchema.safeParse(item, { error: inChinese })
    if (parsed.success) result.clients.push({ row, client: completeIds(parsed.data, randomUUID) })
    else {
      names.set(row, nameIn(item))
      for (const { path, message } of parsed.error.issues) {
        result.errors.push({ row, column: path.join('.') || '整条', message: `${message}。` })
      }
    }
  }
  return result
}

/** A client's name, however the rest of it looks. */
function nameIn(item: unknown): string {
  const found = z.object({ subject: z.object({ name: z.string() }) }).safeParse(item)
  return found.success ? found.data.subject.name : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new DeskRefusal(
      'unreadable-file',
      '这个文件不是完整的 JSON。',
      '请用备案台的“导出”重新生成，或检查文件是否复制完整。',
      {
        cause,
      },
    )
  }
}

/** A single client is known by its subject: an object of anything else is not silently taken for an empty client. */
function itemsOf(content: unknown): unknown[] {
  if (Array.isArray(content)) return content
  if (typeof content === 'object' && content !== null) {
    if ('clients' in content && Array.isArray(content.clients)) return content.clients
    if ('subject' in content) return [content]
  }
  throw new DeskRefusal(
    'invalid-input',
    '这个 JSON 里没有客户资料。',
    '内容应为 {"clients":[…]}；完整格式用 desk schema 查看，或先导出一份作样本。',
  )
}
