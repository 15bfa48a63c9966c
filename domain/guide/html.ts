/**
 * A reader for saved pages: enough HTML to find a text, the elements round it and what their styles say. One pass, no
 * DOM, linear in the page's length whatever the page does. Scripts do not run; external style sheets are not there.
 */

export interface HtmlElement {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: HtmlElement | undefined
}

export interface HtmlText {
  readonly text: string
  /** characters of visible text in front of it on the page */
  readonly offset: number
  readonly parent: HtmlElement | undefined
}

export interface HtmlPage {
  readonly texts: readonly HtmlText[]
  /** characters of all text, that of scripts and styles left out */
  readonly length: number
  /** contents of the style elements, in order */
  readonly styles: readonly string[]
  /** the page takes style sheets from elsewhere, so what is not said here may be said there */
  readonly hasExternalStyles: boolean
}

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Elements whose content is text and not markup. */
const rawTags = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'iframe'])
/** Tags that end an open paragraph (HTML standard, "p end tag may be omitted"). */
const blockTags = new Set(
  'address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
)

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  middot: '·',
  ensp: ' ',
  emsp: ' ',
}

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const name = (match[1] ?? '').toLowerCase()
    if (!attributes.has(name)) attributes.set(name, decoded(match[2] ?? match[3] ?? match[4] ?? ''))
  }
  return attributes
}

/** Where a tag that begins at `start` ends; a '>' inside quotes does not end it. */
function tagEnd(html: string, start: number): number {
  let quote = ''
  for (let at = start; at < html.length; at++) {
    const letter = html.charAt(at)
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '>') return at
    else if ((letter === '"' || letter === "'") && html.charAt(at - 1) === '=') quote = letter
  }
  return -1
}

/** Reads a page. Broken markup is read as browsers do: what is never closed reaches to the end. */
export function readHtml(html: string): HtmlPage {
  const texts: HtmlText[] = []
  const styles: string[] = []
  const open: HtmlElement[] = []
  const openCounts = new Map<string, number>()
  let hasExternalStyles = false
  let length = 0

  const push = (element: HtmlElement) => {
    open.push(element)
    openCounts.set(element.tag, (openCounts.get(element.tag) ?? 0) + 1)
  }
  const close = (tag: string) => {
    if (!openCounts.get(tag)) return
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      openCounts.set(top.tag, (openCounts.get(top.tag) ?? 1) - 1)
      if (top.tag === tag) return
    }
  }
  const addText = (raw: string) => {
    const text = decoded(raw).replace(/\s+/g, ' ')
    if (text.trim() === '') return
    texts.push({ text, offset: length, parent: open.at(-1) })
    length += text.length
  }

  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at)
    if (tag === -1) {
      addText(html.slice(at))
      break
    }
    if (tag > at) addText(html.slice(at, tag))
    if (html.startsWith('<!--', tag)) {
      const end = html.indexOf('-->', tag + 4)
      at = end === -1 ? html.length : end + 3
      continue
    }
    if (!/[a-z!?/]/i.test(html.charAt(tag + 1))) {
      addText('<')
      at = tag + 1
      continue
    }
    const end = tagEnd(html, tag + 1)
    if (end === -1) break
    const inside = html.slice(tag + 1, end)
    at = end + 1
    const name = inside.match(/^\/?([a-z][^\s/>]*)/i)?.[1]?.toLowerCase()
    if (name === undefined) continue
    if (inside.startsWith('/')) {
      close(name)
      continue
    }
    if (blockTags.has(name) && open.at(-1)?.tag === 'p') close('p')
    const attributes = attributesOf(inside.slice(name.length))
    if (name === 'link' && /stylesheet/i.test(attributes.get('rel') ?? '')) hasExternalStyles = true
    if (voidTags.has(name)) continue
    if (rawTags.has(name)) {
      const closing = new RegExp(`</${name}[\\s>/]`, 'gi')
      closing.lastIndex = at
      const found = closing.exec(html)
      if (name === 'style') styles.push(html.slice(at, found?.index ?? html.length))
      if (found === null) break
      at = tagEnd(html, found.index) + 1 || html.length
      continue
    }
    if (!inside.endsWith('/')) push({ tag: name, attributes, parent: open.at(-1) })
  }
  return { texts, length, styles, hasExternalStyles }
}

/** Browsers nest no deeper; a page that pretends to is read no further out. */
const deepest = 512

/** The element and everything round it, innermost first. */
export function* ancestors(element: HtmlElement | undefined): Generator<HtmlElement> {
  let depth = 0
  for (let at = element; at !== undefined && depth < deepest; at = at.parent) {
    yield at
    depth++
  }
}
