import { AutoComplete, Form, Modal, Select } from 'antd'
import { useCallback, useState } from 'react'
import { call } from '../../app/desk.ts'
import { useWindow } from '../../app/store.ts'
import { useAsked } from '../../app/useAsked.ts'
import { isComposingKey } from '../../app/useSearchText.ts'
import type { Bulk } from './useBulk.tsx'
import { words } from './words.ts'

const { bulk: say } = words
const separators = [',', '，', '、', '\n']

interface BulkDialogProps {
  readonly count: number
  readonly bulk: Bulk
  readonly onClose: () => void
}

function useFacets() {
  const ask = useCallback(() => call('clients.facets', {}), [])
  return useAsked(ask).list
}

/** Who looks after the chosen clients from now on. */
export function AssignDialog({ count, bulk, onClose }: BulkDialogProps) {
  const operator = useWindow((state) => state.settings.operator)
  const [assignee, setAssignee] = useState(operator)
  const [open, setOpen] = useState(false)
  const known = useFacets()?.assignees.map(({ value }) => value) ?? []
  const names = [...new Set([operator, ...known])].filter((name) => name !== '')
  const shown = open && names.some((name) => name.includes(assignee) && name !== assignee)
  const submit = () => {
    onClose()
    void bulk.assign(assignee.trim())
  }
  return (
    <Modal open title={say.assignTitle(count)} okText={say.assignSubmit} onOk={submit} onCancel={onClose} width={440}>
      <Form layout="vertical" component="div" className="new-client">
        <Form.Item label={words.filter.assignee} htmlFor="bulk-assignee">
          <AutoComplete
            id="bulk-assignee"
            autoFocus
            maxLength={50}
            defaultActiveFirstOption={false}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
            open={shown}
            onOpenChange={setOpen}
            onKeyDown={(event) => event.key === 'Enter' && !isComposingKey(event) && !shown && submit()}
            value={assignee}
            options={names.map((value) => ({ value }))}
            onChange={setAssignee}
            aria-describedby="bulk-assignee-note"
          />
          <div id="bulk-assignee-note" className="field-note">
            {say.assignHint}
          </div>
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** Which tags the chosen clients get and lose. */
export function TagDialog({ count, bulk, onClose }: BulkDialogProps) {
  const [added, setAdded] = useState<string[]>([])
  const [removed, setRemoved] = useState<string[]>([])
  const known = useFacets()?.tags.map(({ value }) => ({ value, label: value })) ?? []
  const submit = () => {
    onClose()
    void bulk.tag(added, removed)
  }
  return (
    <Modal
      open
      title={say.tagTitle(count)}
      okText={say.tagSubmit}
      okButtonProps={{ disabled: added.length + removed.length === 0 }}
      onOk={submit}
      onCancel={onClose}
      width={440}
    >
      <Form layout="vertical" component="div" className="new-client">
        <Form.Item label={say.addTags} htmlFor="bulk-add">
          <Select<string[]>
            id="bulk-add"
            autoFocus
            mode="tags"
            tokenSeparators={separators}
            value={added}
            options={known}
            onChange={(tags) => setAdded(tags.map((tag) => tag.trim()).filter(Boolean))}
            aria-describedby="bulk-add-note"
          />
          <div id="bulk-add-note" className="field-note">
            {say.tagHint}
          </div>
        </Form.Item>
        <Form.Item label={say.removeTags} htmlFor="bulk-remove">
          <Select<string[]> id="bulk-remove" mode="multiple" value={removed} options={known} onChange={setRemoved} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
