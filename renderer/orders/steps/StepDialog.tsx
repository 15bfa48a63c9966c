import { Alert, Checkbox, DatePicker, Form, Input, Modal, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { CallInput, ClientView, Refusal } from '../../../domain/contract/index.ts'
import type { Order } from '../../../domain/model/index.ts'
import { serviceTitle } from '../../../domain/rules/index.ts'
import { awaitingNumber, saysNothing, smsPlan } from '../../../domain/workflow/index.ts'
import { call, refusalOf } from '../../app/desk.ts'
import { clauses, listed } from '../../app/phrases.ts'
import { hrefFiling } from '../../app/route.ts'
import { today, useWindow } from '../../app/store.ts'
import { useAsked } from '../../app/useAsked.ts'
import { KeptNote } from '../../drafts/KeptNote.tsx'
import { useKeptForm } from '../../drafts/useKeptForm.ts'
import { terms } from '../../terms/index.ts'
import { words } from '../words.ts'
import { ProviderField } from './ProviderField.tsx'
import { ReasonPicker } from './ReasonPicker.tsx'
import type { StepTarget } from './useStep.tsx'
import './steps.css'

const { step: say } = words
type Given = Omit<CallInput<'orders.act'>, 'clientId' | 'orderId' | 'action'>

/** What is left out has not been touched. */
const begunSchema = z.object({
  why: z.string().default(''),
  reasons: z.array(z.number()).default([]),
  providerNumber: z.string().optional(),
  provider: z.string().optional(),
  numbers: z.record(z.string(), z.string()).default({}),
  subjectNumber: z.string().default(''),
  openedOn: z.string().optional(),
})

interface StepDialogProps {
  readonly target: StepTarget
  readonly onClose: () => void
  /** @throws Refused; the dialog then stays, with the reason */
  readonly onTake: (given: Given) => Promise<void>
}

/** Asks what a step needs: reasons, the provider's number, who answered the SMS, the numbers the bureau gave. */
export function StepDialog({ target, onClose, onTake }: StepDialogProps) {
  const { clientId, orderId, action } = target
  const ask = useCallback(() => call('clients.get', { id: clientId }), [clientId])
  const { list: view, refusal: unread, reload } = useAsked<ClientView>(ask)
  const order = view?.client.orders.find(({ id }) => id === orderId)
  const about = { id: `${orderId}/${action}`, clientId, place: hrefFiling(clientId, orderId) }
  const form = useKeptForm({ kind: 'order-step', ...about }, begunSchema)
  const { why, reasons, providerNumber, provider, numbers, subjectNumber, openedOn = today() } = form.values
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  const givesNumbers = action === 'approve' || (action === 'pass-review' && order?.kind === 'claim')
  const submit = async () => {
    if (!order || busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      if (action === 'submit' && provider !== undefined && provider !== order.provider)
        await call('orders.change', { clientId, orderId, provider })
      const approval = !givesNumbers
        ? {}
        : order.kind === 'claim'
          ? { serviceNumbers: numbers, subjectNumber }
          : { serviceNumbers: numbers, ...(openedOn === '' ? {} : { openedOn }) }
      await onTake({ why, reasons, ...(providerNumber === undefined ? {} : { providerNumber }), ...approval })
      form.clear()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  const returned = action === 'return-by-provider' || action === 'return-by-bureau'
  const blocking = view?.findings.filter(({ severity }) => severity === 'reject').length ?? 0
  const silent = order !== undefined && saysNothing(order)
  const wantsWhy =
    returned || action === 'withdraw' || action === 'sms-failed' || (action === 'submit' && (blocking > 0 || silent))
  const told = refusal ?? unread
  return (
    <Modal
      open
      title={`${terms.orderActions[action]} · ${view?.client.subject.name ?? ''}`}
      okText={say.confirm}
      cancelText={say.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: !order }}
      onOk={() => void submit()}
      onCancel={onClose}
      width={640}
    >
      {!order && !told && <Skeleton active paragraph={{ rows: 3 }} />}
      {order && view && (
        <Form layout="vertical" component="div" className="step-form">
          <KeptNote form={form} />
          {action === 'withdraw' && order.stage === 'bureau' && <Alert type="warning" showIcon title={say.locked} />}
          {action === 'submit' && (
            <>
              <Form.Item label={say.provider} htmlFor="step-provider">
                <ProviderField
                  id="step-provider"
                  value={provider ?? order.provider}
                  onChange={(next) => form.change({ provider: next })}
                />
              </Form.Item>
              <Form.Item label={say.providerNumber} htmlFor="step-number">
                <Input
                  id="step-number"
                  autoComplete="off"
                  value={providerNumber ?? order.providerNumber}
                  onChange={(event) => form.change({ providerNumber: event.target.value })}
                />
              </Form.Item>
              {silent && <Alert type="warning" showIcon title={say.nothingSaid} />}
              {blocking > 0 && <Alert type="error" showIcon title={say.blocking(blocking)} />}
            </>
          )}
          {action === 'sms-done' && <SmsList view={view} order={order} onChanged={reload} />}
          {givesNumbers && order.kind === 'claim' && view.client.subject.filingNumber === '' && (
            <Form.Item label={say.subjectNumber} htmlFor="step-subject-number" extra={say.claimHelp}>
              <Input
                id="step-subject-number"
                autoFocus
                autoComplete="off"
                value={subjectNumber}
                onChange={(event) => form.change({ subjectNumber: event.target.value })}
              />
            </Form.Item>
          )}
          {givesNumbers && (
            <Numbers
              view={view}
              order={order}
              numbers={numbers}
              onNumber={(id, text) => form.change({ numbers: { ...numbers, [id]: text } })}
              openedOn={openedOn}
              onOpenedOn={(day) => form.change({ openedOn: day })}
            />
          )}
          {returned && <ReasonPicker value={reasons} onChange={(next) => form.change({ reasons: next })} />}
          {wantsWhy && (
            <Form.Item label={returned ? say.whyReturn : say.why} htmlFor="step-why">
              <Input.TextArea
                id="step-why"
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={why}
                onChange={(event) => form.change({ why: event.target.value })}
              />
            </Form.Item>
          )}
        </Form>
      )}
      {told && <Alert type="error" showIcon title={told.message} description={told.remedy} />}
    </Modal>
  )
}

interface PartProps {
  readonly view: ClientView
  readonly order: Order
}

/** Who must answer the 短信核验; a tick is kept at once. */
export function SmsList({ view, order, onChanged }: PartProps & { readonly onChanged: () => Promise<void> | void }) {
  const reading = useWindow((state) => state.settings.reading)
  const plan = smsPlan(view.client, order, reading)
  const verified = new Set(order.smsVerified)
  const tick = async (personId: string, done: boolean) => {
    await call('orders.change', { clientId: view.client.id, orderId: order.id, sms: { personId, done } })
    await onChanged()
  }
  if (plan.people.length === 0) return <p className="quiet">{say.smsNone}</p>
  return (
    <fieldset className="step-people">
      <legend>{say.sms}</legend>
      {plan.people.map((person) => (
        <Checkbox
          key={person.id}
          checked={verified.has(person.id)}
          onChange={(event) => void tick(person.id, event.target.checked)}
        >
          {person.name || words.unnamed} <span className="quiet digits">{tail(person.mobile)}</span>
        </Checkbox>
      ))}
      <p className="quiet">{plan.words}</p>
    </fieldset>
  )
}

/** A number's last digits are enough to know whose it is. */
const tail = (mobile: string): string => (mobile === '' ? '' : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`)

interface NumbersProps extends PartProps {
  readonly numbers: Readonly<Record<string, string>>
  readonly onNumber: (serviceId: string, text: string) => void
  readonly openedOn: string
  readonly onOpenedOn: (day: string) => void
}

/** The numbers that the bureau gave, or what will leave the file. */
function Numbers({ view, order, numbers, onNumber, openedOn, onOpenedOn }: NumbersProps) {
  const waiting = awaitingNumber(view.client, order)
  if (order.kind === 'cancel-subject') return <Alert type="warning" showIcon title={say.leaves(say.leavesSubject)} />
  const titles = listed(view.client.services.filter(({ id }) => order.serviceIds.includes(id)).map(serviceTitle))
  if (order.kind === 'cancel-service') return <Alert type="warning" showIcon title={say.leaves(titles)} />
  if (order.kind === 'migrate') return <Alert type="warning" showIcon title={say.moves(titles, order.to)} />
  return (
    <>
      {waiting.length > 0 && <p className="quiet">{clauses([say.numbers, say.numberHelp])}</p>}
      {waiting.map((service, place) => (
        <Form.Item key={service.id} label={serviceTitle(service)} htmlFor={`number-${service.id}`}>
          <Input
            id={`number-${service.id}`}
            autoFocus={place === 0 && order.kind !== 'claim'}
            autoComplete="off"
            value={numbers[service.id] ?? ''}
            onChange={(event) => onNumber(service.id, event.target.value)}
          />
        </Form.Item>
      ))}
      {waiting.length > 0 && order.kind !== 'claim' && (
        <Form.Item label={say.openedOn} htmlFor="step-opened">
          <DatePicker
            id="step-opened"
            value={openedOn === '' ? null : dayjs(openedOn)}
            onChange={(day) => onOpenedOn(day?.format('YYYY-MM-DD') ?? '')}
          />
        </Form.Item>
      )}
    </>
  )
}
