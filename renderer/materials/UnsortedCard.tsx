import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { Client, Material } from '../../domain/model/index.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { labelled } from '../app/phrases.ts'
import { hrefClient } from '../app/route.ts'
import { slotName } from '../terms/index.ts'
import { paperDragType } from './SlotTile.tsx'
import { Thumbnail } from './Thumbnail.tsx'
import type { MaterialActions } from './useMaterialActions.tsx'
import { words } from './words.ts'

interface UnsortedCardProps {
  readonly client: Client
  readonly material: Material
  readonly slots: readonly Slot[]
  readonly actions: MaterialActions
}

/** A paper whose name says too little: the clerk says what it is. */
export function UnsortedCard({ client, material, slots, actions }: UnsortedCardProps) {
  const assign = (key: string) => {
    const slot = slots.find((one) => one.key === key)
    if (!slot) return
    const { kind, personId, serviceId } = slot
    void actions.change('materials.assign', { clientId: client.id, materialId: material.id, kind, personId, serviceId })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the select is the first
    <div
      className="slot"
      data-path={`materials.${material.id}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(paperDragType, material.id)}
    >
      <div className="paper">
        <a
          href={hrefClient(client.id, 'materials', material.id)}
          aria-label={words.open(material.fileName)}
          draggable={false}
        >
          <Thumbnail paper={material} />
        </a>
        <span className="paper-words">
          <a className="paper-name" href={hrefClient(client.id, 'materials', material.id)} title={material.fileName}>
            {material.fileName}
          </a>
          <AssignSelect label={words.assignLabel(material.fileName)} slots={slots} value={undefined} assign={assign} />
        </span>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={labelled(words.viewer.remove, material.fileName)}
          onClick={() => actions.remove(material)}
        />
      </div>
    </div>
  )
}

interface AssignSelectProps {
  readonly label: string
  readonly slots: readonly Slot[]
  readonly value: string | undefined
  readonly assign: (slotKey: string) => void
}

/** Which paper it is, as a choice. */
export function AssignSelect({ label, slots, value, assign }: AssignSelectProps) {
  return (
    <Select
      className="assign"
      size="small"
      aria-label={label}
      placeholder={`${words.assign}…`}
      value={value}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={slots.map((slot) => ({ value: slot.key, label: slotName(slot) }))}
      onChange={assign}
    />
  )
}
