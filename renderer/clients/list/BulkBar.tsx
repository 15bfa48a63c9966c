import {
  BellOutlined,
  CloseOutlined,
  DownloadOutlined,
  PrinterOutlined,
  StepForwardOutlined,
  TagsOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { AssignDialog, TagDialog } from './BulkDialogs.tsx'
import { chooseNone, useListView } from './listView.ts'
import { RemindDialog } from './RemindDialog.tsx'
import { StageDialog } from './StageDialog.tsx'
import type { Bulk } from './useBulk.tsx'
import { words } from './words.ts'

const { bulk: say } = words
const formats = Object.entries(say.formats).map(([key, label]) => ({ key, label }))

/** What is chosen and what can be done with it. Always there, so that the list never jumps. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const count = useListView((view) => view.chosen.size)
  const [open, setOpen] = useState<'assign' | 'tag' | 'stage' | 'remind'>()
  const close = () => setOpen(undefined)
  const none = count === 0
  return (
    <section className="bulk-bar" aria-label={say.label}>
      <span className="bulk-count" aria-live="polite">
        {none ? say.none : say.chosen(count)}
      </span>
      {none ? (
        <span className="quiet bulk-keys">{say.keys}</span>
      ) : (
        <>
          <Button icon={<UserSwitchOutlined aria-hidden />} onClick={() => setOpen('assign')}>
            {say.assign}
          </Button>
          <Button icon={<TagsOutlined aria-hidden />} onClick={() => setOpen('tag')}>
            {say.tag}
          </Button>
          <Button icon={<StepForwardOutlined aria-hidden />} onClick={() => setOpen('stage')}>
            {say.stage}
          </Button>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => void bulk.print()}>
            {say.print}
          </Button>
          <Button icon={<BellOutlined aria-hidden />} onClick={() => setOpen('remind')}>
            {say.remind}
          </Button>
          <Dropdown
            trigger={['click']}
            autoFocus
            menu={{ items: formats, onClick: ({ key }) => void bulk.exportAs(key as keyof typeof say.formats) }}
          >
            <Button icon={<DownloadOutlined aria-hidden />}>{say.export}</Button>
          </Dropdown>
          <Button type="text" icon={<CloseOutlined aria-hidden />} onClick={chooseNone}>
            {say.clear}
          </Button>
        </>
      )}
      {open === 'assign' && <AssignDialog count={count} bulk={bulk} onClose={close} />}
      {open === 'tag' && <TagDialog count={count} bulk={bulk} onClose={close} />}
      {open === 'stage' && <StageDialog count={count} bulk={bulk} onClose={close} />}
      {open === 'remind' && <RemindDialog count={count} onClose={close} />}
    </section>
  )
}
