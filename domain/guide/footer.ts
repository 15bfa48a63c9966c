import { parseFilingNumber } from '../identifiers/filing-number.ts'
import type { Client, Service, Source } from '../model/index.ts'
import type { RulePacks } from '../rules/packs/index.ts'
import { asked, provinceOf } from '../rules/province.ts'
import type { Reading } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'

/** Where the number must lead (R33 art. 13; the user's document). */
export const bureauLink = 'https://beian.miit.gov.cn/'

/** px; by the user's document. No other source sets a size. */
export const leastFontSize = 12

export interface Footer {
  /** the number to show */
  readonly number: string
  /** plain text for the page's bottom */
  readonly text: string
  /** ready to paste before </body> */
  readonly html: string
  /** why this number and this place (zh-CN) */
  readonly notes: readonly string[]
  readonly sources: readonly Source[]
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The footer for a number: bottom centre by law, bottom right by the user's document. */
export function footerHtml(number: string, reading: Reading): string {
  const align = reading === 'document' ? 'right' : 'center'
  return [
    `<div style="text-align: ${align}; font-size: ${leastFontSize}px; padding: 12px">`,
    `  <a href="${bureauLink}" target="_blank" rel="noopener noreferrer">${escapeHtml(number)}</a>`,
    '</div>',
  ].join('\n')
}

/**
 * What a service's home page must show once it is on file.
 * @returns undefined while the service has no readable number
 */
export function footerFor(client: Client, service: Service, reading: Reading, packs: RulePacks): Footer | undefined {
  const parsed = parseFilingNumber(service.filingNumber || client.subject.filingNumber)
  if (!parsed.ok) return undefined
  const province = provinceOf(client, packs)
  const rule = asked({ province }, 'footerNumber')
  const wantsSubject = rule?.value === 'subject' || reading === 'document'
  const number = wantsSubject ? parsed.value.subjectNumber : parsed.normal
  const notes = [
    reading === 'document'
      ? '放在首页右下角，字体不小于 12 像素（用户文档）'
      : '放在首页底部中央，链接到工信部网站（33 号令第十三条）',
  ]
  const sources = [source('R33', '第十三条'), source('SEED', '获取备案号')]
  if (rule?.value === 'subject') {
    notes.push(`${province?.name}挂主体备案号，不带尾号`)
    sources.push(rule.source)
  } else if (reading === 'document') notes.push('文档的示例不带尾号；除广东外，管局要求带 -1 这样的尾号')
  else if (parsed.value.sequence === undefined) {
    notes.push('这是主体备案号；网站要挂带尾号的服务备案号，请补填服务备案号')
  }
  return { number, text: number, html: footerHtml(number, reading), notes, sources }
}
