import { Alert, Button, Checkbox, Form, Input, Modal, Segmented, Select, Skeleton } from 'antd'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { ClientView, Refusal } from '../../domain/contract/index.ts'
import type { OrderKind } from '../../domain/model/index.ts'
import { serviceTitle, settingFor } from '../../domain/rules/index.ts'
import {
  adviseChange,
  type ChangeKind,
  changeKinds,
  destinations,
  mayOpen,
  openOrder,
  orderKindInfos,
} from '../../domain/workflow/index.ts'
import { call, refusalOf } from '../app/desk.ts'
import { law } from '../app/law.ts'
import { clauses, labelled } from '../app/phrases.ts'
import { go, hrefFiling } from '../app/route.ts'
import { today, useWindow } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { kindName, terms } from '../terms/index.ts'
import { ClientPicker } from './opening/ClientPicker.tsx'
import { Effective } from './opening/Effective.tsx'
import { candidates, likelyProvider, likelyServices } from './opening/likely.ts'
import { ProviderField } from './steps/ProviderField.tsx'
import { words } from './words.ts'

const { opening: say } = words

interface OpenOrderDialogProps {
  /** left out: the person picks one */
  readonly clientId?: string
  /** the kind to begin with; left out, what fits the client */
  readonly kind?: OrderKind
  readonly onClose: () => void
}

/** Opens an order: by what the client wants, or by its kind; what stands in the way is said, with what to do. */
export function OpenOrderDialog({ clientId: given = '', kind, onClose }: OpenOrderDialogProps) {
  const [clientId, setClientId] = useState(given)
  return (
    <Modal open title={say.title} footer={null} onCancel={onClose} width={680}>
      <Form layout="vertical" component="div" className="step-form">
        {given === '' && <ClientPicker value={clientId} onChange={setClientId} />}
        {clientId === '' ? (
          <p className="quiet">{say.pickClient}</p>
        ) : (
          <Opening key={clientId} clientId={clientId} kind={kind} onClose={onClose} />
        )}
      </Form>
    </Modal>
  )
}

function Opening({ clientId, kind, onClose }: OpenOrderDialogProps & { readonly clientId: string }) {
  const ask = useCallback(() => call('clients.get', { id: clientId }), [clientId])
  const { list: view, refusal, reload } = useAsked<ClientView>(ask)
  if (refusal) return <Alert type="error" showIcon title={refusal.message} description={refusal.remedy} />
  if (!view) return <Skeleton active paragraph={{ rows: 4 }} />
  return <OpeningForm view={view} first={kind} onClose={onClose} onChanged={reload} />
}

const begunSchema = z.object({
  note: z.string().default(''),
  to: z.string().default(''),
  ips: z.array(z.string()).default([]),
  location: z.string().default(''),
})

