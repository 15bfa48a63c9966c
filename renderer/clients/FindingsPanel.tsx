import { CheckCircleFilled } from '@ant-design/icons'
import { useState } from 'react'
import type { Client, Finding, Severity } from '../../domain/model/index.ts'
import { aside } from '../app/phrases.ts'
import { hrefGuide } from '../app/route.ts'
import { terms } from '../terms/index.ts'
import { placeOf } from './paths.ts'
import { SeverityIcon } from './SeverityIcon.tsx'
import { bySeverity, countBySeverity } from './severity.ts'
import { words } from './words.ts'

const { findings: say } = words
const severities: readonly Severity[] = ['reject', 'likely', 'advice']

interface FindingsPanelProps {
  readonly client: Client
  readonly findings: readonly Finding[]
  /** takes the person to the field */
  readonly onGo: (path: string) => void
}

/** Everything the rules found, worst first; a click goes to the field. */
export function FindingsPanel({ client, findings, onGo }: FindingsPanelProps) {
  const counts = countBySeverity(findings)
  const sorted = [...findings].sort(bySeverity)
  return (
    <aside className="findings" aria-label={say.title}>
      <h2>
        {say.title} <span className="quiet">{findings.length}</span>
      </h2>
      <p className="findings-counts">
        {severities.map((severity) => (
          <span key={severity} className={counts[severity] === 0 ? 'quiet' : `severity-${severity}`}>
            <SeverityIcon severity={severity} /> {terms.severityNames[severity]} {counts[severity]}
          </span>
        ))}
      </p>
      {findings.length === 0 && (
        <p className="all-well">
          <CheckCircleFilled aria-hidden /> {say.none}
        </p>
      )}
      <ol>
        {sorted.map((finding) => (
          <FindingItem key={`${finding.code} ${finding.path}`} client={client} finding={finding} onGo={onGo} />
        ))}
      </ol>
    </aside>
  )
}

/** One finding: where, what, what to do, and on request what it rests on. */
export function FindingItem({ client, finding, onGo }: Omit<FindingsPanelProps, 'findings'> & { finding: Finding }) {
  const [open, setOpen] = useState(false)
  return (
    <li className={`finding severity-${finding.severity}${finding.reading ? ' finding-disputed' : ''}`}>
      <button type="button" className="finding-go" onClick={() => onGo(finding.path)}>
        <span className="finding-place">
          <SeverityIcon severity={finding.severity} /> {placeOf(finding.path, client)}
        </span>
        <span className="finding-words" lang="zh-CN">
          <span className="finding-message">{finding.message}</span>
          <span className="finding-remedy">{finding.remedy}</span>
        </span>
      </button>
      <span className="finding-links">
        <button type="button" className="finding-source" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say.source}
          {finding.reading && aside(say.reading[finding.reading])}
        </button>
        <GuideLink finding={finding} />
      </span>
      {open && (
        <ul className="sources" lang="zh-CN">
          {finding.sources.map((source) => (
            <li key={`${source.id} ${source.title}`}>
              {source.title}
              {source.date !== '-' && ` · ${source.date}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** To the guide's page about the rule that found it. */
export function GuideLink({ finding: { code, message } }: { finding: Pick<Finding, 'code' | 'message'> }) {
  const label = say.guideTo(message)
  return (
    <a className="finding-guide" href={hrefGuide('rules', code)} aria-label={label} title={label}>
      {say.guide}
    </a>
  )
}
