import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { type Finding, isUnit, type Service } from '../../domain/model/index.ts'
import { blockingSheet } from '../../domain/sheet/blocking.ts'
import { sheetDemands } from '../../domain/sheet/options.ts'
import { call, inOneLine } from '../app/desk.ts'
import { handOver } from '../app/handOver.ts'
import { law } from '../app/law.ts'
import { go, hrefClient } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import { FindingItem } from '../clients/FindingsPanel.tsx'
import { useClientForm } from '../clients/fields/FormContext.ts'
import { serviceTitle } from '../clients/paths.ts'
import { SeverityIcon } from '../clients/SeverityIcon.tsx'
import { SheetWay } from '../returns/SheetWay.tsx'
import type { DrawnSheet } from './drawing.ts'
import { PdfPreview } from './PdfPreview.tsx'
import { useDrawnSheet } from './useDrawnSheet.ts'
import { words } from './words.ts'

interface SheetsSectionProps {
  /** '' = the first */
  readonly serviceId: string
  /** saves what is unsaved, so that the sheet and the record agree */
  readonly flush: () => Promise<void>
  /** takes the person to a field */
  readonly onGo: (path: string) => void
}

/** 核验单: drawn from what is filled in, looked at, then saved or printed. */
export function SheetsSection({ serviceId, flush, onGo }: SheetsSectionProps) {
  const { client, findings } = useClientForm()
  const service = client.services.find(({ id }) => id === serviceId) ?? client.services[0]
  const { sheet, failure } = useDrawnSheet(client, service?.id ?? '')
  const blocking = blockingSheet(findings, service)
  const demands = sheetDemands(client, service, law().packs)
  const unit = isUnit(client.subject)
  const reading = useWindow((state) => state.settings.reading)

  return (
    <div className="sheets">
      {client.services.length > 1 && (
        <Segmented
          className="sheets-choice"
          aria-label={words.choose}
          value={service?.id}
          options={client.services.map((one) => ({ value: one.id, label: serviceTitle(one) }))}
          onChange={(id) => go(hrefClient(client.id, 'sheets', id))}
        />
      )}
      <div className="sheet-preview">
        {failure !== '' ? (
          <Alert type="error" showIcon title={words.failed} description={failure} />
        ) : (
          <PdfPreview bytes={sheet?.bytes} label={words.preview} />
        )}
      </div>
      <div className="sheet-side">
        <SheetActions sheet={sheet} service={service} blocking={blocking} flush={flush} />
        <SheetWay clientId={client.id} serviceId={service?.id ?? ''} />
        <section aria-label={words.before}>
          <h2>{words.before}</h2>
          {blocking.length > 0 && (
            <ul className="sheet-faults">
              {blocking.map((finding) => (
                <FindingItem key={`${finding.code} ${finding.path}`} client={client} finding={finding} onGo={onGo} />
              ))}
            </ul>
          )}
          <ul className="sheet-notes">
            {sheet?.missing.map(({ character, field, path }) => (
              <li key={`${character} ${path}`} className="severity-likely">
                <SeverityIcon severity="likely" /> {words.glyph(character, field)}
              </li>
            ))}
            {blocking.length === 0 && sheet?.missing.length === 0 && <li className="severity-pass">{words.well}</li>}
            <li>{unit ? (reading === 'law' ? words.signer : words.signerByDocument) : words.signerPerson}</li>
            {demands.copies > 1 && <li>{words.copiesAsked(demands.copies)}</li>}
            {demands.dateBlank && <li>{words.dateBlank}</li>}
            {demands.handCopy !== '' && <li>{words.handCopy}</li>}
            {demands.fingerprint && <li>{words.fingerprint}</li>}
            <li>{words.middle}</li>
            <li>{words.printHow}</li>
            <li>
              {words.after} <a href={hrefClient(client.id, 'materials')}>{words.toMaterials}</a>
            </li>
          </ul>
        </section>
      </div>
    </div>
  )
}

interface SheetActionsProps {
  readonly sheet: DrawnSheet | undefined
  readonly service: Service | undefined
  readonly blocking: readonly Finding[]
  readonly flush: () => Promise<void>
}

function SheetActions({ sheet, service, blocking, flush }: SheetActionsProps) {
  const { client } = useClientForm()
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState<'save' | 'print'>()

  const keep = async (purpose: 'save' | 'print') => {
    if (!sheet) return
    setBusy(purpose)
    try {
      await flush()
      const { bytes, fileName, code } = sheet
      const kept = await call('sheets.keep', {
        sheets: [{ clientId: client.id, serviceId: service?.id ?? '', code }],
        fileName,
        bytes,
        purpose,
      })
      const handed = handOver(kept, purpose)
      if (handed === 'downloading') message.success(words.saved(kept.fileName))
      else if (handed === 'opened') message.success(words.opened)
      else message.warning(words.blocked, 6)
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(undefined)
    }
  }

  const ask = (purpose: 'save' | 'print') => {
    if (blocking.length === 0) return void keep(purpose)
    modal.confirm({
      title: words.confirmTitle(blocking.length),
      content: words.confirmWhat,
      okText: words.confirmYes,
      cancelText: words.confirmGo,
      autoFocusButton: 'cancel',
      onOk: () => keep(purpose),
    })
  }

  return (
    <div className="sheet-actions">
      <Button
        type="primary"
        icon={<PrinterOutlined aria-hidden />}
        disabled={!sheet}
        loading={busy === 'print'}
        onClick={() => ask('print')}
      >
        {words.print}
      </Button>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={!sheet}
        loading={busy === 'save'}
        onClick={() => ask('save')}
      >
        {words.save}
      </Button>
    </div>
  )
}
