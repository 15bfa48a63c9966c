import { Alert } from 'antd'
import { rejections } from '../../domain/guide/rejections.ts'
import { type RuleInfo, ruleCatalogue } from '../../domain/rules/index.ts'
import { aside } from '../app/phrases.ts'
import { hrefGuide } from '../app/route.ts'
import { SeverityIcon } from '../clients/SeverityIcon.tsx'
import { terms } from '../terms/index.ts'
import { Sources } from './Sources.tsx'
import { useCalled } from './useCalled.ts'
import { words } from './words.ts'

const { rule: say } = words

const groupOf = ({ code }: RuleInfo): string => say.groups[code.split('.')[0] ?? ''] ?? say.otherGroup
const groups = [...Map.groupBy(ruleCatalogue, groupOf)]

/** 规则: every rule there is; a finding leads to its own. */
export function RulesPart({ item }: { item: string }) {
  useCalled(item === '' ? '' : `rule-${item}`)
  const isUnknown = item !== '' && !ruleCatalogue.some(({ code }) => code === item)
  return (
    <>
      <p className="quiet">{say.what(ruleCatalogue.length)}</p>
      {isUnknown && <Alert type="info" showIcon title={say.unknown(item)} />}
      {groups.map(([group, rules]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul className="guide-cards">
            {rules.map((rule) => (
              <RuleCard key={rule.code} rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function RuleCard({ rule }: { rule: RuleInfo }) {
  return (
    <li className="guide-card" lang="zh-CN" id={`rule-${rule.code}`} tabIndex={-1}>
      <h3>
        <span className={`severity-${rule.severity}`}>
          <SeverityIcon severity={rule.severity} /> {terms.severityNames[rule.severity]}
        </span>{' '}
        {rule.title}
        {rule.reading && <span className="quiet">{aside(say.reading[rule.reading])}</span>}
      </h3>
      <p>
        <b>{say.remedy}</b> {rule.remedy}
      </p>
      <p>
        <b>{say.looksAt}</b> {rule.looksAt}
      </p>
      {rule.reasons.length > 0 && (
        <p>
          <b>{say.reasons}</b>{' '}
          {rejections
            .filter(({ number }) => rule.reasons.includes(number))
            .map(({ number, title }) => (
              <a key={number} className="guide-link" href={hrefGuide('rejections', String(number))}>
                {number} {title}
              </a>
            ))}
        </p>
      )}
      <Sources sources={rule.sources} />
      <code className="quiet">{rule.code}</code>
    </li>
  )
}
