import type { CallOutput, CallRequest, ReturnedRow } from '../../../domain/contract/index.ts'
import type { ReturnedSheet } from '../../../domain/model/index.ts'
import { frame, rows } from '../../../domain/sheet/lines.ts'
import { placeOnSheet, type SheetCrop, sheetCrop } from '../../inspect/sheet/crop.ts'
import { removeIfOrphaned } from '../clients.ts'
import { announce, type DeskContext, historyLine, nothingSuch } from '../context.ts'
import { InspectionQueue } from '../inspection-queue.ts'
import type { SerialByKey } from '../serial.ts'
import { likelyFor } from './likely.ts'
import { placingCalls } from './place.ts'
import { rowMaker } from './rows.ts'
import { namedFiling, readReturned } from './settle.ts'
import { sheetsStanding } from './standing.ts'
import { takeReturned } from './take.ts'
import { nameOf } from './words.ts'

/** What is shown of a returned sheet: all of it, or the rows that say whose it is. */
export type SheetCut = 'sheet' | 'names'

/**
 * The use cases of the way home: pages that came back are taken in, read, placed by the code on them, and what cannot be placed waits for a person.
 * @param forget is told of materials that gave way to others
 */
export function returnedSheetCalls(
  desk: DeskContext,
  serial: SerialByKey,
  forget: (clientId: string, materialId: string) => void,
) {
  const { place, takeOut } = placingCalls(desk, serial, forget)
  const rowNow = (sheet: ReturnedSheet): Promise<ReturnedRow> => rowMaker(desk)(sheet)
  const known = async (id: string): Promise<ReturnedSheet> => {
    const sheet = await desk.portfolio.getReturned(id)
    if (!sheet) throw nothingSuch('回收的扫描件')
    return sheet
  }
  /** One at a time with each page: a person's click and the reading of it must not cross. */
  const alone = <T>(id: string, work: (sheet: ReturnedSheet) => Promise<T>): Promise<T> =>
    serial.run(`returned ${id}`, async () => work(await known(id)))

  const read = (id: string): Promise<void> =>
    serial.run(`returned ${id}`, async () => {
      const waiting = await desk.portfolio.getReturned(id)
      if (waiting?.state !== 'reading') return
      const sheet = await readReturned(desk, waiting)
      const named = await namedFiling(desk, sheet)
      if ('why' in named) await desk.portfolio.putReturned({ ...sheet, state: 'waiting', why: named.why })
      else await place(sheet, { ...named, asOther: false, replace: false, by: 'code' })
      await announce(desk, [''])
    })

  const queue = new InspectionQueue<string>(read, desk.emit, {
    keyOf: (id) => id,
    title: '回收核验单',
    failed: (count) => `有 ${count} 页没能读取，重新打开备案台时会重试。`,
  })

  return {
    queue,
    /** Reads on where a closed desk left off. */
    async resume(): Promise<void> {
      for (const { id } of await desk.portfolio.listReturned({ states: ['reading'] })) queue.add(id)
    },
    take: (request: CallRequest<'returns.take'>) => takeReturned(desk, request, (id) => queue.add(id)),

    async list({ limit }: CallRequest<'returns.list'>): Promise<CallOutput<'returns.list'>> {
      const all = await desk.portfolio.listReturned({})
      const isOpen = ({ state }: ReturnedSheet) => state === 'waiting' || state === 'reading'
      const open = all.filter(isOpen)
      const rest = all.filter((sheet) => !isOpen(sheet)).slice(0, Math.max(0, limit - open.length))
      const shown = new Set([...open, ...rest])
      const toRow = rowMaker(desk)
      const items: ReturnedRow[] = []
      for (const sheet of all) if (shown.has(sheet)) items.push(await toRow(sheet))
      return { items, total: all.length, reading: all.filter(({ state }) => state === 'reading').length }
    },

    likely: async ({ id, search }: CallRequest<'returns.likely'>) => likelyFor(desk, await known(id), search),

    place: ({ id, ...to }: CallRequest<'returns.place'>): Promise<ReturnedRow> =>
      alone(id, async (sheet) => {
        const free = sheet.materialId === '' ? sheet : await takeOut(sheet)
        const placed = await place(free, { ...to, by: 'person' })
        await announce(desk, [''])
        return rowNow(placed)
      }),

    undo: ({ id }: CallRequest<'returns.undo'>): Promise<ReturnedRow> =>
      alone(id, async (sheet) => {
        const out = await takeOut(sheet)
        await announce(desk, [''])
        return rowNow(out)
      }),

    async dismiss({ ids }: CallRequest<'returns.dismiss'>): Promise<CallOutput<'returns.dismiss'>> {
      const found = await Promise.all(ids.map((id) => desk.portfolio.getReturned(id)))
      const sheets = found.filter((sheet) => sheet !== undefined && sheet.state !== 'reading') as ReturnedSheet[]
      const entries = sheets
        .filter(({ state }) => state !== 'placed')
        .map((sheet) => historyLine(desk, sheet.clientId, 'sheet.dismissed', `从回收清单移走：${nameOf(sheet)}`))
      await desk.portfolio.removeReturned(
        sheets.map(({ id }) => id),
        entries,
      )
      for (const { fileId, replaced } of sheets) {
        await removeIfOrphaned(desk, fileId)
        if (replaced) await removeIfOrphaned(desk, replaced.fileId)
      }
      await announce(desk, [''])
      return { removed: sheets.length }
    },

    /** Where to cut a returned sheet's picture; undefined where its form was not recognised. */
    async cutOf(fileId: string, cut: SheetCut): Promise<SheetCrop | undefined> {
      const form = (await desk.portfolio.findReturned(fileId))?.inspection?.sheet?.form
      if (!form) return undefined
      const { left, right } = frame
      return cut === 'sheet'
        ? sheetCrop(form)
        : placeOnSheet(form, { left, top: rows.nameTop, right, bottom: rows.domainBottom })
    },

    standing: ({ clientId }: CallRequest<'sheets.standing'>) => sheetsStanding(desk, clientId),
  }
}
