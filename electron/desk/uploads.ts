import { randomUUID } from 'node:crypto'
import { type CallOutput, type CallRequest, DeskRefusal } from '../../domain/contract/index.ts'
import { providerPack } from '../../domain/rules/packs/index.ts'
import { safeName } from '../../domain/upload/index.ts'
import { bundled } from '../upload-copy/bundle.ts'
import { prepareCopies } from '../upload-copy/prepare.ts'
import { clientOrRefuse, type DeskContext, historyLine } from './context.ts'

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

/** The use cases about upload copies. */
export function uploadCalls(desk: DeskContext) {
  const held = new HeldCopies()
  const providerName = (provider: string): string => providerPack(desk.law.packs, provider)?.name ?? provider

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

    /** Puts copies of one client into a ZIP; the history says that they were handed out. */
    async bundle(request: CallRequest<'uploads.bundle'>): Promise<CallOutput<'uploads.bundle'>> {
      const { clientId, copies } = request
      const client = await clientOrRefuse(desk, clientId)
      const files = copies.map(({ fileId, fileName }) => {
        const file = held.get(fileId)
        if (file?.clientId === clientId) return { fileName, bytes: file.bytes }
        throw new DeskRefusal('not-found', '有的上传副本已经不在了。', '请重新制作上传副本，再保存。')
      })
      const subject = safeName(client.subject.name).slice(0, 60) || '客户'
      const fileName = `上传副本-${subject}-${providerName(request.provider)}.zip`
      const bytes = await bundled(files)
      const fileId = held.hold({ clientId, materialId: '', fileName, mediaType: 'application/zip', bytes })
      const words = `打包上传副本 ${copies.length} 份：${fileName}`
      await desk.portfolio.addHistory(historyLine(desk, clientId, 'upload.bundled', words))
      return { fileId, fileName }
    },

    /** A held copy, undefined where there is none under this id. */
    file: (fileId: string) => held.get(fileId),
    /** Holds another file on its way out. @returns its id */
    hold: (file: HeldFile): string => held.hold(file),
    /** Forgets what was made of a client's papers, or of one of them. */
    forget: (clientId: string, materialId?: string) => held.drop(clientId, materialId),
  }
}
