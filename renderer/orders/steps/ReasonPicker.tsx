import { Form, Select } from 'antd'
import { rejectionReasons, ruleCatalogue } from '../../../domain/rules/index.ts'
import { words } from '../words.ts'

const { step: say } = words
const options = rejectionReasons.map(({ number, title }) => ({ value: number, label: `${number} ${title}` }))

/** What the rules know to do about a reason. */
export const remediesOf = (reason: number): string[] => [
  ...new Set(ruleCatalogue.filter(({ reasons }) => reasons.includes(reason)).map(({ remedy }) => remedy)),
]

interface ReasonPickerProps {
  readonly value: readonly number[]
  readonly onChange: (reasons: number[]) => void
}

/** 驳回原因: picked from the catalogue, with what to do about each. */
export function ReasonPicker({ value, onChange }: ReasonPickerProps) {
  return (
    <>
      <Form.Item label={say.reasons} htmlFor="step-reasons">
        <Select<number[]>
          id="step-reasons"
          mode="multiple"
          autoFocus
          value={[...value]}
          onChange={onChange}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={say.reasonsEmpty}
        />
      </Form.Item>
      {value.length > 0 && (
        <ul className="step-remedies" aria-label={say.remedies}>
          {value.map((reason) => (
            <li key={reason}>
              <b>{rejectionReasons[reason - 1]?.title}</b>
              <span className="quiet">{remediesOf(reason)[0]}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
