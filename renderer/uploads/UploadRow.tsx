import { DownloadOutlined } from '@ant-design/icons'
import { Button, Checkbox, Switch } from 'antd'
import type { UploadCopy, UploadPaper } from '../../domain/upload/index.ts'
import { fileAddress } from '../app/handOver.ts'
import { labelled } from '../app/phrases.ts'
import { Thumbnail } from '../materials/Thumbnail.tsx'
import { VerdictMark } from '../materials/VerdictMark.tsx'
import { slotName, terms } from '../terms/index.ts'
import { words } from './words.ts'

interface UploadRowProps {
  readonly paper: UploadPaper
  readonly chosen: boolean
  readonly onChoose: (on: boolean) => void
  /** undefined = none is offered for this paper */
  readonly watermark: boolean | undefined
  readonly onWatermark: (on: boolean) => void
  /** undefined = not made yet */
  readonly copies: readonly UploadCopy[] | undefined
  readonly onSave: (copy: UploadCopy) => void
}

/** One paper: what it is now, and what has become of it. */
export function UploadRow(props: UploadRowProps) {
  const { paper, chosen, onChoose, watermark, onWatermark, copies, onSave } = props
  const { material, slot, refusal, standing } = paper
  const label = slot ? slotName(slot) : terms.materialKinds[material.kind]
  const { inspection, size, fileName } = material
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={words.chooseOf(label)}
          disabled={refusal !== undefined}
          checked={chosen && refusal === undefined}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
      <td>
        <div className="uploads-paper">
          <Thumbnail paper={material} />
          <span>
            <b>{label}</b>
            <span className="quiet uploads-name" title={fileName}>
              {fileName}
            </span>
          </span>
        </div>
      </td>
      <td>
        {inspection && <div>{words.sized(size, inspection.width, inspection.height)}</div>}
        <VerdictMark standing={standing} />
      </td>
      <td>
        {watermark === undefined ? (
          <span className="quiet">{words.noWatermark}</span>
        ) : (
          <Switch
            size="small"
            aria-label={words.watermarkOf(label)}
            checked={watermark}
            disabled={refusal !== undefined}
            onChange={onWatermark}
          />
        )}
      </td>
      <td>
        {refusal ? (
          <Refused message={refusal.message} remedy={refusal.remedy} />
        ) : (
          (copies?.map((copy) => <Copy key={copy.page} copy={copy} several={copies.length > 1} onSave={onSave} />) ?? (
            <span className="quiet">{words.waiting}</span>
          ))
        )}
      </td>
    </tr>
  )
}

function Refused({ message, remedy }: { readonly message: string; readonly remedy: string }) {
  return (
    <div lang="zh-CN">
      <span className="severity-reject">{message}</span>
      <div className="quiet">{remedy}</div>
    </div>
  )
}

interface CopyProps {
  readonly copy: UploadCopy
  readonly several: boolean
  readonly onSave: (copy: UploadCopy) => void
}

function Copy({ copy, several, onSave }: CopyProps) {
  const { outcome, fileName, after, verdict, message, remedy, changes, quality, page } = copy
  if (outcome === 'refused' || !after || !verdict.after) {
    return <Refused message={several ? labelled(words.page(page), message) : message} remedy={remedy} />
  }
  const told = [
    ...(words.outcomes[outcome] === '' ? [words.quality(quality)] : [words.outcomes[outcome]]),
    ...changes.filter((change) => change !== 'bare').map((change) => words.changes[change]),
  ]
  return (
    <div className="uploads-copy">
      <div>
        <a href={fileAddress(copy)} target="_blank" rel="noreferrer" aria-label={words.look(fileName)}>
          {fileName}
        </a>
        <div>
          {words.sized(after.bytes, after.width, after.height)} <span className="quiet">{told.join(' · ')}</span>
        </div>
        <VerdictMark standing={verdict.after} text={message} />
      </div>
      <Button
        size="small"
        icon={<DownloadOutlined aria-hidden />}
        aria-label={words.saveOneOf(fileName)}
        onClick={() => onSave(copy)}
      >
        {words.saveOne}
      </Button>
    </div>
  )
}
