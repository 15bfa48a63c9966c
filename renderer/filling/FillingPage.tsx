import { ArrowLeftOutlined, ExportOutlined } from '@ant-design/icons'
import { Button, Switch, Tag, Tooltip } from 'antd'
import { useCallback, useId, useMemo, useRef, useState } from 'react'
import type { ClientView } from '../../domain/contract/index.ts'
import { type FillingSheet, fieldsOfSheet, fillingSheet, missingFields } from '../../domain/filling/index.ts'
import type { Client, Order } from '../../domain/model/index.ts'
import { providerPack } from '../../domain/rules/packs/index.ts'
import { providerOf } from '../../domain/upload/index.ts'
import { asPlanned } from '../../domain/workflow/index.ts'
import { call } from '../app/desk.ts'
import { Loading } from '../app/Loading.tsx'
import { law } from '../app/law.ts'
import { go, hrefClient, hrefFiling } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'
import { goToField } from '../clients/wantedField.ts'
import { LostOrder } from '../filing/LostOrder.tsx'
import { kindName } from '../terms/index.ts'
import { FillingRow } from './FillingRow.tsx'
import './filling.css'
import { useFilling } from './useFilling.ts'
import { words } from './words.ts'

interface FillingPageProps {
  readonly clientId: string
  /** '' = the client's filing as such */
  readonly orderId: string
  /** '' = the order's, else the one the client's services name */
  readonly provider: string
}

/** 填报单: what goes into the provider's form, field by field, beside the form itself. */
export function FillingPage({ clientId, orderId, provider }: FillingPageProps) {
  const ask = useCallback(() => call('clients.get', { id: clientId }), [clientId])
  const { list: view, refusal } = useAsked<ClientView>(ask)
  if (!view && refusal) return <LostOrder title={refusal.message} what={refusal.remedy} />
  if (!view) return <Loading label={words.loading} />
  const order = view.client.orders.find(({ id }) => id === orderId)
  if (orderId !== '' && order === undefined) return <LostOrder />
  const named = provider || order?.provider || providerOf(view.client)
  return <Filling client={view.client} order={order} provider={named} />
}

interface FillingProps {
  readonly client: Client
  readonly order: Order | undefined
  readonly provider: string
}

function Filling({ client, order, provider }: FillingProps) {
  const pack = providerPack(law().packs, provider)
  const sheet = useMemo(() => fillingSheet(asPlanned(client, law().packs), order, pack), [client, order, pack])
  const filling = useFilling(client.id, `${client.id} ${order?.id ?? ''}`)
  const [goesOn, setGoesOn] = useState(true)
  const [said, setSaid] = useState('')
  const body = useRef<HTMLDivElement>(null)

  /** Takes the focus so many copy buttons on; at either end it stays. */
  const step = (from: HTMLElement, by: number) => {
    const all = [...(body.current?.querySelectorAll<HTMLElement>('[data-copy]') ?? [])]
    const to = all[all.indexOf(from) + by]
    to?.focus({ preventScroll: true })
    to?.scrollIntoView({ block: 'center' })
  }
  const fill = (path: string) => goToField(client.id, path)
  return (
    <div className="filling">
      <FillingHeader
        {...{ client, order, sheet, filling, goesOn, setGoesOn, fill }}
        provider={pack?.name ?? provider}
      />
      <div className="filling-body" ref={body}>
        {sheet.groups.map((group) => (
          <section key={group.key} className="block" aria-labelledby={`filling-${group.key}`}>
            <h2 id={`filling-${group.key}`} lang="zh-CN">
              {group.title}
            </h2>
            {group.sections.map((section) => (
              <div key={section.key}>
                <h3 lang="zh-CN">{section.title}</h3>
                {section.note !== '' && (
                  <p className="quiet" lang="zh-CN">
                    {section.note}
                  </p>
                )}
                <ul className="filling-list">
                  {section.fields.map((field) => (
                    <FillingRow
                      key={field.key}
                      field={field}
                      section={section.title}
                      filling={filling}
                      onFill={fill}
                      onStep={step}
                      onCopied={(button) => {
                        setSaid(words.copiedOf(`${section.title} ${field.label}`))
                        if (goesOn) step(button, 1)
                      }}
                    />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
      <span className="filling-said" role="status">
        {said}
      </span>
    </div>
  )
}

interface HeaderProps extends FillingProps {
  readonly sheet: FillingSheet
  readonly filling: ReturnType<typeof useFilling>
  readonly goesOn: boolean
  readonly setGoesOn: (on: boolean) => void
  readonly fill: (path: string) => void
}

/** Whose it is, in whose order, how much is copied, and what is missing; stays in sight. */
function FillingHeader({ client, order, provider, sheet, filling, goesOn, setGoesOn, fill }: HeaderProps) {
  const isBrowser = useWindow((state) => state.description?.door === 'browser')
  const nextId = useId()
  const copyable = fieldsOfSheet(sheet).filter(({ value }) => value !== '')
  const done = copyable.filter(filling.isCopied).length
  const missing = missingFields(sheet)
  const back = order ? hrefFiling(client.id, order.id) : hrefClient(client.id, 'materials')
  const mark = sheet.order
    ? { text: words.claimed(provider), why: words.claimedWhat(sheet.order.source.title, sheet.order.source.date) }
    : { text: words.standard, why: words.standardWhat(provider) }
  return (
    <header className="filling-head">
      <div className="filling-line">
        <Button
          type="text"
          size="small"
          icon={<ArrowLeftOutlined aria-hidden />}
          aria-label={words.back}
          onClick={() => go(back)}
        />
        <h1 title={client.subject.name}>{client.subject.name || words.unnamed}</h1>
        <Tag color="blue">{words.title}</Tag>
        {order && <Tag>{kindName(order.kind)}</Tag>}
        {isBrowser && (
          <Button
            className="filling-popup"
            size="small"
            icon={<ExportOutlined aria-hidden />}
            title={words.popupWhat}
            onClick={() => window.open(window.location.href, '_blank', 'popup,width=500,height=900')}
          >
            {words.popup}
          </Button>
        )}
      </div>
      <div className="filling-line">
        <span>{words.provider(provider)}</span>
        <Tooltip title={mark.why}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the words behind it are to be had with the keyboard too */}
          <span className="filling-mark" tabIndex={0}>
            {mark.text}
          </span>
        </Tooltip>
        <b className="digits">{words.progress(done, copyable.length)}</b>
        {done > 0 && (
          <Button size="small" type="text" onClick={filling.restart}>
            {words.restart}
          </Button>
        )}
      </div>
      <div className="filling-line">
        <Switch size="small" id={nextId} checked={goesOn} onChange={setGoesOn} />
        <label htmlFor={nextId}>{words.next}</label>
        <span className="quiet">{words.keys}</span>
      </div>
      {missing.length > 0 && (
        <details className="filling-missing">
          <summary>
            <b className="severity-reject">{words.missing(missing.length)}</b>{' '}
            <span className="quiet">{words.missingWhat}</span>
          </summary>
          <ul>
            {missing.map(({ field, where }) => (
              <li key={field.key}>
                <Button size="small" type="link" onClick={() => fill(field.path)}>
                  <span lang="zh-CN">
                    {where} {field.label}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  )
}
