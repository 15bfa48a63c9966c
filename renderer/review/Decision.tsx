import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isComposingKey } from '../app/useSearchText.ts'
import { words as materialWords } from '../materials/words.ts'
import { words } from './words.ts'

/** What a clerk can say of a doubtful scan: looking was what it asked for. */
export type Ruling = 'pass' | 'fail'

interface DecisionProps {
  readonly ruling: Ruling
  readonly onCancel: () => void
  /** @returns when the desk has taken or refused it */
  readonly decide: (ruling: Ruling, why: string) => Promise<void>
}

/** The reason of a ruling: the first of the usual ones stands there already, a number takes another, typing its own. */
export function Decision({ ruling, onCancel, decide }: DecisionProps) {
  const picks = materialWords.viewer.picks[ruling]
  const [why, setWhy] = useState<string>(picks[0])
  const [busy, setBusy] = useState(false)
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus({ cursor: 'all' }), [])
  const missing = why.trim() === ''
  const submit = async () => {
    if (missing || busy) return
    setBusy(true)
    await decide(ruling, why.trim())
    setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const pick = picks[Number(event.key) - 1]
    const untouched = missing || (picks as readonly string[]).includes(why)
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter') void submit()
    else if (pick !== undefined && untouched) setWhy(pick)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <fieldset className="decision" aria-label={words.decide[ruling]}>
      <b className={`severity-${ruling === 'pass' ? 'pass' : 'reject'}`}>{words.decide[ruling]}</b>
      <ol className="decision-picks">
        {picks.map((pick) => (
          <li key={pick}>
            <Button size="small" type={pick === why ? 'primary' : 'default'} onClick={() => setWhy(pick)}>
              {pick}
            </Button>
          </li>
        ))}
      </ol>
      <Input
        ref={field}
        aria-label={words.why}
        aria-describedby="decision-help"
        aria-invalid={missing}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span id="decision-help" className={missing ? 'severity-reject' : 'quiet'}>
        {missing ? words.whyEmpty : words.whyHelp}
      </span>
      <span className="decision-end">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="primary" danger={ruling === 'fail'} loading={busy} onClick={() => void submit()}>
          {words.confirm}
        </Button>
      </span>
    </fieldset>
  )
}
