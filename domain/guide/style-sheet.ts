/// <reference path="./css-tree.d.ts" />
import { compile } from 'css-select'
import type { Block, CssNode, DeclarationList, ParseOptions, Selector } from 'css-tree'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'
import { type AnyNode, type Element, isTag } from 'domhandler'
import * as domutils from 'domutils'

/** The style rules a page brings with it, and which of them hold for an element. */

export interface Declaration {
  /** lower case */
  readonly property: string
  /** lower case */
  readonly value: string
  readonly important: boolean
}

/** Part of a selector about one element: 'p.note' in '.footer > p.note'. */
interface Compound {
  readonly matches: (element: Element) => boolean
  /** the part in front must hold for the parent itself, not for any element around */
  readonly isChild: boolean
}

export interface StyleRule {
  readonly compounds: readonly Compound[]
  readonly specificity: number
  readonly declarations: readonly Declaration[]
}

/** Selector parts a page holds that are read; every one may be held against every element round the number. */
const mostCompounds = 5000

/** Style elements of a page that are read; css-tree sets up as much for an empty one as for a long one. */
const mostSheets = 1000

/** Longest selector part and value read, and longest attribute a part is held against: characters. */
const longestCompound = 200
const longestValue = 500
const longestAttribute = 2000

/**
 * Characters of style sheet that mistakes in it may cost: css-tree goes through the whole text at each one, to draw up a
 * message nobody reads. A sheet that takes more is left out.
 */
const mistakeBudget = 20_000_000

/** The properties that say how a text looks, as far as the check asks. */
const askedProperties = new Set('font font-size text-align display justify-content visibility opacity'.split(' '))

/** Whether rules inside an at-rule hold on a visitor's desktop; those for paper or a narrow screen do not. */
function holdsOnDesktop(name: string, prelude: string): boolean {
  if (name === 'media') return prelude.split(',').some((medium) => /^(only\s+)?(screen|all)$/i.test(medium.trim()))
  return name === 'layer' || name === 'supports'
}

const adapter = {
  ...domutils,
  isTag,
  getAttributeValue: (element: Element, name: string) =>
    domutils.getAttributeValue(element, name)?.slice(0, longestAttribute),
}

/** What a block says in the end: of each property the last value, so that no block is long. */
function declarationsIn(block: Block | DeclarationList): Declaration[] {
  const found = new Map<string, Declaration>()
  for (const node of block.children) {
    if (node.type !== 'Declaration' || node.value.type !== 'Raw') continue
    const property = node.property.toLowerCase()
    const value = node.value.value.trim().toLowerCase()
    if (!askedProperties.has(property) || value.length > longestValue) continue
    const important = node.important !== false
    found.set(`${property} ${important}`, { property, value, important })
  }
  return [...found.values()]
}

/** Parts told by the element alone. Those that count siblings would be held against the whole page for every rule. */
const plainParts = new Set(['TypeSelector', 'ClassSelector', 'IdSelector', 'AttributeSelector'])
const plainPseudos = new Set(['link', 'any-link', 'root'])
const weights: Readonly<Record<string, number>> = { IdSelector: 1_000_000, TypeSelector: 1 }

const isPlain = (node: CssNode) =>
  plainParts.has(node.type) ||
  (node.type === 'PseudoClassSelector' && node.children === null && plainPseudos.has(node.name.toLowerCase()))

const weightOf = (node: CssNode) =>
  node.type === 'TypeSelector' && node.name === '*' ? 0 : (weights[node.type] ?? 1000)

/** Reads the styles of one page; holds what they may cost together. */
export class StyleReader {
  #mistakeBudget = mistakeBudget
  #compoundBudget = mostCompounds
  readonly #compiled = new Map<string, (element: Element) => boolean>()

  /** What a style attribute says. */
  declarationsOf(text: string): Declaration[] {
    let found: Declaration[] = []
    this.#parse(text, { context: 'declarationList' }, (ast) => {
      if (ast.type === 'DeclarationList') found = declarationsIn(ast)
    })
    return found
  }

  /** The rules of a style sheet in the order in which they overrule each other: the last one wins. */
  rulesOf(sheets: readonly string[]): StyleRule[] {
    const rules: StyleRule[] = []
    for (const sheet of sheets.slice(0, mostSheets)) {
      this.#parse(sheet, {}, (ast) =>
        walk(ast, (node) => {
          if (node.type === 'Atrule') {
            const prelude = node.prelude?.type === 'Raw' ? node.prelude.value : ''
            return holdsOnDesktop(node.name.toLowerCase(), prelude) ? undefined : walk.skip
          }
          if (node.type !== 'Rule') return undefined
          const declarations = declarationsIn(node.block)
          if (declarations.length > 0 && node.prelude.type === 'SelectorList') {
            for (const selector of node.prelude.children) {
              const read = selector.type === 'Selector' ? this.#selector(selector, sheet) : undefined
              if (read) rules.push({ ...read, declarations })
            }
          }
          return walk.skip
        }),
      )
    }
    return rules.sort((one, other) => one.specificity - other.specificity)
  }

  #parse(text: string, options: ParseOptions, use: (ast: CssNode) => void): void {
    const onParseError = (error: Error) => {
      this.#mistakeBudget -= text.length
      if (error.name !== 'SyntaxError' || this.#mistakeBudget < 0) throw error
    }
    try {
      const raw = { parseValue: false, parseAtrulePrelude: false, positions: true }
      use(parse(text, { ...raw, ...options, onParseError }))
    } catch {
      // nested without end, or too broken to go on: such a sheet says nothing
    }
  }

  #selector(selector: Selector, sheet: string): Omit<StyleRule, 'declarations'> | undefined {
    const compounds: Compound[] = []
    let specificity = 0
    let isChild = false
    let start: number | undefined
    let end = 0
    const finish = () => {
      const matches = start === undefined ? undefined : this.#compound(sheet.slice(start, end))
      start = undefined
      if (matches) compounds.push({ matches, isChild })
      return matches !== undefined
    }
    for (const node of selector.children) {
      if (node.type === 'Combinator') {
        if (!finish() || (node.name !== ' ' && node.name !== '>')) return undefined
        isChild = node.name === '>'
      } else {
        if (!isPlain(node) || !node.loc) return undefined
        start ??= node.loc.start.offset
        end = node.loc.end.offset
        specificity += weightOf(node)
      }
    }
    return finish() ? { compounds, specificity } : undefined
  }

  #compound(text: string): Compound['matches'] | undefined {
    this.#compoundBudget--
    if (this.#compoundBudget < 0 || text.length > longestCompound) return undefined
    const known = this.#compiled.get(text)
    if (known) return known
    try {
      const matches = compile<AnyNode, Element>(text, { adapter })
      this.#compiled.set(text, matches)
      return matches
    } catch {
      // a selector css-select does not know, such as one with a namespace
      return undefined
    }
  }
}

/**
 * Whether a selector holds, asked element by element from the outermost inwards. css-select itself tries every way to
 * share out the elements around among the parts of `a b c d`, which is a power of the depth; here each part is held
 * against each element once.
 */
export function selectorMatcher({ compounds }: StyleRule): (element: Element) => boolean {
  let atParent: boolean[] = []
  const around: boolean[] = []
  return (element) => {
    const here = compounds.map(
      ({ matches, isChild }, at) => (at === 0 || (isChild ? atParent : around)[at - 1] === true) && matches(element),
    )
    here.forEach((holds, at) => {
      if (holds) around[at] = true
    })
    atParent = here
    return here.at(-1) === true
  }
}
