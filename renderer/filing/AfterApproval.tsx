import { App, Button, Checkbox } from 'antd'
import { useRef } from 'react'
import type { Client } from '../../domain/model/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { today, useWindow } from '../app/store.ts'
import { useClocks } from './clocks.ts'
import { DutyClock } from './DutyClock.tsx'
import { Filed } from './Filed.tsx'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { care: say } = words

/** 备案之后: the number on the site, the home page checked, 公安联网备案, the yearly report, and what comes next. */
export function AfterApproval({
  view: { client },
  order,
  reload,
  onOpen,
}: FilingParts & { readonly onOpen: () => void }) {
  const { message } = App.useApp()
  const reading = useWindow((state) => state.settings.reading)
  const clocks = useClocks(client, order)
  /** one after another */
  const saving = useRef<Promise<boolean>>(Promise.resolve(true))
  if (order.stage !== 'filed' && order.stage !== 'care') return null
  const services = client.services.filter(
    ({ id, filingNumber }) => filingNumber !== '' && (order.serviceIds.length === 0 || order.serviceIds.includes(id)),
  )
  const save = (change: (client: Client) => Client): Promise<boolean> => {
    const done = saving.current.then(async () => {
      try {
        // as it is now: what was saved a moment ago is not on screen yet
        const { client: now } = await call('clients.get', { id: client.id })
        await call('clients.save', { client: change(now) })
        message.success({ content: say.saved, key: 'care saved' })
        await reload()
        return true
      } catch (error) {
        message.error(inOneLine(error))
        return false
      }
    })
    saving.current = done
    return done
  }
  const year = today().slice(0, 4)
  return (
    <section className="block" aria-label={say.title}>
      <div className="block-head">
        <h2>{say.title}</h2>
        <Button size="small" onClick={onOpen}>
          {say.change}
        </Button>
      </div>
      {services.length === 0 && <p className="quiet">{say.none}</p>}
      {services.map((service) => (
        <Filed key={service.id} orderId={order.id} client={client} service={service} clocks={clocks} save={save} />
      ))}
      {services.length > 0 && reading === 'document' && (
        <p>
          <Checkbox
            checked={Number(client.subject.yearlyReport) >= Number(year)}
            onChange={({ target }) =>
              void save((one) => ({ ...one, subject: { ...one.subject, yearlyReport: target.checked ? year : '' } }))
            }
          >
            {say.report(year)}
          </Checkbox>
          <DutyClock clocks={clocks} rule="subject.yearly-report" />
          <span className="quiet">{say.reportWhat}</span>
        </p>
      )}
      <p className="quiet">{say.changeWhat[reading]}</p>
    </section>
  )
}
