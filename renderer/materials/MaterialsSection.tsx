import { CloudUploadOutlined, DownOutlined, ExportOutlined, FolderOpenOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { pickFiles } from '../app/pickFiles.ts'
import { useClientForm } from '../clients/fields/FormContext.ts'
import { UploadsDialog } from '../uploads/UploadsDialog.tsx'
import { words as uploadWords } from '../uploads/words.ts'
import { words as folderWords } from './folder/words.ts'
import { folderOf } from './groups.ts'
import { SlotTile } from './SlotTile.tsx'
import { UnsortedCard } from './UnsortedCard.tsx'
import type { MaterialActions } from './useMaterialActions.tsx'
import { Viewer } from './Viewer.tsx'
import { words } from './words.ts'

interface MaterialsSectionProps {
  /** the paper that is open, '' = the folder */
  readonly materialId: string
  readonly actions: MaterialActions
  readonly onFolder: (files: readonly File[]) => void
  readonly onGo: (path: string) => void
}

/** 材料: the client's folder, a place for each paper, and each paper under the glass. */
export function MaterialsSection({ materialId, actions, onFolder, onGo }: MaterialsSectionProps) {
  const { client } = useClientForm()
  const [optionalShown, setOptionalShown] = useState(false)
  const [uploadsOpen, setUploadsOpen] = useState(false)
  const { groups, unsorted, slots } = folderOf(client)

  if (client.materials.some(({ id }) => id === materialId))
    return <Viewer key={materialId} client={client} materialId={materialId} actions={actions} />

  const isShown = (slot: (typeof groups)[number]['slots'][number]) =>
    optionalShown || slot.slot.required || slot.papers.length > 0
  const hidden = groups
    .flatMap((group) => group.slots)
    .filter(({ slot, papers }) => !slot.required && papers.length === 0)
  return (
    <div data-path="slots" tabIndex={-1} className="folder">
      <div className="folder-head">
        <p className="quiet">{words.dropAnywhere}</p>
        <span className="folder-buttons">
          <Button icon={<ExportOutlined aria-hidden />} onClick={() => setUploadsOpen(true)}>
            {uploadWords.open}
          </Button>
          <Button
            icon={<FolderOpenOutlined aria-hidden />}
            onClick={() => void pickFiles({ folder: true }).then(onFolder)}
          >
            {folderWords.pick}
          </Button>
          <Button icon={<CloudUploadOutlined aria-hidden />} onClick={() => void actions.pick()}>
            {words.add}
          </Button>
        </span>
      </div>
      {uploadsOpen && <UploadsDialog client={client} onGo={onGo} onClose={() => setUploadsOpen(false)} />}
      {unsorted.length > 0 && (
        <section className="slot-group unsorted">
          <h2>
            {words.groups.unsorted} <span className="quiet">{words.unsortedWhat}</span>
          </h2>
          <div className="slots">
            {unsorted.map((material) => (
              <UnsortedCard key={material.id} client={client} material={material} slots={slots} actions={actions} />
            ))}
          </div>
        </section>
      )}
      {groups.map((group) => {
        const shown = group.slots.filter(isShown)
        if (shown.length === 0) return null
        return (
          <section className="slot-group" key={group.key}>
            <h2>{group.title}</h2>
            <div className="slots">
              {shown.map((slot) => (
                <SlotTile key={slot.slot.key} client={client} filled={slot} actions={actions} />
              ))}
            </div>
          </section>
        )
      })}
      {hidden.length > 0 && (
        <Button
          type="text"
          aria-expanded={optionalShown}
          icon={optionalShown ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          onClick={() => setOptionalShown(!optionalShown)}
        >
          {optionalShown ? words.hideOptional : words.showOptional(hidden.length)}
        </Button>
      )}
    </div>
  )
}
