import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useCallback, useState } from 'react'
import { isWorkday } from '../../domain/clocks/index.ts'
import type { CallInput, CallOutput, OrderRow } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { law } from '../app/law.ts'
import { dates } from '../app/phrases.ts'
import { hrefFiling } from '../app/route.ts'
import { today } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'
import { dueTone, useNow } from './due.ts'
import { words } from './words.ts'

const { calendar: say } = words
const perDay = 4
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
  const dueTo = written(from.add(shown * 7 - 1, 'day'))
  const ask = useCallback(
    () => call('orders.list', { search, kind, provider, province, assignee, dueFrom, dueTo, limit: 1000 }),
    [search, kind, provider, province, assignee, dueFrom, dueTo],
  )
  const { list } = useAsked<CallOutput<'orders.list'>>(ask)
  const now = useNow()
  const { calendar } = law()
  const byDay = Map.groupBy(list?.rows ?? [], (row) => row.due?.day ?? '')
  const turn = (by: number) => setMonth(first.add(by, 'month').format('YYYY-MM'))
  const unknown = !calendar.years.has(first.year())
  return (
    <div className="due-calendar">
      <div className="due-calendar-head">
        <Button icon={<LeftOutlined aria-hidden />} aria-label={say.previous} onClick={() => turn(-1)} />
        <h2 className="digits" aria-live="polite">
          {first.format(dates.month)}
        </h2>
        <Button icon={<RightOutlined aria-hidden />} aria-label={say.next} onClick={() => turn(1)} />
        <Button onClick={() => setMonth(today().slice(0, 7))}>{say.today}</Button>
        <span className="quiet">{unknown ? say.unknown : say.what}</span>
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
                    rows={byDay.get(text) ?? []}
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
  readonly rows: readonly OrderRow[]
  readonly inMonth: boolean
  readonly isOff: boolean
  readonly now: number
}

function Day({ day, rows, inMonth, isOff, now }: DayProps) {
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
      {rows.length > shown.length && (
        <Button
          type="text"
          size="small"
          aria-label={say.day(day.format(dates.day), rows.length)}
          onClick={() => setOpen(true)}
        >
          {say.more(rows.length - shown.length)}
        </Button>
      )}
    </td>
  )
}
