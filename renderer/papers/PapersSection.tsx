import { useMemo } from 'react'
import { composePaper, type PaperOffer, paperFacts, papersFor } from '../../domain/papers/index.ts'
import { law } from '../app/law.ts'
import { hrefClient } from '../app/route.ts'
import { today } from '../app/store.ts'
import { useClientForm } from '../clients/fields/FormContext.ts'
import { PaperPreviewPane } from './PaperPreviewPane.tsx'
import { PaperSide } from './PaperSide.tsx'
import { editing } from './place.ts'
import { TemplateEditor } from './TemplateEditor.tsx'
import { useFreshTemplates, useTemplates } from './templates.ts'
import { usePaperDrawer, usePaperPreview } from './usePaperDrawer.ts'
import { words } from './words.ts'
import './papers.css'

interface PapersSectionProps {
  /** the paper on show, '' = the first; with '/edit' behind it its template is being edited */
  readonly offerKey: string
  /** saves what is unsaved, so that the paper and the record agree */
  readonly flush: () => Promise<void>
  /** takes the person to a field */
  readonly onGo: (path: string) => void
}

/** 文书: the papers beside the 核验单 that this client needs or may need, looked at, edited, saved or printed. */
export function PapersSection({ offerKey, flush, onGo }: PapersSectionProps) {
  const { client, revealed } = useClientForm()
  const library = useTemplates((state) => state.library)
  const drafts = useTemplates((state) => state.drafts)
  useFreshTemplates()
  const draw = usePaperDrawer()

  const isEditing = offerKey.endsWith(editing)
  const key = isEditing ? offerKey.slice(0, -editing.length) : offerKey
  const offers = useMemo(() => papersFor(client, law().packs, library), [client, library])
  const offer = offers.find((one) => one.key === key) ?? offers[0]
  const template = offer && isEditing ? (drafts.get(offer.template.key) ?? offer.template) : offer?.template
  const paper = useMemo(() => {
    if (!offer || !template) return undefined
    const topic = template.topics.find(({ name }) => name === offer.subject.topic?.name)
    const subject = { ...offer.subject, topic: topic && { ...topic, word: offer.subject.topic?.word ?? '' } }
    const facts = paperFacts(client, { ...subject, today: today() })
    const compose = (hide: (path: string) => boolean) => composePaper(template, facts, hide)
    return {
      shown: compose((path) => !revealed.has(path)),
      whole: () => compose(() => false),
      secrets: compose(() => true).hidden,
      province: facts.province,
    }
  }, [client, offer, template, revealed])
  const preview = usePaperPreview(draw, paper?.shown, offer?.key ?? '')

  if (!offer || !template || !paper) return null
  const pane = <PaperPreviewPane key={offer.key} name={offer.label} preview={preview} />
  if (isEditing)
    return (
      <div className="papers papers-editing">
        <TemplateEditor offer={offer} template={template} province={paper.province} />
        {pane}
      </div>
    )
  return (
    <div className="papers">
      <PaperList offers={offers} open={offer.key} />
      {pane}
      <PaperSide
        offer={offer}
        paper={paper.shown}
        secrets={paper.secrets}
        missing={preview.drawn?.missing ?? []}
        drawWhole={() => draw(paper.whole())}
        flush={flush}
        onGo={onGo}
      />
    </div>
  )
}

function PaperList({ offers, open }: { offers: readonly PaperOffer[]; open: string }) {
  const { client } = useClientForm()
  const needed = offers.filter(({ need }) => need !== 'optional')
  const optional = offers.filter(({ need }) => need === 'optional')
  const isOpen = optional.some(({ key }) => key === open)
  const entries = (some: readonly PaperOffer[]) => (
    <ul>
      {some.map((offer) => (
        <li key={offer.key}>
          <a
            href={hrefClient(client.id, 'papers', offer.key)}
            aria-current={offer.key === open ? 'page' : undefined}
            className="paper-entry"
          >
            <span lang="zh-CN">{offer.label}</span>
            {offer.need !== 'optional' && (
              <span className={`paper-mark ${offer.received ? '' : `paper-${offer.need}`}`}>
                {offer.received ? words.received : words.needMarks[offer.need]}
              </span>
            )}
            {offer.own && <span className="paper-mark">{words.own}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <nav className="paper-list" aria-label={words.list}>
      {needed.length === 0 && <p className="quiet">{words.nothingNeeded}</p>}
      {(['required', 'advised'] as const).map((need) => {
        const some = needed.filter((offer) => offer.need === need)
        return (
          some.length > 0 && (
            <section key={need}>
              <h2>{words.needs[need]}</h2>
              {entries(some)}
            </section>
          )
        )
      })}
      <details open={isOpen || needed.length === 0}>
        <summary>
          {words.needs.optional} <span className="quiet">{optional.length}</span>
        </summary>
        {entries(optional)}
      </details>
    </nav>
  )
}
