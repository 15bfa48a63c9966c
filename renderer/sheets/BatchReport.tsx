import { Alert, Button, Progress } from 'antd'
import { colon } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import type { BatchNote } from './batching.ts'
import { type BatchState, blockedNote, isBlocked } from './useBatch.ts'
import { words } from './words.ts'

const { batch: say } = words

interface BatchReportProps {
  readonly state: BatchState
  readonly onAnswer: (despite: boolean) => void
  readonly onCancel: () => void
}

/** How far a batch is, what it asks, and in the end what was left out and why. */
export function BatchReport({ state, onAnswer, onCancel }: BatchReportProps) {
  switch (state.phase) {
    case 'idle':
      return null
    case 'reading':
    case 'drawing':
      return (
        <div className="batch-running" role="status">
          {say[state.phase](state.done, state.total)}
          <Progress
            percent={state.total === 0 ? 0 : Math.round((state.done / state.total) * 100)}
            aria-label={say.progress}
          />
          <Button onClick={onCancel}>{say.cancel}</Button>
        </div>
      )
    case 'asking': {
      const blocked = state.items.filter(isBlocked)
      return (
        <Alert
          type="warning"
          showIcon
          title={say.ask(blocked.length, state.items.length)}
          description={
            <>
              <Notes notes={blocked.map(blockedNote)} />
              <div className="sheet-actions">
                <Button type="primary" disabled={blocked.length === state.items.length} onClick={() => onAnswer(false)}>
                  {say.onlyClean(state.items.length - blocked.length)}
                </Button>
                <Button onClick={() => onAnswer(true)}>{say.despite}</Button>
                <Button onClick={onCancel}>{say.cancel}</Button>
              </div>
            </>
          }
        />
      )
    }
    case 'failed':
      return <Alert type="error" showIcon title={words.failed} description={state.message} />
    case 'done':
      return (
        <Alert
          type={state.leftOut.length > 0 || state.handed === 'blocked' ? 'warning' : 'success'}
          showIcon
          title={say.done(state.count, state.leftOut.length)}
          description={
            <>
              {state.handed === 'opened' && <p>{words.opened}</p>}
              {state.handed === 'blocked' && <p>{words.blocked}</p>}
              {state.leftOut.length > 0 && <h3>{say.leftOut}</h3>}
              <Notes notes={state.leftOut} />
              {state.byHand.length > 0 && <h3>{say.byHand}</h3>}
              <Notes notes={state.byHand} />
            </>
          }
        />
      )
  }
}

const Notes = ({ notes }: { notes: readonly BatchNote[] }) => (
  <ul className="batch-notes">
    {notes.map(({ clientId, name, why }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a client may stand here once for each of its services
      <li key={`${clientId} ${i}`}>
        <a href={hrefClient(clientId, 'sheets')}>{name || say.unnamed}</a>
        {colon}
        <span lang="zh-CN">{why}</span>
      </li>
    ))}
  </ul>
)
