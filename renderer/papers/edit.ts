import {
  faultOfText,
  inProvince,
  type PaperBlock,
  type PaperTemplate,
  type PlacedBlock,
} from '../../domain/papers/index.ts'

/** One editable text of a block. */
export interface BlockText {
  /** steps from the block to the text, e.g. ['items', 2] */
  readonly path: readonly (string | number)[]
  readonly text: string
  /** what it is, for its label: 'text' | 'item' | 'cell' | 'head' | 'label' | 'tick' | 'party' | 'seal' */
  readonly kind: BlockTextKind
  /** counts within its kind, from 1; 0 = the only one */
  readonly number: number
}
export type BlockTextKind = 'text' | 'item' | 'cell' | 'head' | 'label' | 'tick' | 'party' | 'seal'

const one = (kind: BlockTextKind, path: BlockText['path'], text: string): BlockText => ({ kind, path, text, number: 0 })

/** Every text of a block that may be changed, in the order it is printed. */
export function textsOf(block: PaperBlock): BlockText[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'guidance':
    case 'copy':
      return [one('text', ['text'], block.text)]
    case 'list':
      return block.items.map((text, i) => ({ kind: 'item', path: ['items', i], text, number: i + 1 }))
    case 'ticks':
      return [
        one('label', ['label'], block.label),
        ...block.items.map(
          ({ text }, i): BlockText => ({ kind: 'tick', path: ['items', i, 'text'], text, number: i + 1 }),
        ),
      ]
    case 'table': {
      const head = (block.head ?? []).map(
        (text, i): BlockText => ({ kind: 'head', path: ['head', i], text, number: i + 1 }),
      )
      const cells = block.rows.flatMap((row, r) =>
        row.map((text, i): BlockText => ({ kind: 'cell', path: ['rows', r, i], text, number: r * row.length + i + 1 })),
      )
      return [...head, ...cells]
    }
    case 'sign':
      return [
        ...block.parties.map(
          ({ label }, i): BlockText => ({ kind: 'party', path: ['parties', i, 'label'], text: label, number: i + 1 }),
        ),
        ...(block.seal === '' ? [] : [one('seal', ['seal'], block.seal)]),
      ]
  }
}

/** A value with the text at `path` put in; everything else is shared with the old one. */
function withAt<T>(value: T, path: readonly (string | number)[], text: string): T {
  const [step, ...rest] = path
  if (step === undefined) return text as T
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? withAt(item, rest, text) : item)) as T
  const record = value as Record<string | number, unknown>
  return { ...record, [step]: withAt(record[step], rest, text) } as T
}

/** Changes the list of blocks that a placed block stands in: the template's own, or a variant's. */
function withBlocks(
  template: PaperTemplate,
  { variant }: Pick<PlacedBlock, 'variant'>,
  change: (blocks: readonly PaperBlock[]) => PaperBlock[],
): PaperTemplate {
  if (variant === undefined) return { ...template, blocks: change(template.blocks) }
  const variants = template.variants.map((one, i) => (i === variant ? { ...one, blocks: change(one.blocks) } : one))
  return { ...template, variants }
}

/** The template with one text of one block changed. */
export const withText = (
  template: PaperTemplate,
  placed: PlacedBlock,
  path: BlockText['path'],
  text: string,
): PaperTemplate =>
  withBlocks(template, placed, (blocks) =>
    blocks.map((block, i) => (i === placed.place ? withAt(block, path, text) : block)),
  )

/** The template with a title: in a province whose variant has one of its own, that one's. */
export function withTitle(template: PaperTemplate, province: string, title: string): PaperTemplate {
  const index = template.variants.findIndex(({ provinces }) => provinces.includes(province))
  if (template.variants[index]?.title === undefined) return { ...template, title }
  return { ...template, variants: template.variants.map((one, i) => (i === index ? { ...one, title } : one)) }
}

/** A new empty paragraph behind a block, under a name that nothing has yet. */
export function withParagraphAfter(template: PaperTemplate, placed: PlacedBlock, text: string): PaperTemplate {
  const taken = new Set([...template.blocks, ...template.variants.flatMap(({ blocks }) => blocks)].map(({ id }) => id))
  let number = 1
  while (taken.has(`added-${number}`)) number += 1
  const added: PaperBlock = { id: `added-${number}`, type: 'paragraph', text, align: 'left', indent: true, bold: false }
  return withBlocks(template, placed, (blocks) => blocks.toSpliced(placed.place + 1, 0, added))
}

/** The template without a block; a variant's goes with the block it replaced. */
export function withoutBlock(template: PaperTemplate, placed: PlacedBlock): PaperTemplate {
  const without = withBlocks(template, placed, (blocks) => blocks.toSpliced(placed.place, 1))
  const replaced = template.blocks.some(({ id }) => id === placed.block.id)
  if (placed.variant === undefined || !replaced) return without
  const variants = without.variants.map((one, i) =>
    i === placed.variant ? { ...one, omit: [...one.omit, placed.block.id] } : one,
  )
  return { ...without, variants }
}

/** A topic's pledge with other words. */
export const withTopic = (template: PaperTemplate, name: string, text: string): PaperTemplate => ({
  ...template,
  topics: template.topics.map((topic) => (topic.name === name ? { ...topic, text } : topic)),
})

/** What is wrong with a text that must say something. */
export const faultIn = (text: string, kind: BlockTextKind | 'title', empty: string): string | undefined =>
  text.trim() === '' && kind !== 'cell' && kind !== 'head' && kind !== 'label' ? empty : faultOfText(text)

/** How many texts of a template, as it reads in a province, could not be saved. */
export function faultsOf(template: PaperTemplate, province: string): number {
  const { title, blocks } = inProvince(template, province)
  const texts = blocks.flatMap(({ block }) => textsOf(block).map(({ text, kind }) => faultIn(text, kind, '-')))
  return [
    ...texts,
    faultIn(title, 'title', '-'),
    ...template.topics.map(({ text }) => faultIn(text, 'text', '-')),
  ].filter((fault) => fault !== undefined).length
}
