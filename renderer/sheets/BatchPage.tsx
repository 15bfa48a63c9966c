import { DownloadOutlined, PrinterOutlined, SearchOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Input, Select, Table } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { CallOutput, ClientRow } from '../../domain/contract/index.ts'
import { type SheetTitle, sheetTitles } from '../../domain/sheet/content.ts'
import { call } from '../app/desk.ts'
import { Nothing } from '../app/Nothing.tsx'
import { listed } from '../app/phrases.ts'
import { hrefClient, hrefClients } from '../app/route.ts'
import { useAsked } from '../app/useAsked.ts'
import { useSearchText } from '../app/useSearchText.ts'
import { BatchReport } from './BatchReport.tsx'
import { takeChosen } from './batchChoice.ts'
import type { BatchChoice } from './batching.ts'
import { CalibrationButton } from './CalibrationButton.tsx'
import { useBatch } from './useBatch.ts'
import { words } from './words.ts'

const { batch: say } = words
/** as many as one call of the contract gives */
const limit = 1000

/** The clients found, and what was searched for. */
type Found = CallOutput<'clients.list'> & { readonly search: string }

const columns = [
  {
    title: say.client,
    dataIndex: 'name',
    render: (name: string, row: ClientRow) => <a href={hrefClient(row.id, 'sheets')}>{name || say.unnamed}</a>,
  },
  { title: say.services, width: 110, render: (_: unknown, row: ClientRow) => Math.max(1, row.services.length) },
  { title: say.domains, render: (_: unknown, row: ClientRow) => listed(row.domains), ellipsis: true },
  {
    title: say.standing,
    width: 150,
    render: (_: unknown, { findings }: ClientRow) =>
      findings.reject === 0 ? (
        <span className="severity-pass">{say.clean}</span>
      ) : (
        <span className="severity-reject">{say.faults(findings.reject)}</span>
      ),
  },
]

/** 核验单 of many clients at once: chosen, drawn into one file, with what was left out and why. */
export function BatchPage() {
  const search = useSearchText()
  const wanted = search.settled
  const ask = useCallback(
    async () => ({ ...(await call('clients.list', { search: wanted, sort: 'name', limit })), search: wanted }),
    [wanted],
  )
  const { list: found, refusal } = useAsked<Found>(ask)
  const [chosen, setChosen] = useState<readonly string[]>(takeChosen)
  const [choice, setChoice] = useState<BatchChoice>({ copies: 0, options: {}, blankBacks: false, each: false })
  const batch = useBatch()
  const busy = batch.state.phase === 'reading' || batch.state.phase === 'drawing'

  const start = (purpose: 'save' | 'print') => void batch.start(chosen, choice, purpose)
  // fifty rows take longer to draw than a step of the batch: they wait for none
  const table = useMemo(
    () => (
      <Table<ClientRow>
        className="batch-table"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={found?.rows ?? []}
        loading={!found && !refusal}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{
          emptyText:
            wanted === '' ? (
              <Nothing title={say.none} what={say.noneWhat}>
                <Button href={hrefClients}>{say.toClients}</Button>
              </Nothing>
            ) : (
              <Nothing title={say.noMatch} />
            ),
        }}
        rowSelection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: (row) => ({ 'aria-label': say.choose(row.name || say.unnamed) }) as object,
        }}
      />
    ),
    [found, refusal, wanted, chosen],
  )
  return (
    <div className="clients batch">
      <div className="toolbar">
        <h1>{say.title}</h1>
        <Input
          {...search.input}
          className="toolbar-search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder={say.search}
          aria-label={say.search}
        />
        <div className="toolbar-end">
          <CalibrationButton />
        </div>
      </div>
      {refusal && <Alert type="error" showIcon title={refusal.message} description={refusal.remedy} />}
      <div className="batch-body">
        {table}
        <section className="batch-side" aria-label={say.how}>
          <p>
            {say.chosen(chosen.length)}{' '}
            {found && found.rows.length > 0 && (
              // what was chosen under another search stays chosen
              <Button
                size="small"
                // until the list answers what stands in the field, 全选 would choose what was found before
                disabled={found.search !== search.text.trim()}
                onClick={() => setChosen([...new Set([...chosen, ...found.rows.map(({ id }) => id)])])}
              >
                {say.chooseAll(found.rows.length)}
              </Button>
            )}{' '}
            {chosen.length > 0 && (
              <Button size="small" onClick={() => setChosen([])}>
                {say.chooseNone}
              </Button>
            )}
          </p>
          {found && found.total > limit && <p className="quiet">{say.more(limit, found.total)}</p>}
          <BatchChoices choice={choice} onChange={setChoice} />
          <div className="sheet-actions">
            <Button
              type="primary"
              icon={<PrinterOutlined aria-hidden />}
              disabled={chosen.length === 0 || busy || choice.each}
              onClick={() => start('print')}
            >
              {words.print}
            </Button>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              disabled={chosen.length === 0 || busy}
              onClick={() => start('save')}
            >
              {choice.each ? say.saveZip : words.save}
            </Button>
          </div>
          <BatchReport state={batch.state} onAnswer={batch.answer} onCancel={batch.cancel} />
          <p className="quiet">{words.printHow}</p>
        </section>
      </div>
    </div>
  )
}

const titleChoices = Object.entries(sheetTitles).map(([value, { words: title, official }]) => ({
  value: value as SheetTitle,
  label: (
    <>
      <span lang="zh-CN">{title}</span>
      {!official && say.ours}
    </>
  ),
}))
const copyChoices = [
  { value: 0, label: say.copiesAsked },
  ...[1, 2, 3].map((value) => ({ value, label: say.copies(value) })),
]

function BatchChoices({ choice, onChange }: { choice: BatchChoice; onChange: (next: BatchChoice) => void }) {
  const { copies, options, blankBacks, each } = choice
  return (
    <div className="batch-choices">
      <Select
        aria-label={say.copiesLabel}
        value={copies}
        options={copyChoices}
        onChange={(value) => onChange({ ...choice, copies: value })}
      />
      <Select
        aria-label={say.titleLabel}
        value={options.title ?? 'site'}
        options={titleChoices}
        onChange={(title) => onChange({ ...choice, options: { ...options, title } })}
      />
      <Checkbox
        checked={options.code ?? true}
        onChange={({ target }) => onChange({ ...choice, options: { ...options, code: target.checked } })}
      >
        {say.code}
      </Checkbox>
      <Checkbox checked={blankBacks} onChange={({ target }) => onChange({ ...choice, blankBacks: target.checked })}>
        {say.blankBacks}
      </Checkbox>
      <Checkbox checked={each} onChange={({ target }) => onChange({ ...choice, each: target.checked })}>
        {say.each}
      </Checkbox>
    </div>
  )
}
