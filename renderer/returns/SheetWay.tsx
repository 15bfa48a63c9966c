import dayjs from 'dayjs'
import { useCallback } from 'react'
import type { SheetStanding } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { dates, labelled } from '../app/phrases.ts'
import { hrefClient, hrefReturns } from '../app/route.ts'
import { useAsked } from '../app/useAsked.ts'
import { VerdictMark } from '../materials/VerdictMark.tsx'
import { words } from './words.ts'

const { way } = words
const day = (at: string) => dayjs(at).format(dates.dayAndTime)

interface SheetWayProps {
  readonly clientId: string
  readonly serviceId: string
  /** which of several sheets it is; left out where there is one alone */
  readonly title?: string
}

/** How far the sheet of one filing is on its way: printed, returned, stale. */
export function SheetWay({ clientId, serviceId, title }: SheetWayProps) {
  const ask = useCallback(async () => (await call('sheets.standing', { clientId })).items, [clientId])
  const { list } = useAsked<SheetStanding[]>(ask)
  const standing = list?.find((one) => one.serviceId === serviceId)
  if (!standing) return null
  const { printed, returned } = standing
  return (
    <section className="sheet-way" aria-label={title ? labelled(way.title, title) : way.title}>
      <h2>{title ? labelled(way.title, title) : way.title}</h2>
      <ul className="sheet-notes">
        <li>{printed ? way.printed(day(printed.at), printed.by, printed.copies, printed.purpose) : way.notPrinted}</li>
        {printed && !printed.stands && <li className="severity-reject">{way.printedStale}</li>}
        <li>
          {returned ? (
            <>
              {way.returned(day(returned.at))} <VerdictMark standing={returned.verdict} text={returned.headline} />{' '}
              <a href={hrefClient(clientId, 'materials', returned.materialId)}>{way.look}</a>
            </>
          ) : (
            <>
              {way.notReturned} <a href={hrefReturns}>{way.takeIn}</a>
            </>
          )}
        </li>
        {returned && !returned.stands && <li className="severity-reject">{way.returnedStale}</li>}
      </ul>
    </section>
  )
}
