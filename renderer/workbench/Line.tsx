import {
  AuditOutlined,
  ClockCircleOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  FileProtectOutlined,
  GlobalOutlined,
  IdcardOutlined,
  MessageOutlined,
  ProfileOutlined,
  RollbackOutlined,
} from '@ant-design/icons'
import { App, Button } from 'antd'
import dayjs from 'dayjs'
import type { WorkLine } from '../../domain/contract/index.ts'
import type { WorkGroup } from '../../domain/workbench/groups.ts'
import { dates, labelled } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import { dueTone, dueWords } from '../orders/due.ts'
import { wordsOfLine } from './lines.ts'
import { words } from './words.ts'

const icons: Record<WorkGroup, typeof ClockCircleOutlined> = {
  sms: MessageOutlined,
  returned: RollbackOutlined,
  stuck: ClockCircleOutlined,
  deadline: FieldTimeOutlined,
  papers: IdcardOutlined,
  domains: GlobalOutlined,
  scans: EyeOutlined,
  filed: FileProtectOutlined,
  report: AuditOutlined,
  orders: ProfileOutlined,
}
const dayWords = { 'act-by': words.due, 'expect-by': words.expected, 'not-before': words.from, todo: words.since }

interface LineProps {
  readonly line: WorkLine
  readonly now: number
  readonly act: (line: WorkLine) => void
}

/** One thing to do: how urgent, for whom, what to do about it, and the button that does it. */
export function Line({ line, now, act }: LineProps) {
  const { message } = App.useApp()
  const Icon = icons[line.group]
  const tone = line.group === 'returned' ? 'likely' : dueTone(line, now)
  const name = line.clientName || words.unnamed
  const say = wordsOfLine(line)
  const remind = async () => {
    await navigator.clipboard.writeText(words.reminder(name))
    message.success(words.reminded)
  }
  return (
    <li className="work">
      <span className={`work-when severity-${tone}`}>
        <Icon aria-hidden />
        <span>
          <b className="digits">{line.kind === 'todo' ? words.groups[line.group] : dueWords(line, now)}</b>
          <span className="quiet digits">
            {line.day !== '' && dayWords[line.kind](dayjs(line.day).format(dates.day))}
            {!line.known && ` · ${words.estimated}`}
          </span>
        </span>
      </span>
      <span className="work-who">
        <a href={hrefClient(line.clientId)}>{name}</a>
        <span className="quiet">{line.assignee}</span>
      </span>
      <span className="work-what">
        <span>
          {say.title}
          {say.detail !== '' && (
            <span className="quiet work-detail" lang="zh-CN">
              {say.detail}
            </span>
          )}
        </span>
        <span className="quiet">{say.advice}</span>
      </span>
      <span className="work-acts">
        {line.rule === 'order.sms' && (
          <Button size="small" aria-label={labelled(words.remind, name)} onClick={() => void remind()}>
            {words.remind}
          </Button>
        )}
        <Button
          size="small"
          type={tone === 'reject' ? 'primary' : 'default'}
          className="work-act"
          aria-label={labelled(say.act, `${name} ${say.title}`)}
          onClick={() => act(line)}
        >
          {say.act}
        </Button>
      </span>
    </li>
  )
}
