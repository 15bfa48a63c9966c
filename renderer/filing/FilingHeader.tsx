import { ArrowLeftOutlined, ArrowRightOutlined, CheckCircleFilled, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tag } from 'antd'
import type { OrderKind } from '../../domain/model/index.ts'
import { mayUndo } from '../../domain/workflow/index.ts'
import { labelled } from '../app/phrases.ts'
import { go, hrefClient, hrefOrders } from '../app/route.ts'
import { useWindow } from '../app/store.ts'
import type { useStep } from '../orders/steps/useStep.tsx'
import { kindName, stageName } from '../terms/index.ts'
import type { FilingParts } from './FilingPage.tsx'
import { actionsOf } from './nextAction.ts'
import { words } from './words.ts'

interface FilingHeaderProps extends Pick<FilingParts, 'view' | 'order'> {
  readonly steps: ReturnType<typeof useStep>
  readonly onGo: (path: string) => void
  /** @param kind to begin with */
  readonly onOpen: (kind?: OrderKind) => void
}

/** Whose order it is, what kind, in which stage, and the one next step. */
export function FilingHeader({ view, order, steps, onGo, onOpen }: FilingHeaderProps) {
  const { client } = view
  const reading = useWindow((state) => state.settings.reading)
  const day = useWindow((state) => state.description?.today ?? '')
  const { next, others } = actionsOf(view, order, day, reading)
  const target = { clientId: client.id, orderId: order.id, kind: order.kind }
  const undo = mayUndo(client, order)
  const items = [
    ...others.map(({ action, label, permission }) => ({
      key: action as string,
      disabled: !permission.allowed,
      label: permission.allowed ? label : <span className="menu-why">{labelled(label, permission.why)}</span>,
    })),
    ...(order.events.length > 0
      ? [
          {
            key: 'undo',
            disabled: !undo.allowed,
            label: undo.allowed ? words.undo : <span className="menu-why">{labelled(words.undo, undo.why)}</span>,
          },
        ]
      : []),
    { key: 'open', label: words.open, disabled: false },
  ]
  const choose = (key: string) => {
    if (key === 'undo') void steps.undo(target)
    else if (key === 'open') onOpen()
    else {
      const other = others.find(({ action }) => action === key)
      if (other) steps.take({ ...target, action: other.action })
    }
  }
  return (
    <header className="client-header filing-header">
      <Button
        type="text"
        className="back"
        icon={<ArrowLeftOutlined aria-hidden />}
        aria-label={words.back}
        onClick={() => go(hrefOrders())}
      />
      <h1 title={client.subject.name}>{client.subject.name || words.unnamed}</h1>
      <Tag>{kindName(order.kind)}</Tag>
      <Tag color="blue">{stageName(order.kind, order.stage)}</Tag>
      <a href={hrefClient(client.id)}>{words.client}</a>
      <div className="client-header-end">
        {next.do === 'nothing' ? (
          <span className="filing-ended">
            <CheckCircleFilled className="icon-pass" aria-hidden /> {next.label}
          </span>
        ) : (
          <Button
            type="primary"
            className="next-step"
            icon={<ArrowRightOutlined aria-hidden />}
            onClick={() => {
              if (next.do === 'step') steps.take({ ...target, action: next.action })
              else if (next.do === 'open') onOpen(next.kind)
              else onGo(next.path)
            }}
          >
            {next.label}
          </Button>
        )}
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }} autoFocus>
          <Button icon={<DownOutlined aria-hidden />}>{words.others}</Button>
        </Dropdown>
      </div>
    </header>
  )
}
