import { Checkbox, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { Client, WantedChange } from '../../../domain/model/index.ts'
import type { ChangeInput } from '../../../domain/workflow/index.ts'
import { personTitle } from '../../clients/paths.ts'
import { words as clientWords } from '../../clients/words.ts'

type Value = WantedChange['to']

interface ChangeValueProps {
  readonly id: string
  readonly client: Client
  readonly input: ChangeInput
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onEnter: () => void
}

/** The new value of a field, filled in as its kind is: a line, a day, 长期, a list, one of the client's people. */
export function ChangeValue({ id, client, input, value, onChange, onEnter }: ChangeValueProps) {
  const text = typeof value === 'string' ? value : ''
  if (input === 'list')
    return (
      <Select<string[]>
        id={id}
        mode="tags"
        open={false}
        value={typeof value === 'string' ? [] : value}
        onChange={onChange}
      />
    )
  if (input === 'person')
    return (
      <Select<string>
        id={id}
        value={text === '' ? undefined : text}
        onChange={onChange}
        options={client.people.map((person) => ({ value: person.id, label: personTitle(person) }))}
      />
    )
  if (input === 'date' || input === 'validity') {
    const isDay = text !== '' && text !== 'long-term'
    return (
      <span className="plan-date">
        <DatePicker
          id={id}
          disabled={text === 'long-term'}
          value={isDay ? dayjs(text) : null}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
        />
        {input === 'validity' && (
          <Checkbox
            checked={text === 'long-term'}
            onChange={({ target }) => onChange(target.checked ? 'long-term' : '')}
          >
            {clientWords.date.longTerm}
          </Checkbox>
        )}
      </span>
    )
  }
  return (
    <Input
      id={id}
      autoComplete="off"
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onPressEnter={(event) => !event.nativeEvent.isComposing && onEnter()}
    />
  )
}
