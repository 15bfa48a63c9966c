import { ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReturnedRow } from '../../domain/contract/index.ts'
import { labelled } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import { previewUrl } from '../materials/Thumbnail.tsx'
import { VerdictMark } from '../materials/VerdictMark.tsx'
import { words } from './words.ts'

/** Address of a returned sheet laid flat, or of the rows on it that say whose it is. */
export const cutUrl = (fileId: string, cut: 'sheet' | 'names', width: number): string =>
  `${previewUrl(fileId, 0, width)}&cut=${cut}`

/** A returned page as people call it. */
export const titleOf = ({ fileName, page, pages }: ReturnedRow): string =>
  pages > 1 ? `${fileName} ${words.page(page, pages)}` : fileName

interface ReturnLineProps {
  readonly row: ReturnedRow
  readonly onPlace: () => void
  readonly onReplace: () => void
  readonly onUndo: () => void
  readonly onDismiss: () => void
}

/** One returned page: what it looks like, where it lies, what is wrong with it and what to do. */
export function ReturnLine({ row, onPlace, onReplace, onUndo, onDismiss }: ReturnLineProps) {
  const { state } = row
  const name = titleOf(row)
  return (
    <li className={`return return-${state}`}>
      <img
        className="return-picture"
        // until it is read nobody knows which way up it is: under its own address, or that picture would stay
        src={state === 'reading' ? previewUrl(row.fileId, 0, 160) : cutUrl(row.fileId, 'sheet', 160)}
        alt={words.picture(name)}
        loading="lazy"
      />
      <div className="return-where">
        {row.clientId !== '' ? (
          <>
            <a href={hrefClient(row.clientId, 'materials', row.materialId)}>
              <b>{row.clientName}</b>
            </a>
            <span>{row.serviceTitle}</span>
          </>
        ) : (
          row.recognised && (
            <img className="return-names" src={cutUrl(row.fileId, 'names', 560)} alt={words.names} loading="lazy" />
          )
        )}
        <span className="quiet">
          {name}
          {row.code !== '' && (
            <>
              {' · '}
              <span className="return-code">{row.code.match(/\d{4}/g)?.join(' ')}</span>
            </>
          )}
          {row.placedBy === 'person' && ` · ${words.byPerson}`}
          {row.replaced && ` · ${words.replaced}`}
        </span>
      </div>
      <div className="return-said">
        <Standing row={row} />
        {row.findings.slice(0, 3).map(({ message, remedy }) => (
          <span key={message} className="return-fault">
            {!saidAlready(row, message) && `${message} `}
            {remedy !== '' && <span className="quiet">{remedy}</span>}
          </span>
        ))}
      </div>
      <div className="return-acts">
        {state === 'waiting' && (
          <Button type="primary" aria-label={`${words.place}${name}`} onClick={onPlace}>
            {words.place}
          </Button>
        )}
        {state === 'spare' && (
          <Button aria-label={labelled(words.replace, name)} onClick={onReplace}>
            {words.replace}
          </Button>
        )}
        {(state === 'placed' || state === 'spare') && (
          <Button aria-label={labelled(words.undo, name)} onClick={onUndo}>
            {words.undo}
          </Button>
        )}
        {state !== 'reading' && (
          <Button type="text" aria-label={labelled(words.dismiss, name)} onClick={onDismiss}>
            {words.dismiss}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The verdict beside it names the worst fault in these very words. */
const saidAlready = ({ state, headline }: ReturnedRow, message: string): boolean =>
  (state === 'placed' || state === 'spare') && headline.endsWith(message)

function Standing({ row }: { row: ReturnedRow }) {
  if (row.state === 'reading')
    return (
      <span className="quiet">
        <LoadingOutlined aria-hidden /> {words.reading}
      </span>
    )
  if (row.state === 'waiting')
    return (
      <span className="verdict severity-likely">
        <ExclamationCircleFilled aria-hidden /> {words.why[row.why ?? 'taken-out']}
      </span>
    )
  return (
    <>
      {row.state === 'spare' && <span className="quiet">{words.spareWhat}</span>}
      <VerdictMark standing={row.verdict} text={row.stale ? labelled(words.stale, row.headline) : row.headline} />
    </>
  )
}
