import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Segmented } from 'antd'
import { type KeyboardEvent, useCallback, useState } from 'react'
import type { CallOutput, WorkLine } from '../../domain/contract/index.ts'
import { type OrderStage, orderStages } from '../../domain/model/index.ts'
import { type WorkGroup, workGroupNames } from '../../domain/workbench/groups.ts'
import { call } from '../app/desk.ts'
import { Loading } from '../app/Loading.tsx'
import { Nothing } from '../app/Nothing.tsx'
import { go, hrefClient, hrefFiling, hrefOrders, hrefReturns, hrefReview } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import { useAsked } from '../app/useAsked.ts'
import { ClientsPage } from '../clients/ClientsPage.tsx'
import { goToField } from '../clients/wantedField.ts'
import { LeftElsewhere } from '../drafts/LeftElsewhere.tsx'
import { useNow } from '../orders/due.ts'
import { useStep } from '../orders/steps/useStep.tsx'
import { terms } from '../terms/index.ts'
import { Line } from './Line.tsx'
import { words } from './words.ts'
import './workbench.css'

const pageSize = 200
type Bench = CallOutput<'workbench.list'>

/** 工作台: everything due, late or waiting across all clients, the most urgent first; each line does it or goes there. */
export function WorkbenchPage() {
  const operator = useWindow((state) => state.settings.operator)
  const [group, setGroup] = useState<WorkGroup | ''>('')
  const [mine, setMine] = useState(false)
  const [limit, setLimit] = useState(pageSize)
  const assignee = mine ? operator : ''
  const ask = useCallback(() => call('workbench.list', { group, assignee, limit }), [group, assignee, limit])
  const { list, refusal, reload } = useAsked<Bench>(ask)
  const steps = useStep(useCallback(() => void reload(), [reload]))
  const now = useNow()
  if (list?.clients === 0) return <ClientsPage />

  const all = list ? Object.values(list.groups).reduce((sum, count) => sum + count, 0) : 0
  const act = (line: WorkLine) => {
    if (line.act.do === 'step') {
      if (line.orderKind === '') return
      return steps.take({
        clientId: line.clientId,
        orderId: line.orderId,
        kind: line.orderKind,
        action: line.act.action,
      })
    }
    if (line.act.do === 'order') return go(hrefFiling(line.clientId, line.orderId))
    if (line.act.do === 'review') return go(hrefReview)
    goToField(line.clientId, line.path)
  }
  return (
    <div className="bench">
      <div className="toolbar">
        <h1>
          {words.title} <span className="quiet digits">{list ? words.summary(list.urgent, all) : ''}</span>
        </h1>
        <div className="toolbar-end">
          <Checkbox
            checked={mine}
            disabled={operator === ''}
            title={operator === '' ? words.mineUnsetWhat : undefined}
            onChange={(event) => setMine(event.target.checked)}
          >
            {operator === '' ? words.mineUnset : words.mine(operator)}
          </Checkbox>
        </div>
      </div>
      <LeftElsewhere />
      {list && <Stages counts={list.stages} />}
      <div className="bench-groups">
        <Segmented<WorkGroup | ''>
          aria-label={words.groupLabel}
          value={group}
          onChange={(next) => {
            setGroup(next)
            setLimit(pageSize)
          }}
          options={(['', ...workGroupNames] as const).map((value) => ({
            value,
            label: (
              <span className={value !== '' && list?.groups[value] === 0 ? 'quiet' : undefined}>
                {words.groups[value]} <span className="digits">{value === '' ? all : (list?.groups[value] ?? 0)}</span>
              </span>
            ),
          }))}
        />
      </div>
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      {!list && !refusal && <Loading label={words.loading} />}
      {list && list.returned > 0 && group === '' && (
        <p className="bench-returned">
          <InboxOutlined aria-hidden /> {words.returned(list.returned)} <a href={hrefReturns}>{words.returnedGo}</a>
        </p>
      )}
      {list && list.lines.length === 0 && (
        <Nothing
          className="bench-none"
          title={group === '' ? words.none : words.noneHere}
          what={group === '' ? words.noneWhat : undefined}
        >
          {group === '' && <Button href={hrefOrders()}>{words.toOrders}</Button>}
        </Nothing>
      )}
      {list && list.lines.length > 0 && (
        <Lines list={list} now={now} act={act} onMore={() => setLimit((known) => Math.min(1000, known + pageSize))} />
      )}
      {steps.dialog}
    </div>
  )
}

/** How many orders are in each stage; each leads to the board. */
function Stages({ counts }: { counts: Bench['stages'] }) {
  const shown = (Object.keys(orderStages) as OrderStage[]).filter(
    (stage) => stage !== 'withdrawn' && stage !== 'expired' && stage !== 'care',
  )
  return (
    <nav className="bench-stages" aria-label={words.stages}>
      {shown.map((stage) => (
        <a key={stage} href={hrefOrders('board', stage)}>
          {terms.stageNames[stage]} <b className="digits">{counts[stage]}</b>
        </a>
      ))}
    </nav>
  )
}

interface LinesProps {
  readonly list: Bench
  readonly now: number
  readonly act: (line: WorkLine) => void
  readonly onMore: () => void
}

/** The lines; arrows walk from one's button to the next. */
function Lines({ list, now, act, onMore }: LinesProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.work-act')]
    const row = (event.target as HTMLElement).closest<HTMLElement>('.work')
    const at = buttons.findIndex((button) => row?.contains(button))
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    const line = list.lines[at]
    if (next !== undefined) {
      event.preventDefault()
      buttons[Math.max(0, Math.min(buttons.length - 1, next))]?.focus()
    } else if (line && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (event.key === 'c') go(hrefClient(line.clientId))
      if (event.key === 'o' && line.orderId !== '') go(hrefFiling(line.clientId, line.orderId))
    }
  }
  const rest = list.total - list.lines.length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the window is scrolled with the keyboard
    <section className="bench-scroll" aria-label={words.list} tabIndex={0} title={words.keys} onKeyDown={onKeyDown}>
      <ul className="bench-list">
        {list.lines.map((line) => (
          <Line key={line.key} line={line} now={now} act={act} />
        ))}
      </ul>
      {rest > 0 && list.lines.length < 1000 && (
        <Button className="bench-more" onClick={onMore}>
          {words.more(Math.min(rest, pageSize))}
        </Button>
      )}
    </section>
  )
}
