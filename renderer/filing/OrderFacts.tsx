import { App, Checkbox, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { CallInput } from '../../domain/contract/index.ts'
import { serviceTitle } from '../../domain/rules/index.ts'
import { orderKindInfos } from '../../domain/workflow/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { listed } from '../app/phrases.ts'
import { ProviderField } from '../orders/steps/ProviderField.tsx'
import { SmsList } from '../orders/steps/StepDialog.tsx'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { facts: say } = words
const beforeHandIn = ['prepare', 'fill', 'upload']

/** What the order is about and where it is handed in; the SMS of those who must answer while it waits for them. */
export function OrderFacts({ view, order, reload }: FilingParts) {
  const { message } = App.useApp()
  const { client } = view
  const [provider, setProvider] = useState(order.provider)
  const [number, setNumber] = useState(order.providerNumber)
  const [note, setNote] = useState(order.note)
  const canChange = beforeHandIn.includes(order.stage)
  const about = orderKindInfos[order.kind].about
  const change = async (changes: Omit<CallInput<'orders.change'>, 'clientId' | 'orderId'>) => {
    try {
      await call('orders.change', { clientId: client.id, orderId: order.id, ...changes })
      await reload()
    } catch (error) {
      message.error(inOneLine(error))
    }
  }
  const isNew = order.kind === 'first' || order.kind === 'add-service'
  const offered = client.services.filter(
    ({ id, filingNumber }) => order.serviceIds.includes(id) || (filingNumber === '') === isNew,
  )
  return (
    <section className="block" aria-label={say.title}>
      <h2 id="filing-facts" tabIndex={-1}>
        {say.title}
      </h2>
      <Form component="div" layout="vertical" className="fields">
        {about !== 'subject' && (
          <div className="field-wide">
            <span className="quiet">{say.services}</span>
            {canChange ? (
              <Checkbox.Group
                className="filing-services"
                value={order.serviceIds}
                onChange={(serviceIds) => void change({ serviceIds })}
                options={offered.map((service) => ({ value: service.id, label: serviceTitle(service) }))}
              />
            ) : (
              <p>
                {listed(client.services.filter(({ id }) => order.serviceIds.includes(id)).map(serviceTitle)) ||
                  say.servicesNone}
              </p>
            )}
          </div>
        )}
        <Form.Item label={say.provider} htmlFor="facts-provider">
          {canChange ? (
            <ProviderField
              id="facts-provider"
              value={provider}
              onChange={setProvider}
              onBlur={() => provider !== order.provider && void change({ provider })}
            />
          ) : (
            <Input id="facts-provider" readOnly value={order.provider} title={say.locked} />
          )}
        </Form.Item>
        <Form.Item label={say.providerNumber} htmlFor="facts-number">
          <Input
            id="facts-number"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            onBlur={() => number !== order.providerNumber && void change({ providerNumber: number })}
          />
        </Form.Item>
        <Form.Item label={say.note} htmlFor="facts-note" className="field-double">
          <Input
            id="facts-note"
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onBlur={() => note !== order.note && void change({ note })}
          />
        </Form.Item>
      </Form>
      {order.stage === 'sms' && <SmsList view={view} order={order} onChanged={reload} />}
      <p className="quiet digits">
        {order.openedAt !== '' && `${say.openedAt} ${dayjs(order.openedAt).format('YYYY-MM-DD')}`}
        {order.effectiveOn !== '' && ` · ${say.effectiveOn} ${order.effectiveOn}`}
      </p>
    </section>
  )
}
