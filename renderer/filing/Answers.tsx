import { Button } from 'antd'
import dayjs from 'dayjs'
import { fieldOfReason, rejectionReasons } from '../../domain/rules/index.ts'
import { dates, labelled } from '../app/phrases.ts'
import { hrefGuide } from '../app/route.ts'
import { goToField } from '../clients/wantedField.ts'
import { remediesOf } from '../orders/steps/ReasonPicker.tsx'
import { actionName } from '../terms/index.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { answers: say } = words
const answering = new Set(['return-by-provider', 'return-by-bureau', 'sms-failed', 'pass-review', 'approve'])

/** What provider and bureau said, the newest first; a reason opens the fields concerned. */
export function Answers({ view: { client }, order }: FilingParts) {
  const answers = order.events.filter(({ action }) => answering.has(action)).toReversed()
  if (answers.length === 0) return null
  return (
    <section className="block" aria-label={say.title}>
      <h2>{say.title}</h2>
      <ul className="answers">
        {answers.map((event) => (
          <li key={event.at + event.action}>
            <span className={event.to === 'fill' ? 'severity-likely' : 'severity-pass'}>
              <b>{actionName(event.action)}</b>{' '}
              <span className="quiet digits">{say.when(dayjs(event.at).format(dates.dayAndTime), event.by)}</span>
            </span>
            {event.why !== '' && <span>{event.why}</span>}
            {event.reasons.map((reason) => {
              const path = fieldOfReason(reason, client, order)
              const title = rejectionReasons[reason - 1]?.title ?? ''
              return (
                <span key={reason} className="answer-reason">
                  <span>
                    <a href={hrefGuide('rejections', String(reason))} title={say.guide}>
                      <b>{title}</b>
                    </a>{' '}
                    <span className="quiet">{remediesOf(reason)[0]}</span>
                  </span>
                  {path !== '' && (
                    <Button
                      size="small"
                      aria-label={labelled(say.open, title)}
                      onClick={() => goToField(client.id, path)}
                    >
                      {say.open}
                    </Button>
                  )}
                </span>
              )
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
