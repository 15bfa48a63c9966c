import { SearchOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ClientRow } from '../../domain/contract/index.ts'
import { terms } from '../terms/index.ts'
import { call } from './desk.ts'
import { go, hrefClient } from './route.ts'
import { isComposingKey, useSearchText } from './useSearchText.ts'
import { useWhenAnswered } from './useWhenAnswered.ts'
import { words } from './words.ts'

const shown = 8

/** Finds a client from anywhere: Ctrl+K, type, arrows, Enter. */
export function GlobalSearch() {
  const search = useSearchText()
  const [found, setFound] = useState<{ rows: readonly ClientRow[]; total: number; for: string }>()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<InputRef>(null)
  const listId = useId()

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      input.current?.focus({ cursor: 'all' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => {
    if (search.settled === '') return setFound(undefined)
    let current = true
    call('clients.list', { search: search.settled, limit: shown })
      .then(({ rows, total }) => {
        if (!current) return
        setFound({ rows, total, for: search.settled })
        setActive(0)
      })
      .catch(() => current && setFound(undefined))
    return () => {
      current = false
    }
  }, [search.settled])

  const choose = (row: ClientRow | undefined) => {
    if (!row) return
    setOpen(false)
    search.setNow('')
    input.current?.blur()
    go(hrefClient(row.id))
  }

  const answered = found !== undefined && found.for === search.settled && search.settled === search.text.trim()
  const chooseActive = useWhenAnswered(answered, () => open && choose(found?.rows[active]))

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    chooseActive(event.key === 'Enter' && !isComposingKey(event) && search.text.trim() !== '')
    if (isComposingKey(event)) return
    const rows = found?.rows ?? []
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((index) => Math.max(0, Math.min(rows.length - 1, index + step)))
    } else if (event.key === 'Escape') {
      setOpen(false)
      search.setNow('')
      input.current?.blur()
    }
  }

  const isOpen = open && found !== undefined
  return (
    <search className="global-search">
      <Input
        {...search.input}
        ref={input}
        role="combobox"
        aria-label={words.search.label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.rows.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={words.search.placeholder}
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd aria-hidden>{words.search.key}</kbd>}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div className="global-search-results" hidden={!isOpen}>
        <div id={listId} role="listbox" aria-label={words.search.results}>
          {found?.rows.map((row, index) => (
            <div
              key={row.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseEnter={() => setActive(index)}
              // the field must not lose the focus before the click counts
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(row)}
              onKeyDown={() => undefined}
            >
              <span className="global-search-name">{row.name}</span>
              <span className="quiet">
                {[terms.subjectKinds[row.kind], row.province, row.domains[0]].filter(Boolean).join(' · ')}
              </span>
            </div>
          ))}
        </div>
        {found?.rows.length === 0 && <p className="quiet">{words.search.none}</p>}
        {found && found.total > shown && <p className="quiet">{words.search.more(found.total)}</p>}
      </div>
    </search>
  )
}
