import { Input } from 'antd'
import { useId } from 'react'
import { useCommittedText } from '../clients/fields/useCommittedText.ts'
import { type BlockTextKind, faultIn } from './edit.ts'
import { words } from './words.ts'

/** Where something can be put in: the text that had the focus last. */
export interface Caret {
  insert(text: string): void
}

interface TemplateTextProps {
  readonly label: string
  readonly labelHidden?: boolean
  readonly kind: BlockTextKind | 'title'
  readonly text: string
  readonly commit: (text: string) => void
  readonly caret: React.RefObject<Caret | undefined>
}

/** One text of a template, with what is wrong with it under it. */
export function TemplateText({ label, labelHidden = false, kind, text, commit, caret }: TemplateTextProps) {
  const id = useId()
  const field = useCommittedText(text, commit, { commitOnEnter: false })
  const fault = faultIn(text, kind, words.editor.empty)
  const noteCaret = (element: HTMLTextAreaElement) => {
    caret.current = {
      insert(added) {
        element.focus()
        // as if typed: the field's own handlers see it, and the browser can undo it
        document.execCommand('insertText', false, added)
      },
    }
  }
  return (
    <div className="template-text">
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <Input.TextArea
        {...field}
        id={id}
        autoSize={{ minRows: 1, maxRows: 12 }}
        status={fault === undefined ? undefined : 'error'}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onFocus={(event) => {
          field.onFocus()
          noteCaret(event.currentTarget)
        }}
      />
      {fault !== undefined && (
        <div id={`${id}-fault`} className="field-note severity-reject" role="alert">
          {fault}
        </div>
      )}
    </div>
  )
}
