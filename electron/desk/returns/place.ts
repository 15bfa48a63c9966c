import { randomUUID } from 'node:crypto'
import { type CallRequest, DeskRefusal } from '../../../domain/contract/index.ts'
import { type Client, type Material, materialSchema, type ReturnedSheet } from '../../../domain/model/index.ts'
import { placingOf, sheetSlot } from '../../../domain/returns/index.ts'
import { serviceTitle } from '../../../domain/rules/service-title.ts'
import { clientOrRefuse, type DeskContext, historyLine, storeMaterials } from '../context.ts'
import type { SerialByKey } from '../serial.ts'
import { nameOf } from './words.ts'

/** Where a page goes, on whose word. */
export interface Destination
  extends Pick<CallRequest<'returns.place'>, 'clientId' | 'serviceId' | 'asOther' | 'replace'> {
  readonly by: NonNullable<ReturnedSheet['placedBy']>
}

/** The two changes that move a page into a client's folder and out of it; both go through the client's own line. */
export function placingCalls(
  desk: DeskContext,
  serial: SerialByKey,
  forget: (clientId: string, materialId: string) => void,
) {
  const store = async (sheet: ReturnedSheet): Promise<ReturnedSheet> => {
    await desk.portfolio.putReturned(sheet)
    return sheet
  }

  /** Changes the entry of another returned page by the file it came in, where there is one. */
  const change = async (fileId: string, next: (sheet: ReturnedSheet) => ReturnedSheet): Promise<void> => {
    const sheet = await desk.portfolio.findReturned(fileId)
    if (sheet) await desk.portfolio.putReturned(next(sheet))
  }

  return {
    /**
     * Puts a page into its filing, or beside it where a scan of the same sheet is there that is as good.
     * @throws DeskRefusal 'not-found' where client or service is gone
     */
    place: (sheet: ReturnedSheet, to: Destination): Promise<ReturnedSheet> =>
      serial.run(to.clientId, async () => {
        const client = await clientOrRefuse(desk, to.clientId)
        const base = {
          ...sheet,
          clientId: to.clientId,
          serviceId: to.asOther ? '' : to.serviceId,
          placedBy: to.by,
          why: undefined,
        }
        // a crash between the two writes: the folder has it already
        const there = client.materials.find(({ fileId }) => fileId === sheet.fileId)
        if (there) return store({ ...base, state: 'placed', materialId: there.id })
        const material = materialOf(desk, sheet, to)
        const decided = to.asOther ? ({ kind: 'add' } as const) : decide(desk, client, material, to)
        if (decided.kind === 'spare') return store({ ...base, state: 'spare', materialId: '' })
        const old = decided.kind === 'replace' ? decided.material : undefined
        const materials = old
          ? client.materials.map((one) => (one.id === old.id ? { ...material, lapsedOverride: old.override } : one))
          : [...client.materials, material]
        const entry = historyLine(desk, client.id, 'sheet.returned', placedWords(client, sheet, to, old))
        await storeMaterials(desk, client, materials, entry)
        if (old) {
          forget(client.id, old.id)
          await change(old.fileId, (earlier) => ({ ...earlier, state: 'spare', materialId: '' }))
        }
        return store({ ...base, state: 'placed', materialId: material.id, replaced: old })
      }),

    /** Takes a page out of the folder again; what it had replaced comes back in its place. */
    takeOut: async (sheet: ReturnedSheet): Promise<ReturnedSheet> => {
      const out: ReturnedSheet = {
        ...sheet,
        state: 'waiting',
        why: 'taken-out',
        clientId: '',
        serviceId: '',
        materialId: '',
        placedBy: undefined,
        replaced: undefined,
      }
      if (sheet.materialId === '') return store(out)
      return serial.run(sheet.clientId, async () => {
        const client = await desk.portfolio.getClient(sheet.clientId)
        const { replaced } = sheet
        if (client?.materials.some(({ id }) => id === sheet.materialId)) {
          const materials = client.materials.flatMap((one) =>
            one.id !== sheet.materialId ? [one] : replaced ? [replaced] : [],
          )
          const words = `把回收的核验单退回清单：${nameOf(sheet)}${replaced ? `，${replaced.fileName} 放回原处` : ''}`
          await storeMaterials(desk, client, materials, historyLine(desk, client.id, 'sheet.taken-out', words))
          forget(client.id, sheet.materialId)
          if (replaced)
            await change(replaced.fileId, (earlier) => ({ ...earlier, state: 'placed', materialId: replaced.id }))
        }
        return store(out)
      })
    },
  }
}

function decide(desk: DeskContext, client: Client, material: Material, to: Destination) {
  const slot = sheetSlot(client, to.serviceId, desk.law.packs)
  if (!slot) {
    throw new DeskRefusal('not-found', '这个客户没有这个网站或 APP 了。', '请先在客户页补上，或选另一个网站。')
  }
  const placing = placingOf(client, slot, material, desk.law.packs)
  return placing.kind === 'spare' && to.replace ? ({ kind: 'replace', material: placing.material } as const) : placing
}

function materialOf(desk: DeskContext, sheet: ReturnedSheet, to: Destination): Material {
  const { fileId, fileName, page, pages, mediaType, size, inspection, unreadable } = sheet
  return materialSchema.parse({
    id: randomUUID(),
    kind: to.asOther ? 'other' : 'verification-sheet',
    serviceId: to.asOther ? '' : to.serviceId,
    fileId,
    fileName: pages > 1 ? pageName(fileName, page) : fileName,
    mediaType,
    size,
    addedAt: desk.clock.now().toISOString(),
    inspection,
    unreadable,
  })
}

/** 周一.pdf → 周一-3.pdf */
const pageName = (fileName: string, page: number): string => fileName.replace(/(\.[^.]{1,5})?$/, `-${page}$1`)

function placedWords(client: Client, sheet: ReturnedSheet, to: Destination, old: Material | undefined): string {
  const service = client.services.find(({ id }) => id === to.serviceId)
  const place = to.asOther ? '其他材料' : service ? `“${serviceTitle(service)}”的核验单` : '核验单'
  const how = to.by === 'code' ? '按纸上编号' : '人工指定'
  return `回收：${nameOf(sheet)} 归入${place}（${how}）${old ? `，换下 ${old.fileName}` : ''}`
}
