import { AutoComplete } from 'antd'
import { law } from '../../app/law.ts'

interface ProviderFieldProps {
  readonly id: string
  readonly value: string
  readonly onChange: (provider: string) => void
  readonly onBlur?: () => void
}

/** 接入商: one whose rules are known, or any other by name. */
export function ProviderField({ id, value, onChange, onBlur }: ProviderFieldProps) {
  const options = [...law().packs.providers.values()].map(({ name }) => ({ value: name }))
  return (
    <AutoComplete
      id={id}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      options={options}
      showSearch={{ filterOption: (text, option) => (option?.value ?? '').includes(text) }}
    />
  )
}
