import { App, Button, Form, Input, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { z } from 'zod'
import type { Order, OrderLog } from '../../domain/model/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { hrefFiling } from '../app/route.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { actionName, stageName } from '../terms/index.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { side: say } = words

interface LogLine {
  readonly at: string
  readonly by: string
  readonly head: string
  readonly words: string
}

/** Steps, notes and calls of an order in one row, the newest first. */
export function logOf(order: Order): LogLine[] {
  const steps = order.events.map(({ at, by, action, to, why }) => ({
    ...{ at, by, words: why },
    head: `${actionName(action)} → ${stageName(order.kind, to)}`,
  }))
  const notes = order.log.map(({ at, by, kind, partner, words: said }) => ({
    ...{ at, by, words: said },
    head: [say.kinds[kind], partner].filter(Boolean).join(' · '),
  }))
  const opening = order.openedAt === '' ? [] : [{ at: order.openedAt, by: '', head: say.opened, words: order.note }]
  // what happened in the same moment stays in the order in which it was written
  return [...opening, ...steps, ...notes]
    .map((line, place) => ({ line, place }))
    .sort((one, other) => other.line.at.localeCompare(one.line.at) || other.place - one.place)
    .map(({ line }) => line)
}

const begunSchema = z.object({
  kind: z.enum(['note', 'call']).default('note'),
  partner: z.string().default(say.partners[0]),
  text: z.string().default(''),
})

/** 记录: notes and phone calls are written down here, above everything that happened. */
export function Logbook({ view: { client }, order, reload }: FilingParts) {
  const { message } = App.useApp()
  const about = { id: order.id, clientId: client.id, place: hrefFiling(client.id, order.id) }
  const form = useKeptForm({ kind: 'order-log', ...about }, begunSchema)
  const { kind, partner, text } = form.values
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    try {
      const given = { kind, partner: kind === 'call' ? partner : '', words: text }
      await call('orders.log', { clientId: client.id, orderId: order.id, ...given })
      form.clear()
      await reload()
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <aside className="logbook" aria-label={say.label}>
      <Form component="div" layout="vertical" className="logbook-write">
        <div className="logbook-kind">
          <Segmented<OrderLog['kind']>
            aria-label={say.write}
            value={kind}
            onChange={(next) => form.change({ kind: next })}
            options={[
              { value: 'note', label: say.note },
              { value: 'call', label: say.call },
            ]}
          />
          {kind === 'call' && (
            <Select<string>
              aria-label={say.partner}
              value={partner}
              onChange={(next) => form.change({ partner: next })}
              options={say.partners.map((value) => ({ value, label: value }))}
            />
          )}
        </div>
        <KeptNote form={form} />
        <Input.TextArea
          aria-label={say.words}
          placeholder={say.words}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={text}
          onChange={(event) => form.change({ text: event.target.value })}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
        />
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          {say.save}
        </Button>
      </Form>
      <h2>{say.history}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its place is scrolled with the keyboard */}
      <ol className="logbook-lines" tabIndex={0} aria-label={say.history}>
        {logOf(order).map((line) => (
          <li key={`${line.at} ${line.head} ${line.words}`}>
            <b>{line.head}</b>
            {line.words !== '' && <span>{line.words}</span>}
            <span className="quiet digits">
              {dayjs(line.at).format('YYYY-MM-DD HH:mm')} {line.by}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  )
}
