import { ExperimentOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { call, inOneLine } from '../app/desk.ts'
import { changeSettings, useWindow } from '../app/store.ts'
import { words } from './words.ts'

const { first: say } = words

interface FirstStartProps {
  readonly onCreate: () => void
  readonly onImport: () => void
  readonly busy: boolean
}

/** The first thing a new agency sees: three ways to begin, or two for one that wants no samples. */
export function FirstStart({ onCreate, onImport, busy }: FirstStartProps) {
  const { message } = App.useApp()
  const declined = useWindow((state) => state.settings.samplesDeclined)
  const [loading, setLoading] = useState(false)
  const orSayWhy = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      message.error(inOneLine(error))
    })
  const loadSamples = async () => {
    setLoading(true)
    await orSayWhy(call('samples.load', {}).then(({ added }) => void message.success(say.samplesLoaded(added))))
    setLoading(false)
  }
  return (
    <div className="first-start">
      <h2>{say.title}</h2>
      <p>{declined ? say.whatWithoutSamples : say.what}</p>
      <div className="first-ways">
        {!declined && (
          <Way icon={<ExperimentOutlined aria-hidden />} what={say.samplesWhat}>
            <Button type="primary" size="large" loading={loading} onClick={() => void loadSamples()}>
              {say.samples}
            </Button>
          </Way>
        )}
        <Way icon={<PlusOutlined aria-hidden />} what={say.createWhat}>
          <Button type={declined ? 'primary' : 'default'} size="large" onClick={onCreate}>
            {say.create}
          </Button>
        </Way>
        <Way icon={<ImportOutlined aria-hidden />} what={say.importWhat}>
          <Button size="large" loading={busy} onClick={onImport}>
            {say.import}
          </Button>
        </Way>
      </div>
      <p className="first-samples">
        {declined ? (
          <Button type="text" loading={loading} onClick={() => void loadSamples()}>
            {say.samplesAfterAll}
          </Button>
        ) : (
          <Button type="text" onClick={() => void orSayWhy(changeSettings({ samplesDeclined: true }))}>
            {say.samplesDecline}
          </Button>
        )}
      </p>
    </div>
  )
}

function Way({ icon, what, children }: { icon: ReactNode; what: string; children: ReactNode }) {
  return (
    <div className="first-way">
      <span className="first-icon" aria-hidden>
        {icon}
      </span>
      {children}
      <p>{what}</p>
    </div>
  )
}
