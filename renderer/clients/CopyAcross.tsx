import { CopyOutlined } from '@ant-design/icons'
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { Service } from '../../domain/model/index.ts'
import { recordChanges, takenBack } from '../../domain/workflow/index.ts'
import { type CommonPart, commonParts, copyAcross } from './copyAcross.ts'
import { useClientForm } from './fields/FormContext.ts'
import { serviceTitle } from './paths.ts'
import { words } from './words.ts'

const { copyAcross: say } = words

/** 抄到其他网站/APP: what several services have in common is filled in once. */
export function CopyAcross({ service }: { service: Service }) {
  const { client } = useClientForm()
  const [open, setOpen] = useState(false)
  if (client.services.length < 2) return null
  return (
    <>
      <Button type="text" icon={<CopyOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {say.button}
      </Button>
      {open && <CopyDialog service={service} onClose={() => setOpen(false)} />}
    </>
  )
}

function CopyDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const { client, edit, offerUndo } = useClientForm()
  const others = client.services.filter(({ id }) => id !== service.id)
  const [parts, setParts] = useState<CommonPart[]>(['access', 'lead', 'contents', 'holder'])
  // what is on file is changed by an order, so it is not offered by itself
  const [to, setTo] = useState(others.filter(({ filingNumber }) => filingNumber === '').map(({ id }) => id))
  const [over, setOver] = useState(false)
  const submit = () => {
    const copy = copyAcross({ from: service.id, to, parts, over })
    const changes = recordChanges(client, copy(client))
    edit(copy)
    offerUndo(say.done(to.length), (current) => takenBack(current, changes))
    onClose()
  }
  return (
    <Modal
      open
      title={say.title(serviceTitle(service))}
      okText={say.submit}
      cancelText={say.cancel}
      okButtonProps={{ disabled: to.length === 0 || parts.length === 0 }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="copy-across">
        <fieldset>
          <legend>{say.what}</legend>
          <Checkbox.Group
            value={parts}
            onChange={setParts}
            options={commonParts.map((value) => ({ value, label: say.parts[value] }))}
          />
        </fieldset>
        <fieldset>
          <legend>{say.to}</legend>
          <Checkbox.Group
            value={to}
            onChange={setTo}
            options={others.map((one) => ({
              value: one.id,
              label: one.filingNumber === '' ? serviceTitle(one) : say.onFile(serviceTitle(one)),
            }))}
          />
        </fieldset>
        <Checkbox checked={over} onChange={({ target }) => setOver(target.checked)}>
          {say.over}
        </Checkbox>
      </div>
    </Modal>
  )
}
