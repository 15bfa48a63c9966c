import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../domain/guide/html.ts'
import { checkHomePage, footerHtml } from '../../../domain/guide/index.ts'

const number = '浙ICP备12345678号-1'
const link = `<a href="https://beian.miit.gov.cn/">${number}</a>`
const article = `<p>${'云上茶业的茶。'.repeat(120)}</p>`
const page = (footer: string, head = '') =>
  `<!doctype html><html><head><title>${number}</title>${head}</head><body>${article}${footer}</body></html>`
const codes = (html: string, reading: 'law' | 'document' = 'law') =>
  checkHomePage(html, number, 'services.s1', reading)
    .filter((finding) => finding.severity !== 'advice')
    .map((finding) => finding.code)

describe('a saved home page', () => {
  it('passes with the footer the desk makes, by either reading', () => {
    expect(codes(page(footerHtml(number, 'law')))).toEqual([])
    expect(codes(page(footerHtml(number, 'document')), 'document')).toEqual([])
  })
  it('lacks the number, or has it only where nobody reads it', () => {
    expect(codes(page(''))).toEqual(['home-page.number.missing'])
    expect(codes(page(`<!-- ${link} --><script>var a = "${number}"</script>`))).toEqual(['home-page.number.missing'])
  })
  it("has somebody else's number, or the one without suffix", () => {
    const centred = (text: string) => page(`<center>${link.replace(number, text)}</center>`)
    expect(codes(centred('京ICP备87654321号-1'))).toEqual(['home-page.number.differs'])
    expect(checkHomePage(centred('浙ICP备12345678号'), number, 'x', 'law')).toMatchObject([
      { code: 'home-page.number.differs', severity: 'likely' },
      { code: 'home-page.place.right', severity: 'advice' },
    ])
    expect(codes(centred('浙icp备１２３４５６７８号 - 1'))).toEqual([])
  })
  it('has no link, or one that leads elsewhere', () => {
    expect(codes(page(`<center>${number}</center>`))).toEqual(['home-page.link'])
    for (const href of [
      'http://www.miitbeian.gov.cn',
      'https://beian.miit.gov.cn.evil.com/',
      'https://evil.com/?beian.miit.gov.cn',
      '#',
    ]) {
      expect(codes(page(`<center><a href="${href}">${number}</a></center>`)), href).toEqual(['home-page.link'])
    }
    for (const href of [
      'http://beian.miit.gov.cn',
      '//beian.miit.gov.cn/',
      'https://beian.miit.gov.cn/#/Integrated/index',
    ]) {
      expect(codes(page(`<center><a href='${href}'>${number}</a></center>`)), href).toEqual([])
    }
  })
  it('hides it', () => {
    expect(codes(page(`<center style="display:none">${link}</center>`))).toEqual(['home-page.hidden'])
    expect(codes(page(`<center class=x>${link}</center>`, '<style>.x { visibility: hidden }</style>'))).toEqual([
      'home-page.hidden',
    ])
  })
  it('puts it at the top', () => {
    expect(codes(`<center>${link}</center>${article}`)).toEqual(['home-page.place.bottom'])
  })
  it('aligns it, by style, class, tag or attribute', () => {
    const left = `<div style="text-align:left">${link}</div>`
    expect(codes(page(left))).toEqual(['home-page.place.centre'])
    expect(codes(page(left), 'document')).toEqual(['home-page.place.right'])
    expect(
      codes(
        page(
          `<div id="foot"><p class="c b">${link}`,
          '<style>/* a */ @media print { p { color: red } } #foot .b { text-align: center }</style>',
        ),
      ),
    ).toEqual([])
    expect(codes(page(`<p align="center">${link}</p>`))).toEqual([])
    const silent = checkHomePage(page(`<div>${link}</div>`), number, 'x', 'law')
    expect(silent.find((finding) => finding.code === 'home-page.place.centre')?.severity).toBe('advice')
  })
  it('weighs styles as a browser on a desktop does', () => {
    const styled = (sheet: string, own = '') =>
      codes(page(`<div id="end"><p class="record" style="${own}">${link}</p></div>`, `<style>${sheet}</style>`))
    const centre = '.record { text-align: center }'
    expect(styled(`${centre} p { text-align: left }`)).toEqual([])
    expect(styled(`${centre} #end > p { text-align: left }`)).toEqual(['home-page.place.centre'])
    expect(styled(`${centre} body > p { text-align: left }`)).toEqual([])
    expect(styled(`${centre} body p { text-align: left !important }`)).toEqual(['home-page.place.centre'])
    expect(styled('p { text-align: left }', 'text-align: center')).toEqual([])
    expect(styled(`${centre} [class^=rec] a:link { visibility: hidden }`)).toEqual(['home-page.hidden'])
    expect(styled(`${centre} @media print { p { display: none } }`)).toEqual([])
    expect(styled(`${centre} @media (max-width: 600px) { p { display: none } }`)).toEqual([])
    expect(styled(`${centre} @media screen { p { display: none } }`)).toEqual(['home-page.hidden'])
    expect(styled(`${centre} @keyframes x { from { opacity: 0 } }`)).toEqual([])
    expect(styled(`}} a{b} ? { ${centre} } ${centre} p:nth-child(1) q|a::before { display: none }`)).toEqual([])
  })
  it('measures it in px, pt, em and by tag', () => {
    const sized = (style: string) => codes(page(`<div style="text-align:right;${style}">${link}</div>`), 'document')
    for (const style of ['font-size:11px', 'font-size:8pt', 'font-size:.7em', 'font-size:60%', 'font-size:x-small']) {
      expect(sized(style), style).toEqual(['home-page.size'])
    }
    for (const style of ['font-size:12px', 'font-size:9pt', 'font-size:1em', ''])
      expect(sized(style), style).toEqual([])
    expect(
      checkHomePage(page(`<div style="text-align:center;font-size:10px">${link}</div>`), number, 'x', 'law'),
    ).toMatchObject([
      { code: 'home-page.place.right', severity: 'advice' },
      { code: 'home-page.size', severity: 'advice', reading: 'document' },
    ])
  })
})

