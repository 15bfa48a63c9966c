import { randomUUID } from 'node:crypto'
import { type CallOutput, type CallRequest, type ClientView, DeskRefusal } from '../../domain/contract/index.ts'
import { type Client, type Material, materialKinds, materialSchema } from '../../domain/model/index.ts'
import { guessSlot } from '../../domain/rules/guess-kind.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { materialsInSlot, requiredSlots } from '../../domain/rules/slots.ts'
import { removeIfOrphaned } from './clients.ts'
import { clientOrRefuse, type DeskContext, historyLine, nothingSuch, storeMaterials, viewOf } from './context.ts'
import type { InspectionJob } from './inspection-queue.ts'
import { lookAt } from './look-at.ts'
import { mediaTypeOf } from './media-type.ts'
import type { SerialByKey } from './serial.ts'

function materialOrRefuse(client: Client, id: string): Material {
  const material = client.materials.find((one) => one.id === id)
  if (!material) throw nothingSuch('材料')
  return material
}

type HistoryWords = [action: string, words: string]

/** The use cases about a client's scans; all changes to one client's scans go through `serial` one after another. */
export function materialCalls(desk: DeskContext, serial: SerialByKey) {
  /** Replaces one material, read fresh inside the line. */
  const change = (
    clientId: string,
    materialId: string,
    next: (material: Material, client: Client) => Material | undefined,
    line?: (material: Material, after: Material | undefined, client: Client) => HistoryWords | undefined,
  ): Promise<Client> =>
    serial.run(clientId, async () => {
      const client = await clientOrRefuse(desk, clientId)
      const before = materialOrRefuse(client, materialId)
      const after = next(before, client)
      const materials = client.materials.flatMap((one) => (one.id !== materialId ? [one] : after ? [after] : []))
      const words = line?.(before, after, client)
      return storeMaterials(desk, client, materials, words && historyLine(desk, clientId, ...words))
    })

  return {
    async add(request: CallRequest<'materials.add'>): Promise<CallOutput<'materials.add'>> {
      const { clientId, fileName, bytes } = request
      if (bytes.byteLength === 0) {
        throw new DeskRefusal('unreadable-file', `“${fileName}”是空文件。`, '请重新扫描或重新传一次。')
      }
      await clientOrRefuse(desk, clientId)
      const fileId = await desk.vault.put(bytes)
      const [material, replaced] = await serial.run(clientId, async () => {
        const client = await clientOrRefuse(desk, clientId)
        const old = request.replaces === undefined ? undefined : materialOrRefuse(client, request.replaces)
        if (old?.fileId === fileId) {
          throw new DeskRefusal('invalid-input', '新文件和原来的一模一样。', '请选重新扫描或重拍的那一份。')
        }
        const place = old ? placeOf(old) : placeFor(desk.law.packs, client, request)
        const added = materialSchema.parse({
          id: randomUUID(),
          ...place,
          fileId,
          fileName,
          mediaType: mediaTypeOf(bytes),
          size: bytes.byteLength,
          addedAt: desk.clock.now().toISOString(),
          lapsedOverride: old?.override,
        })
        const entry = historyLine(desk, clientId, ...addedWords(added, old))
        const materials = old
          ? client.materials.map((one) => (one === old ? added : one))
          : [...client.materials, added]
        await storeMaterials(desk, client, materials, entry)
        return [added, old] as const
      })
      if (replaced) await removeIfOrphaned(desk, replaced.fileId)
      desk.queue.add({ clientId, materialId: material.id })
      return { material }
    },

    async assign({ clientId, materialId, ...place }: CallRequest<'materials.assign'>): Promise<ClientView> {
      const client = await change(
        clientId,
        materialId,
        (material) => ({ ...material, ...place }),
        (material) => ['material.assigned', `把 ${material.fileName} 归为${materialKinds[place.kind]}`],
      )
      // a 核验单 is read as one only once it is known to be one
      const { inspection } = materialOrRefuse(client, materialId)
      if (place.kind === 'verification-sheet' && inspection && !inspection.sheet)
        desk.queue.add({ clientId, materialId })
      return viewOf(desk, client)
    },

    async inspect({ clientId, materialId }: CallRequest<'materials.inspect'>): Promise<ClientView> {
      const client = await change(clientId, materialId, ({ inspection: _old, unreadable: _why, ...rest }) => rest)
      desk.queue.add({ clientId, materialId })
      return viewOf(desk, client)
    },

    async override(request: CallRequest<'materials.override'>): Promise<ClientView> {
      const { clientId, materialId, verdict, why } = request
      if (verdict && why === '') {
        throw new DeskRefusal('invalid-input', '改判要写明理由。', '请写一句为什么，例如“已与原件核对，印章清楚”。')
      }
      const at = desk.clock.now().toISOString()
      const by = desk.settings.get().operator || '未署名'
      const client = await change(
        clientId,
        materialId,
        ({ override: _old, ...rest }) => (verdict ? { ...rest, override: { verdict, by, at, why } } : rest),
        (material) => [
          'material.overridden',
          verdict
            ? `改判 ${material.fileName}：${verdictNames[verdict]}，理由：${why}`
            : `撤回对 ${material.fileName} 的改判`,
        ],
      )
      return viewOf(desk, client)
    },

    async remove({ clientId, materialId }: CallRequest<'materials.remove'>): Promise<ClientView> {
      const { fileId } = materialOrRefuse(await clientOrRefuse(desk, clientId), materialId)
      const client = await change(
        clientId,
        materialId,
        () => undefined,
        (material) => [
          'material.removed',
          `删除${materialKinds[material.kind]}：${material.fileName}${lapsedWords(material)}`,
        ],
      )
      await removeIfOrphaned(desk, fileId)
      return viewOf(desk, client)
    },

    /** Checks one scan and stores the verdict; the scan may be gone by the time it is its turn. */
    async check({ clientId, materialId }: InspectionJob): Promise<void> {
      const client = await desk.portfolio.getClient(clientId)
      const material = client?.materials.find((one) => one.id === materialId)
      if (!material) return
      const verdict = await lookAt(desk, material)
      await change(
        clientId,
        materialId,
        ({ inspection: _old, unreadable: _why, ...rest }) => ({ ...rest, ...verdict }),
        (before, after, its) => recheckedWords(desk.law.packs, its, before, after),
      ).catch((error: unknown) => {
        if (error instanceof DeskRefusal && error.refusal.code === 'not-found') return
        throw error
      })
    },
  }
}

