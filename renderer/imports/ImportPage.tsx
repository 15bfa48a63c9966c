import { ArrowLeftOutlined, ImportOutlined } from '@ant-design/icons'
import { Alert, App, Button, Empty, Segmented, Select } from 'antd'
import { useState } from 'react'
import { pickFiles } from '../app/pickFiles.ts'
import { go, hrefClients } from '../app/route.ts'
import { useFileDrop } from '../app/useFileDrop.ts'
import { ImportTable } from './ImportTable.tsx'
import { commit, decide, type OpenTable, openFile, showSheet, stateOf, useImporting } from './importing.ts'
import { words } from './words.ts'

type Shown = keyof typeof words.shown

/** The column a client cannot be without, as the desk heads it. */
const nameColumn = '主办单位名称'

/** A client list on its way in: looked at, matched, mended, and brought in whole. */
export function ImportPage() {
  const { message, modal } = App.useApp()
  const { table, busy, refusal } = useImporting()

  const open = async (file: File | undefined) => {
    if (file) await openFile(file)
  }
  const unlessTouched = (then: () => void) => {
    if (!table?.touched) return then()
    modal.confirm({ title: words.discard, content: words.discardWhat, okText: words.discardOk, onOk: then })
  }
  const pick = () =>
    unlessTouched(() => void pickFiles({ accept: '.xlsx,.csv,.json,.txt,.tsv' }).then(([file]) => open(file)))
  const dropping = useFileDrop((files) => unlessTouched(() => void open(files[0])))
  const submit = async () => {
    const fileName = table?.fileName ?? ''
    const count = await commit()
    if (count === undefined) return
    message.success(words.done(count, fileName), 6)
    go(hrefClients)
  }

  return (
    <div className={`clients${dropping ? ' dropping' : ''}`} data-drop-words={words.dropHere}>
      <div className="toolbar">
        <a className="back" href={hrefClients} aria-label={words.back} title={words.back}>
          <ArrowLeftOutlined aria-hidden />
        </a>
        <h1>{words.title}</h1>
        {table && <span className="quiet import-file">{table.fileName}</span>}
        {table && table.sheets.length > 1 && (
          <Select<number>
            className="import-sheet"
            aria-label={words.sheet}
            value={table.sheet}
            options={table.sheets.map(({ name }, value) => ({ value, label: name || words.sheet }))}
            onChange={(sheet) => unlessTouched(() => void showSheet(sheet))}
          />
        )}
        <div className="toolbar-end">
          {table && (
            <Button icon={<ImportOutlined aria-hidden />} onClick={pick}>
              {words.other}
            </Button>
          )}
          {table && <Submit table={table} busy={busy} onSubmit={() => void submit()} />}
        </div>
      </div>
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      {table ? (
        <Checked table={table} />
      ) : (
        <Empty className="import-none" image={Empty.PRESENTED_IMAGE_SIMPLE} description={<None />}>
          <Button type="primary" loading={busy} icon={<ImportOutlined aria-hidden />} onClick={pick}>
            {words.pick}
          </Button>
        </Empty>
      )}
    </div>
  )
}

function None() {
  return (
    <>
      <b>{words.none}</b>
      <br />
      {words.noneWhat}
    </>
  )
}

const countOf = (table: OpenTable) => {
  const counts = { fine: 0, faulty: 0, twin: 0, left: 0 }
  for (const { row } of table.rows) counts[stateOf(table, row)] += 1
  return counts
}

function Submit({ table, busy, onSubmit }: { table: OpenTable; busy: boolean; onSubmit: () => void }) {
  const { fine, faulty } = countOf(table)
  const why = faulty > 0 ? words.mendFirst(faulty) : undefined
  return (
    <Button
      type="primary"
      loading={busy}
      disabled={faulty > 0 || fine === 0 || table.checked.size === 0}
      title={why}
      onClick={onSubmit}
    >
      {words.submit(fine)}
    </Button>
  )
}

function Checked({ table }: { table: OpenTable }) {
  const [shown, setShown] = useState<Shown>('all')
  // rows stay where they are while they are mended: what was wrong when the view was chosen stays in it
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set())
  const { fine, faulty, twin, left } = countOf(table)
  const rowsThat = (test: (row: number) => boolean) => table.rows.map(({ row }) => row).filter(test)
  const isBad = (row: number) => (table.checked.get(row)?.faults.length ?? 0) > 0
  const isTwin = (row: number) => (table.checked.get(row)?.twin ?? '') !== ''
  const show = (next: Shown) => {
    setShown(next)
    setKept(new Set(next === 'all' ? [] : rowsThat(next === 'bad' ? isBad : isTwin)))
  }
  const rows = shown === 'all' ? table.rows : table.rows.filter(({ row }) => kept.has(row))
  return (
    <>
      {table.whole && <Alert type="info" banner title={words.whole} />}
      {!table.whole && !table.matches.includes(nameColumn) && <Alert type="warning" banner title={words.noName} />}
      <div className="filter-bar">
        <Segmented<Shown>
          aria-label={words.show}
          value={shown}
          onChange={show}
          options={(['all', 'bad', 'twins'] as const).map((value) => ({ value, label: words.shown[value] }))}
        />
        <b role="status">{words.summary(fine, faulty, twin, left)}</b>
        <Button disabled={faulty === 0} onClick={() => decide(rowsThat(isBad), false)}>
          {words.leaveBad}
        </Button>
        {!table.whole && <span className="quiet import-keys">{words.keys}</span>}
      </div>
      <ImportTable table={table} rows={rows} />
    </>
  )
}
