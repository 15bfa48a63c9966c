import { Checkbox, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { words } from '../words.ts'
import { type Control, Field, type FieldProps } from './Field.tsx'

/** The ways papers write a day; the first is how it is shown. */
const formats = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD', 'YYYY年MM月DD日', 'YYYY.M.D', 'YYYY-M-D']

function DayPicker({
  control,
  value,
  commit,
  disabled,
}: {
  control: Control
  value: string
  commit: (day: string) => void
  disabled?: boolean
}) {
  return (
    <DatePicker
      {...control}
      value={value === '' ? null : dayjs(value)}
      format={formats}
      placeholder={words.date.pick}
      disabled={disabled}
      onChange={(day) => commit(day ? day.format('YYYY-MM-DD') : '')}
    />
  )
}

interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, or '' */
  readonly value: string
  readonly commit: (day: string) => void
}

/** A calendar day; may be typed as 20260131 or 2026.01.31, as papers write it. */
export function DateField({ value, commit, ...field }: DateFieldProps) {
  return <Field {...field}>{(control) => <DayPicker control={control} value={value} commit={commit} />}</Field>
}

/** The end of a paper's validity: a day, or 长期. */
export function ValidityField({ value, commit, ...field }: DateFieldProps) {
  const longTerm = value === 'long-term'
  return (
    <Field {...field}>
      {(control) => (
        <div className="validity">
          <DayPicker control={control} value={longTerm ? '' : value} commit={commit} disabled={longTerm} />
          <Checkbox checked={longTerm} onChange={(event) => commit(event.target.checked ? 'long-term' : '')}>
            {words.date.longTerm}
          </Checkbox>
        </div>
      )}
    </Field>
  )
}
