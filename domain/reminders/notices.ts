import { beijingTime } from '../clocks/instants.ts'
import type { CalendarDate } from '../model/index.ts'
import type { WorkGroup } from '../workbench/groups.ts'

/** A line of the bench, as far as a notice needs it. */
export interface NoticeLine {
  readonly key: string
  readonly clientId: string
  readonly clientName: string
  readonly orderId: string
  readonly path: string
  readonly group: WorkGroup
  readonly kind: string
  readonly day: CalendarDate
  /** ISO instant where it is due to the hour, else '' */
  readonly at: string
  readonly state: 'overdue' | 'today' | 'soon' | 'later'
}

/** One thing to tell. Nothing in it names a person, a number or a domain; a client only where that is allowed. */
export interface OneNotice {
  readonly about: 'one'
  readonly group: WorkGroup
  readonly late: boolean
  /** whole hours left of a clock that runs in hours; absent where it runs in days or is late */
  readonly hours?: number
  /** shortened; '' = not allowed */
  readonly client: string
  readonly clientId: string
  readonly orderId: string
  readonly path: string
}
/** Many things in one word. */
export interface ManyNotice {
  readonly about: 'many'
  readonly count: number
  readonly late: number
  /** what they are about, the most first */
  readonly groups: readonly { readonly group: WorkGroup; readonly count: number }[]
}
export type Notice = OneNotice | ManyNotice

export interface NoticeSetting {
  /** whether a client may be named */
  readonly names: boolean
  /** ISO instant */
  readonly now: string
  readonly told: ReadonlySet<string>
}

/** So many new things are told one by one; more are told in one word, and the most urgent after it. */
const oneByOne = 3
const besidesMany = 2
/** An SMS window of 24 hours that ends tomorrow morning is told this evening, before the quiet hours. */
const hoursAhead = 15

const hoursLeft = (at: string, now: string): number => (Date.parse(at) - Date.parse(now)) / 3_600_000

/** Due by us today or late, late with others, or counted in hours and near its end. What merely waits is not told. */
function isDue({ kind, state, at }: NoticeLine, now: string): boolean {
  if (kind !== 'act-by' && kind !== 'expect-by') return false
  if (at !== '') return hoursLeft(at, now) <= hoursAhead
  return state === 'overdue' || state === 'today'
}

const companyEnds = /(股份有限公司|有限责任公司|有限公司|个体工商户|工作室|公司)$/u
const nameLength = 10

/** A client's short name: a company without its ending, a person by the surname, digits masked. */
export function shortName(name: string): string {
  const bare = name.replace(companyEnds, '').replace(/\d{4,}/g, '****')
  if ([...name].length <= 4) return name === '' ? '' : `${[...name][0]}某`
  const letters = [...bare]
  return letters.length <= nameLength ? bare : `${letters.slice(0, nameLength).join('')}…`
}

function oneOf(line: NoticeLine, { names, now }: NoticeSetting): OneNotice {
  const { group, at, state, clientId, orderId, path } = line
  const left = at === '' ? undefined : Math.floor(hoursLeft(at, now))
  const late = left === undefined ? state === 'overdue' : left < 0
  const hours = late || left === undefined ? {} : { hours: left }
  return {
    about: 'one',
    group,
    late,
    ...hours,
    client: names ? shortName(line.clientName) : '',
    clientId,
    orderId,
    path,
  }
}

function manyOf(lines: readonly NoticeLine[], setting: NoticeSetting): ManyNotice {
  const counts = Map.groupBy(lines, ({ group }) => group)
  const groups = [...counts].map(([group, own]) => ({ group, count: own.length }))
  return {
    about: 'many',
    count: lines.length,
    late: lines.filter((line) => oneOf(line, setting).late).length,
    groups: groups.sort((one, other) => other.count - one.count),
  }
}

/**
 * What to tell the clerk of the bench now: each thing once in its life, few at a time.
 * @param lines the most urgent first
 * @returns the notices in the order in which they are shown, and the lines that are told with them
 */
export function noticesOf(
  lines: readonly NoticeLine[],
  setting: NoticeSetting,
): { notices: Notice[]; told: NoticeLine[] } {
  const fresh = lines.filter((line) => isDue(line, setting.now) && !setting.told.has(line.key))
  if (fresh.length <= oneByOne) return { notices: fresh.map((line) => oneOf(line, setting)), told: fresh }
  const urgent = fresh.slice(0, besidesMany).map((line) => oneOf(line, setting))
  return { notices: [manyOf(fresh, setting), ...urgent], told: fresh }
}

/**
 * Whether nobody is to be disturbed at an instant; what is due then is told when the quiet hours end.
 * @param from Beijing wall time, 'HH:mm'; the same as `to`, or '' = never quiet
 */
export function isQuiet(now: string, from: string, to: string): boolean {
  const time = beijingTime(now).slice(-5)
  if (from === '' || to === '' || from === to) return false
  return from < to ? time >= from && time < to : time >= from || time < to
}
