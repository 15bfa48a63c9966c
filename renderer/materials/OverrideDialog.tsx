import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { Verdict } from '../../domain/model/index.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { words } from './words.ts'

const { viewer: say } = words
const verdicts: readonly Verdict[] = ['pass', 'doubt', 'fail']

const begunSchema = z.object({ why: z.string().default('') })

interface OverrideDialogProps {
  /** the scan judged, and whose it is */
  readonly about: { readonly id: string; readonly clientId: string }
  readonly verdict: Verdict
  readonly onClose: () => void
  /** @returns whether the desk took it */
  readonly override: (verdict: Verdict, why: string) => Promise<boolean>
}

/** Reasons that are given again and again. */
function Picks({ verdict, pick }: { readonly verdict: Verdict; readonly pick: (why: string) => void }) {
  return (
    <fieldset className="picks" aria-label={say.overridePicks}>
      {say.picks[verdict].map((why) => (
        <Button key={why} size="small" onClick={() => pick(why)}>
          {why}
        </Button>
      ))}
    </fieldset>
  )
}

/** A person's word against the machine's, never without a reason. */
export function OverrideDialog({ about, verdict: initial, onClose, override }: OverrideDialogProps) {
  const [verdict, setVerdict] = useState<Verdict>(initial)
  const form = useKeptForm({ kind: 'ruling', ...about, place: location.hash }, begunSchema)
  const { why } = form.values
  const setWhy = (text: string) => form.change({ why: text })
  const [tried, setTried] = useState(false)
  const missing = tried && why.trim() === ''
  const submit = async () => {
    setTried(true)
    if (why.trim() !== '' && (await override(verdict, why.trim()))) {
      form.clear()
      onClose()
    }
  }
  return (
    <Modal open title={say.overrideTitle} okText={say.overrideSubmit} onOk={submit} onCancel={onClose} width={480}>
      <p>{say.overrideWhat}</p>
      <Form component="div" layout="vertical" className="override-form">
        <Form.Item label={say.overrideVerdict}>
          <Radio.Group
            aria-label={say.overrideVerdict}
            value={verdict}
            options={verdicts.map((value) => ({ value, label: words.verdicts[value] }))}
            onChange={(event) => setVerdict(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={say.overrideWhy} htmlFor="override-why" validateStatus={missing ? 'error' : undefined}>
          <KeptNote form={form} />
          <Picks verdict={verdict} pick={setWhy} />
          <Input.TextArea
            id="override-why"
            autoFocus
            rows={3}
            maxLength={500}
            placeholder={say.overrideWhyPlaceholder}
            value={why}
            aria-describedby="override-why-note"
            aria-invalid={missing}
            onChange={(event) => setWhy(event.target.value)}
          />
          <div id="override-why-note" className="field-note severity-reject">
            {missing ? say.overrideWhyEmpty : ''}
          </div>
        </Form.Item>
      </Form>
    </Modal>
  )
}
