import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { App, Input, Radio, Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { Settings } from '../../domain/contract/index.ts'
import { inOneLine } from '../app/desk.ts'
import { labelled } from '../app/phrases.ts'
import { changeSettings, useWindow } from '../app/store.ts'
import { useCommittedText } from '../clients/fields/useCommittedText.ts'
import { TemplatesPart } from '../papers/TemplatesPart.tsx'
import { AgencyRulesPart } from './AgencyRulesPart.tsx'
import { LanguagePart } from './LanguagePart.tsx'
import { NoticesPart } from './NoticesPart.tsx'
import { PassphraseForm } from './PassphraseForm.tsx'
import { words } from './words.ts'

/** 设置: who works here, how it looks, whose rules block, how the data is kept. */
export function SettingsPage() {
  const settings = useWindow((state) => state.settings)
  const description = useWindow((state) => state.description)
  const { message } = App.useApp()
  const change = (part: Partial<Settings>) =>
    void changeSettings(part).catch((error: unknown) => {
      message.error(inOneLine(error))
    })
  const operator = useCommittedText(settings.operator, (text) => change({ operator: text }))

  return (
    <div className="settings">
      <h1>{words.title}</h1>
      <Part title={words.operator} what={words.operatorWhat} htmlFor="settings-operator">
        <Input
          {...operator}
          id="settings-operator"
          className="settings-short"
          maxLength={50}
          placeholder={words.operatorPlaceholder}
          autoComplete="off"
        />
      </Part>
      <Part title={words.look}>
        <Segmented<Settings['theme']>
          aria-label={words.look}
          value={settings.theme}
          options={Object.entries(words.themes).map(([value, label]) => ({
            value: value as Settings['theme'],
            label,
          }))}
          onChange={(theme) => change({ theme })}
        />
      </Part>
      <Part title={words.language} what={words.languageWhat}>
        <LanguagePart />
      </Part>
      <Part title={words.notices} what={description?.door === 'electron' ? words.noticesWhat : words.noticesNotHere}>
        <NoticesPart settings={settings} change={change} />
      </Part>
      <Part title={words.reading} what={words.readingWhat}>
        <Radio.Group
          vertical
          aria-label={words.reading}
          value={settings.reading}
          onChange={(event) => change({ reading: event.target.value })}
          options={(['law', 'document'] as const).map((value) => ({
            value,
            label: (
              <>
                {words.readings[value].name}
                <span className="quiet settings-example">{words.readings[value].what}</span>
              </>
            ),
          }))}
        />
      </Part>
      <Part title={words.agency} what={words.agencyWhat}>
        <AgencyRulesPart />
      </Part>
      <Part title={words.templates} what={words.templatesWhat}>
        <TemplatesPart />
      </Part>
      <Part title={words.safety} what={words.safetyWhat}>
        {description && <Protection protection={description.protection} />}
        <PassphraseForm isSet={description?.protection.passphrase ?? false} />
      </Part>
      <Part title={words.about}>
        {description && <p>{words.version(description.version, words.doors[description.door])}</p>}
        <p className="quiet">{words.licences}</p>
      </Part>
    </div>
  )
}

function Part({
  title,
  what,
  htmlFor,
  children,
}: {
  title: string
  what?: string
  htmlFor?: string
  children: ReactNode
}) {
  return (
    <section className="settings-part">
      <div>
        <h2>{htmlFor ? <label htmlFor={htmlFor}>{title}</label> : title}</h2>
        {what && <p className="quiet">{what}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

function Protection({
  protection,
}: {
  protection: NonNullable<ReturnType<typeof useWindow.getState>['description']>['protection']
}) {
  return (
    <>
      <p lang="zh-CN">{protection.words}</p>
      <ul className="protection">
        {(['keychain', 'passphrase', 'keyFile'] as const).map((way) => (
          <li key={way} className={protection[way] ? 'severity-pass' : 'quiet'}>
            {protection[way] ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />}{' '}
            {labelled(words.kept[way], protection[way] ? words.keptOn : words.keptOff)}
          </li>
        ))}
      </ul>
    </>
  )
}
