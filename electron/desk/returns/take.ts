import { randomUUID } from 'node:crypto'
import { type CallOutput, type CallRequest, DeskRefusal, inSentences } from '../../../domain/contract/index.ts'
import { type ReturnedSheet, returnedSheetSchema } from '../../../domain/model/index.ts'
import { announce, type DeskContext, historyLine } from '../context.ts'
import { mediaTypeOf } from '../media-type.ts'
import { nameOf } from './words.ts'

type Again = CallOutput<'returns.take'>['again'][number]

/** Takes in a file, a page a scan; see the call `returns.take` in the contract. */
export async function takeReturned(
  desk: DeskContext,
  { fileName, bytes }: CallRequest<'returns.take'>,
  read: (id: string) => void,
): Promise<CallOutput<'returns.take'>> {
  if (bytes.byteLength === 0) {
    throw new DeskRefusal('unreadable-file', `“${fileName}”是空文件。`, '请重新扫描或重新传一次。')
  }
  const { pages, unreadable } = await pagesOf(desk, bytes)
  const ids: string[] = []
  const again: Again[] = []
  for (const [index, part] of pages.entries()) {
    const page = index + 1
    const fileId = await desk.vault.put(part)
    const known = (await returnedAlready(desk, fileId, page)) ?? (await inFolderAlready(desk, fileId, page))
    if (known) {
      again.push(known)
      continue
    }
    const { at, by } = historyLine(desk, '', '', '')
    const sheet = returnedSheetSchema.parse({
      id: randomUUID(),
      fileId,
      fileName,
      page,
      pages: pages.length,
      mediaType: mediaTypeOf(part),
      size: part.byteLength,
      at,
      by,
      ...(unreadable ? { state: 'waiting', why: 'unreadable', unreadable } : { state: 'reading' }),
    })
    try {
      await desk.portfolio.putReturned(sheet)
    } catch (error) {
      // the same page came through another door at this very moment
      const twin = await returnedAlready(desk, fileId, page)
      if (!twin) throw error
      again.push(twin)
      continue
    }
    ids.push(sheet.id)
    if (!unreadable) read(sheet.id)
  }
  await announce(desk, [''])
  return { ids, again }
}

/** Pictures that are one page whatever is in them. */
const onePage: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'])

/** The file's pages; a file that cannot be read is one, with the reason. */
async function pagesOf(
  desk: DeskContext,
  bytes: Uint8Array,
): Promise<{ pages: readonly Uint8Array[]; unreadable?: ReturnedSheet['unreadable'] }> {
  try {
    if (onePage.has(mediaTypeOf(bytes))) return { pages: [bytes] }
    const parts = await desk.inspector.split(bytes)
    return { pages: parts.length > 0 ? parts : [bytes] }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    const { code, message, remedy } = error.refusal
    return { pages: [bytes], unreadable: { code, message: inSentences(message, remedy) } }
  }
}

async function returnedAlready(desk: DeskContext, fileId: string, page: number): Promise<Again | undefined> {
  const twin = await desk.portfolio.findReturned(fileId)
  if (!twin) return undefined
  const words = `这一页已经放进来过：${nameOf(twin)}`
  return { page, words, returnId: twin.id, clientId: twin.clientId }
}

async function inFolderAlready(desk: DeskContext, fileId: string, page: number): Promise<Again | undefined> {
  const known = await desk.portfolio.findFile(fileId)
  const client = known && (await desk.portfolio.getClient(known.clientId))
  if (!client) return undefined
  const name = client.subject.name || '未命名的客户'
  const scanned = client.materials.some((material) => material.fileId === fileId)
  const words = scanned ? `同一份扫描件已经在“${name}”的材料里` : `这是“${name}”打印用的文件，不是签字盖章后的扫描件`
  return { page, words, returnId: '', clientId: client.id }
}
