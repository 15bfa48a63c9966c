import { CheckCircleFilled, RightCircleFilled } from '@ant-design/icons'
import dayjs from 'dayjs'
import { timetableRow } from '../../domain/guide/timetable.ts'
import { enteredAt, orderKindInfos } from '../../domain/workflow/index.ts'
import { dates } from '../app/phrases.ts'
import { words as guideWords } from '../guide/words.ts'
import { stageName } from '../terms/index.ts'
import { useClocks } from './clocks.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { timetable: say } = words
const { time: guide } = guideWords

/** Where the order is on its way: every stage of its kind, when it came there, and how long each takes. */
export function Timetable({ view, order }: Pick<FilingParts, 'view' | 'order'>) {
  const { clocks } = useClocks(view.client, order)
  const due = clocks.find(({ orderId }) => orderId === order.id)
  const { stages } = orderKindInfos[order.kind]
  const isAway = !stages.includes(order.stage)
  // an order that ended early stands where it came from
  const last = order.events.at(-1)
  const at = stages.indexOf(isAway && last ? last.from : order.stage)
  return (
    <ol className="timetable" aria-label={say.label}>
      {stages.map((stage, place) => {
        const row = timetableRow(stage)
        const entered = place <= at ? enteredAt(order, stage) : ''
        const isNow = place === at && !isAway
        return (
          <li
            key={stage}
            className={place < at ? 'stage-done' : isNow ? 'stage-now' : ''}
            aria-current={isNow ? 'step' : undefined}
            title={row && guide.hint(guide.steps[row.key].care, guide.steps[row.key].otherwise)}
          >
            <b>
              {place < at && <CheckCircleFilled className="icon-pass" role="img" aria-label={say.done} />}
              {isNow && <RightCircleFilled role="img" aria-label={say.now} />} {stageName(order.kind, stage)}
            </b>
            <span className="quiet digits">
              {entered !== ''
                ? say.entered(dayjs(entered).format(dates.day))
                : row && say.document(row.documentTime, row.documentDays)}
              {isNow && due && ` · ${say.by(dayjs(due.day).format(dates.day))}`}
            </span>
          </li>
        )
      })}
      {isAway && (
        <li className="stage-now" aria-current="step">
          <b>{stageName(order.kind, order.stage)}</b>
          <span className="quiet">{last?.why}</span>
        </li>
      )}
    </ol>
  )
}
