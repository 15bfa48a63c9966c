import { AutoComplete } from 'antd'
import { law } from '../../app/law.ts'

interface ProviderFieldProps {
  readonly id: string
  readonly value: string
  readonly onChange: (provider: string) => void
  readonly onBlur?: () => void
  /** one was picked from the list: the list does not always say that it was left after that */
  readonly onPick?: () => void
}

/** 接入商: one whose rules are known, or any other by name. */
export function ProviderField({ id, value, onChange, onBlur, onPick }: ProviderFieldProps) {
  const options = [...law().packs.providers.values()].map(({ name }) => ({ value: name }))
  return (
    <AutoComplete
      id={id}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      onSelect={onPick}
      options={options}
      showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
    />
  )
}