const placeOf = ({ kind, personId, serviceId }: Material) => ({ kind, personId, serviceId })

/** Says of a word against the machine's that it went with its file; '' where there was none. */
function lapsedWords({ override }: Material): string {
  if (override === undefined) return ''
  return `；${override.by}的改判（${verdictNames[override.verdict]}，理由：${override.why}）随旧文件失效`
}

function addedWords(added: Material, old: Material | undefined): HistoryWords {
  const kind = materialKinds[added.kind]
  if (old === undefined) return ['material.added', `放入${kind}：${added.fileName}`]
  return ['material.replaced', `换了${kind}：${old.fileName} 换成 ${added.fileName}${lapsedWords(old)}`]
}

/** Says where a newer version of the checks came to another verdict than the one before it. */
function recheckedWords(
  packs: RulePacks,
  client: Client,
  before: Material,
  after: Material | undefined,
): HistoryWords | undefined {
  const [from, to] = [before.inspection?.version, after?.inspection?.version]
  if (after === undefined || from === undefined || to === undefined || from >= to) return undefined
  const slots = requiredSlots(client, packs)
  const slot = slots.find((one) => materialsInSlot(one, [before]).length > 0)
  if (slot === undefined) return undefined
  const machine = ({ override: _word, ...material }: Material) => judgeMaterial(slot, material, client, packs).verdict
  const [was, is] = [machine(before), machine(after)]
  if (was === is || is === 'pending') return undefined
  return ['material.rechecked', `新版检查重新看了 ${after.fileName}：${standingNames[was]} 变为 ${standingNames[is]}`]
}

const verdictNames = { pass: '通过', doubt: '需人工看', fail: '会被退回' }
const standingNames = { ...verdictNames, pending: '还没有检查', unreadable: '打不开' }

/** Where a new scan belongs: as asked, else as its name tells, else among the other papers. */
function placeFor(
  packs: RulePacks,
  client: Client,
  { kind, personId, serviceId, fileName }: CallRequest<'materials.add'>,
): Pick<Material, 'kind' | 'personId' | 'serviceId'> {
  if (kind) return { kind, personId, serviceId }
  const slot = guessSlot(fileName, requiredSlots(client, packs))
  if (!slot) return { kind: 'other', personId: '', serviceId: '' }
  return { kind: slot.kind, personId: slot.personId, serviceId: slot.serviceId }
}
