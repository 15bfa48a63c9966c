import { DownloadOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { type ComposedPaper, originWords, type PaperOffer, paperFileName } from '../../domain/papers/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { handOver } from '../app/handOver.ts'
import { colon } from '../app/phrases.ts'
import { go, hrefClient } from '../app/route.ts'
import { useClientForm } from '../clients/fields/FormContext.ts'
import { SeverityIcon } from '../clients/SeverityIcon.tsx'
import type { MissingGlyph } from '../sheet/index.ts'
import { terms } from '../terms/index.ts'
import type { DrawnPaper } from './drawing.ts'
import { editorOf } from './place.ts'
import { useTemplates } from './templates.ts'
import { words } from './words.ts'

interface PaperSideProps {
  readonly offer: PaperOffer
  /** as previewed */
  readonly paper: ComposedPaper
  /** paths of all its personal numbers */
  readonly secrets: readonly string[]
  readonly missing: readonly MissingGlyph[]
  /** draws it with whole numbers, for paper and file */
  readonly drawWhole: () => Promise<DrawnPaper>
  readonly flush: () => Promise<void>
  readonly onGo: (path: string) => void
}

/** Why a paper is needed, whose words it is in, what is lacking, and what can be done with it. */
export function PaperSide(props: PaperSideProps) {
  const { offer, paper } = props
  const { origin } = paper
  return (
    <div className="paper-side">
      <PaperActions {...props} />
      {offer.caution !== '' && <Alert type="warning" showIcon title={<span lang="zh-CN">{offer.caution}</span>} />}
      <section>
        <h2>{words.why}</h2>
        <p lang="zh-CN">{offer.why}</p>
        {offer.sources.map(({ id, title, date }) => (
          <p key={`${id} ${title}`} className="quiet">
            {words.source}
            {colon}
            <span lang="zh-CN">{title}</span>
            {date !== '-' && ` · ${date}`}
          </p>
        ))}
      </section>
      <section>
        <h2>{words.wording}</h2>
        <p className="severity-likely" lang="zh-CN">
          {originWords(origin)}
        </p>
        <p className="quiet">
          {offer.own ? words.own : words.shipped} · {offer.template.date} ·{' '}
          <span lang="zh-CN">{words.basis(origin.title, origin.date)}</span>
        </p>
      </section>
      <Before {...props} />
    </div>
  )
}

function Before({ offer, paper, secrets, missing, onGo }: PaperSideProps) {
  const { client, revealed, toggleReveal } = useClientForm()
  const shown = secrets.filter((path) => revealed.has(path))
  const fields = [...new Map(paper.missing.map((one) => [`${one.field} ${one.path}`, one])).values()]
  return (
    <section>
      <h2>{words.before}</h2>
      <ul className="paper-notes" lang="zh-CN">
        {fields.map(({ field, path }) => (
          <li key={`${field} ${path}`} className="severity-likely">
            <SeverityIcon severity="likely" /> {words.missing(field)}{' '}
            {path !== '' && (
              <Button type="link" size="small" onClick={() => onGo(path)} aria-label={`${words.missingGo}${field}`}>
                {words.missingGo}
              </Button>
            )}
          </li>
        ))}
        {missing.map(({ character, field, path }) => (
          <li key={`${character} ${path}`} className="severity-likely">
            <SeverityIcon severity="likely" /> {words.glyph(character, field)}
          </li>
        ))}
        {fields.length === 0 && missing.length === 0 && <li className="severity-pass">{words.complete}</li>}
        {paper.hidden.length > 0 && (
          <li>
            {words.hidden}{' '}
            <Button type="link" size="small" onClick={() => paper.hidden.forEach(toggleReveal)}>
              {words.reveal}
            </Button>
          </li>
        )}
        {shown.length > 0 && (
          <li>
            <Button type="link" size="small" onClick={() => shown.forEach(toggleReveal)}>
              {words.conceal}
            </Button>
          </li>
        )}
        <li>
          {words.after(terms.materialKinds[offer.template.slot])}{' '}
          <a href={hrefClient(client.id, 'materials')}>{words.toMaterials}</a>
        </li>
      </ul>
    </section>
  )
}

function PaperActions({ offer, drawWhole, flush }: PaperSideProps) {
  const { client } = useClientForm()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<'save' | 'print'>()
  const unsaved = useTemplates(({ drafts }) => drafts.has(offer.template.key))

  const keep = async (purpose: 'save' | 'print') => {
    setBusy(purpose)
    try {
      await flush()
      const { bytes } = await drawWhole()
      const fileName = paperFileName(offer.label, client)
      const kept = await call('papers.keep', { clientId: client.id, label: offer.label, fileName, bytes, purpose })
      const result = handOver(kept, purpose)
      if (result === 'downloading') message.success(words.saved(kept.fileName))
      else if (result === 'opened') message.success(words.opened)
      else message.warning(words.blocked, 6)
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <div className="paper-actions">
      <Button
        type="primary"
        icon={<PrinterOutlined aria-hidden />}
        loading={busy === 'print'}
        onClick={() => void keep('print')}
      >
        {words.print}
      </Button>
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy === 'save'} onClick={() => void keep('save')}>
        {words.save}
      </Button>
      <Button
        type="text"
        icon={<EditOutlined aria-hidden />}
        onClick={() => go(hrefClient(client.id, 'papers', editorOf(offer.key)))}
      >
        {unsaved ? words.editUnsaved : words.edit}
      </Button>
    </div>
  )
}
