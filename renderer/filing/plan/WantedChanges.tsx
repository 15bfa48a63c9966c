import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { z } from 'zod'
import { maskEmail, maskMobile } from '../../../domain/identifiers/mask.ts'
import type { Client, Order, WantedChange } from '../../../domain/model/index.ts'
import { type ChangeField, changeFields, isOpen, valueAt } from '../../../domain/workflow/index.ts'
import { labelled, listed } from '../../app/phrases.ts'
import { hrefFiling } from '../../app/route.ts'
import { personTitle, placeOf } from '../../clients/paths.ts'
import { words as clientWords } from '../../clients/words.ts'
import { KeptNote } from '../../drafts/KeptNote.tsx'
import { useKeptForm } from '../../drafts/useKeptForm.ts'
import type { PlanProps } from '../Plan.tsx'
import { words } from '../words.ts'
import { ChangeValue } from './ChangeValue.tsx'

const { plan: say } = words
type Value = WantedChange['to']

const masks: Readonly<Record<string, (text: string) => string>> = {
  mobile: maskMobile,
  emergencyPhone: maskMobile,
  landline: maskMobile,
  email: maskEmail,
}

/** A value as lists show it: numbers masked, people by name, 长期. */
function shown(client: Client, path: string, value: Value): string {
  if (typeof value !== 'string') return listed([...value]) || say.empty
  const name = path.split('.').at(-1) ?? ''
  const person = name === 'leadId' ? client.people.find(({ id }) => id === value) : undefined
  const text = person ? personTitle(person) : value === 'long-term' ? clientWords.date.longTerm : value
  return (masks[name]?.(text) ?? text) || say.empty
}

/** What stood on file: as it is now while the order runs, as the approval found it afterwards. */
function onFile(client: Client, order: Order, path: string): Value {
  if (isOpen(order.kind, order.stage)) return valueAt(client, path)
  const approved = order.events.findLast(({ to }) => to === 'filed')?.before?.record
  const was = approved?.find((one) => one.path === path)?.was
  return typeof was === 'string' || Array.isArray(was) ? was : ''
}

/** 变更主体, 变更服务: field by field, what stands on file and what is to stand there. */
export function WantedChanges({ view: { client }, order, canChange, change }: PlanProps) {
  return (
    <>
      {order.changes.length === 0 && <p className="quiet">{canChange ? say.none : say.noneSaid}</p>}
      {order.changes.length > 0 && (
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{say.what}</th>
              <th scope="col">{say.onFile}</th>
              <th scope="col">{say.to}</th>
              {canChange && <td />}
            </tr>
          </thead>
          <tbody>
            {order.changes.map(({ path, to }) => {
              const label = placeOf(path, client)
              return (
                <tr key={path}>
                  <th scope="row">{label}</th>
                  <td className="quiet">{shown(client, path, onFile(client, order, path))}</td>
                  <td>{shown(client, path, to)}</td>
                  {canChange && (
                    <td>
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined aria-hidden />}
                        aria-label={labelled(say.remove, label)}
                        onClick={() => void change({ unwant: [path] })}
                      />
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {canChange && (
        <AddChange
          client={client}
          orderId={order.id}
          fields={changeFields(client, order)}
          add={(wanted) => change({ want: [wanted] })}
        />
      )}
    </>
  )
}

const begunSchema = z.object({
  path: z.string().default(''),
  to: z.union([z.string(), z.array(z.string())]).default(''),
})

interface AddChangeProps {
  readonly client: Client
  readonly orderId: string
  readonly fields: readonly ChangeField[]
  readonly add: (change: WantedChange) => Promise<boolean>
}

function AddChange({ client, orderId, fields, add }: AddChangeProps) {
  const about = { id: orderId, clientId: client.id, place: hrefFiling(client.id, orderId) }
  const form = useKeptForm({ kind: 'order-plan', ...about }, begunSchema)
  const { path, to } = form.values
  const field = fields.find((one) => one.path === path)
  const pick = (next: string) => {
    // a list is mended, a line is written anew
    const now = valueAt(client, next)
    form.change({ path: next, to: typeof now === 'string' ? '' : now })
  }
  const submit = async () => {
    if (!field || !(await add({ path, to }))) return
    // what has been picked meanwhile stays
    form.change((now) => (now.path === path ? { path: '', to: '' } : {}))
  }
  return (
    <Form layout="vertical" component="div" className="plan-add">
      <KeptNote form={form} />
      <Form.Item label={say.field} htmlFor="plan-field">
        <Select<string>
          id="plan-field"
          value={path === '' ? undefined : path}
          placeholder={say.pickField}
          onChange={pick}
          showSearch={{ optionFilterProp: 'label' }}
          options={fields.map((one) => ({ value: one.path, label: placeOf(one.path, client) }))}
        />
      </Form.Item>
      {field && (
        <>
          <Form.Item label={say.newValue} htmlFor="plan-value">
            <ChangeValue
              key={path}
              id="plan-value"
              client={client}
              input={field.input}
              value={to}
              onChange={(value) => form.change({ to: value })}
              onEnter={() => void submit()}
            />
          </Form.Item>
          <Button type="primary" ghost onClick={() => void submit()}>
            {say.add}
          </Button>
        </>
      )}
    </Form>
  )
}
