import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { maskMobile } from '../../../domain/identifiers/mask.ts'
import { reminderOf } from '../../../domain/reminders/index.ts'
import { call, inOneLine } from '../../app/desk.ts'
import { law } from '../../app/law.ts'
import { useWindow } from '../../app/store.ts'
import { chosenIds } from './listView.ts'
import { Reading } from './Reading.tsx'
import { words } from './words.ts'

const { remind: say } = words
/** a text field each: more than these are shown when asked for */
const shownAtOnce = 20

interface Reminder {
  readonly id: string
  readonly name: string
  /** masked */
  readonly to: string
  readonly text: string
}

interface Prepared {
  readonly reminders: readonly Reminder[]
  /** clients that owe nothing */
  readonly nothing: number
}

/** Reads the chosen clients one by one and words what each still owes. */
async function prepare(onProgress: (done: number, total: number) => void, goOn: () => boolean): Promise<Prepared> {
  const { operator } = useWindow.getState().settings
  const ids = await chosenIds()
  const reminders: Reminder[] = []
  for (const [done, id] of ids.entries()) {
    if (!goOn()) break
    onProgress(done, ids.length)
    const { client, findings } = await call('clients.get', { id })
    const text = reminderOf(client, findings, { operator, packs: law().packs })
    if (text === '') continue
    const lead = client.people.find(({ roles }) => roles.includes('subject-lead')) ?? client.people[0]
    const to = lead ? say.to(lead.name, maskMobile(lead.mobile)) : say.noContact
    reminders.push({ id, name: client.subject.name, to, text })
  }
  return { reminders, nothing: ids.length - reminders.length }
}

/** A reminder for each chosen client, to be copied and sent by hand: the desk has no network. */
export function RemindDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const { message } = App.useApp()
  const [progress, setProgress] = useState({ done: 0, total: count })
  const [prepared, setPrepared] = useState<Prepared>()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [shown, setShown] = useState(shownAtOnce)
  const failed = useRef(onClose)

  useEffect(() => {
    let current = true
    prepare(
      (done, total) => current && setProgress({ done, total }),
      () => current,
    ).then(
      (result) => current && setPrepared(result),
      (error: unknown) => {
        if (!current) return
        message.error(inOneLine(error), 8)
        failed.current()
      },
    )
    return () => {
      current = false
    }
  }, [message])

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      message.success(say.copied)
    } catch {
      message.warning(say.copyFailed)
    }
  }
  const reminders = (prepared?.reminders ?? []).map((one) => ({ ...one, text: texts[one.id] ?? one.text }))
  const all = reminders.map(({ text }) => text).join('\n\n')

  return (
    <Modal
      open
      title={say.title(count)}
      width={760}
      onCancel={onClose}
      footer={
        <Button
          type="primary"
          icon={<CopyOutlined aria-hidden />}
          disabled={reminders.length === 0}
          onClick={() => void copy(all)}
        >
          {say.copyAll}
        </Button>
      }
    >
      <p className="quiet">{say.what}</p>
      {!prepared && (
        <Reading words={say.reading(progress.done, progress.total)} {...progress} label={say.title(count)} />
      )}
      {prepared && reminders.length === 0 && <p className="remind-reading">{say.nobody}</p>}
      {prepared && reminders.length > 0 && prepared.nothing > 0 && <p>{say.nothing(prepared.nothing)}</p>}
      <ul className="reminders">
        {reminders.slice(0, shown).map((one) => (
          <li key={one.id}>
            <div className="reminder-head">
              <span>
                <b>{one.name}</b> <span className="quiet">{one.to}</span>
              </span>
              <Button
                size="small"
                icon={<CopyOutlined aria-hidden />}
                aria-label={say.copyOf(one.name)}
                onClick={() => void copy(one.text)}
              >
                {say.copy}
              </Button>
            </div>
            <Input.TextArea
              aria-label={say.text(one.name)}
              autoSize={{ minRows: 4, maxRows: 12 }}
              value={one.text}
              onChange={({ target }) => setTexts((known) => ({ ...known, [one.id]: target.value }))}
            />
          </li>
        ))}
      </ul>
      {reminders.length > shown && (
        <p>
          {say.more(shown, reminders.length)}{' '}
          <Button size="small" onClick={() => setShown(shown + shownAtOnce)}>
            {say.showMore}
          </Button>
        </p>
      )}
    </Modal>
  )
}
