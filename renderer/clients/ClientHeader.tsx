import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  CheckCircleFilled,
  CloseCircleFilled,
  CloudSyncOutlined,
  DeleteOutlined,
  LoadingOutlined,
  MoreOutlined,
} from '@ant-design/icons'
import { App, Button, Dropdown, Tag } from 'antd'
import type { ReactNode } from 'react'
import type { Client, Finding } from '../../domain/model/index.ts'
import { openOrder } from '../../domain/workflow/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { colon } from '../app/phrases.ts'
import { go, hrefClients, hrefFiling } from '../app/route.ts'
import { terms } from '../terms/index.ts'
import type { DraftState } from './draft.ts'
import { type NextStep, nextStep } from './nextStep.ts'
import { forgetDraft } from './openDrafts.ts'
import { sectionOf } from './paths.ts'
import { words } from './words.ts'

const stepIcons: Record<NextStep['state'], ReactNode> = {
  todo: <ArrowRightOutlined aria-hidden />,
  waiting: <LoadingOutlined aria-hidden />,
  ready: <CheckCircleFilled className="icon-pass" aria-hidden />,
}

interface ClientHeaderProps {
  readonly client: Client
  readonly findings: readonly Finding[]
  readonly draft: DraftState
  readonly retry: () => void
  readonly onGo: (path: string, section: ReturnType<typeof sectionOf>) => void
}

/** Who the client is, whether everything is saved, and the one next step. */
export function ClientHeader({ client, findings, draft, retry, onGo }: ClientHeaderProps) {
  const { modal, message } = App.useApp()
  const next = nextStep(client, findings)
  const name = client.subject.name || words.list.unnamed

  const remove = () =>
    modal.confirm({
      title: words.remove.title(name),
      content: words.remove.what,
      okText: words.remove.submit,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: async () => {
        try {
          await call('clients.remove', { id: client.id })
          forgetDraft(client.id)
          message.success(words.remove.done(name))
          go(hrefClients)
        } catch (error) {
          message.error(inOneLine(error))
        }
      },
    })

  return (
    <header className="client-header">
      <a className="back" href={hrefClients} aria-label={words.page.back} title={words.page.back}>
        <ArrowLeftOutlined aria-hidden />
      </a>
      <h1 title={name}>{name}</h1>
      <Tag>{terms.subjectKinds[client.subject.kind]}</Tag>
      {client.subject.province !== '' && <Tag>{client.subject.province}</Tag>}
      {client.sample && <Tag>{words.list.sample}</Tag>}
      <SaveState draft={draft} retry={retry} />
      <a href={hrefFiling(client.id, openOrder(client)?.id)}>{words.page.orders}</a>
      <div className="client-header-end">
        <span className="quiet" id="next-step">
          {words.next.label}
        </span>
        <Button
          type={next.state === 'todo' ? 'primary' : 'default'}
          aria-describedby="next-step"
          icon={stepIcons[next.state]}
          iconPlacement={next.state === 'todo' ? 'end' : 'start'}
          onClick={() => onGo(next.path, next.path === '' ? next.section : sectionOf(next.path))}
        >
          {next.words}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'remove', danger: true, icon: <DeleteOutlined aria-hidden />, label: words.remove.button }],
            onClick: remove,
          }}
        >
          <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={words.page.moreActions} />
        </Dropdown>
      </div>
    </header>
  )
}

function SaveState({ draft, retry }: Pick<ClientHeaderProps, 'draft' | 'retry'>) {
  const { state, refusal } = draft
  return (
    <span className={`save-state save-${state}`} aria-live="polite">
      {state === 'saved' && <CheckCircleFilled aria-hidden />}
      {(state === 'edited' || state === 'saving') && <CloudSyncOutlined aria-hidden />}
      {(state === 'failed' || state === 'clashing') && <CloseCircleFilled aria-hidden />}
      <span title={refusal?.remedy}>
        {words.save[state]}
        {refusal && colon + refusal.message}
      </span>
      {state === 'failed' && (
        <Button size="small" onClick={retry}>
          {words.save.retry}
        </Button>
      )}
    </span>
  )
}
