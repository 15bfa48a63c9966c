import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import type { Severity } from '../../domain/model/index.ts'
import { terms } from '../terms/index.ts'

const icons = { reject: CloseCircleFilled, likely: ExclamationCircleFilled, advice: InfoCircleFilled }

/** A severity as a shape, not as a colour alone. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const Icon = icons[severity]
  return <Icon className={`icon-${severity}`} role="img" aria-label={terms.severityNames[severity]} />
}
