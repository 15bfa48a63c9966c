import {
  ArrowLeftOutlined,
  DeleteOutlined,
  EditOutlined,
  ExportOutlined,
  LeftOutlined,
  ReloadOutlined,
  RightOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { filesPath } from '../../domain/contract/index.ts'
import type { Client, Material, PageInspection, Verdict } from '../../domain/model/index.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { go, hrefClient } from '../app/route.ts'
import { acceptedScans } from './addFiles.ts'
import { slotOf } from './groups.ts'
import { marksOf } from './marks.ts'
import { OverrideDialog } from './OverrideDialog.tsx'
import { Picture } from './Picture.tsx'
import { AssignSelect } from './UnsortedCard.tsx'
import type { MaterialActions } from './useMaterialActions.tsx'
import { VerdictPanel } from './VerdictPanel.tsx'
import { words } from './words.ts'

const { viewer: say } = words

interface ViewerProps {
  readonly client: Client
  readonly materialId: string
  readonly actions: MaterialActions
}

const pageOf = ({ inspection }: Material, page: number): PageInspection | undefined =>
  inspection && (inspection.pages[page] ?? inspection)

/** One paper under the glass: the picture with its evidence, the verdicts, and what can be done. */
export function Viewer({ client, materialId, actions }: ViewerProps) {
  const at = client.materials.findIndex(({ id }) => id === materialId)
  const material = client.materials[at]
  const [page, setPage] = useState(0)
  const [highlighted, setHighlighted] = useState('')
  const [marksShown, setMarksShown] = useState(true)
  useViewerKeys(client, at)
  if (!material) return null

  const slots = requiredSlots(client, law().packs)
  const slot = slotOf(material, slots)
  const inspected = pageOf(material, page)
  const pages = material.inspection?.pageCount ?? 1
  const assign = (key: string) => {
    const target = slots.find((one) => one.key === key)
    if (!target) return
    const { kind, personId, serviceId } = target
    void actions.change('materials.assign', { clientId: client.id, materialId, kind, personId, serviceId })
  }
  return (
    <div className="viewer">
      <div className="viewer-bar">
        <Button icon={<ArrowLeftOutlined aria-hidden />} href={hrefClient(client.id, 'materials')}>
          {say.back}
        </Button>
        <b className="viewer-name" title={material.fileName}>
          {material.fileName}
        </b>
        <span className="viewer-assign">
          {words.assign}
          <AssignSelect label={words.assignLabel(material.fileName)} slots={slots} value={slot?.key} assign={assign} />
        </span>
        <span className="viewer-bar-end">
          {pages > 1 && (
            <span className="viewer-pages">
              <Button
                size="small"
                icon={<LeftOutlined aria-hidden />}
                aria-label={say.previousPage}
                disabled={page === 0}
                onClick={() => setPage(page - 1)}
              />
              {say.page(page + 1, pages)}
              <Button
                size="small"
                icon={<RightOutlined aria-hidden />}
                aria-label={say.nextPage}
                disabled={page === pages - 1}
                onClick={() => setPage(page + 1)}
              />
            </span>
          )}
          <Checkbox checked={marksShown} onChange={(event) => setMarksShown(event.target.checked)}>
            {say.showMarks}
          </Checkbox>
          <Neighbour client={client} at={at - 1} label={say.previous} />
          <Neighbour client={client} at={at + 1} label={say.next} />
        </span>
      </div>
      <Picture
        key={page}
        material={material}
        page={page}
        size={inspected}
        marks={marksShown && inspected ? marksOf(inspected) : []}
        highlighted={highlighted}
        onHighlight={setHighlighted}
      />
      <div className="viewer-side">
        <VerdictPanel
          client={client}
          material={material}
          slot={slot}
          page={inspected}
          highlighted={highlighted}
          onHighlight={setHighlighted}
        />
        <Actions client={client} material={material} actions={actions} />
      </div>
    </div>
  )
}

function Neighbour({ client, at, label }: { client: Client; at: number; label: string }) {
  const material = client.materials[at]
  return (
    <Button
      disabled={!material}
      onClick={() => material && go(hrefClient(client.id, 'materials', material.id))}
      title={material?.fileName}
    >
      {label}
    </Button>
  )
}

function Actions({ client, material, actions }: { client: Client; material: Material; actions: MaterialActions }) {
  const { message } = App.useApp()
  const [overriding, setOverriding] = useState(false)
  const ids = { clientId: client.id, materialId: material.id }
  const { override } = material

  const inspect = async () => {
    if (await actions.change('materials.inspect', ids)) message.info(say.inspecting)
  }
  const replace = async () => {
    const files = await pickFiles({ accept: acceptedScans })
    if (!(await actions.add(files, material))) return
    await actions.change('materials.remove', ids)
    message.success(say.replaced)
    go(hrefClient(client.id, 'materials'))
  }
  const decide = (verdict: Verdict | null, why: string) =>
    actions.change('materials.override', { ...ids, verdict, why })

  return (
    <div className="viewer-actions">
      {override && (
        <p className="overridden">
          {say.overridden(override.by, dayjs(override.at).format('YYYY-MM-DD HH:mm'), override.why)}
          <Button size="small" onClick={() => void decide(null, '')}>
            {say.overrideBack}
          </Button>
        </p>
      )}
      <Button icon={<EditOutlined aria-hidden />} onClick={() => setOverriding(true)}>
        {say.override}
      </Button>
      <Button icon={<SwapOutlined aria-hidden />} onClick={() => void replace()}>
        {say.replace}
      </Button>
      <Button icon={<ReloadOutlined aria-hidden />} onClick={() => void inspect()}>
        {say.inspect}
      </Button>
      <Button
        icon={<ExportOutlined aria-hidden />}
        href={`${filesPath}/${encodeURIComponent(material.fileId)}`}
        target="_blank"
        rel="noreferrer"
      >
        {say.original}
      </Button>
      <Button
        danger
        icon={<DeleteOutlined aria-hidden />}
        onClick={() => actions.remove(material, () => go(hrefClient(client.id, 'materials')))}
      >
        {say.remove}
      </Button>
      {overriding && <OverrideDialog verdict="pass" onClose={() => setOverriding(false)} override={decide} />}
    </div>
  )
}

/** Esc goes back to the folder; PageUp and PageDown turn to the neighbours. */
function useViewerKeys(client: Client, at: number): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null
      if (target?.closest('input, textarea, [role="dialog"], .ant-select')) return
      const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0
      const neighbour = step === 0 ? undefined : client.materials[at + step]
      if (neighbour) go(hrefClient(client.id, 'materials', neighbour.id))
      else if (event.key === 'Escape') go(hrefClient(client.id, 'materials'))
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [client, at])
}
