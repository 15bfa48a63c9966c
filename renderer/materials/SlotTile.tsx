import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { type DragEvent, useState } from 'react'
import type { Client, Material } from '../../domain/model/index.ts'
import { meantForSlot } from '../../domain/rules/guess-kind.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import { requiredSlots, type Slot, type SlotAsks } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { labelled } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import { takeDrop } from '../app/useFileDrop.ts'
import { PrintFirst } from '../papers/PrintFirst.tsx'
import { slotName } from '../terms/index.ts'
import type { FilledSlot } from './groups.ts'
import { Thumbnail } from './Thumbnail.tsx'
import type { MaterialActions } from './useMaterialActions.tsx'
import { VerdictMark } from './VerdictMark.tsx'
import { words } from './words.ts'

/** How a paper of the folder is dragged onto a slot. */
export const paperDragType = 'application/x-beian-material'

/** What a slot asks of a scan, in words. */
export function asksInWords(asks: SlotAsks): string[] {
  const { asks: say } = words
  return [
    ...(asks.colour ? [say.colour] : []),
    ...(asks.clear ? [say.clear] : []),
    ...(asks.seal === 'none' ? [] : [say[asks.seal]]),
    ...(asks.signature ? [say.signature] : []),
    ...(asks.code ? [say.code] : []),
    ...(asks.icon ? [say.icon] : []),
  ]
}

interface SlotTileProps {
  readonly client: Client
  readonly filled: FilledSlot
  readonly actions: MaterialActions
}

/** The place of one paper: what it asks for, what lies in it, and a target for files. */
export function SlotTile({ client, filled: { slot, papers }, actions }: SlotTileProps) {
  const { over, handlers } = useSlotDrop(slot, client, actions)
  const isEmpty = papers.length === 0
  return (
    <div
      className={`slot${isEmpty ? ' slot-empty' : ''}${over ? ' slot-over' : ''}`}
      data-path={`slots.${slot.key}`}
      {...handlers}
    >
      <div className="slot-head">
        <b>{slotName(slot)}</b>
        <span className={slot.required ? 'slot-required' : 'quiet'}>
          {slot.required ? words.required : words.optional}
        </span>
      </div>
      <div className="slot-asks">
        <span className="quiet">{words.asksLabel}</span>
        {asksInWords(slot.asks).map((ask) => (
          <Tag key={ask}>{ask}</Tag>
        ))}
      </div>
      {papers.map((paper) => (
        <Paper key={paper.id} client={client} slot={slot} paper={paper} />
      ))}
      {isEmpty && <PrintFirst client={client} slot={slot} />}
      {isEmpty && (
        <Button
          className="slot-add"
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          aria-label={labelled(slotName(slot), words.empty)}
          onClick={() => void actions.pick(slot)}
        >
          {over ? words.dropInto(slotName(slot)) : words.empty}
        </Button>
      )}
    </div>
  )
}

function Paper({ client, slot, paper }: { client: Client; slot: Slot; paper: Material }) {
  const { verdict, headline, findings } = judgeMaterial(slot, paper, client, law().packs)
  const text = verdict === 'pending' ? words.verdicts.pending : headline
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the viewer's select is the first
    <div
      className="paper"
      data-path={`materials.${paper.id}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(paperDragType, paper.id)}
    >
      <a
        className="paper-link"
        href={hrefClient(client.id, 'materials', paper.id)}
        aria-label={words.open(paper.fileName)}
        draggable={false}
      >
        <Thumbnail paper={paper} />
      </a>
      <span className="paper-words">
        <VerdictMark standing={verdict} text={text} />
        {findings[0] && verdict !== 'pass' && <span className="paper-remedy">{findings[0].remedy}</span>}
        <span className="quiet paper-name" title={paper.fileName}>
          {paper.fileName}
        </span>
      </span>
    </div>
  )
}

/** Files from outside, and papers of the folder, dropped on a slot. */
function useSlotDrop(slot: Slot, client: Client, actions: MaterialActions) {
  const [over, setOver] = useState(false)
  const takes = (event: DragEvent) =>
    event.dataTransfer.types.includes('Files') || event.dataTransfer.types.includes(paperDragType)
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!takes(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (!takes(event)) return
      event.preventDefault()
      takeDrop(event.nativeEvent)
      const materialId = event.dataTransfer.getData(paperDragType)
      const { kind, personId, serviceId } = slot
      if (materialId !== '')
        return void actions.change('materials.assign', { clientId: client.id, materialId, kind, personId, serviceId })
      const files = [...event.dataTransfer.files]
      const names = files.map(({ name }) => name)
      void actions.add(files, meantForSlot(names, slot, requiredSlots(client, law().packs)) ? slot : undefined)
    },
  }
  return { over, handlers }
}
