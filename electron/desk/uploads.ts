import { randomUUID } from 'node:crypto'
import { type CallOutput, type CallRequest, DeskRefusal } from '../../domain/contract/index.ts'
import type { Client, Order } from '../../domain/model/index.ts'
import { providerPack } from '../../domain/rules/packs/index.ts'
import { type PackReason, safeName } from '../../domain/upload/index.ts'
import { openOrder } from '../../domain/workflow/index.ts'
import { bundled } from '../upload-copy/bundle.ts'
import { fillingFile, type Pack } from '../upload-copy/filling-file.ts'
import { prepareCopies } from '../upload-copy/prepare.ts'
import { clientOrRefuse, type DeskContext, historyLine, nothingSuch } from './context.ts'
import { despiteLines, recheck } from './packing.ts'
import type { SerialByKey } from './serial.ts'
import { storeClient } from './shared-values.ts'

/** A copy, or a list of clients, that waits to be saved. */
export interface HeldFile {
  /** '' = of several clients */
  readonly clientId: string
  /** '' = a ZIP of several */
  readonly materialId: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What is held at most, in bytes; the oldest go first. */
const mostHeld = 256 * 1024 * 1024

/**
 * Upload copies on their way out. They are held in memory until they are saved, and never written to the data folder:
 * a scan that is deleted leaves no copy behind.
 */
class HeldCopies {
  readonly #files = new Map<string, HeldFile>()

