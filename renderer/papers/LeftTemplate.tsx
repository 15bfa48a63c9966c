import type { PaperTemplate } from '../../domain/papers/index.ts'
import { whenOf } from '../drafts/KeptNote.tsx'
import { useKept } from '../drafts/kept.ts'
import { LeftOffer } from '../drafts/LeftOffer.tsx'
import { readBody } from '../drafts/useKeptForm.ts'
import { words } from '../drafts/words.ts'
import { setDraft, templateBodySchema } from './templates.ts'

/** What earlier windows left unsaved of a template. @param props.saved the template as it is now */
export function LeftTemplate({ saved }: { readonly saved: PaperTemplate }) {
  const left = useKept((state) => state.left)
  return [...left.values()]
    .filter(({ kind, key }) => kind === 'template' && key.startsWith(`template/${saved.key}#`))
    .map((kept) => {
      const body = readBody(kept.body, templateBodySchema)
      const restore = () => {
        if (body) setDraft(saved.key, body.draft)
        return body !== undefined
      }
      const remark = !body ? words.unreadable : sameText(body.saved, saved) ? undefined : words.templateChanged
      return (
        <LeftOffer key={kept.key} draftKey={kept.key} title={words.template(whenOf(kept))} onRestore={restore}>
          {remark}
        </LeftOffer>
      )
    })
}

const sameText = (one: PaperTemplate, other: PaperTemplate) => JSON.stringify(one) === JSON.stringify(other)
