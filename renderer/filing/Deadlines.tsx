import { clockFacts, deadlinesOf } from '../../domain/clocks/index.ts'
import { settingFor } from '../../domain/rules/index.ts'
import { law } from '../app/law.ts'
import { useWindow } from '../app/store.ts'
import { dueTone, dueWords, useNow } from '../orders/due.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { deadlines: say } = words

/** Every clock that runs for the order and its client, the earliest first, with how it was counted and what it rests on. */
export function Deadlines({ view: { client }, order }: FilingParts) {
  const reading = useWindow((state) => state.settings.reading)
  const today = useWindow((state) => state.description?.today ?? '')
  const now = useNow()
  const facts = clockFacts(settingFor(client, { ...law(), today, reading }), new Date(now).toISOString())
  const clocks = deadlinesOf(client, facts).filter(
    ({ orderId, reading: whose, kind, day }) =>
      (orderId === order.id || orderId === '') &&
      (whose === undefined || whose === reading) &&
      // what could not be done too early is over once it may be
      !(kind === 'not-before' && day <= today),
  )
  return (
    <section className="block" aria-label={say.title}>
      <h2>{say.title}</h2>
      {clocks.length === 0 && <p className="quiet">{say.none}</p>}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={`${clock.rule} ${clock.path} ${clock.orderId}`}>
            <b className={`digits severity-${dueTone(clock, now)}`}>{dueWords(clock, now)}</b>
            <span>
              {clock.title} <span className="quiet digits">{clock.day}</span>
              <span className="quiet clock-why">
                {`${clock.assumption}。${say.source}：${clock.sources.map(({ title }) => title).join('；')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
