import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { checkHomePage, footerFor } from '../../domain/guide/index.ts'
import type { Client, Finding, Service } from '../../domain/model/index.ts'
import { serviceTitle } from '../../domain/rules/index.ts'
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
import { DutyClock, type DutyClocks } from './DutyClock.tsx'
import { words } from './words.ts'

const { care: say } = words

/** The number as typed, left out = not touched, and as it stood then. */
const begunSchema = z.object({ security: z.string().optional(), before: z.string().default('') })

interface FiledProps {
  readonly orderId: string
  readonly client: Client
  readonly service: Service
  readonly clocks: DutyClocks
  /** @returns whether the desk took it */
  readonly save: (change: (client: Client) => Client) => Promise<boolean>
}

/** One service on file: its number on the site or in the APP, looked at and noted; 公安联网备案. Each with its clock. */
export function Filed({ orderId, client, service, clocks, save }: FiledProps) {
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
  const isSite = service.kind === 'site'
  const write = (part: Partial<Service>) =>
    save((one) => ({
      ...one,
      services: one.services.map((other) => (other.id === service.id ? { ...other, ...part } : other)),
    }))
  const seen = () => write({ numberSeenOn: today() })
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    message.success(say.copied)
  }
  const check = async () => {
    const [file] = await pickFiles({ accept: '.html,.htm', multiple: false })
    if (!file || !footer) return
    const path = `services.${service.id}.filingNumber`
    const findings = checkHomePage(await file.text(), footer.number, path, reading)
    setChecked({ fileName: file.name, findings })
    if (findings.every(({ severity }) => severity === 'advice')) await seen()
  }
  const number = security.trim()
  const keep = async () => {
    if (number === service.publicSecurityNumber || (await write({ publicSecurityNumber: number }))) form.clear()
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
          {isSite ? (
            <>
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
            </>
          ) : (
            <Button size="small" aria-label={labelled(say.seen, title)} onClick={() => void seen()}>
              {say.seen}
            </Button>
          )}
        </span>
      )}
      {footer && <span className="quiet filed-wide">{isSite ? clauses(footer.notes) : say.inApp}</span>}
      <span className="filed-wide">
        {service.numberSeenOn === '' ? say.notSeen : say.seenOn(service.numberSeenOn)}{' '}
        <DutyClock clocks={clocks} rule="service.number-shown" serviceId={service.id} />
      </span>
      <label className="filed-wide filed-security" htmlFor={securityId}>
        <span>{say.security}</span>
        <DutyClock clocks={clocks} rule="service.public-security" serviceId={service.id} />
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
