import type { Client, Material } from '../model/index.ts'
import { judgeMaterial, type MaterialJudgement } from '../rules/materials.ts'
import { providerPack, type RulePacks } from '../rules/packs/index.ts'
import type { Slot } from '../rules/slot.ts'
import { placeMaterials, requiredSlots } from '../rules/slots.ts'
import { type UploadLimits, uploadLimits } from './limits.ts'
import { paperNames } from './name.ts'
import { watermarkUsual } from './plan.ts'

/** One paper of a client, and whether copies of it are made. */
export interface UploadPaper {
  readonly material: Material
  /** where it lies; undefined = it is not sorted yet */
  readonly slot: Slot | undefined
  readonly label: string
  readonly limits: UploadLimits
  /** what the machine or a person says of it in its place */
  readonly standing: MaterialJudgement['verdict']
  /** why no copy is made of it now (zh-CN), with what to do; undefined = it is accepted */
  readonly refusal: { readonly message: string; readonly remedy: string } | undefined
}

/**
 * The papers of a client for one provider's upload: accepted is what the checks or a person let pass, and what a person
 * should look at; not what would come back.
 * @param provider by name, alias or key of its rule pack; another name is taken by the usual limits
 */
export function uploadPapers(client: Client, provider: string, packs: RulePacks): UploadPaper[] {
  const slots = requiredSlots(client, packs).filter(({ kind }) => kind !== 'other')
  const { placed } = placeMaterials(slots, client.materials)
  const places = new Map(slots.flatMap((slot) => (placed.get(slot.key) ?? []).map(({ id }) => [id, slot] as const)))
  const pack = providerPack(packs, provider)
  return client.materials.map((material) => {
    const slot = places.get(material.id)
    const judged = slot && judgeMaterial(slot, material, client, packs)
    return {
      material,
      slot,
      label: slot?.label ?? paperNames[material.kind],
      limits: uploadLimits(pack, provider, material.kind),
      standing: judged?.verdict ?? 'pending',
      refusal: refusalOf(judged),
    }
  })
}

function refusalOf(judged: MaterialJudgement | undefined): UploadPaper['refusal'] {
  if (!judged) return { message: '还没有归类，不知道是哪份材料', remedy: '先在“材料”里选它是哪份材料' }
  const { verdict, headline } = judged
  if (verdict === 'pending') return { message: '还没有检查完', remedy: '等检查完再做上传副本' }
  if (verdict === 'pass' || verdict === 'doubt') return undefined
  return { message: headline, remedy: '先换一份合格的扫描件；确认没有问题的，改判后再做上传副本' }
}

/** The papers that get the watermark where nobody chose: those of people. */
export const usuallyWatermarked = (papers: readonly UploadPaper[]): string[] =>
  papers.filter(({ material }) => watermarkUsual(material.kind)).map(({ material }) => material.id)

/** The provider a client's services name, '' where none does: what the clerk is offered first. */
export const providerOf = (client: Client): string =>
  client.services.map(({ access }) => access.provider).find((provider) => provider !== '') ?? ''
