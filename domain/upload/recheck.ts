import type { SheetStanding } from '../contract/returns.ts'
import { fillingSheet, missingFields, servicesToFill } from '../filling/index.ts'
import type { Client, Finding, Material, Order } from '../model/index.ts'
import { judgeMaterial } from '../rules/materials.ts'
import { providerPack, type RulePacks } from '../rules/packs/index.ts'
import { placeMaterials, requiredSlots, type Slot } from '../rules/slots.ts'
import { asPlanned } from '../workflow/effect.ts'
import { misfitOf, type OutgoingFile } from './fit.ts'
import { uploadLimits } from './limits.ts'
import type { PackReason } from './reason.ts'

/** A file of the pack, and the paper it is a copy of. */
export interface PackedFile extends OutgoingFile {
  readonly materialId: string
}

/** What is known at the moment of packing. */
export interface PackFacts {
  readonly client: Client
  /** the order it is packed for; undefined = the client's filing as such */
  readonly order: Order | undefined
  readonly provider: string
  readonly packs: RulePacks
  /** all findings on the client as of today */
  readonly findings: readonly Finding[]
  /** how far the sheets are; empty where nobody keeps track, as on the command line with a file */
  readonly sheets: readonly SheetStanding[]
  readonly files: readonly PackedFile[]
}

/**
 * Every reason against handing the pack in as it is now, worst kind first; what two looks see is said once. Findings and papers of
 * services that are not handed in do not count.
 */
export function packReasons(facts: PackFacts): PackReason[] {
  const { client, order } = facts
  const other = othersOf(client, order)
  const slots = requiredSlots(client, facts.packs).filter(({ serviceId }) => !other.has(serviceId))
  const { placed } = placeMaterials(slots, client.materials)
  const filled = (slot: Slot) => placed.get(slot.key) ?? []
  const required = slots.filter((slot) => slot.required)
  const sheets = sheetReasons(facts, required, filled)
  // the way of a sheet says more than that its place is empty
  const told = new Set(sheets.map(({ path }) => path))
  const findings = facts.findings
    .filter(
      ({ severity, path, code }) =>
        severity === 'reject' && !isOf(other, path) && !(code === 'slots.missing' && told.has(path)),
    )
    .map(({ code, path, message, remedy }) => reason('finding', `${code} ${path}`, message, remedy, path))
  const found = new Set(findings.map(({ path }) => path))
  const papers = required.flatMap((slot) => paperReasons(facts, slot, filled(slot), found))
  const copies = copyReasons(facts, required, filled)
  for (const { path } of papers) found.add(path)
  const planned = asPlanned(client, facts.packs)
  const fields = missingFields(fillingSheet(planned, order, providerPack(facts.packs, facts.provider)))
    .filter(({ field }) => !found.has(field.path))
    .map(({ field, where }) =>
      reason('field', `field ${field.path}`, `填报单缺“${field.label}”（${where}）`, '补填后再打包', field.path),
    )
  return unlike([...findings, ...papers, ...sheets, ...copies, ...fields])
}

const reason = (kind: PackReason['kind'], key: string, message: string, remedy: string, path: string): PackReason => ({
  ...{ kind, key, message, remedy, path },
})

/** Two reasons of one rule on one field are two: each is to be named. */
function unlike(reasons: readonly PackReason[]): PackReason[] {
  const times = new Map<string, number>()
  return reasons.map((one) => {
    const n = (times.get(one.key) ?? 0) + 1
    times.set(one.key, n)
    return n === 1 ? one : { ...one, key: `${one.key} #${n}` }
  })
}

/** Ids of the services that are not handed in. */
function othersOf(client: Client, order: Order | undefined): ReadonlySet<string> {
  const own = new Set(servicesToFill(client, order).map(({ id }) => id))
  // an order about the subject alone is held up by nothing of its services but what they share
  return new Set(client.services.map(({ id }) => id).filter((id) => !own.has(id)))
}

/** Whether a path is about one of these services: services.<id>…, slots.<kind>:<id>. */
function isOf(services: ReadonlySet<string>, path: string): boolean {
  const [head, rest = ''] = path.split('.')
  if (head === 'services') return services.has(rest)
  return head === 'slots' && services.has(path.slice(path.indexOf(':') + 1))
}

