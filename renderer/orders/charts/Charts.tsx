import { Alert, Button, Segmented, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useMemo, useState } from 'react'
import type { CallOutput } from '../../../domain/contract/index.ts'
import { rejectionReasons } from '../../../domain/rules/index.ts'
import { call } from '../../app/desk.ts'
import { Nothing } from '../../app/Nothing.tsx'
import { hrefOrders } from '../../app/route.ts'
import { today } from '../../app/store.ts'
import { useAsked } from '../../app/useAsked.ts'
import { words } from '../words.ts'
import { Bars, type Series } from './Bars.tsx'
import './charts.css'

const { charts: say } = words
type Stats = CallOutput<'orders.stats'>
type By = keyof typeof say.by
type Since = keyof typeof say.sinces
/** Rows a chart shows at most; the smaller ones are left to the table of orders. */
const mostRows = 15

/** Load, turn-round and rejection reasons, by provider or province. */
export default function Charts() {
  const [by, setBy] = useState<By>('provider')
  const [span, setSpan] = useState<Since>('')
  const since = span === '' ? '' : dayjs(today()).subtract(Number(span), 'day').format('YYYY-MM-DD')
  const ask = useCallback(() => call('orders.stats', { since }), [since])
  const { list, refusal } = useAsked<Stats>(ask)
  if (refusal) return <Alert type="error" banner title={refusal.message} description={refusal.remedy} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the window, scrolled with the keyboard
    <section className="charts" aria-label={words.views.charts} tabIndex={0}>
      <div className="charts-choice">
        <Segmented<By>
          aria-label={say.byLabel}
          value={by}
          onChange={setBy}
          options={(Object.keys(say.by) as By[]).map((value) => ({ value, label: say.by[value] }))}
        />
        <Segmented<Since>
          aria-label={say.since}
          value={span}
          onChange={setSpan}
          options={(['', '365', '90'] as const).map((value) => ({ value, label: say.sinces[value] }))}
        />
      </div>
      {!list && <Skeleton active paragraph={{ rows: 8 }} />}
      {list && <Drawn stats={list} by={by} />}
    </section>
  )
}

function Drawn({ stats, by }: { stats: Stats; by: By }) {
  const shares = useMemo(() => (by === 'provider' ? stats.providers : stats.provinces).slice(0, mostRows), [stats, by])
  const names = useMemo(() => shares.map(({ name }) => name || words.unnamed), [shares])
  const load = useMemo<Series[]>(
    () => [
      { name: say.open, stack: 'load', values: shares.map(({ open }) => open) },
      { name: say.done, stack: 'load', values: shares.map(({ done }) => done) },
      { name: say.returned, values: shares.map(({ returned }) => returned) },
    ],
    [shares],
  )
  const times = useMemo<Series[]>(
    () => [
      { name: say.review, values: shares.map(({ reviewDays }) => reviewDays) },
      { name: say.bureau, values: shares.map(({ bureauDays }) => bureauDays) },
      { name: say.total, values: shares.map(({ totalDays }) => totalDays) },
    ],
    [shares],
  )
  const reasons = useMemo(() => reasonBars(stats.reasons, by), [stats, by])
  if (shares.length === 0)
    return (
      <Nothing className="charts-none" title={say.none} what={say.noneWhat}>
        <Button href={hrefOrders()}>{say.toBoard}</Button>
      </Nothing>
    )
  return (
    <>
      <Figure title={by === 'provider' ? say.load : say.loadProvince} names={names} series={load} />
      <Figure title={say.turnround} names={names} series={times} />
      {reasons.names.length > 0 && <Figure title={say.reasons} names={reasons.names} series={reasons.series} quoted />}
    </>
  )
}

/** Reasons by how often they were given, stacked by the four who gave most. */
function reasonBars(reasons: Stats['reasons'], by: By): { names: string[]; series: Series[] } {
  const sum = (rows: Stats['reasons']) => rows.reduce((total, { count }) => total + count, 0)
  const byReason = [...Map.groupBy(reasons, ({ reason }) => reason)].sort(([, a], [, b]) => sum(b) - sum(a))
  const top = byReason.slice(0, mostRows)
  const givers = [...Map.groupBy(reasons, (row) => row[by])].sort(([, a], [, b]) => sum(b) - sum(a))
  const names = top.map(([reason]) => rejectionReasons[reason - 1]?.title ?? say.unpicked)
  const series = givers.slice(0, 4).map(([giver]) => ({
    name: giver || words.unnamed,
    stack: 'reasons',
    values: top.map(([, rows]) => sum(rows.filter((row) => row[by] === giver)) || undefined),
  }))
  return { names, series }
}

interface FigureProps {
  readonly title: string
  readonly names: readonly string[]
  readonly series: readonly Series[]
  /** the names are the catalogue's, which stays Chinese */
  readonly quoted?: boolean
}

/** A chart and, for who cannot see it or wants the numbers, its table. */
function Figure({ title, names, series, quoted = false }: FigureProps) {
  return (
    <figure>
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      {series.some(({ values }) => values.some((value) => value !== undefined)) ? (
        <Bars label={title} names={names} series={series} />
      ) : (
        <p className="quiet">{say.noValues}</p>
      )}
      <details>
        <summary>{say.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.name}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, place) => (
              <tr key={name}>
                <th scope="row" lang={quoted ? 'zh-CN' : undefined}>
                  {name}
                </th>
                {series.map((one) => (
                  <td key={one.name} className="digits">
                    {one.values[place] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
