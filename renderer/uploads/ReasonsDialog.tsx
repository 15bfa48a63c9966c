import { Alert, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { Client } from '../../domain/model/index.ts'
import { type PackReason, packReasonKinds } from '../../domain/upload/index.ts'
import { labelled } from '../app/phrases.ts'
import { placeOf } from '../clients/paths.ts'
import { words } from './words.ts'

const { reasons: say } = words

interface ReasonsDialogProps {
  readonly client: Client
  readonly reasons: readonly PackReason[]
  readonly busy: boolean
  readonly onGo: (path: string) => void
  readonly onPack: () => void
  readonly onClose: () => void
}

/** What stands against packing, each with the way to mend it; packing all the same takes a deliberate yes. */
export function ReasonsDialog({ client, reasons, busy, onGo, onPack, onClose }: ReasonsDialogProps) {
  const [read, setRead] = useState(false)
  return (
    <Modal
      open
      title={say.title(reasons.length)}
      width="min(760px, calc(100vw - 48px))"
      centered
      onCancel={onClose}
      footer={[
        <Button key="pack" danger disabled={!read} loading={busy} onClick={onPack}>
          {say.pack}
        </Button>,
        <Button key="back" type="primary" onClick={onClose}>
          {say.back}
        </Button>,
      ]}
    >
      <Alert type="warning" showIcon title={say.what} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the dialog, scrolled with the keyboard */}
      <section className="uploads-reasons" tabIndex={0} aria-label={say.list}>
        {packReasonKinds.map((kind) => {
          const these = reasons.filter((reason) => reason.kind === kind)
          if (these.length === 0) return null
          return (
            <section key={kind}>
              <h3>{say.kinds[kind]}</h3>
              <ul>
                {these.map(({ key, message, remedy, path }) => (
                  <li key={key}>
                    <span lang="zh-CN">
                      <b>{message}</b>
                      <span className="quiet">{remedy}</span>
                    </span>
                    <Button
                      size="small"
                      aria-label={labelled(say.mend, placeOf(path, client) || message)}
                      onClick={() => onGo(path)}
                    >
                      {say.mend}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </section>
      <Checkbox checked={read} onChange={({ target }) => setRead(target.checked)}>
        {say.read(reasons.length)}
      </Checkbox>
    </Modal>
  )
}
