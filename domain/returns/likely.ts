import { compact } from '../identifiers/text.ts'
import type { Client } from '../model/client.ts'
import { isUnit } from '../model/index.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { filingDigits } from '../sheet/code.ts'
import { bareDomain } from '../sheet/content.ts'

/** A filing as a returned page is held against it: client and service ('' = a client without any). */
export interface KnownFiling {
  readonly clientId: string
  readonly serviceId: string
  readonly clientName: string
  readonly serviceTitle: string
  readonly unit: boolean
  /** ten digits, as its sheets carry them */
  readonly digits: string
  /** words that name it in a file's name or a code's text, lower case; long enough not to stand there by chance */
  readonly words: readonly string[]
  readonly licenceNumber: string
}

/** Places and kinds of firm that thousands of names share. */
const commonParts =
  /^(.{2,3}?[省市])|(有限责任公司|股份有限公司|有限公司|个体工商户|工作室|商行|公司|经营部|（.*?）|\(.*?\))/g
/** What firms are called after their own name: says nothing of which firm it is. */
const commonWords: ReadonlySet<string> = new Set(
  '有限 公司 有限公司 科技 文化 传播 文化传播 信息 技术 信息技术 网络 网络科技 商贸 贸易 电子 商务 电子商务 食品 服务 咨询 工程 设备 管理'.split(
    ' ',
  ),
)
const leastWord = 2
const leastDomain = 4

/** The filings of a client, one for each service, or one where it has none. */
export function filingsOf(client: Client): KnownFiling[] {
  const name = compact(client.subject.name).toLowerCase()
  const shared = [name, name.replace(commonParts, '')].filter((word) => word.length >= leastWord)
  const base = {
    clientId: client.id,
    clientName: client.subject.name,
    unit: isUnit(client.subject),
    licenceNumber: compact(client.subject.licenceNumber).toUpperCase(),
  }
  const of = (serviceId: string, title: string, own: readonly string[]): KnownFiling => ({
    ...base,
    serviceId,
    serviceTitle: title,
    digits: filingDigits(client.id, serviceId),
    words: [...new Set([...shared, ...own])],
  })
  if (client.services.length === 0) return [of('', '', [])]
  return client.services.map((service) => {
    const domains = service.domains.map(({ name: domain }) => bareDomain(domain)).filter((d) => d.length >= leastDomain)
    const names = domains.map((domain) => domain.split('.')[0]!).filter((word) => word.length >= leastDomain)
    const title = compact(service.name).toLowerCase()
    return of(service.id, serviceTitle(service), [...domains, ...names, ...(title.length >= leastWord ? [title] : [])])
  })
}

/** What is known of a page that nobody could place. */
export interface Clues {
  readonly fileName: string
  /** texts of every code on it */
  readonly codes: readonly string[]
  /** ten digits of a code that named no filing, or several; '' = none */
  readonly digits: string
  /** whose sheet it says it is */
  readonly holder: 'unit' | 'person' | 'unknown'
  /** filings that other pages of the same file were placed in */
  readonly neighbours: readonly { readonly clientId: string; readonly serviceId: string }[]
  /** filings whose sheet was printed and has not come back, the latest first */
  readonly outstanding: readonly { readonly clientId: string; readonly serviceId: string; readonly at: string }[]
  /** clients that a note of a printing under these digits names: their website is gone, they are not */
  readonly printedFor: readonly string[]
}

export interface Likely {
  readonly filing: KnownFiling
  /** what speaks for it (zh-CN), the strongest first */
  readonly reasons: readonly string[]
  /** ISO 8601 instant of the printing that has not come back; '' = none */
  readonly printedAt: string
}

const keyOf = ({ clientId, serviceId }: { clientId: string; serviceId: string }) => `${clientId} ${serviceId}`

/**
 * The filings a page most likely belongs to, the likeliest first. They are shown to a person and never acted upon.
 * @param filings all of the portfolio
 */
export function likelyFilings(clues: Clues, filings: Iterable<KnownFiling>, limit: number): Likely[] {
  const name = compact(clues.fileName).toLowerCase()
  const codes = clues.codes.map((text) => text.toUpperCase())
  const outstanding = new Map(clues.outstanding.map((one, order) => [keyOf(one), { ...one, order }]))
  const neighbours = new Set(clues.neighbours.map(keyOf))
  const scored: { likely: Likely; weight: number }[] = []
  for (const filing of filings) {
    const reasons: [number, string][] = []
    if (clues.digits !== '' && filing.digits === clues.digits) reasons.push([200, '纸上的编号是它的'])
    if (clues.printedFor.includes(filing.clientId)) reasons.push([120, '纸上的编号登记在这个客户名下'])
    if (filing.licenceNumber.length >= 8 && codes.some((text) => text.includes(filing.licenceNumber)))
      reasons.push([110, '图上的码里有它的证件号码'])
    if (filing.licenceNumber.length >= 8 && name.toUpperCase().includes(filing.licenceNumber))
      reasons.push([100, '文件名里有它的证件号码'])
    const word = longest(filing.words.map((one) => sharedRun(one, name)))
    if (word !== '') reasons.push([20 + Math.min(70, word.length * 10), `文件名里有“${word}”`])
    const printed = outstanding.get(keyOf(filing))
    if (printed) reasons.push([30 - Math.min(20, printed.order / 10), '打印了，还没有收回'])
    if (neighbours.has(keyOf(filing))) reasons.push([12, '同一个文件里有它的另一页'])
    if (reasons.length === 0) continue
    if (clues.holder !== 'unknown' && (clues.holder === 'unit') !== filing.unit) reasons.push([-25, ''])
    const weight = reasons.reduce((sum, [one]) => sum + one, 0)
    const said = reasons.sort(([one], [other]) => other - one).flatMap(([, text]) => (text === '' ? [] : [text]))
    scored.push({ likely: { filing, reasons: said, printedAt: printed?.at ?? '' }, weight })
  }
  return scored
    .sort((one, other) => other.weight - one.weight)
    .slice(0, limit)
    .map(({ likely }) => likely)
}

/** The longest run of characters that a filing's word and a file's name share: people shorten names; '' = none worth telling. */
function sharedRun(word: string, name: string): string {
  if (name.includes(word)) return word
  // of a domain only the whole speaks
  if (!/\p{Script=Han}/u.test(word)) return ''
  let best = ''
  for (let from = 0; from < word.length; from++) {
    for (let to = from + Math.max(leastWord, best.length + 1); to <= word.length; to++) {
      const run = word.slice(from, to)
      if (!name.includes(run)) break
      if (!commonWords.has(run)) best = run
    }
  }
  return best
}

const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '')

/** Filings whose sheets carry these digits, whole or in part, as a person reads them off the paper; [] where the text is no run of digits. */
export function filingsWithDigits(text: string, filings: Iterable<KnownFiling>, limit: number): KnownFiling[] {
  const digits = compact(text).replace(/-/g, '')
  if (!/^\d{4,16}$/.test(digits)) return []
  const found: KnownFiling[] = []
  for (const filing of filings) {
    if (filing.digits.includes(digits.slice(0, 10))) found.push(filing)
    if (found.length >= limit) break
  }
  return found
}