  hold(file: HeldFile): string {
    const fileId = `upload-${randomUUID()}`
    this.#files.set(fileId, file)
    let total = 0
    for (const { bytes } of this.#files.values()) total += bytes.length
    for (const [id, { bytes }] of this.#files) {
      if (total <= mostHeld || id === fileId) break
      this.#files.delete(id)
      total -= bytes.length
    }
    return fileId
  }

  get(fileId: string): HeldFile | undefined {
    return this.#files.get(fileId)
  }

  drop(clientId: string, materialId?: string): void {
    for (const [id, file] of this.#files) {
      const meant = materialId === undefined || file.materialId === materialId || file.materialId === ''
      if (file.clientId === clientId && meant) this.#files.delete(id)
    }
  }
}

interface Packed {
  readonly count: number
  readonly fileName: string
  readonly reasons: readonly PackReason[]
}

/** The order a pack is for. @throws DeskRefusal 'not-found' where the client has none of that id */
function orderOf(client: Client, orderId: string): Order | undefined {
  if (orderId === '') return openOrder(client)
  const order = client.orders.find(({ id }) => id === orderId)
  if (!order) throw nothingSuch('订单')
  return order
}

/** The use cases about upload copies. */
export function uploadCalls(desk: DeskContext, serial: SerialByKey) {
  const held = new HeldCopies()
  const providerName = (provider: string): string => providerPack(desk.law.packs, provider)?.name ?? provider

  /** Who handed out what, with whole numbers in it; and what was known to be wrong, for the client and for the order. */
  async function noteDown(client: Client, order: Order | undefined, packed: Packed): Promise<void> {
    const { count, fileName, reasons } = packed
    const words = `打包上传副本 ${count} 份和填报单（含完整证件号码和手机号）：${fileName}`
    const head = `明知还有 ${reasons.length} 项问题，仍打包给接入商：`
    const lines = reasons.length === 0 ? [] : despiteLines(head, reasons)
    if (order !== undefined && lines.length > 0) {
      const { at, by } = historyLine(desk, client.id, 'order.logged', '')
      const log = lines.map((line) => ({ at, by, kind: 'note' as const, partner: '', words: line }))
      const orders = client.orders.map((one) => (one === order ? { ...one, log: [...one.log, ...log] } : one))
      await storeClient(desk, { ...client, orders, updatedAt: at }, client, client.revision, undefined)
    }
    const entries = [
      ...lines.map((line) => historyLine(desk, client.id, 'upload.despite', line)),
      historyLine(desk, client.id, 'upload.bundled', words),
    ]
    await desk.portfolio.addHistoryLines(entries)
  }

  return {
    /** Makes and checks the upload copies of a client's papers; the history says who made which. */
    async prepare(request: CallRequest<'uploads.prepare'>): Promise<CallOutput<'uploads.prepare'>> {
      const client = await clientOrRefuse(desk, request.clientId)
      const task = { type: 'progress', taskId: randomUUID(), title: '制作上传副本' } as const
      const prepared = await prepareCopies(
        { ...request, client, packs: desk.law.packs },
        desk.inspector,
        ({ material }) => desk.vault.get(material.fileId),
        (done, total) => desk.emit({ ...task, done, total, state: done === total ? 'done' : 'running' }),
      )
      for (const { materialId } of prepared) held.drop(client.id, materialId)
      const copies = prepared.map(({ bytes, ...copy }) => {
        const { materialId, fileName, mediaType } = copy
        if (bytes === undefined) return copy
        return { ...copy, fileId: held.hold({ clientId: client.id, materialId, fileName, mediaType, bytes }) }
      })
      const provider = providerName(request.provider)
      const made = copies.filter(({ outcome }) => outcome !== 'refused')
      if (made.length > 0) {
        const words = `为${provider}做了上传副本 ${made.length} 份：${made.map(({ fileName }) => fileName).join('、')}`
        await desk.portfolio.addHistory(historyLine(desk, client.id, 'upload.made', words))
      }
      return { provider, copies }
    },

    /**
     * Packs copies and the filling sheet after a last look; see the call in the contract. One after another for a client: what was looked
     * at is what is packed.
     */
    bundle: (request: CallRequest<'uploads.bundle'>): Promise<CallOutput<'uploads.bundle'>> =>
      serial.run(request.clientId, async () => {
        const { clientId, copies, as } = request
        const client = await clientOrRefuse(desk, clientId)
        const order = orderOf(client, request.orderId)
        const provider = providerName(request.provider)
        const pack: Pack = { client, order, provider: request.provider, packs: desk.law.packs }
        const files = copies.map(({ fileId, fileName }) => {
          const file = held.get(fileId)
          if (file?.clientId === clientId) return { ...file, fileId, fileName, size: file.bytes.length }
          throw new DeskRefusal('not-found', '有的上传副本已经不在了。', '请重新制作上传副本，再保存。')
        })
        const reasons = await recheck(desk, pack, files)
        const accepted = new Set(request.despite)
        if (reasons.some(({ key }) => !accepted.has(key))) return { state: 'asks', reasons }

        const by = desk.settings.get().operator
        const sheet = fillingFile(pack, files, [desk.clock.today(), by].filter(Boolean).join(' '))
        const all = [{ ...sheet, fileId: held.hold({ clientId, materialId: '', ...sheet }) }, ...files]
        const subject = safeName(client.subject.name).slice(0, 60) || '客户'
        const name = `上传包-${subject}-${safeName(provider)}`
        const fileName = as === 'zip' ? `${name}.zip` : name
        const zip =
          as === 'zip'
            ? { fileName, mediaType: 'application/zip', bytes: await bundled(all), materialId: '' }
            : undefined
        await noteDown(client, order, { count: files.length, fileName, reasons })
        return {
          state: 'packed',
          fileId: zip ? held.hold({ clientId, ...zip }) : '',
          fileName,
          files: all.map(({ fileId, fileName: named }) => ({ fileId, fileName: named })),
        }
      }),

    /** A held copy, undefined where there is none under this id. */
    file: (fileId: string) => held.get(fileId),
    /** Holds another file on its way out. @returns its id */
    hold: (file: HeldFile): string => held.hold(file),
    /** Forgets what was made of a client's papers, or of one of them. */
    forget: (clientId: string, materialId?: string) => held.drop(clientId, materialId),
  }
}
