import { ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { Alert, App, Button, Empty, Input, type InputRef, Segmented } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { noFilter } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { folderOf } from '../app/droppedFiles.ts'
import { Loading } from '../app/Loading.tsx'
import { pickFiles } from '../app/pickFiles.ts'
import { go, hrefClient, hrefImport, hrefReturns } from '../app/route.ts'
import { useFileDrop } from '../app/useFileDrop.ts'
import { isComposingKey, useSearchText } from '../app/useSearchText.ts'
import { useWhenAnswered } from '../app/useWhenAnswered.ts'
import { openFile, useImporting } from '../imports/importing.ts'
import { handFolder } from '../materials/folder/pending.ts'
import { words as folderWords } from '../materials/folder/words.ts'
import { looksLikeScan, takeReturned } from '../returns/take.ts'
import { ClientTable, type ClientTableHandle } from './ClientTable.tsx'
import { FirstStart } from './FirstStart.tsx'
import { BulkBar } from './list/BulkBar.tsx'
import { FilterBar } from './list/FilterBar.tsx'
import { type ClientSort, changeView, chooseAll, isNarrowed, useListView } from './list/listView.ts'
import { useBulk } from './list/useBulk.tsx'
import { NewClient } from './NewClient.tsx'
import { useClientRows } from './useClientRows.ts'
import { words } from './words.ts'

const { list: say } = words
const sorts = Object.entries(say.sorts).map(([value, label]) => ({ value: value as ClientSort, label }))

/** Every client of the agency, searched, sorted and opened without the mouse if one likes. */
export function ClientsPage() {
  const search = useSearchText(useListView.getState().search)
  const filter = useListView((view) => view.filter)
  const sort = useListView((view) => view.sort)
  const question = useMemo(() => ({ search: search.settled, filter, sort }), [search.settled, filter, sort])
  const [creating, setCreating] = useState(false)
  const { found, refusal, show } = useClientRows(question)
  const bulk = useBulk()
  const { message } = App.useApp()
  const field = useRef<InputRef>(null)
  // as typed, not as settled: a client opened at once must not cost the words that found it
  useEffect(() => changeView({ search: search.text.trim() }), [search.text])
  const opening = useImporting(({ busy }) => busy)
  // looked at first, whatever it is
  const bringIn = async (file: File | undefined) => {
    if (!file) return
    await openFile(file)
    go(hrefImport)
  }
  const pickList = () => void pickFiles({ accept: '.xlsx,.csv,.json,.txt,.tsv' }).then(([file]) => bringIn(file))
  // a folder bears its client's name
  const openFolder = async (folder: string, files: readonly File[]) => {
    const { rows } = await call('clients.list', { search: folder, sort: 'name', limit: 20 }).catch(() => ({ rows: [] }))
    const client = rows.find(({ name }) => name === folder) ?? (rows.length === 1 ? rows[0] : undefined)
    if (!client) return void message.warning(folderWords.whose(folder), 8)
    handFolder(client.id, files)
    go(hrefClient(client.id, 'materials'))
  }
  const dropping = useFileDrop((files) => {
    const folder = folderOf(files)
    if (folder !== '') return void openFolder(folder, files)
    const scans = files.filter(looksLikeScan)
    if (scans.length === 0) return void bringIn(files[0])
    void takeReturned(scans)
    go(hrefReturns)
  })
  const table = useRef<ClientTableHandle>(null)
  const answered = found?.question === question && search.settled === search.text.trim()
  const openFirst = useWhenAnswered(answered, () => {
    const first = found?.lines[0]?.row
    if (first) go(hrefClient(first.id))
  })

  const onKeyDown = (event: KeyboardEvent) => {
    openFirst(event.key === 'Enter' && !isComposingKey(event))
    if (isComposingKey(event) || event.key !== 'ArrowDown') return
    event.preventDefault()
    table.current?.enter()
  }

  // Ctrl+A and Ctrl+Z mean the list, unless a field that has text of its own is being typed in
  const onListKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) {
      const own = event.target.type !== 'checkbox'
      if (own) return
    }
    const key = event.key.toLowerCase()
    if (key === 'a') void chooseAll(question)
    else if (key === 'z') bulk.undoLast()
    else return
    event.preventDefault()
  }

  const showAll = () => {
    search.setNow('')
    changeView({ filter: noFilter })
  }
  const empty = found?.total === 0
  const firstStart = empty && !isNarrowed(found.question) && search.text === ''
  return (
    // the keys of the list as a whole; what takes the focus lies inside
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div className={`clients${dropping ? ' dropping' : ''}`} data-drop-words={say.dropHere} onKeyDown={onListKey}>
      <div className="toolbar">
        <h1>
          {say.title} <span className="quiet">{found ? say.count(found.total) : ''}</span>
        </h1>
        <Input
          {...search.input}
          ref={field}
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
          onChange={(next) => changeView({ sort: next })}
        />
        <div className="toolbar-end">
          <Button icon={<ImportOutlined aria-hidden />} loading={opening} onClick={pickList}>
            {words.import.button}
          </Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
            {words.create.button}
          </Button>
        </div>
      </div>
      {!firstStart && <FilterBar onApply={search.setNow} />}
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      {!found && !refusal && <Loading label={say.loading} />}
      {firstStart && <FirstStart onCreate={() => setCreating(true)} onImport={pickList} busy={opening} />}
      {empty && !firstStart && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<NoneFound />}>
          <Button onClick={showAll}>{say.clear}</Button>
        </Empty>
      )}
      {found && !empty && (
        <ClientTable
          ref={table}
          lines={found.lines}
          onShow={show}
          question={found.question}
          answered={answered}
          onType={() => field.current?.focus({ cursor: 'end' })}
        />
      )}
      {!firstStart && <BulkBar bulk={bulk} />}
      {creating && <NewClient onClose={() => setCreating(false)} />}
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