describe('the reader', () => {
  it('reads broken and hostile markup to the end', () => {
    const texts = (html: string) => readHtml(html).texts.map((item) => item.text.trim())
    expect(texts('<p>a<p>b<div>c')).toEqual(['a', 'b', 'c'])
    expect(texts('a < b &amp; c&#x4e2d;&#20013;')).toEqual(['a < b & c中中'])
    expect(texts('<a title="x > y">in</a></b></a>out')).toEqual(['in', 'out'])
    expect(texts('<style>p{}</style><script>if (a<b) "</p>"</script>x')).toEqual(['x'])
    expect(texts('x<script>never closed')).toEqual(['x'])
    expect(texts('x<a href="never closed')).toEqual(['x'])
  })
  const megabytes = 2_000_000
  const filled = (piece: string, length = megabytes) => piece.repeat(Math.floor(length / piece.length))
  const footer = `<div class="end" style="text-align:center">${link}</div>`
  it.each([
    ['<', filled('<')],
    ['&', filled('&')],
    ['unclosed paragraphs', filled('<p>')],
    ['closing tags that close nothing', filled('<div></x></y>', 50_000) + filled('</div></x>')],
    ['100,000 nested elements', '<div>'.repeat(100_000) + '</div>'.repeat(100_000)],
    ['comments', filled('<!---->')],
    ['scripts', filled('<script></script>')],
    ['attributes', `<p ${Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')}></p>`],
    ['a long class', `<style>[class~=y] { color: red }</style><p class="${filled('x ')}"></p>`],
    ['a sheet of mistakes', `<style>${filled('a{b}\n')}</style>`],
    ['a sheet nested without end', `<style>${filled('@media screen{')}</style>`],
    ['rules nested without end', `<style>${filled('a{&{')}</style>`],
    ['nested :not', `<style>${filled(':not(')}a{font-size:1px}</style>`],
    ['a long value', `<style>div{font:${filled('1')}}</style>`],
    [
      'selectors, each with all of a long block',
      `<style>${filled('p,', 10_000)}p{${filled('font-size:1em;')}}</style>`,
    ],
    ['many sheets', filled('<style>a{b}</style>')],
  ])('gets through megabytes of %s', (_, hostile) => {
    expect(codes(hostile + footer)).toEqual([])
  })
  it('holds a selector with many parts against many elements', () => {
    const sheet = `<style>nowhere ${'div '.repeat(60)}{ display: none } ${'div '.repeat(60)}a { opacity: 0 }</style>`
    expect(codes(sheet + '<div>'.repeat(400) + footer)).toEqual(['home-page.hidden'])
  })
  it('reads on where nesting is deeper than browsers allow', () => {
    for (const tag of ['div', 'font', 'svg', 'span']) {
      const found = checkHomePage(`${`<${tag}>`.repeat(100_000)}${footer}`, number, 'x', 'law')
      expect(
        found.map(({ code, severity }) => [code, severity]),
        tag,
      ).toEqual([
        ['home-page.place.centre', 'advice'],
        ['home-page.place.right', 'advice'],
      ])
    }
    const { texts } = readHtml(`${'<b>'.repeat(600)}in<i>there</i>${'</b>'.repeat(600)}<p>out`)
    expect(texts.map(({ text, parent }) => [text, parent?.name])).toEqual([
      ['in', 'b'],
      ['there', 'i'],
      ['out', 'p'],
    ])
  })
  it('never throws, whatever the file holds', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '</',
      '<a href=',
      '<p>',
      '<style>',
      '</style>',
      '{',
      '}',
      '&#x',
      ';',
      '<!--',
      '-->',
      number,
      ' ',
      '/',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
        expect(Array.isArray(checkHomePage(pieces.join(''), number, 'x', 'law'))).toBe(true)
      }),
    )
  })
})
