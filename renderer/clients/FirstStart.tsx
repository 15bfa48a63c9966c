import { ExperimentOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { call, refusalOf } from '../app/desk.ts'
import { words } from './words.ts'

const { first: say } = words

interface FirstStartProps {
  readonly onCreate: () => void
  readonly onImport: () => void
  readonly busy: boolean
}

/** The first thing a new agency sees: three ways to begin. */
export function FirstStart({ onCreate, onImport, busy }: FirstStartProps) {
  const { message } = App.useApp()
  const [loading, setLoading] = useState(false)
  const loadSamples = async () => {
    setLoading(true)
    try {
      const { added } = await call('samples.load', {})
      message.success(say.samplesLoaded(added))
    } catch (error) {
      const refusal = refusalOf(error)
      message.error(`${refusal.message} ${refusal.remedy}`)
    } finally {
      setLoading(false)
    }
  }
  return (
    <div className="first-start">
      <h2>{say.title}</h2>
      <p>{say.what}</p>
      <div className="first-ways">
        <Way icon={<ExperimentOutlined aria-hidden />} what={say.samplesWhat}>
          <Button type="primary" size="large" loading={loading} onClick={() => void loadSamples()}>
            {say.samples}
          </Button>
        </Way>
        <Way icon={<PlusOutlined aria-hidden />} what={say.createWhat}>
          <Button size="large" onClick={onCreate}>
            {say.create}
          </Button>
        </Way>
        <Way icon={<ImportOutlined aria-hidden />} what={say.importWhat}>
          <Button size="large" loading={busy} onClick={onImport}>
            {say.import}
          </Button>
        </Way>
      </div>
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
