import { addMonths, type Deadline } from '../../domain/clocks/index.ts'
import { inSentences } from '../../domain/contract/index.ts'
import { clauses, labelled } from '../app/phrases.ts'
import { dueTone, dueWords } from '../orders/due.ts'
import { useClocks } from './clocks.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { deadlines: say } = words
/** What ends later than this is folded away. */
const monthsAhead = 3

/** Every clock that runs for the order and its client, with how it was counted and what it rests on. */
export function Deadlines({ view: { client }, order }: FilingParts) {
  const { clocks, now, today } = useClocks(client, order)
  const horizon = today === '' ? '' : addMonths(today, monthsAhead)
  const isNear = (clock: Deadline) => clock.orderId !== '' || clock.day <= horizon
  const near = clocks.filter(isNear)
  const later = clocks.filter((clock) => !isNear(clock))
  return (
    <section className="block" aria-label={say.title}>
      <h2>{say.title}</h2>
      {near.length === 0 && <p className="quiet">{say.none}</p>}
      <Clocks clocks={near} now={now} />
      {later.length > 0 && (
        <details>
          <summary className="quiet">{say.later(later.length)}</summary>
          <Clocks clocks={later} now={now} />
        </details>
      )}
    </section>
  )
}

function Clocks({ clocks, now }: { clocks: readonly Deadline[]; now: number }) {
  return (
    <ul className="clocks">
      {clocks.map((clock) => (
        <li key={`${clock.rule} ${clock.path} ${clock.orderId}`}>
          <b className={`digits severity-${dueTone(clock, now)}`}>{dueWords(clock, now)}</b>
          <span lang="zh-CN">
            {clock.title} <span className="quiet digits">{clock.day}</span>
            <span className="quiet clock-why">
              {inSentences(clock.assumption) + labelled(say.source, clauses(clock.sources.map(({ title }) => title)))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
