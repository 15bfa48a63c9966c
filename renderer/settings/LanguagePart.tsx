import { App, Segmented } from 'antd'
import type { Language } from '../../domain/contract/index.ts'
import { inOneLine } from '../app/desk.ts'
import { language } from '../app/language.ts'
import { changeSettings } from '../app/store.ts'
import { saveDrafts } from '../clients/openDrafts.ts'
import { words } from './words.ts'

/** Each language by its own name, for whoever cannot read the one that is spoken. */
const names: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** 语言: tables of words are chosen as the window loads, so it loads anew; what was typed is saved first, or it stays. */
export function LanguagePart() {
  const { message } = App.useApp()
  const speak = async (next: Language) => {
    try {
      if (!(await saveDrafts())) return void message.warning(words.languageUnsaved)
      await changeSettings({ language: next })
      location.reload()
    } catch (error) {
      message.error(inOneLine(error))
    }
  }
  return (
    <>
      <Segmented<Language>
        aria-label={words.language}
        value={language}
        options={Object.entries(names).map(([value, name]) => ({
          value: value as Language,
          label: <span lang={value}>{name}</span>,
        }))}
        onChange={(next) => void speak(next)}
      />
      <p className="quiet">{words.languageSwitch}</p>
    </>
  )
}
