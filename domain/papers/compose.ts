import { printable } from '../sheet/content.ts'
import type { PaperFacts } from './facts.ts'
import { factOf, piecesOfText } from './placeholders.ts'
import { inProvince } from './resolve.ts'
import type { PaperBlock, PaperOrigin, PaperTemplate } from './template.ts'

/** A stretch of a line: printed words, a client's value over a line, or a line to write on by hand. */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  /** `field` as the placeholder is called, `path` as in a Finding */
  | { readonly kind: 'value'; readonly text: string; readonly field: string; readonly path: string }
  | { readonly kind: 'line'; readonly room: number }
export type Runs = readonly Run[]

/** A block as it is printed: placeholders filled in, lists numbered, boxes ticked. */
export type ComposedBlock =
  | { readonly type: 'heading'; readonly runs: Runs }
  | {
      readonly type: 'paragraph'
      readonly runs: Runs
      readonly align: 'left' | 'center' | 'right'
      readonly indent: boolean
      readonly bold: boolean
    }
  | { readonly type: 'item'; readonly number: string; readonly runs: Runs }
  | { readonly type: 'guidance'; readonly runs: Runs; readonly lines: number }
  | {
      readonly type: 'table'
      readonly columns: readonly number[]
      readonly head: readonly Runs[] | undefined
      readonly rows: readonly (readonly Runs[])[]
    }
  | {
      readonly type: 'ticks'
      readonly label: Runs
      readonly items: readonly { readonly runs: Runs; readonly ticked: boolean }[]
    }
  | { readonly type: 'copy'; readonly runs: Runs; readonly lines: number }
  | {
      readonly type: 'sign'
      readonly parties: readonly { readonly label: Runs; readonly fingerprint: boolean }[]
      readonly seal: Runs
      readonly date: Runs | undefined
    }

/** A fact that the paper asks for and the record lacks: a line is left to write it by hand. */
export interface MissingFact {
  readonly field: string
  readonly path: string
}

/** A paper ready to be drawn. */
export interface ComposedPaper {
  readonly name: string
  readonly origin: PaperOrigin
  /** the title's words, without lines to write on */
  readonly title: string
  readonly blocks: readonly ComposedBlock[]
  readonly missing: readonly MissingFact[]
  /** paths of the numbers that are hidden; empty where everything is shown */
  readonly hidden: readonly string[]
}

/**
 * Fills a template in.
 * @param hide which personal numbers look as they do in lists, by the path of their field: for a preview, which is no
 *   sight of the number
 */
export function composePaper(
  template: PaperTemplate,
  facts: PaperFacts,
  hide: (path: string) => boolean = () => false,
): ComposedPaper {
  const { title, blocks, origin } = inProvince(template, facts.province)
  const pen = new Filling(facts, hide)
  const audience = facts.unit ? 'unit' : 'person'
  const titleText = pen.fill(title).map((run) => (run.kind === 'line' ? '' : run.text))
  const composed = blocks
    .filter(({ block }) => block.for === undefined || block.for === audience)
    .flatMap(({ block }) => composeBlock(block, pen))
  return {
    name: template.name,
    origin,
    title: titleText.join(''),
    blocks: composed,
    missing: [...pen.missing.values()],
    hidden: [...pen.hidden],
  }
}

/** Fills in texts and remembers what was lacking or hidden on the way. */
class Filling {
  readonly missing = new Map<string, MissingFact>()
  readonly hidden = new Set<string>()
  readonly facts: PaperFacts
  private readonly hide: (path: string) => boolean

  constructor(facts: PaperFacts, hide: (path: string) => boolean) {
    this.facts = facts
    this.hide = hide
  }

  /** @param facts what the text speaks of, where it is a single service of the paper's */
  fill(text: string, facts: PaperFacts = this.facts): Runs {
    return piecesOfText(text).flatMap((piece): Run[] => {
      if (piece.kind !== 'placeholder') return [piece]
      const fact = factOf(piece.name, facts)
      // a template is read through its schema, which knows every placeholder
      if (fact === undefined) return []
      const { path, room, masked } = fact
      const value = printable(fact.text)
      if (value === '') {
        if (!piece.optional) this.missing.set(`${piece.name} ${path}`, { field: piece.name, path })
        return [{ kind: 'line', room }]
      }
      const hide = masked !== undefined && this.hide(path)
      if (hide) this.hidden.add(path)
      // what is no field of the record (经营者, a topic's pledge) is part of the sentence
      if (path === '') return [{ kind: 'words', text: value }]
      return [{ kind: 'value', text: hide ? masked : value, field: piece.name, path }]
    })
  }
}

const chineseNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** 1 → 一, 12 → 十二, 34 → 三十四; up to 99 */
function chineseNumber(n: number): string {
  if (n <= 10) return chineseNumbers[n - 1] ?? ''
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 1 ? '' : chineseNumbers[tens - 1]}十${ones === 0 ? '' : chineseNumbers[ones - 1]}`
}

function composeBlock(block: PaperBlock, pen: Filling): ComposedBlock[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', runs: pen.fill(block.text) }]
    case 'paragraph': {
      const { align, indent, bold } = block
      return [{ type: 'paragraph', runs: pen.fill(block.text), align, indent: indent && align === 'left', bold }]
    }
    case 'guidance':
      return [{ type: 'guidance', runs: pen.fill(block.text), lines: block.lines }]
    case 'copy':
      return [{ type: 'copy', runs: pen.fill(block.text), lines: block.lines }]
    case 'list':
      return block.items.map((item, i) => ({
        type: 'item',
        number: block.numbers === 'arabic' ? `${i + 1}.` : `（${chineseNumber(i + 1)}）`,
        runs: pen.fill(item),
      }))
    case 'table':
      return [composeTable(block, pen)]
    case 'ticks':
      return [
        {
          type: 'ticks',
          label: pen.fill(block.label),
          items: block.items.map(({ text, ticked }) => ({
            runs: pen.fill(text),
            ticked: ticked !== undefined && pen.facts.holds.has(ticked),
          })),
        },
      ]
    case 'sign':
      return [
        {
          type: 'sign',
          parties: block.parties.map(({ label, fingerprint }) => ({ label: pen.fill(label), fingerprint })),
          seal: pen.fill(block.seal),
          date: block.date === 'none' ? undefined : pen.fill(block.date === 'today' ? '{日期}' : dateByHand),
        },
      ]
  }
}

const dateByHand = '________年____月____日'

function composeTable(block: Extract<PaperBlock, { type: 'table' }>, pen: Filling): ComposedBlock {
  const { services } = pen.facts
  const each: readonly PaperFacts[] =
    block.each === undefined || services.length === 0
      ? [pen.facts]
      : services.map((service) => ({ ...pen.facts, services: [service] }))
  return {
    type: 'table',
    columns: block.columns,
    head: block.head?.map((cell) => pen.fill(cell)),
    rows: each.flatMap((facts) => block.rows.map((row) => row.map((cell) => pen.fill(cell, facts)))),
  }
}
