import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useCallback, useState } from 'react'
import { isWorkday } from '../../domain/clocks/index.ts'
import type { CallInput } from '../../domain/contract/index.ts'
import { law } from '../app/law.ts'
import { dates } from '../app/phrases.ts'
import { hrefFiling, hrefOrders } from '../app/route.ts'
import { today } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'
import { dueTone, useNow } from './due.ts'
import { type DueDay, dueDays } from './dueDays.ts'
import { words } from './words.ts'

const { calendar: say } = words
const perDay = 4
const nothing: DueDay = { rows: [], total: 0 }
const written = (day: Dayjs) => day.format('YYYY-MM-DD')

interface DueCalendarProps {
  readonly filter: Pick<CallInput<'orders.list'>, 'search' | 'kind' | 'provider' | 'province' | 'assignee'>
}

/** The clocks of all orders on the days on which they end; days off are marked. */
export function DueCalendar({ filter }: DueCalendarProps) {
  const { search, kind, provider, province, assignee } = filter
  const [month, setMonth] = useState(() => today().slice(0, 7))
  const first = dayjs(`${month}-01`)
  // weeks begin on Monday
  const from = first.subtract((first.day() + 6) % 7, 'day')
  const weeks = Math.ceil(((first.day() + 6) % 7) / 7 + first.daysInMonth() / 7)
  const shown = Math.max(5, weeks)
  const dueFrom = written(from)
  const ask = useCallback(() => {
    const days = Array.from({ length: shown * 7 }, (_, place) => written(dayjs(dueFrom).add(place, 'day')))
    return dueDays({ search, kind, provider, province, assignee }, days)
  }, [search, kind, provider, province, assignee, dueFrom, shown])
  const { list } = useAsked<ReadonlyMap<string, DueDay>>(ask)
  const now = useNow()
  const { calendar } = law()
  const turn = (by: number) => setMonth(first.add(by, 'month').format('YYYY-MM'))
  const unknown = !calendar.years.has(first.year())
  return (
    // an empty month and one that is not there yet look the same
    <div className="due-calendar" aria-busy={list === undefined}>
      <div className="due-calendar-head">
        <Button icon={<LeftOutlined aria-hidden />} aria-label={say.previous} onClick={() => turn(-1)} />
        <h2 className="digits" aria-live="polite">
          {first.format(dates.month)}
        </h2>
        <Button icon={<RightOutlined aria-hidden />} aria-label={say.next} onClick={() => turn(1)} />
        <Button onClick={() => setMonth(today().slice(0, 7))}>{say.today}</Button>
        <span className="quiet" role="status">
          {list ? (unknown ? say.unknown : say.what) : words.loading}
        </span>
      </div>
      <table aria-label={say.label}>
        <thead>
          <tr>
            {say.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, week) => (
            <tr key={written(from.add(week * 7, 'day'))}>
              {Array.from({ length: 7 }, (_, place) => {
                const day = from.add(week * 7 + place, 'day')
                const text = written(day)
                return (
                  <Day
                    key={text}
                    day={day}
                    due={list?.get(text) ?? nothing}
                    inMonth={day.month() === first.month()}
                    isOff={isWorkday(calendar, text) === false}
                    now={now}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DayProps {
  readonly day: Dayjs
  readonly due: DueDay
  readonly inMonth: boolean
  readonly isOff: boolean
  readonly now: number
}

function Day({ day, due: { rows, total }, inMonth, isOff, now }: DayProps) {
  const [open, setOpen] = useState(false)
  const isToday = written(day) === today()
  const shown = open ? rows : rows.slice(0, perDay)
  const tone = `${inMonth ? '' : ' day-beside'}${isOff ? ' day-off' : ''}${isToday ? ' day-today' : ''}`
  return (
    <td className={`day${tone}`} aria-current={isToday ? 'date' : undefined}>
      <span className="day-number digits">
        {day.date()} {isOff && <span className="quiet">{say.off}</span>}
      </span>
      <ul>
        {shown.map((row) => (
          <li key={`${row.clientId} ${row.id}`}>
            <a
              className={row.due ? `severity-${dueTone(row.due, now)}` : undefined}
              href={hrefFiling(row.clientId, row.id)}
              title={row.due?.title}
            >
              {row.clientName || words.unnamed}
            </a>
          </li>
        ))}
      </ul>
      {total > shown.length && (
        <Button
          type="text"
          size="small"
          aria-label={say.day(day.format(dates.day), total)}
          // all that the desk has told of the day is shown: the table has the rest
          {...(open ? { href: hrefOrders('table') } : { onClick: () => setOpen(true) })}
        >
          {say.more(total - shown.length)}
        </Button>
      )}
    </td>
  )
}
