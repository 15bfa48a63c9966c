import { App, Button, Checkbox, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import type { LikelyFiling, ReturnedRow } from '../../domain/contract/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { dates } from '../app/phrases.ts'
import { useSearchText } from '../app/useSearchText.ts'
import { cutUrl, titleOf } from './ReturnLine.tsx'
import { words } from './words.ts'

const { dialog } = words

interface PlaceDialogProps {
  readonly row: ReturnedRow
  readonly onClose: () => void
  readonly onPlaced: (row: ReturnedRow) => void
}

/** A person says where a page belongs: the page large, the likeliest filings beside it, one click. */
export function PlaceDialog({ row, onClose, onPlaced }: PlaceDialogProps) {
  const { message } = App.useApp()
  const search = useSearchText()
  const [items, setItems] = useState<readonly LikelyFiling[]>()
  const [asOther, setAsOther] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let wanted = true
    call('returns.likely', { id: row.id, search: search.settled }).then(
      (found) => wanted && setItems(found.items),
      (error) => wanted && message.error(inOneLine(error)),
    )
    return () => {
      wanted = false
    }
  }, [row.id, search.settled, message])

  const place = async ({ clientId, serviceId }: LikelyFiling) => {
    setBusy(true)
    try {
      onPlaced(await call('returns.place', { id: row.id, clientId, serviceId, asOther, replace: !asOther }))
    } catch (error) {
      message.error(inOneLine(error))
      setBusy(false)
    }
  }
  const searching = search.settled !== ''
  return (
    <Modal open title={dialog.title} footer={null} width={960} onCancel={onClose}>
      <div className="place">
        <img className="place-picture" src={cutUrl(row.fileId, 'sheet', 900)} alt={words.picture(titleOf(row))} />
        <div className="place-side">
          <p>{words.why[row.why ?? 'taken-out']}</p>
          <Input {...search.input} autoFocus allowClear aria-label={dialog.search} placeholder={dialog.search} />
          <Checkbox checked={asOther} onChange={(event) => setAsOther(event.target.checked)}>
            {dialog.asOther}
          </Checkbox>
          <h3>{searching ? dialog.found : dialog.likeliest}</h3>
          {items?.length === 0 && <p className="quiet">{searching ? dialog.nothingFound : dialog.nothing}</p>}
          <ol className="place-list">
            {items?.map((item) => (
              <li key={`${item.clientId} ${item.serviceId}`}>
                <Button
                  block
                  disabled={busy}
                  aria-label={dialog.choose(`${item.clientName} ${item.serviceTitle}`)}
                  onClick={() => void place(item)}
                >
                  <b>{item.clientName}</b> {item.serviceTitle}
                </Button>
                <span className="quiet">
                  {[
                    ...item.reasons,
                    ...(item.printedAt === '' ? [] : [dialog.printedAt(dayjs(item.printedAt).format(dates.day))]),
                    ...(item.filled ? [dialog.filled] : []),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Modal>
  )
}
