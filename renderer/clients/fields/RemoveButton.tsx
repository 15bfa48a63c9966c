import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { labelled } from '../../app/phrases.ts'
import { removeItem } from '../edits.ts'
import { useClientForm } from './FormContext.ts'

interface RemoveButtonProps {
  readonly list: Parameters<typeof removeItem>[0]
  readonly id: string
  /** what the button says */
  readonly label: string
  /** how the item is called, for who hears the button and not sees where it stands */
  readonly title: string
  /** what is said once it is gone, beside the way back */
  readonly removed: string
}

/** Takes a person or a service out of the client, and offers to put it back. */
export function RemoveButton({ list, id, label, title, removed }: RemoveButtonProps) {
  const { client, edit, offerUndo } = useClientForm()
  const take = () => {
    const { remove, restore } = removeItem(list, id, client)
    edit(remove)
    offerUndo(removed, restore)
  }
  return (
    <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={labelled(label, title)} onClick={take}>
      {label}
    </Button>
  )
}
