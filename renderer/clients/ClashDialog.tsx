import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Client } from '../../domain/model/index.ts'
import { clauses, labelled, listed } from '../app/phrases.ts'
import type { Draft, DraftState } from './draft.ts'
import { placeOf } from './paths.ts'
import { words } from './words.ts'

const { clash: say } = words

/** A value of any field, in words. Whole personal numbers may show: both are the clerk's own client's. */
function inWords(value: unknown): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return say.empty
  if (value === 'long-term') return words.date.longTerm
  if (Array.isArray(value)) return listed(value.map(inWords))
  if (typeof value === 'object' && value !== null) return clauses(Object.values(value).filter(Boolean).map(inWords))
  return String(value)
}

interface ClashDialogProps {
  readonly client: Client
  readonly draft: Draft
  readonly clashes: DraftState['clashes']
}

/** The same field was saved elsewhere with another value: the clerk says which one stays. Nothing typed is lost. */
export function ClashDialog({ client, draft, clashes }: ClashDialogProps) {
  const [choices, setChoices] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  const [busy, setBusy] = useState(false)
  const chooseAll = (choice: 'mine' | 'theirs') => setChoices(new Map(clashes.map(({ path }) => [path, choice])))
  const settle = async () => {
    setBusy(true)
    await draft.settle((path) => choices.get(path) ?? 'mine').finally(() => setBusy(false))
  }
  return (
    <Modal
      open={clashes.length > 0}
      title={say.title}
      width={720}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="mine" onClick={() => chooseAll('mine')}>
          {say.allMine}
        </Button>,
        <Button key="theirs" onClick={() => chooseAll('theirs')}>
          {say.allTheirs}
        </Button>,
        <Button key="settle" type="primary" loading={busy} onClick={() => void settle()}>
          {say.submit}
        </Button>,
      ]}
    >
      <p>{say.what}</p>
      <ul className="clashes">
        {clashes.map(({ path, mine, theirs }) => (
          <li key={path}>
            <b>{placeOf(path, client)}</b>
            <Radio.Group
              vertical
              value={choices.get(path) ?? 'mine'}
              onChange={(event) => setChoices(new Map(choices).set(path, event.target.value))}
              options={[
                { value: 'mine', label: labelled(say.mine, inWords(mine)) },
                { value: 'theirs', label: labelled(say.theirs, inWords(theirs)) },
              ]}
            />
          </li>
        ))}
      </ul>
    </Modal>
  )
}
