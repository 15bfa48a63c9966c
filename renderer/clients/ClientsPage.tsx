import { ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Alert, Button, Empty, Input, Segmented } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { go, hrefClient, hrefReturns } from '../app/route.ts'
import { useFileDrop } from '../app/useFileDrop.ts'
import { isComposingKey, useSearchText } from '../app/useSearchText.ts'
import { looksLikeScan, takeReturned } from '../returns/take.ts'
import { ClientTable, type ClientTableHandle } from './ClientTable.tsx'
import { FirstStart } from './FirstStart.tsx'
import { ImportReportDialog } from './ImportReportDialog.tsx'
import { NewClient } from './NewClient.tsx'
import { type ClientSort, useClientRows } from './useClientRows.ts'
import { useImport } from './useImport.ts'
import { words } from './words.ts'

const { list: say } = words
const sorts = Object.entries(say.sorts).map(([value, label]) => ({ value: value as ClientSort, label }))

/** Every client of the agency, searched, sorted and opened without the mouse if one likes. */
export function ClientsPage() {
  const search = useSearchText()
  const [sort, setSort] = useState<ClientSort>('updated')
  const [creating, setCreating] = useState(false)
  const { found, refusal, show } = useClientRows(search.settled, sort)
  const importing = useImport()
  const dropping = useFileDrop((files) => {
    const scans = files.filter(looksLikeScan)
    if (scans.length === 0) return void importing.read(files[0])
    void takeReturned(scans)
    go(hrefReturns)
  })
  const table = useRef<ClientTableHandle>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      table.current?.enter()
    } else if (event.key === 'Enter') {
      const first = found?.search === search.text.trim() ? found.lines[0]?.row : undefined
      if (first) go(hrefClient(first.id))
    }
  }

  const empty = found?.total === 0
  const firstStart = empty && found.search === '' && search.text === ''
  return (
    <div className={`clients${dropping ? ' dropping' : ''}`} data-drop-words={say.dropHere}>
      <div className="toolbar">
        <h1>
          {say.title} <span className="quiet">{found ? say.count(found.total) : ''}</span>
        </h1>
        <Input
          {...search.input}
          className="toolbar-search"
          allowClear
          disabled={firstStart}
          aria-label={say.searchLabel}
          placeholder={say.searchPlaceholder}
          prefix={<SearchOutlined aria-hidden />}
          onKeyDown={onKeyDown}
        />
        <Segmented<ClientSort>
          aria-label={say.sortLabel}
          options={sorts}
          value={sort}
          disabled={firstStart}
          onChange={setSort}
        />
        <div className="toolbar-end">
          <Button icon={<ImportOutlined aria-hidden />} loading={importing.busy} onClick={importing.pick}>
            {words.import.button}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
            {words.create.button}
          </Button>
        </div>
      </div>
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      {firstStart && <FirstStart onCreate={() => setCreating(true)} onImport={importing.pick} busy={importing.busy} />}
      {empty && !firstStart && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<NoneFound />}>
          <Button onClick={() => search.setNow('')}>{say.clear}</Button>
        </Empty>
      )}
      {found && !empty && (
        <ClientTable ref={table} lines={found.lines} onShow={show} resetKey={`${found.search}/${sort}`} />
      )}
      {creating && <NewClient onClose={() => setCreating(false)} />}
      {importing.report && <ImportReportDialog report={importing.report} onClose={importing.dismiss} />}
    </div>
  )
}

function NoneFound() {
  return (
    <>
      <b>{say.none}</b>
      <br />
      {say.noneWhat}
    </>
  )
}
