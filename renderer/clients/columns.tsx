import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons'
import { Tag } from 'antd'
import type { ColumnType } from 'antd/es/table'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import type { ClientRow } from '../../domain/contract/index.ts'
import { dates, listed } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import { bare, terms } from '../terms/index.ts'
import { words as listWords } from './list/words.ts'
import { SeverityIcon } from './SeverityIcon.tsx'
import type { ListLine } from './useClientRows.ts'
import { words } from './words.ts'

const { list: say } = words
const { table: marks } = listWords

/** One count with its icon and its word; nothing where it is zero. */
function Count({ icon, name, count, tone }: { icon: ReactNode; name: string; count: number; tone: string }) {
  if (count === 0) return null
  return (
    <span className={`count severity-${tone}`}>
      {icon} {name} {count}
    </span>
  )
}

function MaterialsCell({ standing }: { standing: ClientRow['materials'] }) {
  const names = say.materialsStanding
  return (
    <span className="counts">
      <Count icon={<CloseCircleFilled aria-hidden />} name={names.fail} count={standing.fail} tone="reject" />
      <Count icon={<ExclamationCircleFilled aria-hidden />} name={names.doubt} count={standing.doubt} tone="likely" />
      <Count icon={<MinusCircleOutlined aria-hidden />} name={names.missing} count={standing.missing} tone="missing" />
      <Count icon={<LoadingOutlined aria-hidden />} name={names.pending} count={standing.pending} tone="advice" />
      <Count icon={<CheckCircleFilled aria-hidden />} name={names.pass} count={standing.pass} tone="pass" />
    </span>
  )
}

function FindingsCell({ findings }: { findings: ClientRow['findings'] }) {
  if (findings.reject + findings.likely + findings.advice === 0)
    return (
      <span className="count severity-pass">
        <CheckCircleFilled aria-hidden /> {say.noFindings}
      </span>
    )
  return (
    <span className="counts">
      {(['reject', 'likely', 'advice'] as const).map((severity) => (
        <Count
          key={severity}
          icon={<SeverityIcon severity={severity} />}
          name={terms.severityNames[severity]}
          count={findings[severity]}
          tone={severity}
        />
      ))}
    </span>
  )
}

/** Today by the clock, this year by the day, else in full. */
function shortTime(at: string): string {
  const time = dayjs(at)
  const now = dayjs()
  if (time.isSame(now, 'day')) return time.format('HH:mm')
  return time.format(time.isSame(now, 'year') ? dates.day : 'YYYY-MM-DD')
}

type Column = ColumnType<ListLine>
const cell =
  (render: (row: ClientRow) => ReactNode) =>
  (_: unknown, { row }: ListLine): ReactNode =>
    row ? render(row) : <span className="line-waiting" aria-hidden />

const columns: readonly Column[] = [
  {
    key: 'client',
    title: say.columns.client,
    width: 260,
    render: cell((row) => (
      <span className="two-lines">
        <a className="row-link" href={hrefClient(row.id)} tabIndex={-1} title={row.name}>
          {row.name || say.unnamed}
        </a>
        <span className="quiet">
          {bare(terms.subjectKinds[row.kind])}
          {row.sample && <Tag className="sample-tag">{say.sample}</Tag>}
        </span>
      </span>
    )),
  },
  { key: 'province', title: say.columns.province, width: 76, render: cell((row) => row.province) },
  {
    key: 'services',
    title: say.columns.services,
    width: 210,
    render: cell((row) => (
      <span className="two-lines">
        <span title={listed(row.services.map(({ name }) => name))}>
          {listed(row.services.map(({ name, kind }) => name || kind).filter(Boolean)) || (
            <span className="quiet">{say.noServices}</span>
          )}
        </span>
        <span className="quiet" title={listed(row.domains)}>
          {listed(row.domains)}
        </span>
      </span>
    )),
  },
  {
    key: 'lead',
    title: say.columns.lead,
    width: 124,
    render: cell((row) => (
      <span className="two-lines">
        <span>{row.leadName || <span className="quiet">{say.noLead}</span>}</span>
        <span className="quiet digits">{row.leadMobile}</span>
      </span>
    )),
  },
  {
    key: 'marks',
    title: marks.marks,
    width: 128,
    render: cell(({ assignee, tags }) => (
      <span className="two-lines">
        <span title={assignee}>{assignee || <span className="quiet">{marks.nobody}</span>}</span>
        <span className="quiet" title={listed(tags)}>
          {listed(tags)}
        </span>
      </span>
    )),
  },
  {
    key: 'materials',
    title: say.columns.materials,
    width: 170,
    render: cell((row) => <MaterialsCell standing={row.materials} />),
  },
  {
    key: 'worst',
    title: say.columns.findings,
    width: 190,
    render: cell((row) => <FindingsCell findings={row.findings} />),
  },
  {
    key: 'updated',
    title: say.columns.updated,
    width: 84,
    render: cell((row) =>
      // a record from elsewhere may not say
      row.updatedAt === '' ? null : (
        <time dateTime={row.updatedAt} title={dayjs(row.updatedAt).format('YYYY-MM-DD HH:mm')}>
          {shortTime(row.updatedAt)}
        </time>
      ),
    ),
  },
]

/** Columns a narrow window can do without, in the order they go. */
const dispensable = ['province', 'updated', 'lead', 'marks']

export const widthOf = (list: readonly Column[]): number => list.reduce((sum, { width }) => sum + Number(width), 0)

/** The columns that fit, so that what is wrong with a client never needs a scroll sideways. */
export function columnsWithin(width: number): Column[] {
  let fitting = [...columns]
  for (const key of dispensable) {
    if (widthOf(fitting) <= width) break
    fitting = fitting.filter((column) => column.key !== key)
  }
  return fitting
}
