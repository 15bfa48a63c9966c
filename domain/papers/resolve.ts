import type { PaperBlock, PaperOrigin, PaperTemplate } from './template.ts'

/** A block with where its words stand in the template, so that an editor changes the right ones. */
export interface PlacedBlock {
  readonly block: PaperBlock
  /** place of the variant it comes from; undefined = the template's own */
  readonly variant: number | undefined
  /** place in that list of blocks */
  readonly place: number
}

export interface ProvincePaper {
  readonly title: string
  readonly blocks: readonly PlacedBlock[]
  readonly origin: PaperOrigin
  /** '' = nothing to know */
  readonly caution: string
}

/**
 * A template as it reads in one province: the first variant that names it lays its title, blocks and origin over the
 * template's own; blocks of a new id go before the signature.
 */
export function inProvince(template: PaperTemplate, province: string): ProvincePaper {
  const index = template.variants.findIndex(({ provinces }) => provinces.includes(province))
  const own = template.blocks.map((block, place): PlacedBlock => ({ block, variant: undefined, place }))
  const variant = template.variants[index]
  if (variant === undefined) {
    return { title: template.title, blocks: own, origin: template.origin, caution: template.caution }
  }
  const replacing = new Map(
    variant.blocks.map((block, place): [string, PlacedBlock] => [block.id, { block, variant: index, place }]),
  )
  const kept = own
    .filter(({ block }) => !variant.omit.includes(block.id))
    .map((placed) => replacing.get(placed.block.id) ?? placed)
  const known = new Set(template.blocks.map(({ id }) => id))
  const added = [...replacing.values()].filter(({ block }) => !known.has(block.id))
  const signature = kept.findIndex(({ block }) => block.type === 'sign')
  return {
    title: variant.title ?? template.title,
    blocks: kept.toSpliced(signature === -1 ? kept.length : signature, 0, ...added),
    origin: variant.origin ?? template.origin,
    caution: [template.caution, variant.caution].filter((words) => words !== '').join(' '),
  }
}
