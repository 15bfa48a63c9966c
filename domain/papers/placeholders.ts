import { maskCreditCode, maskEmail, maskIdNumber, maskMobile } from '../identifiers/mask.ts'
import { parseProvince } from '../identifiers/province.ts'
import {
  accessMethods,
  type Client,
  idKinds,
  licenceKinds,
  type Person,
  preApprovalKinds,
  type Service,
  serviceKinds,
  subjectKinds,
} from '../model/index.ts'

/** What a paper is about, once it is known whose it is. */
export interface PaperAbout {
  readonly client: Client
  /** 法定代表人, 经营者, or the person himself */
  readonly head: Person | undefined
  readonly subjectLead: Person | undefined
  readonly serviceLead: Person | undefined
  /** who is authorised, where the paper authorises somebody */
  readonly person: Person | undefined
  readonly services: readonly Service[]
  /** the topic of a pledge */
  readonly topic: { readonly name: string; readonly text: string; readonly word: string } | undefined
  /** YYYY-MM-DD; '' = to be dated by hand */
  readonly today: string
}

/** What a placeholder stands for: '' where nobody has recorded it. */
export interface Fact {
  readonly text: string
  /** the field it comes from, as in a Finding; '' where it is no field */
  readonly path: string
  /** how it looks while it is hidden; left out: it is no secret */
  readonly masked?: string
}

interface Placeholder {
  /** under which heading the window offers it */
  readonly group: string
  /** how long a line to write it by hand is, in characters */
  readonly room: number
  readonly fact: (about: PaperAbout) => Fact
}

const field = (text: string, path: string, mask?: (text: string) => string): Fact =>
  mask === undefined ? { text, path } : { text, path, masked: mask(text) }

const subjectOf = (read: (client: Client) => string, path: string, room: number): Placeholder => ({
  group: '主体',
  room,
  fact: ({ client }) => field(read(client), `subject.${path}`),
})

/** The parts of a postal address in one line; the city of a municipality repeats its province and is left out. */
function wholeAddress({ subject }: Client): string {
  if (subject.address === '') return ''
  const province = provinceName(subject.province)
  const parts = [province, subject.city === province ? '' : subject.city, subject.district, subject.address]
  return parts.join('')
}

function provinceName(written: string): string {
  const province = parseProvince(written)
  return province.ok ? province.value.fullName : written
}

const maskLicence = (client: Client) => (client.subject.kind === 'person' ? maskIdNumber : maskCreditCode)

const subjectPlaceholders: Record<string, Placeholder> = {
  主办单位名称: subjectOf(({ subject }) => subject.name, 'name', 16),
  主办单位性质: subjectOf(({ subject }) => subjectKinds[subject.kind], 'kind', 6),
  证件类型: subjectOf(({ subject }) => licenceKinds[subject.licenceKind], 'licenceKind', 8),
  证件号码: {
    group: '主体',
    room: 12,
    fact: ({ client }) => field(client.subject.licenceNumber, 'subject.licenceNumber', maskLicence(client)),
  },
  证件住所: subjectOf(({ subject }) => subject.licenceAddress, 'licenceAddress', 18),
  通信地址: subjectOf(wholeAddress, 'address', 18),
  省份: subjectOf(({ subject }) => provinceName(subject.province), 'province', 6),
  管局: subjectOf(
    ({ subject }) => {
      const province = parseProvince(subject.province)
      return province.ok ? province.value.bureau : ''
    },
    'province',
    9,
  ),
  主体备案号: subjectOf(({ subject }) => subject.filingNumber, 'filingNumber', 12),
  投资人: subjectOf(({ subject }) => subject.investor, 'investor', 10),
}

type WhoseKey = 'head' | 'subjectLead' | 'serviceLead' | 'person'

/** 姓名, 证件类型, 证件号码, 手机 and 邮箱 of somebody; `role` is the field to fill in where nobody is recorded. */
function personPlaceholders(prefix: string, whose: WhoseKey): Record<string, Placeholder> {
  const of = (
    key: 'name' | 'idNumber' | 'mobile' | 'email',
    room: number,
    mask?: (text: string) => string,
  ): Placeholder => ({
    group: prefix,
    room,
    fact: (about) => {
      const person = about[whose]
      return person === undefined
        ? { text: '', path: 'people' }
        : field(person[key], `people.${person.id}.${key}`, mask)
    },
  })
  return {
    [`${prefix}姓名`]: of('name', 5),
    [`${prefix}证件类型`]: {
      group: prefix,
      room: 6,
      fact: (about) => {
        const person = about[whose]
        return { text: person === undefined ? '' : idKinds[person.idKind], path: 'people' }
      },
    },
    [`${prefix}证件号码`]: of('idNumber', 11, maskIdNumber),
    [`${prefix}手机`]: of('mobile', 8, maskMobile),
    [`${prefix}邮箱`]: of('email', 10, maskEmail),
  }
}

const headTitles: Partial<Record<Client['subject']['kind'], string>> = {
  'individual-business': '经营者',
  person: '本人',
}

/** The values of several services in one line; `path` is that of the first that lacks it. */
function serviceFact(about: PaperAbout, read: (service: Service) => string, key: string): Fact {
  const values = about.services.map(read)
  const lacking = about.services.find((service) => read(service) === '') ?? about.services[0]
  const path = lacking === undefined ? 'services' : `services.${lacking.id}.${key}`
  return { text: [...new Set(values.filter((value) => value !== ''))].join('、'), path }
}
const ofService = (read: (service: Service) => string, key: string, room: number): Placeholder => ({
  group: '网站/APP',
  room,
  fact: (about) => serviceFact(about, read, key),
})
const namesOf = (service: Service) =>
  service.domains
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .join('、')

