import { Form, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import type { Finding, Severity } from '../../../domain/model/index.ts'
import { colon } from '../../app/phrases.ts'
import { terms } from '../../terms/index.ts'
import { SeverityIcon } from '../SeverityIcon.tsx'
import { bySeverity } from '../severity.ts'
import { useClientForm } from './FormContext.ts'

export interface FieldProps {
  /** the path findings name the field by */
  readonly path: string
  readonly label: string
  /** said under the field while nothing is wrong */
  readonly hint?: string
  /** takes the whole width of its block */
  readonly wide?: boolean
  /** takes two columns of its block */
  readonly double?: boolean
  /** findings on anything below the path count too, for a field that holds a list */
  readonly holdsList?: boolean
}

const statuses: Record<Severity, 'error' | 'warning' | undefined> = {
  reject: 'error',
  likely: 'warning',
  advice: undefined,
}

export interface Control {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
  readonly status: 'error' | 'warning' | ''
}

/** Findings on one field, worst first. */
export function findingsOn(findings: readonly Finding[], path: string, holdsList = false): Finding[] {
  return findings
    .filter((finding) => finding.path === path || (holdsList && finding.path.startsWith(`${path}.`)))
    .sort(bySeverity)
}

/** A labelled field with a line for its hint or its worst finding; the line is always there, so nothing moves. */
export function Field({
  path,
  label,
  hint,
  wide,
  double,
  holdsList,
  children,
}: FieldProps & { readonly children: (control: Control) => ReactNode }) {
  const { findings } = useClientForm()
  const found = findingsOn(findings, path, holdsList)
  const worst = found[0]
  const id = `field-${path}`
  const noteId = `note-${path}`
  const status = (worst && statuses[worst.severity]) ?? ''
  return (
    <Form.Item
      className={`field${wide ? ' field-wide' : ''}${double ? ' field-double' : ''}`}
      data-path={path}
      label={label}
      htmlFor={id}
      validateStatus={status}
      colon={false}
    >
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': status === 'error', status })}
      <div className={`field-note${worst ? ` severity-${worst.severity}` : ''}`} id={noteId} aria-live="polite">
        {worst ? <FindingNote found={found} /> : hint}
      </div>
    </Form.Item>
  )
}

function FindingNote({ found }: { found: readonly Finding[] }) {
  const worst = found[0]
  if (!worst) return null
  const whole = found.map((finding) => (
    <div key={finding.code}>
      <b>{terms.severityNames[finding.severity]}</b>
      {colon}
      <span lang="zh-CN">
        {finding.message} {finding.remedy}
      </span>
    </div>
  ))
  return (
    <Tooltip title={whole} placement="bottomLeft">
      <span>
        <SeverityIcon severity={worst.severity} /> <span lang="zh-CN">{worst.message}</span>
      </span>
    </Tooltip>
  )
}
