import { App, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { clientSchema, type SubjectKind, subjectKind } from '../../domain/model/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { go, hrefClient, hrefClients } from '../app/route.ts'
import { isComposingKey } from '../app/useSearchText.ts'
import { KeptNote } from '../drafts/KeptNote.tsx'
import { useKeptForm } from '../drafts/useKeptForm.ts'
import { terms } from '../terms/index.ts'
import { words } from './words.ts'

const { create: say } = words

const begunSchema = z.object({ kind: subjectKind.default('enterprise'), name: z.string().default('') })
/** There is at most one new client at a time. */
const about = { kind: 'new-client', id: '', clientId: '', place: hrefClients } as const

/** Asks for as little as possible and opens the new client. */
export function NewClient({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp()
  const form = useKeptForm(about, begunSchema)
  const { kind, name } = form.values
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const missing = tried && name.trim() === ''

  const submit = async () => {
    setTried(true)
    if (name.trim() === '' || busy) return
    setBusy(true)
    try {
      const licenceKind = kind === 'person' ? 'resident-id' : 'business-licence'
      const draft = clientSchema.parse({ subject: { kind, name, licenceKind } })
      const { client } = await call('clients.create', { client: draft })
      form.clear()
      onClose()
      go(hrefClient(client.id))
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={say.title}
      okText={say.submit}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={() => {
        form.clear()
        onClose()
      }}
      width={440}
    >
      <Form layout="vertical" component="div" className="new-client">
        <KeptNote form={form} />
        <Form.Item label={words.fields.kind} htmlFor="new-kind">
          <Select<SubjectKind>
            id="new-kind"
            value={kind}
            onChange={(next) => form.change({ kind: next })}
            options={Object.entries(terms.subjectKinds).map(([value, label]) => ({
              value: value as SubjectKind,
              label,
            }))}
          />
        </Form.Item>
        <Form.Item
          label={kind === 'person' ? say.nameLabel.person : say.nameLabel.unit}
          htmlFor="new-name"
          validateStatus={missing ? 'error' : undefined}
        >
          <Input
            id="new-name"
            autoFocus
            autoComplete="off"
            value={name}
            aria-describedby="new-name-note"
            aria-invalid={missing}
            onChange={(event) => form.change({ name: event.target.value })}
            onKeyDown={(event) => event.key === 'Enter' && !isComposingKey(event) && void submit()}
          />
          <div id="new-name-note" className={`field-note${missing ? ' severity-reject' : ''}`}>
            {missing ? say.nameEmpty : say.nameHint}
          </div>
        </Form.Item>
      </Form>
    </Modal>
  )
}
