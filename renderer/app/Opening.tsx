import { LockOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Result, Spin } from 'antd'
import { useState } from 'react'
import type { Refusal } from '../../domain/contract/index.ts'
import { call, refusalOf } from './desk.ts'
import { describe, useWindow } from './store.ts'
import { words } from './words.ts'

/** Until the desk has said who it is. */
export function Starting() {
  return (
    <main className="opening">
      <Spin description={words.starting.label}>
        <div className="opening-space" />
      </Spin>
    </main>
  )
}

/** The desk could not be reached at the start. */
export function Failed() {
  const failure = useWindow((state) => state.failure)
  return (
    <main className="opening">
      <Result
        status="error"
        title={words.starting.failed}
        subTitle={`${failure?.message ?? ''}。${failure?.remedy ?? ''}`}
        extra={
          <Button type="primary" onClick={() => void describe()}>
            {words.starting.retry}
          </Button>
        }
      />
    </main>
  )
}

/** The portfolio is locked: the agency's passphrase opens it. */
export function Unlock() {
  const [passphrase, setPassphrase] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    if (passphrase === '') return setRefusal({ code: 'invalid-input', message: words.unlock.empty, remedy: '' })
    setBusy(true)
    try {
      await call('desk.unlock', { passphrase })
      await describe()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="opening">
      <form
        className="unlock"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <h1>
          <LockOutlined aria-hidden /> {words.unlock.title}
        </h1>
        <p>{words.unlock.what}</p>
        <label htmlFor="unlock-passphrase">{words.unlock.field}</label>
        <Input.Password
          id="unlock-passphrase"
          autoFocus
          autoComplete="current-password"
          value={passphrase}
          status={refusal ? 'error' : ''}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <div className="unlock-answer" role="alert">
          {refusal && <Alert type="error" showIcon title={refusal.message} description={refusal.remedy} />}
        </div>
        <Button type="primary" htmlType="submit" loading={busy} block>
          {words.unlock.submit}
        </Button>
        <p className="quiet">{words.unlock.forgotten}</p>
      </form>
    </main>
  )
}
