import { Form, Select } from 'antd'
import { type KeyboardEvent, useCallback } from 'react'
import { call } from '../../app/desk.ts'
import { useAsked } from '../../app/useAsked.ts'
import { isComposingKey, useSearchText } from '../../app/useSearchText.ts'
import { words } from '../words.ts'

const { opening: say } = words

interface ClientPickerProps {
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Whose order is opened; found by name, pinyin or number. */
export function ClientPicker({ value, onChange }: ClientPickerProps) {
  const search = useSearchText()
  const { settled } = search
  const ask = useCallback(() => call('clients.list', { search: settled, limit: 30 }), [settled])
  const { list, current } = useAsked(ask)
  // what answers an earlier question is not to be taken for this one's answer
  const rows = current ? (list?.rows ?? []) : []
  // antd has Enter take the first line, and where there is none wipe what was typed
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && rows.length === 0 && !isComposingKey(event)) event.stopPropagation()
  }
  return (
    <Form.Item label={say.client} htmlFor="opening-client">
      <div onKeyDownCapture={onKey}>
        <Select<string>
          id="opening-client"
          autoFocus
          value={value === '' ? undefined : value}
          placeholder={say.clientPlaceholder}
          // the desk does the searching: it knows pinyin and numbers
          showSearch={{ filterOption: false, onSearch: search.setNow }}
          onChange={onChange}
          options={rows.map((row) => ({ value: row.id, label: row.name || words.unnamed }))}
          notFoundContent={current ? say.noClient : words.loading}
        />
      </div>
    </Form.Item>
  )
}
