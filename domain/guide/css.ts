import type { Element } from 'domhandler'
import { ancestors, type HtmlPage } from './html.ts'
import { type Declaration, StyleReader, selectorMatcher } from './style-sheet.ts'

/** What a page's own styles say of a text: style attributes, style elements with plain selectors, and old attributes. */

/** The last to say something wins; what is marked important wins over all that is not. */
function cascade(declarations: readonly Declaration[]): ReadonlyMap<string, string> {
  const style = new Map<string, string>()
  for (const important of [false, true]) {
    for (const one of declarations) if (one.important === important) style.set(one.property, one.value)
  }
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
export function textStyle(element: Element | undefined, page: HtmlPage): TextStyle {
  const reader = new StyleReader()
  const rules = reader.rulesOf(page.styles).map((rule) => ({ ...rule, holdsFor: selectorMatcher(rule) }))
  let fontSize = 16
  let sizeStated = false
  let align: TextStyle['align']
  let hidden = false
  for (const at of [...ancestors(element)].reverse()) {
    const style = cascade([
      ...rules.flatMap(({ holdsFor, declarations }) => (holdsFor(at) ? declarations : [])),
      ...reader.declarationsOf(at.attribs.style ?? ''),
    ])
    const size = sizeOf(
      style.get('font-size') ?? style.get('font')?.match(/[\d.]+(px|pt|em|rem|%)/)?.[0] ?? '',
      fontSize,
    )
    const tagSize =
      at.name === 'small' ? fontSize / 1.2 : at.name === 'font' ? fontTag[at.attribs.size ?? ''] : undefined
    if (size !== undefined || tagSize !== undefined) {
      fontSize = size ?? tagSize ?? fontSize
      sizeStated = true
    }
    const stated = style.get('text-align') ?? at.attribs.align ?? (at.name === 'center' ? 'center' : '')
    const flex = style.get('display')?.includes('flex') ? (style.get('justify-content') ?? '').replace('flex-', '') : ''
    align = alignments[stated.toLowerCase()] ?? alignments[flex] ?? align
    hidden ||=
      style.get('display') === 'none' ||
      style.get('visibility') === 'hidden' ||
      Number(style.get('opacity') ?? 1) === 0 ||
      Object.hasOwn(at.attribs, 'hidden')
  }
  return { fontSize: Math.round(fontSize * 10) / 10, sizeStated, align, hidden }
}
