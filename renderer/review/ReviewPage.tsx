import { Alert, Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DoubtfulScan } from '../../domain/contract/index.ts'
import { Nothing } from '../app/Nothing.tsx'
import { hrefClients } from '../app/route.ts'
import { previewUrl } from '../materials/Thumbnail.tsx'
import { ReviewedScan } from './ReviewedScan.tsx'
import { useDoubtful } from './useDoubtful.ts'
import { words } from './words.ts'

/** The width at which the glass asks for a page; the same address is then in the browser's cache. */
const glassWidth = 2000

/** 待人工看: the doubtful scans of all clients, one after another under the glass. */
export function ReviewPage() {
  const { list, refusal, reload } = useDoubtful()
  const [chosen, setChosen] = useState('')
  /** where the last one stood: what follows it takes its place */
  const place = useRef(0)
  const items = list?.items ?? []
  const found = items.findIndex(({ materialId }) => materialId === chosen)
  const at = found >= 0 ? found : Math.min(place.current, items.length - 1)
  const scan = items[at]
  const next = items[at + 1]
  useEffect(() => {
    if (at >= 0) place.current = at
    if (scan) setChosen(scan.materialId)
  }, [at, scan])
  useEffect(() => {
    if (next) new Image().src = previewUrl(next.fileId, 0, glassWidth)
  }, [next])

  const turn = (by: number) => {
    const other = items[Math.max(0, Math.min(items.length - 1, at + by))]
    if (other) setChosen(other.materialId)
  }
  return (
    <div className="review">
      <div className="toolbar">
        <h1>
          {words.title} <span className="quiet">{list ? words.count(list.total) : ''}</span>
        </h1>
        {scan && <span className="quiet review-keys">{words.keys}</span>}
      </div>
      {refusal && <Alert type="error" banner title={refusal.message} description={refusal.remedy} />}
      {!list && !refusal && (
        <div className="client-loading" role="status" aria-label={words.loading}>
          <Skeleton active paragraph={{ rows: 10 }} />
        </div>
      )}
      {list && !scan && (
        <Nothing className="review-none" title={words.none} what={words.noneWhat}>
          <Button href={hrefClients}>{words.toClients}</Button>
        </Nothing>
      )}
      {list && scan && (
        <div className="review-body">
          <nav className="review-list" aria-label={words.list}>
            <ol>
              {items.map((item) => (
                <Item key={item.materialId} item={item} current={item === scan} choose={setChosen} />
              ))}
            </ol>
            {list.total > items.length && <p className="quiet">{words.more(items.length)}</p>}
          </nav>
          <ReviewedScan
            scan={scan}
            position={words.position(at + 1, items.length)}
            turn={turn}
            onDecided={() => void reload()}
            choose={setChosen}
          />
        </div>
      )}
    </div>
  )
}

interface ItemProps {
  readonly item: DoubtfulScan
  readonly current: boolean
  readonly choose: (materialId: string) => void
}

function Item({ item, current, choose }: ItemProps) {
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={line}>
      <button
        type="button"
        className="review-item"
        aria-current={current ? 'true' : undefined}
        onClick={() => choose(item.materialId)}
      >
        <b>{item.clientName}</b>
        <span lang="zh-CN">{item.label}</span>
        <span className="quiet" lang="zh-CN">
          {item.headline}
        </span>
      </button>
    </li>
  )
}
