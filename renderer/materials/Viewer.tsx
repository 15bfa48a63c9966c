import {
  ArrowLeftOutlined,
  DeleteOutlined,
  EditOutlined,
  ExportOutlined,
  ReloadOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { filesPath } from '../../domain/contract/index.ts'
import type { Client, Material, Verdict } from '../../domain/model/index.ts'
import { otherSideOf, showsBothSides } from '../../domain/rules/id-sides.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'
import { law } from '../app/law.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { go, hrefClient } from '../app/route.ts'
import { acceptedScans } from './addFiles.ts'
import { Glass, GlassTools, useGlass } from './Glass.tsx'
import { slotOf } from './groups.ts'
import { OverrideDialog } from './OverrideDialog.tsx'
import { AssignSelect } from './UnsortedCard.tsx'
import type { MaterialActions } from './useMaterialActions.tsx'
import { words } from './words.ts'

const { viewer: say } = words

interface ViewerProps {
  readonly client: Client
  readonly materialId: string
  readonly actions: MaterialActions
}

/** One paper under the glass: the picture with its evidence, the verdicts, and what can be done. */
export function Viewer({ client, materialId, actions }: ViewerProps) {
  const { message } = App.useApp()
  const at = client.materials.findIndex(({ id }) => id === materialId)
  const material = client.materials[at]
  const glass = useGlass()
  useViewerKeys(client, at)
  if (!material) return null

  const slots = requiredSlots(client, law().packs)
  const slot = slotOf(material, slots)
  const assign = (key: string) => {
    const target = slots.find((one) => one.key === key)
    if (!target) return
    const { kind, personId, serviceId } = target
    void actions.change('materials.assign', { clientId: client.id, materialId, kind, personId, serviceId })
  }
  const sayBothSides = (bothSides: boolean) => {
    const { kind, personId, serviceId } = material
    void actions.change('materials.assign', { clientId: client.id, materialId, kind, personId, serviceId, bothSides })
  }
  const inspect = async () => {
    if (await actions.change('materials.inspect', { clientId: client.id, materialId })) message.info(say.inspecting)
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
        {otherSideOf(material.kind) && (
          <Checkbox checked={showsBothSides(material)} onChange={(event) => sayBothSides(event.target.checked)}>
            {say.bothSides}
          </Checkbox>
        )}
        <span className="viewer-bar-end">
          <GlassTools material={material} glass={glass} />
          <Neighbour client={client} at={at - 1} label={say.previous} />
          <Neighbour client={client} at={at + 1} label={say.next} />
        </span>
      </div>
      <Glass client={client} material={material} slot={slot} glass={glass} onRecheck={() => void inspect()}>
        <Actions client={client} material={material} actions={actions} inspect={() => void inspect()} />
      </Glass>
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

const timeOf = (instant: string): string => dayjs(instant).format('YYYY-MM-DD HH:mm')

interface ActionsProps {
  readonly client: Client
  readonly material: Material
  readonly actions: MaterialActions
  readonly inspect: () => void
}

function Actions({ client, material, actions, inspect }: ActionsProps) {
  const { message } = App.useApp()
  const [overriding, setOverriding] = useState(false)
  const ids = { clientId: client.id, materialId: material.id }
  const { override, lapsedOverride: lapsed } = material

  const replace = async () => {
    const [file] = await pickFiles({ accept: acceptedScans })
    if (!file || !(await actions.add([file], material, material.id))) return
    message.success(override ? say.replacedLapsed : say.replaced)
    go(hrefClient(client.id, 'materials'))
  }
  const decide = (verdict: Verdict | null, why: string) =>
    actions.change('materials.override', { ...ids, verdict, why })

  return (
    <div className="viewer-actions">
      {override && (
        <p className="overridden">
          {say.overridden(override.by, timeOf(override.at), override.why)}
          <Button size="small" onClick={() => void decide(null, '')}>
            {say.overrideBack}
          </Button>
        </p>
      )}
      {lapsed && (
        <p className="overridden">
          {say.lapsed(lapsed.by, timeOf(lapsed.at), words.verdicts[lapsed.verdict], lapsed.why)}
        </p>
      )}
      <Button icon={<EditOutlined aria-hidden />} onClick={() => setOverriding(true)}>
        {say.override}
      </Button>
      <Button icon={<SwapOutlined aria-hidden />} onClick={() => void replace()}>
        {say.replace}
      </Button>
      <Button icon={<ReloadOutlined aria-hidden />} onClick={inspect}>
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
      {overriding && (
        <OverrideDialog
          about={{ id: material.id, clientId: client.id }}
          verdict="pass"
          onClose={() => setOverriding(false)}
          override={decide}
        />
      )}
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
