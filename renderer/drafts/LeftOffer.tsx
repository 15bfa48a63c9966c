import { Alert, App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { drop } from './kept.ts'
import { words } from './words.ts'
import './drafts.css'

interface LeftOfferProps {
  /** the draft's key */
  readonly draftKey: string
  readonly title: string
  readonly children?: ReactNode
  /** @returns false: it could not be put back now, and stays on offer */
  readonly onRestore: () => Promise<boolean> | boolean
}

/** Offers what an earlier window left unsaved: 恢复 or 放弃. Nothing is changed until one of them is pressed. */
export function LeftOffer({ draftKey, title, children, onRestore }: LeftOfferProps) {
  const { modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    try {
      if (await onRestore()) drop(draftKey)
    } finally {
      setBusy(false)
    }
  }
  const discard = () =>
    modal.confirm({
      title: words.dropSure,
      content: words.dropWhat,
      okText: words.drop,
      cancelText: words.cancel,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => drop(draftKey),
    })
  return (
    <Alert
      className="left-offer"
      type="warning"
      banner
      title={
        <>
          {title} <span className="quiet">{children}</span>
        </>
      }
      action={
        <div className="left-offer-acts">
          <Button size="small" type="primary" loading={busy} onClick={() => void restore()}>
            {words.restore}
          </Button>
          <Button size="small" onClick={discard}>
            {words.drop}
          </Button>
        </div>
      }
    />
  )
}
