import { CloudUploadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { ReturnedRow } from '../../domain/contract/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { Nothing } from '../app/Nothing.tsx'
import { labelled } from '../app/phrases.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { hrefSheets } from '../app/route.ts'
import { useFileDrop } from '../app/useFileDrop.ts'
import { acceptedScans } from '../materials/addFiles.ts'
import { PlaceDialog } from './PlaceDialog.tsx'
import { ReturnLine } from './ReturnLine.tsx'
import './returns.css'
import { forgetHanded, takeReturned, useHanded } from './take.ts'
import { useReturns } from './useReturns.ts'
import { words } from './words.ts'

type Filter = keyof typeof words.filters

/** In which of the heaps a page lies; what asks for a person's hand comes first. */
function heapOf({ state, verdict }: ReturnedRow): Exclude<Filter, 'all'> | 'reading' {
  if (state !== 'placed') return state
  return verdict === 'pass' ? 'placed' : 'bad'
}

/** 回收核验单: stamped sheets come back by the heap, and each finds its filing. */
export function ReturnsPage() {
  const { list, refusal, reload } = useReturns()
  const { message, modal } = App.useApp()
  const [filter, setFilter] = useState<Filter>('all')
  const [placing, setPlacing] = useState<ReturnedRow>()
  const dropping = useFileDrop((files) => void takeReturned(files))
  const progress = useHanded((state) => state.progress)
  const items = list?.items ?? []
  const inHeap = (heap: ReturnType<typeof heapOf>) => items.filter((item) => heapOf(item) === heap)
  const shown = filter === 'all' ? items : inHeap(filter)

  const act = async (work: () => Promise<string>) => {
    try {
      message.success(await work())
      await reload()
    } catch (error) {
      message.error(inOneLine(error))
    }
  }
  const dismiss = (rows: readonly ReturnedRow[]) => {
    const ids = rows.map(({ id }) => id)
    const remove = () => act(async () => words.count((await call('returns.dismiss', { ids })).removed) + words.dismiss)
    if (rows.every(({ state }) => state === 'placed')) return void remove()
    modal.confirm({
      title: words.dismissTitle(ids.length),
      content: words.dismissWhat,
      okText: words.dismiss,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: remove,
    })
  }
  const placed = inHeap('placed')
  const blank = items.filter(({ why, state }) => state === 'waiting' && why === 'blank')
  const pick = async () => takeReturned(await pickFiles({ accept: acceptedScans, multiple: true }))

  return (
    <div className={`returns${dropping ? ' dropping' : ''}`} data-drop-words={words.dropHere}>
      <div className="toolbar">
        <h1>
          {words.title} <span className="quiet">{list ? words.count(list.total) : ''}</span>
        </h1>
        <Segmented<Filter>
          aria-label={words.filterLabel}
          value={filter}
          onChange={setFilter}
          options={(Object.keys(words.filters) as Filter[]).map((value) => ({
            value,
            label: `${words.filters[value]} ${value === 'all' ? items.length : inHeap(value).length}`,
          }))}
        />
        <div className="toolbar-end">
          {blank.length > 0 && <Button onClick={() => dismiss(blank)}>{words.clearBlank(blank.length)}</Button>}
          {placed.length > 0 && <Button onClick={() => dismiss(placed)}>{words.clearPlaced(placed.length)}</Button>}
          <Button type="primary" icon={<CloudUploadOutlined aria-hidden />} onClick={() => void pick()}>
            {words.pick}
          </Button>
        </div>
      </div>
      <p className="quiet returns-what" aria-live="polite">
        {progress ? words.takingNow(progress.done, progress.total) : words.what}
        {(list?.reading ?? 0) > 0 && ` · ${words.readingNow(list?.reading ?? 0)}`}
      </p>
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      <HandedNotes />
      {!list && !refusal && (
        <div className="client-loading" role="status" aria-label={words.loading}>
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
      {list && shown.length === 0 && (
        <Nothing className="returns-none" title={items.length === 0 ? words.none : words.noneHere}>
          {items.length === 0 && <Button href={hrefSheets}>{words.toPrint}</Button>}
        </Nothing>
      )}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than the window is scrolled with the keyboard
        <section className="returns-scroll" aria-label={words.list} tabIndex={0}>
          <ul className="returns-list">
            {shown.map((row) => (
              <ReturnLine
                key={row.id}
                row={row}
                onPlace={() => setPlacing(row)}
                onReplace={() =>
                  void act(async () => {
                    const { clientId, serviceId } = row
                    const there = await call('returns.place', { id: row.id, clientId, serviceId, replace: true })
                    return words.placedAt(there.clientName)
                  })
                }
                onUndo={() =>
                  void act(async () => {
                    await call('returns.undo', { id: row.id })
                    return words.undone
                  })
                }
                onDismiss={() => dismiss([row])}
              />
            ))}
          </ul>
        </section>
      )}
      {placing && (
        <PlaceDialog
          row={placing}
          onClose={() => setPlacing(undefined)}
          onPlaced={(there) => {
            setPlacing(undefined)
            message.success(words.placedAt(`${there.clientName} ${there.serviceTitle}`))
            void reload()
          }}
        />
      )}
    </div>
  )
}

/** What the list itself cannot show: files that were not taken in, and pages that were there already. */
function HandedNotes() {
  const { refused, again } = useHanded()
  if (refused.length === 0 && again.length === 0) return null
  return (
    <div className="returns-notes">
      {refused.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={words.refused(refused.length)}
          description={refused.map(({ fileName, refusal }) => (
            <div key={fileName}>{labelled(fileName, `${refusal.message} ${refusal.remedy}`)}</div>
          ))}
        />
      )}
      {again.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={words.again(again.length)}
          description={again
            .slice(0, 20)
            .map((one) => <div key={`${one.fileName} ${one.page}`}>{labelled(one.fileName, one.words)}</div>)}
        />
      )}
      <Button size="small" onClick={forgetHanded}>
        {words.gotIt}
      </Button>
    </div>
  )
}
