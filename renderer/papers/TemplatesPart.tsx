import { Typography } from 'antd'
import { useEffect, useState } from 'react'
import type { HistoryEntry } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { language } from '../app/language.ts'
import { colon, listed } from '../app/phrases.ts'
import { FileProblems } from '../settings/FileProblems.tsx'
import { useFreshTemplates, useTemplates } from './templates.ts'
import { words } from './words.ts'

const { settings: say } = words

/** changes of templates that are looked for, and how many of them are shown */
const lookedThrough = 1000
const shown = 5

/** Where the agency's own paper templates lie, which could not be used and why, and who changed what last. */
export function TemplatesPart() {
  useFreshTemplates()
  const agency = useTemplates((state) => state.agency)
  const changes = useTemplateHistory()
  if (!agency) return null
  return (
    <div className="agency-rules">
      <p>{say.inUse(agency.templates.length)}</p>
      {agency.templates.length > 0 && <p>{listed(agency.templates.map(({ name }) => name))}</p>}
      <p className="quiet">{say.how}</p>
      <p className="quiet">
        {say.folder}
        {colon}
        <Typography.Text copyable>{agency.folder}</Typography.Text>
      </p>
      <FileProblems title={say.problems(agency.problems.length)} problems={agency.problems} />
      {changes.length > 0 && (
        <>
          <h3>{say.history}</h3>
          <ul>
            {changes.map(({ id, at, by, words: did }) => (
              <li key={id}>
                <time dateTime={at}>{new Date(at).toLocaleString(language, { hour12: false })}</time> {by}:{' '}
                <span lang="zh-CN">{did}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function useTemplateHistory(): readonly HistoryEntry[] {
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([])
  useEffect(() => {
    call('history.list', { clientId: '', limit: lookedThrough }).then(
      (all) => setEntries(all.entries.filter(({ action }) => action.startsWith('paper.template-')).slice(0, shown)),
      () => undefined,
    )
  }, [])
  return entries
}