interface FormProps {
  readonly view: ClientView
  readonly first: OrderKind | undefined
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

function OpeningForm({ view: { client }, first, onClose, onChanged }: FormProps) {
  const reading = useWindow((state) => state.settings.reading)
  const setting = settingFor(client, { ...law(), today: today(), reading })
  const onFile = client.subject.filingNumber !== '' || client.services.some(({ filingNumber }) => filingNumber !== '')
  const [by, setBy] = useState<'wish' | 'kind'>(!first && (onFile || openOrder(client)) ? 'wish' : 'kind')
  const [wish, setWish] = useState<ChangeKind>()
  const [picked, setPicked] = useState<OrderKind>(first ?? (onFile ? 'add-service' : 'first'))
  const advice = wish && adviseChange(client, wish)
  const kind = by === 'wish' ? advice?.orders[0] : picked
  const permission = kind && mayOpen(client, kind, setting)
  const offered = kind ? candidates(client, kind) : []
  // what was picked here for this wish; what others do to the client meanwhile takes none of it away
  const [own, setOwn] = useState<{ serviceIds?: string[]; provider?: string }>({})
  const serviceIds = (own.serviceIds ?? likelyServices(client, kind)).filter((id) =>
    offered.some((one) => one.id === id),
  )
  const { provider = likelyProvider(client, kind, by === 'wish' ? wish : undefined) } = own
  const [effectiveOn, setEffectiveOn] = useState('')
  const about = { id: client.id, clientId: client.id, place: hrefFiling(client.id) }
  const begun = useKeptForm({ kind: 'order-opening', ...about }, begunSchema)
  const { note, to, ips, location } = begun.values
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  /** Another wish or kind begins with what fits it. */
  const begin = (choose: () => void) => {
    choose()
    setOwn({})
  }
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      await work()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  const submit = () =>
    attempt(async () => {
      if (!kind) return
      const followedBy = by === 'wish' ? (advice?.orders.slice(1) ?? []) : []
      const base = { clientId: client.id, kind, serviceIds, provider, effectiveOn, followedBy: [...followedBy], note }
      const given = { ...base, ...(goesTo ? { to } : {}), ...(movesServer ? { access: { ips, location } } : {}) }
      const { orderId } = await call('orders.open', given)
      begun.clear()
      onClose()
      go(hrefFiling(client.id, orderId))
    })
  const goesTo = kind !== undefined && destinations[kind] !== undefined
  // begun again in the middle of a filing: the record is to say the new server
  const movesServer =
    by === 'wish' && (wish === 'server' || wish === 'provider') && (kind === 'first' || kind === 'add-service')
  const under = openOrder(client)
  const withdraw = () =>
    attempt(async () => {
      if (!under || !wish) return
      const why = say.withdrawWhy(changeKinds[wish])
      await call('orders.act', { clientId: client.id, orderId: under.id, action: 'withdraw', why })
      await onChanged()
    })
  const needsServices = kind !== undefined && orderKindInfos[kind].about !== 'subject'
  const takesEffect = kind?.startsWith('change-') || kind?.startsWith('cancel-')
  return (
    <>
      <Segmented<'wish' | 'kind'>
        value={by}
        onChange={(next) => begin(() => setBy(next))}
        options={[
          { value: 'wish', label: say.wishes },
          { value: 'kind', label: say.kinds },
        ]}
      />
      {by === 'wish' ? (
        <Form.Item label={say.wish} htmlFor="opening-wish">
          <Select<ChangeKind>
            id="opening-wish"
            value={wish}
            onChange={(next) => begin(() => setWish(next))}
            showSearch={{ optionFilterProp: 'label' }}
            options={Object.entries(terms.changeKinds).map(([value, label]) => ({ value: value as ChangeKind, label }))}
          />
        </Form.Item>
      ) : (
        <Form.Item label={say.kind} htmlFor="opening-kind">
          <Select<OrderKind>
            id="opening-kind"
            value={picked}
            onChange={(next) => begin(() => setPicked(next))}
            showSearch={{ optionFilterProp: 'label' }}
            options={(Object.keys(orderKindInfos) as OrderKind[]).map((one) => ({ value: one, label: kindName(one) }))}
          />
        </Form.Item>
      )}
      {advice && (
        <Alert
          type={advice.blockedBy === '' ? 'info' : 'warning'}
          showIcon
          title={advice.words}
          description={
            <>
              {advice.orders.length > 1 && <p>{say.sequence(advice.orders.map(kindName))}</p>}
              {advice.blockedBy !== '' && <p>{advice.blockedBy}</p>}
              <p className="quiet">{labelled(say.source, clauses(advice.sources.map(({ title }) => title)))}</p>
            </>
          }
          action={
            advice.blockedBy !== '' && (wish === 'server' || wish === 'provider') ? (
              <Button size="small" loading={busy} onClick={() => void withdraw()}>
                {say.withdrawFirst}
              </Button>
            ) : undefined
          }
        />
      )}
      {permission && !permission.allowed && (
        <Alert type="warning" showIcon title={labelled(say.blocked, permission.why)} description={permission.remedy} />
      )}
      {kind && permission?.allowed && (
        <>
          {needsServices && (
            <fieldset className="step-people">
              <legend>{say.services}</legend>
              {offered.length === 0 && <p className="quiet">{say.servicesNone}</p>}
              <Checkbox.Group
                value={serviceIds}
                onChange={(ids) => setOwn({ ...own, serviceIds: ids })}
                options={offered.map((service) => ({ value: service.id, label: serviceTitle(service) }))}
              />
            </fieldset>
          )}
          <Form.Item label={say.provider} htmlFor="opening-provider">
            <ProviderField
              id="opening-provider"
              value={provider}
              onChange={(text) => setOwn({ ...own, provider: text })}
            />
          </Form.Item>
          {movesServer && (
            <>
              <Form.Item label={say.newIps} htmlFor="opening-ips">
                <Select<string[]>
                  id="opening-ips"
                  mode="tags"
                  open={false}
                  tokenSeparators={[' ', ',', '，', '、', '\n']}
                  value={ips}
                  onChange={(next) => begun.change({ ips: next })}
                />
              </Form.Item>
              <Form.Item label={say.newLocation} htmlFor="opening-location" extra={say.newServerWhat}>
                <Input
                  id="opening-location"
                  autoComplete="off"
                  value={location}
                  onChange={(event) => begun.change({ location: event.target.value })}
                />
              </Form.Item>
            </>
          )}
          {goesTo && (
            <Form.Item label={say.to[kind as keyof typeof say.to]} htmlFor="opening-to">
              <Input
                id="opening-to"
                autoComplete="off"
                value={to}
                onChange={(event) => begun.change({ to: event.target.value })}
              />
            </Form.Item>
          )}
          {takesEffect && (
            <Effective client={client} kind={kind} value={effectiveOn} onChange={setEffectiveOn} reading={reading} />
          )}
          <Form.Item label={say.note} htmlFor="opening-note">
            <KeptNote form={begun} />
            <Input.TextArea
              id="opening-note"
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2000}
              value={note}
              onChange={(event) => begun.change({ note: event.target.value })}
            />
          </Form.Item>
        </>
      )}
      {refusal && <Alert type="error" showIcon title={refusal.message} description={refusal.remedy} />}
      <div className="opening-end">
        {needsServices && serviceIds.length === 0 && permission?.allowed && (
          <span className="quiet">{say.pickServices}</span>
        )}
        <Button
          type="primary"
          loading={busy}
          disabled={!permission?.allowed || (needsServices && serviceIds.length === 0)}
          onClick={() => void submit()}
        >
          {say.submit}
        </Button>
      </div>
    </>
  )
}
