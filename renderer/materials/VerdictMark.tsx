import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  FileUnknownFilled,
  LoadingOutlined,
} from '@ant-design/icons'
import type { MaterialJudgement } from '../../domain/rules/materials.ts'
import { words } from './words.ts'

export type Standing = MaterialJudgement['verdict']

const marks = {
  pass: { Icon: CheckCircleFilled, tone: 'pass' },
  doubt: { Icon: ExclamationCircleFilled, tone: 'likely' },
  fail: { Icon: CloseCircleFilled, tone: 'reject' },
  unreadable: { Icon: FileUnknownFilled, tone: 'reject' },
  pending: { Icon: LoadingOutlined, tone: 'advice' },
} as const

/** A verdict as icon and words; the colour only repeats them. */
export function VerdictMark({ standing, text }: { standing: Standing; text?: string }) {
  const { Icon, tone } = marks[standing]
  return (
    <span className={`verdict severity-${tone}`}>
      <Icon aria-hidden /> {text ?? words.verdicts[standing]}
    </span>
  )
}
