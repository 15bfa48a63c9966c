import { ancestors, type HtmlElement, type HtmlPage } from './html.ts'

/** What a page's own styles say of an element: style attributes, and style elements with plain selectors. */

type Declarations = ReadonlyMap<string, string>
interface StyleRule {
  /** compounds from the outermost ancestor to the element itself: '.footer a' = ['.footer', 'a'] */
  readonly compounds: readonly string[]
  readonly declarations: Declarations
}

function declarationsOf(text: string): Declarations {
  const declarations = new Map<string, string>()
  for (const part of text.split(';')) {
    const colon = part.indexOf(':')
    if (colon < 1) continue
    const value = part.slice(colon + 1).replace(/!important/i, '')
    declarations.set(part.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase())
  }
  return declarations
}

/** Selectors made of tags, classes and ids with descent between them; others are left out. */
const plainSelector = /^[\w\-.#* ]+$/

/** The rules of a page's style elements, in order. */
export function styleRules(page: HtmlPage): StyleRule[] {
  const rules: StyleRule[] = []
  for (const sheet of page.styles) {
    for (const block of sheet.replace(/\/\*[\s\S]*?\*\//g, '').split('}')) {
      const brace = block.lastIndexOf('{')
      if (brace === -1) continue
      const selectors = block.slice(block.lastIndexOf('{', brace - 1) + 1, brace)
      const declarations = declarationsOf(block.slice(brace + 1))
      for (const selector of selectors.split(',').map((one) => one.trim())) {
        if (selector !== '' && plainSelector.test(selector))
          rules.push({ compounds: selector.split(/ +/), declarations })
      }
    }
  }
  return rules
}

function matchesCompound(element: HtmlElement, compound: string): boolean {
  const classes = new Set((element.attributes.get('class') ?? '').split(/\s+/))
  return (compound.match(/[.#]?[\w-]+|\*/g) ?? []).every((part) => {
    if (part === '*') return true
    if (part.startsWith('.')) return classes.has(part.slice(1))
    if (part.startsWith('#')) return element.attributes.get('id') === part.slice(1)
    return element.tag === part.toLowerCase()
  })
}

function matches(element: HtmlElement, compounds: readonly string[]): boolean {
  const [own = '', ...outer] = [...compounds].reverse()
  if (!matchesCompound(element, own)) return false
  const around = ancestors(element.parent)
  return outer.every((compound) => {
    for (let next = around.next(); !next.done; next = around.next()) {
      if (matchesCompound(next.value, compound)) return true
    }
    return false
  })
}

/** Every declaration that holds for an element itself; later rules win, the style attribute wins over all. */
function ownStyle(element: HtmlElement, rules: readonly StyleRule[]): Declarations {
  const style = new Map<string, string>()
  for (const rule of rules) {
    if (!matches(element, rule.compounds)) continue
    for (const [name, value] of rule.declarations) style.set(name, value)
  }
  for (const [name, value] of declarationsOf(element.attributes.get('style') ?? '')) style.set(name, value)
  return style
}

export interface TextStyle {
  /** px; the browser's 16 where nothing on the page says otherwise */
  readonly fontSize: number
  /** whether the page itself sets the size */
  readonly sizeStated: boolean
  readonly align: 'left' | 'center' | 'right' | undefined
  readonly hidden: boolean
}

const keywords: Readonly<Record<string, number>> = { 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18 }
const fontTag: Readonly<Record<string, number>> = { '1': 10, '2': 13, '3': 16, '4': 18, '5': 24, '6': 32, '7': 48 }

/** A CSS length in px, relative ones to the size of the element around; undefined where it cannot be told. */
function sizeOf(value: string, around: number): number | undefined {
  if (keywords[value] !== undefined) return keywords[value]
  if (value === 'smaller') return around / 1.2
  if (value === 'larger') return around * 1.2
  const match = value.match(/^(\d*\.?\d+)(px|pt|em|rem|%)$/)
  if (match === null) return undefined
  const [, number = '', unit = ''] = match
  const factor = { px: 1, pt: 4 / 3, em: around, rem: 16, '%': around / 100 }[unit] ?? 1
  return Number(number) * factor
}

const alignments: Readonly<Record<string, TextStyle['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  middle: 'center',
  right: 'right',
  end: 'right',
}

/** How a text inside an element looks, as far as the page itself says. */
export function textStyle(element: HtmlElement | undefined, rules: readonly StyleRule[]): TextStyle {
  let fontSize = 16
  let sizeStated = false
  let align: TextStyle['align']
  let hidden = false
  for (const at of [...ancestors(element)].reverse()) {
    const style = ownStyle(at, rules)
    const size = sizeOf(
      style.get('font-size') ?? style.get('font')?.match(/[\d.]+(px|pt|em|rem|%)/)?.[0] ?? '',
      fontSize,
    )
    const tagSize =
      at.tag === 'small' ? fontSize / 1.2 : at.tag === 'font' ? fontTag[at.attributes.get('size') ?? ''] : undefined
    if (size !== undefined || tagSize !== undefined) {
      fontSize = size ?? tagSize ?? fontSize
      sizeStated = true
    }
    const stated = style.get('text-align') ?? at.attributes.get('align') ?? (at.tag === 'center' ? 'center' : '')
    const flex = style.get('display')?.includes('flex') ? (style.get('justify-content') ?? '').replace('flex-', '') : ''
    align = alignments[stated.toLowerCase()] ?? alignments[flex] ?? align
    hidden ||=
      style.get('display') === 'none' ||
      style.get('visibility') === 'hidden' ||
      Number(style.get('opacity') ?? 1) === 0 ||
      at.attributes.has('hidden')
  }
  return { fontSize: Math.round(fontSize * 10) / 10, sizeStated, align, hidden }
}