/** A required paper that nobody has let pass yet; what a rule has said of it already is left out. */
function paperReasons(
  { client, packs }: PackFacts,
  slot: Slot,
  papers: readonly Material[],
  found: ReadonlySet<string>,
): PackReason[] {
  const judged = papers.map((material) => ({ material, ...judgeMaterial(slot, material, client, packs) }))
  // one good scan is enough; of several that are not, the newest is what would be handed in
  const newest = judged.at(-1)
  if (newest === undefined || judged.some(({ verdict }) => verdict === 'pass')) return []
  const path = `materials.${newest.material.id}`
  if (found.has(path) || found.has(`slots.${slot.key}`)) return []
  const message = `${slot.label}：${newest.headline}`
  const remedy =
    newest.verdict === 'pending' ? '等检查完再打包' : '打开这份材料看一眼：没有问题的改判通过，有问题的换一份'
  return [reason('paper', `paper ${slot.key}`, message, remedy, path)]
}

/** The way of each 核验单 that must be handed in: printed, still true, come back. */
function sheetReasons(
  { sheets, findings }: PackFacts,
  required: readonly Slot[],
  filled: (slot: Slot) => readonly Material[],
): PackReason[] {
  return required.flatMap((slot) => {
    if (slot.kind !== 'verification-sheet') return []
    const standing = sheets.find(({ serviceId }) => serviceId === slot.serviceId)
    if (standing === undefined) return []
    const { printed, returned } = standing
    const of = slot.of === '' ? '核验单' : `核验单（${slot.of}）`
    const path = `slots.${slot.key}`
    const say = (what: string, message: string, remedy: string, at = path) => [
      reason('sheet', `sheet.${what} ${slot.key}`, message, remedy, at),
    ]
    if (returned !== undefined) {
      const at = `materials.${returned.materialId}`
      const known = findings.some(
        ({ code, path: on, severity }) => code.endsWith('sheet-stale') && on === at && severity === 'reject',
      )
      if (returned.stands || known) return []
      return say('stale', `收回的${of}和现在的资料对不上`, '按现在的资料重新打印，签字盖章后再收回', at)
    }
    if (filled(slot).length > 0) return []
    if (printed === undefined) return say('not-printed', `${of}还没有打印`, '打印核验单，签字盖章后收回')
    if (!printed.stands)
      return say('print-stale', `打印出去的${of}和现在的资料对不上，收回来也用不上`, '重新打印，签字盖章后收回')
    return say('not-returned', `${of}打印了，还没有收回`, '催客户签字盖章寄回或拍照发回，收回后再打包')
  })
}

/** The files themselves against the provider's limits as they are now, and required papers of which nothing is packed. */
function copyReasons(
  { client, provider, packs, files }: PackFacts,
  required: readonly Slot[],
  filled: (slot: Slot) => readonly Material[],
): PackReason[] {
  const pack = providerPack(packs, provider)
  const kinds = new Map(client.materials.map(({ id, kind }) => [id, kind]))
  const misfits = files.flatMap((file) => {
    const limits = uploadLimits(pack, provider, kinds.get(file.materialId) ?? 'other')
    const misfit = misfitOf(limits, file)
    if (misfit === undefined) return []
    const path = `materials.${file.materialId}`
    return [
      reason('copy', `copy ${file.materialId} ${file.fileName}`, `${file.fileName}${misfit}`, '重新制作这份副本', path),
    ]
  })
  const packed = new Set(files.map(({ materialId }) => materialId))
  const left = required.flatMap((slot) => {
    const papers = filled(slot)
    const last = papers.at(-1)
    if (last === undefined || papers.some(({ id }) => packed.has(id))) return []
    return [
      reason(
        'copy',
        `copy.left-out ${slot.key}`,
        `${slot.label}没有放进这个包`,
        '勾上它做副本，再打包',
        `materials.${last.id}`,
      ),
    ]
  })
  return [...misfits, ...left]
}
