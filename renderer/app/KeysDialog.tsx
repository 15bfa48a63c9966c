import { Modal } from 'antd'
import { words } from './words.ts'
import './keys.css'

/** The list of keys, place by place. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Modal title={words.keys.title} open={open} onCancel={onClose} footer={null} width={760} destroyOnHidden>
      <div className="keys">
        {words.keys.groups.map(({ place, keys }) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([pressed, does]) => (
                <div key={does}>
                  <dt>
                    {pressed.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
