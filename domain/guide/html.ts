import { DomHandler, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { textContent } from 'domutils'
import { Parser } from 'htmlparser2'

/** A saved page as its visitor meets it: its texts in reading order. Scripts do not run; external sheets are not there. */

export interface HtmlText {
  readonly text: string
  /** characters of visible text in front of it on the page */
  readonly offset: number
  readonly parent: Element | undefined
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

/** Elements whose content nobody sees on the page. */
const silentTags = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'iframe'])

/** Browsers nest no deeper (Chromium, WebKit): what opens further in becomes a sibling. */
const deepest = 512

/** A tree no deeper than browsers make it. */
class ShallowHandler extends DomHandler {
  /** the innermost element is closed to the parser, but what follows still stands in it */
  #lingers = false

  get isFull(): boolean {
    return this.tagStack.length > deepest
  }

  #leave(): void {
    if (this.#lingers) super.onclosetag()
    this.#lingers = false
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#leave()
    super.onopentag(name, attributes)
  }

  override onclosetag(): void {
    const isTooDeep = this.tagStack.length > deepest + 1
    if (isTooDeep && !this.#lingers) {
      this.#lingers = true
      return
    }
    this.#leave()
    super.onclosetag()
  }
}

/**
 * htmlparser2 searches all open elements at every tag, so pages that nest without end would take it the square of their
 * length. Past the browsers' depth an element is closed as soon as it is open, like one that has no content.
 */
class ShallowParser extends Parser {
  readonly #handler: ShallowHandler
  #opensTooDeep = false

  constructor(handler: ShallowHandler) {
    super(handler)
    this.#handler = handler
  }

  protected override isVoidElement(name: string): boolean {
    return this.#opensTooDeep || super.isVoidElement(name)
  }

  override onopentagname(start: number, end: number): void {
    this.#opensTooDeep = this.#handler.isFull
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    this.#opensTooDeep = false
    super.onclosetag(start, end)
  }
}

/** Reads a page in time linear in its length. Broken markup is read as browsers do: what is never closed reaches to the end. */
export function readHtml(html: string): HtmlPage {
  const handler = new ShallowHandler()
  new ShallowParser(handler).end(html)
  const texts: HtmlText[] = []
  const styles: string[] = []
  let hasExternalStyles = false
  let length = 0

  const read = (parent: ParentNode) => {
    for (const node of parent.children) {
      if (isText(node)) {
        const text = node.data.replace(/\s+/g, ' ')
        if (text.trim() === '') continue
        texts.push({ text, offset: length, parent: isTag(parent) ? parent : undefined })
        length += text.length
      } else if (isTag(node)) {
        if (node.name === 'style') styles.push(textContent(node))
        if (node.name === 'link' && /stylesheet/i.test(node.attribs.rel ?? '')) hasExternalStyles = true
        if (!silentTags.has(node.name)) read(node)
      }
    }
  }
  read(handler.root)
  return { texts, length, styles, hasExternalStyles }
}

/** The element and everything round it, innermost first. */
export function* ancestors(element: Element | undefined): Generator<Element> {
  for (let at: ParentNode | null = element ?? null; at !== null && isTag(at); at = at.parent) yield at
}
