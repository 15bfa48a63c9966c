import { useEffect } from 'react'
import { z } from 'zod'
import { create } from 'zustand'
import type { CallOutput } from '../../domain/contract/index.ts'
import { type LibraryEntry, type PaperTemplate, paperLibrary, paperTemplateSchema } from '../../domain/papers/index.ts'
import { call } from '../app/desk.ts'
import { drop, keep, keyOfThisWindow } from '../drafts/kept.ts'

type Templates = CallOutput<'papers.templates'>

interface TemplateState {
  readonly agency: Templates | undefined
  readonly library: readonly LibraryEntry[]
  /** templates being edited and not saved, by key: they outlast a look at another page */
  readonly drafts: ReadonlyMap<string, PaperTemplate>
}

/** The paper templates as the window knows them: the desk keeps the agency's own. */
export const useTemplates = create<TemplateState>(() => ({
  agency: undefined,
  library: paperLibrary(),
  drafts: new Map(),
}))

const take = (agency: Templates): void => useTemplates.setState({ agency, library: paperLibrary(agency.templates) })

/** Asks for the agency's own templates whenever a place that shows them opens: a person may have changed the files. */
export function useFreshTemplates(): void {
  useEffect(() => {
    call('papers.templates', {}).then(take, () => undefined)
  }, [])
}

/** A template as it was edited and not saved, and as it was when the editing began. */
export const templateBodySchema = z.object({ saved: paperTemplateSchema, draft: paperTemplateSchema })

const draftKey = (key: string) => keyOfThisWindow(`template/${key}`)

/** Notes what is being edited; undefined = nothing (any more). The desk keeps it as a draft, for the window may die. */
export function setDraft(key: string, draft: PaperTemplate | undefined): void {
  useTemplates.setState(({ drafts }) => {
    const next = new Map(drafts)
    if (draft === undefined) next.delete(key)
    else next.set(key, draft)
    return { drafts: next }
  })
  if (draft === undefined) drop(draftKey(key))
  else keepDraft(key, draft)
}

function keepDraft(key: string, draft: PaperTemplate): void {
  const saved = useTemplates.getState().library.find(({ template }) => template.key === key)?.template ?? draft
  const about = { kind: 'template', clientId: '', place: location.hash } as const
  keep({ key: draftKey(key), ...about, body: JSON.stringify({ saved, draft }) })
}

/** Changes what is being edited. @param saved what it starts from where nothing is being edited yet */
export function changeDraft(saved: PaperTemplate, change: (template: PaperTemplate) => PaperTemplate): void {
  setDraft(saved.key, change(useTemplates.getState().drafts.get(saved.key) ?? saved))
}

/** Saves a template as the agency's own. @throws Refused */
export async function saveTemplate(template: PaperTemplate): Promise<void> {
  take(await call('papers.saveTemplate', { template }))
  setDraft(template.key, undefined)
}

/** Takes the agency's own words out of use. @throws Refused */
export async function resetTemplate({ key, name }: PaperTemplate): Promise<void> {
  take(await call('papers.resetTemplate', { key, name }))
  setDraft(key, undefined)
}