const servicePlaceholders: Record<string, Placeholder> = {
  网站名称: ofService(({ name }) => name, 'name', 12),
  服务类型: ofService(({ kind }) => serviceKinds[kind], 'kind', 4),
  域名: ofService(namesOf, 'domains.0.name', 14),
  首页网址: ofService(({ homepages }) => homepages.join('、'), 'homepages', 14),
  服务内容: ofService(({ contents }) => contents.join('、'), 'contents', 14),
  语言: ofService(({ languages }) => languages.join('、'), 'languages', 6),
  接入商: ofService(({ access }) => access.provider, 'access.provider', 12),
  接入方式: ofService(({ access }) => (access.method === '' ? '' : accessMethods[access.method]), 'access.method', 6),
  服务器放置地点: ofService(({ access }) => access.location, 'access.location', 8),
  IP地址: ofService(({ access }) => access.ips.join('、'), 'access.ips', 12),
  前置审批: ofService(
    ({ preApprovals }) => preApprovals.map(({ kind, number }) => `${preApprovalKinds[kind]}${number}`).join('、'),
    'preApprovals',
    12,
  ),
  服务备案号: ofService(({ filingNumber }) => filingNumber, 'filingNumber', 12),
}

const constant = (group: string, room: number, read: (about: PaperAbout) => string): Placeholder => ({
  group,
  room,
  fact: (about) => ({ text: read(about), path: '' }),
})

const placeholders: ReadonlyMap<string, Placeholder> = new Map(
  Object.entries({
    ...subjectPlaceholders,
    法定代表人称谓: constant('法定代表人', 5, ({ client }) => headTitles[client.subject.kind] ?? '法定代表人'),
    ...personPlaceholders('法定代表人', 'head'),
    ...personPlaceholders('主体负责人', 'subjectLead'),
    ...personPlaceholders('网站负责人', 'serviceLead'),
    ...personPlaceholders('被授权人', 'person'),
    ...servicePlaceholders,
    网站数量: constant('网站/APP', 3, ({ services }) => (services.length === 0 ? '' : String(services.length))),
    类别: constant('其他', 6, ({ topic }) => topic?.name ?? ''),
    类别承诺: constant('其他', 20, ({ topic }) => topic?.text ?? ''),
    触发字样: constant('其他', 4, ({ topic }) => topic?.word ?? ''),
    日期: constant('其他', 8, ({ today }) => chineseDate(today)),
  }),
)

/** 2026-11-05 → 2026年11月5日; '' stays ''. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return day === '' ? '' : `${year}年${month}月${date}日`
}

/** Every placeholder there is, under the headings the window offers them. */
export const placeholderGroups: readonly { readonly group: string; readonly names: readonly string[] }[] = [
  ...Map.groupBy(placeholders, ([, { group }]) => group),
].map(([group, entries]) => ({ group, names: entries.map(([name]) => name) }))

/** What a placeholder stands for in a paper, and how much room it takes by hand. */
export function factOf(name: string, about: PaperAbout): (Fact & { readonly room: number }) | undefined {
  const placeholder = placeholders.get(name)
  return placeholder === undefined ? undefined : { ...placeholder.fact(about), room: placeholder.room }
}

/** A piece of a template's text. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  /** a line to write on by hand, `room` characters long */
  | { readonly kind: 'line'; readonly room: number }
  | { readonly kind: 'placeholder'; readonly name: string; readonly optional: boolean }

/**
 * Cuts a template's text at its placeholders {…} and at runs of underscores, two of which are a character's width of
 * line. Full-width braces count too: that is how an input method writes them.
 */
export function piecesOfText(text: string): TextPiece[] {
  return text
    .replaceAll('｛', '{')
    .replaceAll('｝', '}')
    .split(/(\{[^{}]*\}|_{2,})/)
    .filter((piece) => piece !== '')
    .map((piece): TextPiece => {
      if (/^_+$/.test(piece) && piece.length > 1) return { kind: 'line', room: piece.length / 2 }
      const name = /^\{([^{}]*)\}$/.exec(piece)?.[1]?.trim()
      if (name === undefined) return { kind: 'words', text: piece }
      const optional = /[?？]$/.test(name)
      return { kind: 'placeholder', name: optional ? name.slice(0, -1).trim() : name, optional }
    })
}

/** What is wrong with the placeholders of a text, in words (zh-CN). */
export function faultOfText(text: string): string | undefined {
  for (const piece of piecesOfText(text)) {
    if (piece.kind === 'placeholder' && !placeholders.has(piece.name)) return unknownPlaceholder(piece.name)
    if (piece.kind === 'words' && /[{}]/.test(piece.text)) return '花括号没有成对，占位词写成 {主办单位名称} 这样'
  }
  return undefined
}

function unknownPlaceholder(name: string): string {
  const shared = (other: string) => [...new Set(name)].filter((character) => other.includes(character)).length
  const [nearest] = [...placeholders.keys()].sort((one, other) => shared(other) - shared(one))
  const hint = nearest !== undefined && shared(nearest) >= 2 ? `，是不是 {${nearest}}` : ''
  return `没有 {${name}} 这个占位词${hint}；能用的列在“插入”里和模板说明里`
}
