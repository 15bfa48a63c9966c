import { App, Button, Result, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { checkClient, indexOfTaken } from '../../domain/rules/index.ts'
import { plannedIn } from '../../domain/workflow/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { folderOf } from '../app/droppedFiles.ts'
import { law } from '../app/law.ts'
import { listed } from '../app/phrases.ts'
import { type ClientSection, go, hrefClient, hrefClients, hrefFiling } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import { useFileDrop } from '../app/useFileDrop.ts'
import { FolderDialog } from '../materials/folder/FolderDialog.tsx'
import { takeFolder } from '../materials/folder/pending.ts'
import { MaterialsSection } from '../materials/MaterialsSection.tsx'
import { type MaterialActions, useMaterialActions } from '../materials/useMaterialActions.tsx'
import { PapersSection } from '../papers/PapersSection.tsx'
import { SheetsSection } from '../sheets/SheetsSection.tsx'
import { ClashDialog } from './ClashDialog.tsx'
import { ClientHeader } from './ClientHeader.tsx'
import type { Draft } from './draft.ts'
import { FindingsPanel } from './FindingsPanel.tsx'
import { type ClientForm, ClientFormProvider } from './fields/FormContext.ts'
import { HistorySection } from './HistorySection.tsx'
import { LeftClient } from './LeftClient.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { placeOf, sectionOf } from './paths.ts'
import { SectionTabs } from './SectionTabs.tsx'
import { ServicesSection } from './ServicesSection.tsx'
import { SubjectSection } from './SubjectSection.tsx'
import { useDraft } from './useDraft.ts'
import { useFieldFocus } from './useFieldFocus.ts'
import { takeWantedField } from './wantedField.ts'
import { words } from './words.ts'

interface ClientPageProps {
  readonly clientId: string
  readonly section: ClientSection
  /** what is open within the section, e.g. a service or a material */
  readonly item: string
}

/** One client: who files, with whom, for what, with which papers. */
export function ClientPage({ clientId, section, item }: ClientPageProps) {
  const { draft, refusal } = useDraft(clientId)
  if (refusal)
    return (
      <Result
        status="warning"
        title={refusal.code === 'not-found' ? words.page.notFound : refusal.message}
        subTitle={refusal.remedy}
        extra={
          <Button type="primary" onClick={() => go(hrefClients)}>
            {words.page.back}
          </Button>
        }
      />
    )
  if (!draft)
    return (
      <div className="client-loading" role="status" aria-label={words.page.loading}>
        <Skeleton active paragraph={{ rows: 10 }} />
      </div>
    )
  return <OpenClient draft={draft} section={section} item={item} />
}

function OpenClient({ draft, section, item }: { draft: Draft } & Omit<ClientPageProps, 'clientId'>) {
  const state = useStore(draft.store)
  const { client, takenElsewhere } = state
  const reading = useWindow((window) => window.settings.reading)
  const today = useWindow((window) => window.description?.today ?? '')
  const findings = useMemo(
    () => checkClient(client, { ...law(), today, reading, portfolio: indexOfTaken(takenElsewhere) }),
    [client, today, reading, takenElsewhere],
  )
  const form = useForm(draft, findings)
  const focusField = useFieldFocus(`${section}/${item}`)
  useMergeNotice(draft)
  const papers = useMaterialActions(client.id, draft.accept)
  const [folder, setFolder] = useState<readonly File[]>(() => takeFolder(client.id))
  const dropping = useFileDrop((files) => {
    go(hrefClient(client.id, 'materials'))
    if (folderOf(files) === '') void papers.add(files)
    else setFolder(files)
  })

  const goTo = useCallback(
    (path: string, target: ClientSection = sectionOf(path)) => {
      const [head, id = ''] = path.split('.')
      const planned = head === 'orders' ? id : plannedIn(client, path)?.id
      if (planned !== undefined) return go(hrefFiling(client.id, planned))
      go(hrefClient(client.id, target, head === 'services' ? id : ''))
      if (path !== '') focusField(path)
    },
    [client, focusField],
  )
  useEffect(() => {
    const path = takeWantedField(client.id)
    if (path !== '') goTo(path)
  }, [client.id, goTo])
  // the glass and the sheet need the room, and say what is wrong themselves
  const wide = section === 'sheets' || section === 'papers' || (section === 'materials' && item !== '')

  return (
    <ClientFormProvider value={{ ...form, goTo }}>
      <div
        className={`client${wide ? ' client-wide' : ''}${dropping ? ' dropping dropping-lightly' : ''}`}
        data-drop-words={words.dropScans}
      >
        <ClientHeader client={client} findings={findings} draft={state} retry={() => void draft.flush()} onGo={goTo} />
        <div className="client-left">
          <LeftClient draft={draft} client={client} />
        </div>
        <SectionTabs client={client} findings={findings} section={section} />
        <div className="client-body" role="tabpanel" aria-label={words.sections[section]}>
          <Section section={section} item={item} draft={draft} papers={papers} onGo={goTo} onFolder={setFolder} />
        </div>
        {!wide && <FindingsPanel client={client} findings={findings} onGo={goTo} />}
      </div>
      {folder.length > 0 && (
        <FolderDialog client={client} files={folder} actions={papers} onClose={() => setFolder([])} />
      )}
      {state.clashes.length > 0 && <ClashDialog client={client} draft={draft} clashes={state.clashes} />}
    </ClientFormProvider>
  )
}

interface SectionProps {
  readonly section: ClientSection
  readonly item: string
  readonly draft: Draft
  readonly papers: MaterialActions
  readonly onGo: (path: string) => void
  /** a client's whole folder was chosen */
  readonly onFolder: (files: readonly File[]) => void
}

function Section({ section, item, draft, papers, onGo, onFolder }: SectionProps) {
  const { id } = useStore(draft.store).client
  switch (section) {
    case 'subject':
      return <SubjectSection />
    case 'people':
      return <PeopleSection />
    case 'services':
      return <ServicesSection serviceId={item} />
    case 'materials':
      return <MaterialsSection materialId={item} actions={papers} onFolder={onFolder} onGo={onGo} />
    case 'sheets':
      return <SheetsSection serviceId={item} flush={draft.flush} onGo={onGo} />
    case 'papers':
      return <PapersSection offerKey={item} flush={draft.flush} onGo={onGo} />
    case 'history':
      return <HistorySection clientId={id} />
  }
}

function useForm(draft: Draft, findings: ClientForm['findings']): Omit<ClientForm, 'goTo'> {
  const { client } = useStore(draft.store)
  const { message, notification } = App.useApp()
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set())

  const toggleReveal = useCallback(
    async (path: string) => {
      if (revealed.has(path)) return setRevealed((shown) => new Set([...shown].filter((one) => one !== path)))
      try {
        await call('clients.reveal', { id: client.id, path })
        setRevealed((shown) => new Set(shown).add(path))
      } catch (error) {
        message.error(inOneLine(error))
      }
    },
    [client.id, message, revealed],
  )
  const offerUndo = useCallback(
    (title: string, undo: Parameters<Draft['edit']>[0]) => {
      const key = crypto.randomUUID()
      const take = () => {
        draft.edit(undo)
        notification.destroy(key)
      }
      notification.info({
        key,
        title,
        placement: 'bottomLeft',
        duration: 10,
        actions: (
          <Button type="primary" size="small" onClick={take}>
            {words.undo}
          </Button>
        ),
      })
    },
    [draft, notification],
  )
  return {
    client,
    findings,
    edit: draft.edit,
    hold: draft.hold,
    revealed,
    toggleReveal: (path) => void toggleReveal(path),
    offerUndo,
  }
}

/** Says which fields were taken over from somebody else's save. */
function useMergeNotice(draft: Draft): void {
  const { message } = App.useApp()
  const { taken, client } = useStore(draft.store)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a word for each merge, in the words of that moment
  useEffect(() => {
    // nothing of an order is on this page: a pack that was noted in its log is no news here
    const told = taken.filter((path) => !path.startsWith('orders'))
    if (told.length > 0) message.info(words.save.merged(listed(told.map((path) => placeOf(path, client)))), 6)
  }, [taken])
}
