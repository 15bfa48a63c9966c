import { clauses, colon } from '../app/phrases.ts'
import { words } from './words.ts'

interface Dated {
  readonly title: string
  readonly date: string
}

/** What something rests on, each with its date. */
export function Sources({ sources }: { sources: readonly Dated[] }) {
  return (
    <p className="guide-sources quiet">
      {words.sources}
      {colon}
      <span lang="zh-CN">{clauses(sources.map(({ title, date }) => words.dated(title, date)))}</span>
    </p>
  )
}
