import { ExclamationCircleFilled } from '@ant-design/icons'
import { App, Empty, Modal, Progress, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { Client } from '../../../domain/model/index.ts'
import { inOneLine } from '../../app/desk.ts'
import { folderOf } from '../../app/droppedFiles.ts'
import { slotName } from '../../terms/index.ts'
import type { MaterialActions } from '../useMaterialActions.tsx'
import { filledSlots, notTaken, otherPlace, type SortedFile, slotsOf, sortByContent, sortByName } from './sorting.ts'
import { words } from './words.ts'

interface FolderDialogProps {
  readonly client: Client
  readonly files: readonly File[]
  readonly actions: MaterialActions
  readonly onClose: () => void
}

/** A client's whole folder, sorted into the places of its papers; nothing goes in before a person has said so. */
export function FolderDialog({ client, files, actions, onClose }: FolderDialogProps) {
  const { message } = App.useApp()
  const [sorted, setSorted] = useState<readonly SortedFile[]>(() => sortByName(files, client))
  const [busy, setBusy] = useState(false)
  const slots = useMemo(() => slotsOf(client).filter(({ kind }) => kind !== 'other'), [client])
  const filled = useMemo(() => filledSlots(client), [client])
  const set = (path: string, change: Partial<SortedFile>) =>
    setSorted((all) => all.map((one) => (one.path === path ? { ...one, ...change } : one)))

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was handed over is looked at once
  useEffect(() => {
    let current = true
    const learn = (path: string, learned: Partial<SortedFile>) =>
      // what the person has said meanwhile counts
      setSorted((all) => all.map((one) => (one.path === path && one.waiting ? { ...one, ...learned } : one)))
    sortByContent(sorted, client, learn, () => current).catch((error: unknown) => {
      if (current) message.error(inOneLine(error), 8)
    })
    return () => {
      current = false
    }
  }, [])

  const taken = sorted.filter(({ place }) => place !== notTaken)
  const waiting = sorted.filter((one) => one.waiting).length
  const submit = async () => {
    setBusy(true)
    const byPlace = Map.groupBy(taken, ({ place }) => place)
    let count = 0
    for (const [place, group] of byPlace) {
      const slot = slots.find(({ key }) => key === place) ?? { kind: 'other' as const, personId: '', serviceId: '' }
      const many = group.map(({ file }) => file)
      if (await actions.add(many, slot)) count += many.length
    }
    setBusy(false)
    if (count > 0) message.success(words.done(count))
    onClose()
  }
  const options = [
    ...slots.map((slot) => ({ value: slot.key, label: slotName(slot) })),
    { value: otherPlace, label: words.other },
    { value: notTaken, label: words.notTaken },
  ]

  return (
    <Modal
      open
      title={words.title(folderOf(files))}
      width={860}
      okText={words.submit(taken.length)}
      okButtonProps={{ disabled: taken.length === 0 }}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p className="quiet">{words.what}</p>
      <div className="folder-progress" role="status">
        {waiting > 0 ? words.looking(sorted.length - waiting, sorted.length) : words.count(taken.length, sorted.length)}
        <Progress
          percent={Math.round(((sorted.length - waiting) / Math.max(1, sorted.length)) * 100)}
          showInfo={false}
          size="small"
          aria-label={words.looking(sorted.length - waiting, sorted.length)}
        />
      </div>
      {sorted.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />}
      <table className="folder-files">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((one) => (
            <tr key={one.path}>
              <td title={one.path}>{one.path.split('/').slice(1).join(' / ') || one.path}</td>
              <td>
                <Select<string>
                  size="small"
                  aria-label={words.placeOf(one.file.name)}
                  value={one.place}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(place) => set(one.path, { place, waiting: false, careful: false })}
                />
              </td>
              <td>
                {one.careful && <ExclamationCircleFilled className="icon-likely" aria-hidden />} {one.why}
                {filled.has(one.place) && <span className="severity-likely"> {words.filled}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
