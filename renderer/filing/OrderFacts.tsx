import { App, Checkbox, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { z } from 'zod'
import type { CallInput } from '../../domain/contract/index.ts'
import { serviceTitle } from '../../domain/rules/index.ts'
import { orderKindInfos } from '../../domain/workflow/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { listed } from '../app/phrases.ts'
import { hrefFiling } from '../app/route.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { words as keptWords } from '../drafts/words.ts'
import { ProviderField } from '../orders/steps/ProviderField.tsx'
import { SmsList } from '../orders/steps/StepDialog.tsx'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { facts: say } = words
const beforeHandIn = ['prepare', 'fill', 'upload']

/** What is left out has not been touched; `before` is how it stood when the typing began. */
const begunSchema = z.object({
  provider: z.string().optional(),
  providerNumber: z.string().optional(),
  note: z.string().optional(),
  before: z.record(z.string(), z.string()).default({}),
})
const fields = ['provider', 'providerNumber', 'note'] as const
type Field = (typeof fields)[number]

/** What the order is about and where it is handed in; the SMS of those who must answer while it waits for them. */
export function OrderFacts({ view, order, reload }: FilingParts) {
  const { message } = App.useApp()
  const { client } = view
  const about = { id: order.id, clientId: client.id, place: hrefFiling(client.id, order.id) }
  const form = useKeptForm({ kind: 'order-facts', ...about }, begunSchema)
  const typed = form.values
  const { provider = order.provider, providerNumber: number = order.providerNumber, note = order.note } = typed
  const type = (field: Field, text: string) =>
    form.change(({ before }) => ({ [field]: text, before: { [field]: order[field], ...before } }))
  const canChange = beforeHandIn.includes(order.stage)
  const { about: concerns } = orderKindInfos[order.kind]
  const change = async (changes: Omit<CallInput<'orders.change'>, 'clientId' | 'orderId'>): Promise<boolean> => {
    try {
      await call('orders.change', { clientId: client.id, orderId: order.id, ...changes })
      await reload()
      return true
    } catch (error) {
      message.error(inOneLine(error))
      return false
    }
  }
  /** A field is left: what was typed in it is saved, and until then kept. */
  const leave = async (field: Field) => {
    const text = form.now()[field]
    if (text === undefined) return
    if (text !== order[field] && !(await change({ [field]: text }))) return
    form.change((now) => {
      const { [field]: _, ...before } = now.before
      return now[field] === text ? { [field]: undefined, before } : {}
    })
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
      <KeptNote form={form} onSave={() => fields.forEach((field) => void leave(field))}>
        {fields
          .filter((field) => typed[field] !== undefined && order[field] !== (typed.before[field] ?? order[field]))
          .map((field) => (
            <span key={field}>{keptWords.savedMeanwhile(order[field])}</span>
          ))}
      </KeptNote>
      <Form component="div" layout="vertical" className="fields">
        {concerns !== 'subject' && (
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
              onChange={(next) => type('provider', next)}
              onBlur={() => void leave('provider')}
              onPick={() => void leave('provider')}
            />
          ) : (
            <Input id="facts-provider" readOnly value={order.provider} title={say.locked} />
          )}
        </Form.Item>
        <Form.Item label={say.providerNumber} htmlFor="facts-number">
          <Input
            id="facts-number"
            value={number}
            onChange={(event) => type('providerNumber', event.target.value)}
            onBlur={() => void leave('providerNumber')}
          />
        </Form.Item>
        <Form.Item label={say.note} htmlFor="facts-note" className="field-double">
          <Input
            id="facts-note"
            value={note}
            onChange={(event) => type('note', event.target.value)}
            onBlur={() => void leave('note')}
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
