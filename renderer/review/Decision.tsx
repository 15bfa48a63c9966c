import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import type { DoubtfulScan } from '../../domain/contract/index.ts'
import { hrefReview } from '../app/route.ts'
import { isComposingKey } from '../app/useSearchText.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { words as materialWords } from '../materials/words.ts'
import { words } from './words.ts'

/** What a clerk can say of a doubtful scan: looking was what it asked for. */
export type Ruling = 'pass' | 'fail'

/** left out: the usual reason that stands there already */
const begunSchema = z.object({ why: z.string().optional() })

interface DecisionProps {
  readonly scan: Pick<DoubtfulScan, 'clientId' | 'materialId'>
  readonly ruling: Ruling
  readonly onCancel: () => void
  /** @returns whether the desk took it */
  readonly decide: (ruling: Ruling, why: string) => Promise<boolean>
}

/** The reason of a ruling: the first of the usual ones stands there already, a number takes another, typing its own. */
export function Decision({ scan, ruling, onCancel, decide }: DecisionProps) {
  const picks = materialWords.viewer.picks[ruling]
  const about = { id: `${scan.materialId}/${ruling}`, clientId: scan.clientId, place: hrefReview }
  const form = useKeptForm({ kind: 'ruling', ...about }, begunSchema)
  const { why = picks[0] } = form.values
  const setWhy = (text: string) => form.change({ why: text })
  const [busy, setBusy] = useState(false)
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus({ cursor: 'all' }), [])
  const missing = why.trim() === ''
  const submit = async () => {
    if (missing || busy) return
    setBusy(true)
    if (await decide(ruling, why.trim())) form.clear()
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
      <KeptNote form={form} />
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
