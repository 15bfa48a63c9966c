import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call, inOneLine } from '../app/desk.ts'
import { describe } from '../app/store.ts'
import { words } from './words.ts'

const shortest = 8

/** Sets or changes the agency's passphrase. */
export function PassphraseForm({ isSet }: { isSet: boolean }) {
  const { message } = App.useApp()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    if (passphrase.length < shortest) return setFault(words.passphraseShort)
    if (passphrase !== again) return setFault(words.passphraseDiffers)
    setFault('')
    setBusy(true)
    try {
      await call('desk.setPassphrase', { passphrase })
      setPassphrase('')
      setAgain('')
      message.success(words.passphraseDone)
      await describe()
    } catch (error) {
      setFault(inOneLine(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="passphrase"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="quiet">{words.passphraseWhat}</p>
      <Form component={false} layout="vertical">
        <Form.Item label={words.passphraseNew} htmlFor="passphrase-new">
          <Input.Password
            id="passphrase-new"
            autoComplete="new-password"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={words.passphraseAgain} htmlFor="passphrase-again">
          <Input.Password
            id="passphrase-again"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
        </Form.Item>
      </Form>
      <div className="field-note severity-reject" role="alert">
        {fault}
      </div>
      <Button htmlType="submit" loading={busy}>
        {isSet ? words.passphraseChange : words.passphraseSet}
      </Button>
    </form>
  )
}
