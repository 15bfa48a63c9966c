import { Alert, App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { checkHomePage, footerFor } from '../../domain/guide/index.ts'
import type { Client, Finding, Service } from '../../domain/model/index.ts'
import { serviceTitle } from '../../domain/rules/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { law } from '../app/law.ts'
import { clauses, labelled } from '../app/phrases.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { hrefFiling } from '../app/route.ts'
import { today, useWindow } from '../app/store.ts'
import { FindingItem } from '../clients/FindingsPanel.tsx'
import { goToField } from '../clients/wantedField.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { words as keptWords } from '../drafts/words.ts'
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
  if (order.stage !== 'filed' && order.stage !== 'care') return null
  const services = client.services.filter(
    ({ id, filingNumber }) => filingNumber !== '' && (order.serviceIds.length === 0 || order.serviceIds.includes(id)),
  )
  const save = async (change: (client: Client) => Client) => {
    try {
      await call('clients.save', { client: change(client) })
      message.success(say.saved)
      await reload()
      return true
    } catch (error) {
      message.error(inOneLine(error))
      return false
    }
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
        <Filed key={service.id} orderId={order.id} client={client} service={service} save={save} />
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
          <span className="quiet">{say.reportWhat}</span>
        </p>
      )}
    </section>
  )
}

/** The number as typed, left out = not touched, and as it stood then. */
const begunSchema = z.object({ security: z.string().optional(), before: z.string().default('') })

interface FiledProps {
  readonly orderId: string
  readonly client: Client
  readonly service: Service
  /** @returns whether the desk took it */
  readonly save: (change: (client: Client) => Client) => Promise<boolean>
}

function Filed({ orderId, client, service, save }: FiledProps) {
  const { message } = App.useApp()
  const reading = useWindow((state) => state.settings.reading)
  const [checked, setChecked] = useState<{ fileName: string; findings: Finding[] }>()
  const about = { id: `${client.id}/${service.id}`, clientId: client.id, place: hrefFiling(client.id, orderId) }
  const form = useKeptForm({ kind: 'security-number', ...about }, begunSchema)
  const { security = service.publicSecurityNumber, before } = form.values
  // what only the other reading asks for is advice
  const faults = checked?.findings.filter(({ severity }) => severity !== 'advice').length ?? 0
  const footer = footerFor(client, service, reading, law().packs)
  const title = serviceTitle(service)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    message.success(say.copied)
  }
  const check = async () => {
    const [file] = await pickFiles({ accept: '.html,.htm', multiple: false })
    if (!file || !footer) return
    const path = `services.${service.id}.filingNumber`
    setChecked({ fileName: file.name, findings: checkHomePage(await file.text(), footer.number, path, reading) })
  }
  const number = security.trim()
  const keep = async () => {
    const write = (one: Client) => ({
      ...one,
      services: one.services.map((other) =>
        other.id === service.id ? { ...other, publicSecurityNumber: number } : other,
      ),
    })
    if (number === service.publicSecurityNumber || (await save(write))) form.clear()
  }
  const securityId = `security-${service.id}`
  return (
    <div className="filed">
      <span>
        <b>{title}</b> <span className="digits">{service.filingNumber}</span>
      </span>
      {footer && (
        <span className="filed-acts">
          <Button size="small" aria-label={labelled(say.copyText, title)} onClick={() => void copy(footer.text)}>
            {say.copyText}
          </Button>
          <Button size="small" aria-label={labelled(say.copyHtml, title)} onClick={() => void copy(footer.html)}>
            {say.copyHtml}
          </Button>
          <Button
            size="small"
            title={say.checkWhat}
            aria-label={labelled(say.check, title)}
            onClick={() => void check()}
          >
            {say.check}
          </Button>
        </span>
      )}
      {footer && <span className="quiet filed-wide">{clauses(footer.notes)}</span>}
      <label className="filed-wide filed-security" htmlFor={securityId}>
        <span>{say.security}</span>
        <Input
          id={securityId}
          size="small"
          placeholder={say.securityWhat}
          value={security}
          onChange={(event) => form.change({ security: event.target.value, before: service.publicSecurityNumber })}
          onBlur={() => form.values.security !== undefined && void keep()}
        />
      </label>
      <KeptNote form={form} onSave={() => void keep()}>
        {service.publicSecurityNumber !== before && (
          <span>{keptWords.savedMeanwhile(service.publicSecurityNumber)}</span>
        )}
      </KeptNote>
      {checked && (
        <div className="filed-wide" aria-live="polite">
          <Alert
            type={faults === 0 ? 'success' : 'warning'}
            showIcon
            title={faults === 0 ? say.checked(checked.fileName) : say.faults(checked.fileName, faults)}
          />
          <ol className="filed-findings">
            {checked.findings.map((finding) => (
              <FindingItem
                key={finding.code}
                client={client}
                finding={finding}
                onGo={(path) => goToField(client.id, path)}
              />
            ))}
          </ol>
        </div>
      )}
    </div>
  )
}
