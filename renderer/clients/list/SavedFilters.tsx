import { DeleteOutlined, SaveOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { clientFilterSchema, noFilter, type SavedFilter } from '../../../domain/contract/index.ts'
import { inOneLine } from '../../app/desk.ts'
import { changeSettings, useWindow } from '../../app/store.ts'
import { isComposingKey } from '../../app/useSearchText.ts'
import { changeView, isNarrowed, type Question, useListView } from './listView.ts'
import { words } from './words.ts'

const { saved: say } = words

/** In the schema's own order, so that equal questions are equal text. */
const asKept = ({ search, filter, sort }: Question) => JSON.stringify([search, clientFilterSchema.parse(filter), sort])
const questionOf = ({ search, filter = noFilter, sort }: SavedFilter): Question => ({ search, filter, sort })

/** 保存的筛选: what a clerk looks for every day, under a name; each clerk has their own. */
export function SavedFilters({ onApply }: { onApply: (search: string) => void }) {
  const { message } = App.useApp()
  const operator = useWindow((state) => state.settings.operator)
  const all = useWindow((state) => state.settings.savedFilters)
  const view = useListView()
  const [naming, setNaming] = useState(false)
  const own = all.filter((one) => one.operator === operator)
  const current = own.find((one) => asKept(questionOf(one)) === asKept(view))

  const keep = async (next: readonly SavedFilter[], done: string) => {
    try {
      await changeSettings({ savedFilters: [...next] })
      message.success(done)
    } catch (error) {
      message.error(inOneLine(error))
    }
  }
  const others = (name: string) => all.filter((one) => one.operator !== operator || one.name !== name)
  const save = (name: string) => {
    setNaming(false)
    const { search, filter, sort } = view
    void keep([...others(name), { operator, name, search, filter, sort }], say.done(name))
  }
  const apply = (name: string) => {
    const chosen = own.find((one) => one.name === name)
    if (!chosen) return
    changeView(questionOf(chosen))
    onApply(chosen.search)
  }

  return (
    <>
      <Select<string>
        className="filter-saved"
        aria-label={say.label}
        placeholder={say.label}
        value={current?.name ?? null}
        notFoundContent={say.none}
        showSearch={{ optionFilterProp: 'label' }}
        options={own.map(({ name }) => ({ value: name, label: name }))}
        onChange={apply}
      />
      {current ? (
        <Button
          icon={<DeleteOutlined aria-hidden />}
          aria-label={say.remove}
          title={say.remove}
          onClick={() => void keep(others(current.name), say.removed(current.name))}
        />
      ) : (
        <Button
          icon={<SaveOutlined aria-hidden />}
          aria-label={say.save}
          title={say.saveTitle}
          disabled={!isNarrowed(view)}
          onClick={() => setNaming(true)}
        />
      )}
      {naming && <NameDialog onSave={save} onClose={() => setNaming(false)} />}
    </>
  )
}

function NameDialog({ onSave, onClose }: { onSave: (name: string) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const missing = tried && name.trim() === ''
  const submit = () => {
    setTried(true)
    if (name.trim() !== '') onSave(name.trim())
  }
  return (
    <Modal open title={say.saveTitle} okText={say.save} onOk={submit} onCancel={onClose} width={440}>
      <Form layout="vertical" component="div" className="new-client">
        <Form.Item label={say.name} htmlFor="filter-name" validateStatus={missing ? 'error' : undefined}>
          <Input
            id="filter-name"
            autoFocus
            autoComplete="off"
            maxLength={30}
            value={name}
            aria-describedby="filter-name-note"
            aria-invalid={missing}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && !isComposingKey(event) && submit()}
          />
          <div id="filter-name-note" className={`field-note${missing ? ' severity-reject' : ''}`}>
            {missing ? say.nameEmpty : say.nameHint}
          </div>
        </Form.Item>
      </Form>
    </Modal>
  )
}
