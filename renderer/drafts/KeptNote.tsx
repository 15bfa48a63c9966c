import { Button } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import type { KeptForm, Since } from './useKeptForm.ts'
import { words } from './words.ts'
import './drafts.css'

/** When something was typed, and by whom. */
export const whenOf = ({ at, by }: Since): string => words.when(dayjs(at).format('YYYY-MM-DD HH:mm'), by)

interface KeptNoteProps {
  readonly form: KeptForm<object>
  /** for fields that save by themselves when they are left: saves what was put back */
  readonly onSave?: () => void
  readonly children?: ReactNode
}

/** Says that a form holds what was begun before, and clears it if asked. */
export function KeptNote({ form: { since, clear }, onSave, children }: KeptNoteProps) {
  if (!since) return null
  return (
    <div className="kept-note" role="status">
      <span>{since.at === '' ? words.back : words.backSince(whenOf(since))}</span>
      {children}
      {onSave && (
        <Button size="small" type="primary" onClick={onSave}>
          {words.save}
        </Button>
      )}
      <Button size="small" onClick={clear}>
        {words.clear}
      </Button>
    </div>
  )
}
