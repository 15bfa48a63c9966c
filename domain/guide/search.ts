import { type RuleInfo, type RulePacks, ruleCatalogue } from '../rules/index.ts'
import { claimWords, providerSettingNames, provinceSettingNames } from '../rules/packs/index.ts'
import { businessQuestions, permitNames } from './filing-or-licence.ts'
import { rejections } from './rejections.ts'
import { timetable } from './timetable.ts'
import type { GuideTopic } from './topics.ts'

/** One thing the guide says, and where: the page of `topic`, at `item`. */
export interface GuideEntry {
  readonly topic: GuideTopic
  readonly item: string
  readonly title: string
  /** what is shown of it beside the title */
  readonly words: string
  /** all it may be found by, lower case */
  readonly text: string
}

const entry = (topic: GuideTopic, item: string, title: string, words: string, ...more: string[]): GuideEntry => ({
  topic,
  item,
  title,
  words,
  text: [title, words, ...more].join('\n').normalize('NFKC').toLowerCase(),
})

const ruleEntry = ({ code, title, looksAt, remedy, sources }: RuleInfo): GuideEntry =>
  entry('rules', code, title, remedy, looksAt, code, ...sources.map((one) => one.title))

interface Pack {
  readonly key: string
  readonly name: string
  readonly settings: object
  readonly notes: readonly { readonly text: string }[]
}

/** What a province or provider says on one point, a line each. */
export interface PackLine {
  readonly key: string
  /** what the point is called (zh-CN) */
  readonly name: string
  readonly claims: readonly {
    readonly words: string
    readonly note: string
    readonly source: { readonly title: string; readonly date: string }
  }[]
}

type Claims = readonly {
  readonly value: unknown
  readonly note?: string
  readonly source: PackLine['claims'][number]['source']
}[]

/** All a rule pack says, in words, in the order of its settings. */
export const packLines = (pack: Pick<Pack, 'settings'>, names: Readonly<Record<string, string>>): PackLine[] =>
  Object.entries(pack.settings as Record<string, Claims | undefined>).map(([key, claims = []]) => ({
    key,
    name: names[key] ?? key,
    claims: claims.map(({ value, note = '', source }) => ({ words: claimWords(key, value), note, source })),
  }))

function packEntries(topic: GuideTopic, packs: Iterable<Pack>, names: Readonly<Record<string, string>>): GuideEntry[] {
  return [...packs].flatMap((pack) => [
    ...packLines(pack, names).map(({ name, claims }) => {
      const said = claims.map(({ words, note }) => [words, note].filter(Boolean).join('，')).join('；')
      return entry(topic, pack.key, `${pack.name}：${name}`, said)
    }),
    ...pack.notes.map(({ text }) => entry(topic, pack.key, pack.name, text)),
  ])
}

/** Everything the guide says, for searching; the agency's own rules are in the packs. */
export function guideEntries(packs: RulePacks): GuideEntry[] {
  return [
    ...rejections.map(({ number, title, group, remedies }) =>
      entry(
        'rejections',
        String(number),
        title,
        remedies[0]?.words ?? '',
        group,
        ...remedies.map(({ words }) => words),
      ),
    ),
    ...ruleCatalogue.map(ruleEntry),
    ...packEntries('provinces', packs.provinces.values(), provinceSettingNames),
    ...packEntries('providers', packs.providers, providerSettingNames),
    ...timetable.map(({ key, title, work, care, otherwise }) => entry('timetable', key, title, work, care, otherwise)),
    entry(
      'permits',
      '',
      '备案还是许可证',
      Object.values(permitNames).join('、'),
      ...Object.values(businessQuestions).flatMap(({ question, help }) => [question, help]),
    ),
  ]
}

/** What is typed in Latin letters may be the sound of a title; a single one begins a syllable in nearly all of them. */
const isSound = (term: string) => /^[a-z]{2,}$/.test(term)

/**
 * Finds what contains every word that was typed; titles that do come first, titles that only sound like it last.
 * @param search words, parted by blanks
 * @param soundsLike whether a title sounds like Latin letters that were typed; left out: not sought by sound
 */
export function searchGuide(
  entries: readonly GuideEntry[],
  search: string,
  soundsLike: (title: string, letters: string) => boolean = () => false,
): GuideEntry[] {
  const terms = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (terms.length === 0) return []
  const inTitle = ({ title }: GuideEntry) => terms.every((term) => title.toLowerCase().includes(term))
  const inText = ({ text }: GuideEntry) => terms.every((term) => text.includes(term))
  const bySound = (one: GuideEntry) =>
    terms.every((term) => one.text.includes(term) || (isSound(term) && soundsLike(one.title, term)))
  const said = entries.filter(inText)
  return [
    ...said.filter(inTitle),
    ...said.filter((one) => !inTitle(one)),
    ...entries.filter((one) => !inText(one) && bySound(one)),
  ]
}
