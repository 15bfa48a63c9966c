import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { OrderRow } from '../../domain/contract/index.ts'
import type { OrderStage } from '../../domain/model/index.ts'
import { stepTo } from '../../domain/workflow/index.ts'
import { labelled, listed } from '../app/phrases.ts'
import { hrefFiling } from '../app/route.ts'
import { SeverityIcon } from '../clients/SeverityIcon.tsx'
import { kindName, stageName } from '../terms/index.ts'
import { dueTone, dueWords } from './due.ts'
import { words } from './words.ts'

const { board: say } = words

interface CardProps {
  readonly row: OrderRow
  readonly now: number
  /** the columns there are */
  readonly stages: readonly OrderStage[]
  readonly onMove: (to: OrderStage) => void
  readonly onDrag: (dragging: boolean) => void
}

/** An order on the board: whose, what, by when, and where it may go. */
export function Card({ row, now, stages, onMove, onDrag }: CardProps) {
  const name = row.clientName || words.unnamed
  const targets = stages.filter((stage) => stage !== row.stage)
  const items = targets.map((stage) => {
    const way = stepTo(row, stage)
    const title = stageName(row.kind, stage)
    return {
      key: stage,
      disabled: !way.ok,
      label: way.ok ? title : <span className="menu-why">{labelled(title, way.refusal.why)}</span>,
    }
  })
  return (
    <li
      className="card"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.id)
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
    >
      <div className="card-head">
        <a className="card-link" href={hrefFiling(row.clientId, row.id)} draggable={false}>
          {name}
        </a>
        <Dropdown
          trigger={['click']}
          menu={{ items, onClick: ({ key }) => onMove(key as OrderStage) }}
          placement="bottomRight"
          autoFocus
        >
          <Button
            type="text"
            size="small"
            className="card-move"
            icon={<EllipsisOutlined aria-hidden />}
            aria-label={say.moveLabel(name)}
          />
        </Dropdown>
      </div>
      <span>
        {kindName(row.kind)} <span className="quiet">{listed(row.services)}</span>
      </span>
      <span className="quiet">{[row.provider || words.noProvider, row.assignee].filter(Boolean).join(' · ')}</span>
      {row.returnedWhy !== '' && <span className="severity-likely">{row.returnedWhy}</span>}
      <span className="card-foot">
        {row.due && (
          <span className={`digits severity-${dueTone(row.due, now)}`} title={row.due.title}>
            {dueWords(row.due, now)}
          </span>
        )}
        {row.open && row.blocking > 0 && (
          <span className="severity-reject">
            <SeverityIcon severity="reject" /> {say.blocking(row.blocking)}
          </span>
        )}
      </span>
    </li>
  )
}
