import { Alert, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { OrderAction } from '../../../domain/workflow/index.ts'
import { terms } from '../../terms/index.ts'
import { Reading } from './Reading.tsx'
import type { Bulk } from './useBulk.tsx'
import { useStageSteps } from './useStageSteps.ts'
import { words } from './words.ts'

const { stage: say } = words

interface StageDialogProps {
  readonly count: number
  readonly bulk: Bulk
  readonly onClose: () => void
}

/** Moves the chosen clients' orders on together: one step for all that may take it, and why the others stay. */
export function StageDialog({ count, bulk, onClose }: StageDialogProps) {
  const { progress, found, refusal } = useStageSteps(count)
  const [picked, setPicked] = useState<OrderAction>()
  const counts = new Map<OrderAction, number>()
  for (const step of found?.steps ?? []) counts.set(step.action, (counts.get(step.action) ?? 0) + 1)
  // what most of them need comes first
  const actions = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!)
  const action = picked ?? actions[0]
  const taken = found?.steps.filter((step) => step.action === action) ?? []
  const staying = found
    ? [
        ...found.steps
          .filter((step) => step.action !== action)
          .map((step) => ({ name: step.name, why: say.other(terms.orderActions[step.action]) })),
        ...found.staying,
      ]
    : []
  const submit = () => {
    onClose()
    if (action) void bulk.step(taken)
  }
  return (
    <Modal
      open
      title={say.title(count)}
      width={640}
      okText={action ? say.submit(terms.orderActions[action], taken.length) : say.none}
      okButtonProps={{ disabled: taken.length === 0, autoFocus: true }}
      onOk={submit}
      onCancel={onClose}
    >
      {refusal && <Alert type="error" showIcon title={refusal.message} description={refusal.remedy} />}
      {!found && !refusal && (
        <Reading words={say.reading(progress.done, progress.total)} {...progress} label={say.title(count)} />
      )}
      {found && actions.length === 0 && <p>{say.nothing}</p>}
      {actions.length > 0 && (
        <Radio.Group
          className="stage-actions"
          aria-label={say.action}
          value={action}
          onChange={({ target }) => setPicked(target.value as OrderAction)}
          options={actions.map((one) => ({
            value: one,
            label: say.counted(terms.orderActions[one], counts.get(one)!),
          }))}
        />
      )}
      {taken.length > 0 && <p className="stage-names">{say.names(taken.map(({ name }) => name))}</p>}
      {staying.length > 0 && (
        <>
          <b>{say.staying(staying.length)}</b>
          <ul className="stage-staying">
            {staying.map(({ name, why }, at) => (
              // two clients may bear one name
              // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change while it is shown
              <li key={at}>
                {name} <span className="quiet">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}
