import type { Element } from 'domhandler'
import { type FilingNumber, parseFilingNumber } from '../identifiers/filing-number.ts'
import { compact, plainDashes } from '../identifiers/text.ts'
import type { Finding } from '../model/index.ts'
import { type Reading, type RuleInfo, toFinding } from '../rules/rule.ts'
import { type TextStyle, textStyle } from './css.ts'
import { bureauLink, leastFontSize } from './footer.ts'
import { homePageRules } from './home-page-rules.ts'
import { ancestors, type HtmlText, readHtml } from './html.ts'

/** The last part of a page's text that counts as its bottom. */
const bottomShare = 0.15

/** A text up to this far from the end is at the bottom however short the page is. */
const bottomCharacters = 300

const numberPattern =
  /\p{Script=Han}ICP[备证]\d{6,}号?(?:-\d+[AXK]?)?|\p{Script=Han}{1,2}(?:[AB]\d?\.?)*B[12]-\d{8}(?:-\d+[AXK]?)?/giu

interface Sight {
  readonly number: FilingNumber
  readonly normal: string
  readonly text: HtmlText
}

/** Every filing number on the page, in reading order. */
function numbersOn(texts: readonly HtmlText[]): Sight[] {
  return texts.flatMap((text) => {
    const plain = plainDashes(compact(text.text)).replace(/备案(?=\d)/g, '备')
    return [...plain.matchAll(numberPattern)].flatMap((match) => {
      const parsed = parseFilingNumber(match[0])
      return parsed.ok ? [{ number: parsed.value, normal: parsed.normal, text }] : []
    })
  })
}

const linkOf = (element: Element | undefined): string | undefined => {
  for (const at of ancestors(element)) if (at.name === 'a') return at.attribs.href ?? ''
  return undefined
}

/** Whether a link leads to MIIT's filing site, with or without www. in front and whatever stands behind. */
const leadsToBureau = (href: string): boolean =>
  /^(https?:)?\/\/(www\.)?beian\.miit\.gov\.cn(?=[/:?#]|$)/i.test(href.trim())

function placeFindings(sight: Sight, length: number, style: TextStyle, tell: Tell): Finding[] {
  const left = length - sight.text.offset - sight.text.text.length
  const inFooter = [...ancestors(sight.text.parent)].some(
    ({ name, attribs }) =>
      name === 'footer' || /foot|bottom|copyright/i.test(`${attribs.id ?? ''} ${attribs.class ?? ''}`),
  )
  const findings: Finding[] = []
  if (!inFooter && left > Math.max(length * bottomShare, bottomCharacters)) {
    findings.push(tell(homePageRules.notAtBottom, '备案号后面还有很多内容，不在页面底部'))
  }
  const stated = style.align
  if (stated !== 'center') {
    const words =
      stated === undefined
        ? '看不出备案号是不是居中，请人工看一眼'
        : `备案号靠${stated === 'left' ? '左' : '右'}，规定是底部中央`
    findings.push(tell(homePageRules.notCentred, words, stated === undefined ? 'advice' : undefined))
  }
  if (stated !== 'right') {
    const words =
      stated === undefined
        ? '看不出备案号是不是在右下角，请人工看一眼'
        : `备案号${stated === 'left' ? '靠左' : '居中'}，文档要求右下角`
    findings.push(tell(homePageRules.notRight, words, stated === undefined ? 'advice' : undefined))
  }
  return findings
}

type Tell = (rule: RuleInfo, message: string, severity?: Finding['severity']) => Finding

/**
 * Checks a saved home page for the number, its link, its place and its size.
 * @param expected the number that must stand there (see `footerFor`)
 * @param path what findings point at, e.g. 'services.<id>.filingNumber'
 */
export function checkHomePage(html: string, expected: string, path: string, reading: Reading): Finding[] {
  const tell: Tell = (rule, message, severity) => toFinding(rule, { path, message, severity }, reading)
  const page = readHtml(html)
  const sights = numbersOn(page.texts)
  if (sights.length === 0) return [tell(homePageRules.numberMissing, '首页上没有找到备案号')]
  const wanted = parseFilingNumber(expected)
  const own = sights.filter(({ number }) => wanted.ok && number.subjectNumber === wanted.value.subjectNumber)
  // the footer's is the one that counts where a number stands on the page more than once
  const sight = own.find(({ normal }) => wanted.ok && normal === wanted.normal) ?? own.at(-1)
  if (sight === undefined || !wanted.ok) {
    return [tell(homePageRules.numberDiffers, `首页上是 ${sights[0]?.normal}，应是 ${expected}`)]
  }
  const findings: Finding[] = []
  if (sight.normal !== wanted.normal) {
    const words = `首页上是 ${sight.normal}，应是 ${wanted.normal}`
    findings.push(tell(homePageRules.numberDiffers, words, 'likely'))
  }
  const href = linkOf(sight.text.parent)
  if (href === undefined) findings.push(tell(homePageRules.linkMissing, '备案号没有加链接'))
  else if (!leadsToBureau(href)) findings.push(tell(homePageRules.linkMissing, `备案号的链接不是 ${bureauLink}`))
  const style = textStyle(sight.text.parent, page)
  if (style.hidden) findings.push(tell(homePageRules.hidden, '备案号被样式隐藏了'))
  findings.push(...placeFindings(sight, page.length, style, tell))
  if (style.fontSize < leastFontSize) {
    findings.push(tell(homePageRules.tooSmall, `备案号的字体约 ${style.fontSize} 像素，小于 ${leastFontSize} 像素`))
  } else if (!style.sizeStated && page.hasExternalStyles) {
    findings.push(tell(homePageRules.tooSmall, '字体大小写在外部样式里，看不出是否小于 12 像素', 'advice'))
  }
  return findings
}
