import { Alert } from 'antd'
import { labelled } from '../app/phrases.ts'
import { useKept } from './kept.ts'
import { words } from './words.ts'
import './drafts.css'

/** places named at once; what is opened goes from the list */
const shown = 6

/** Where earlier windows left something unsaved, each a way there; nothing where they left nothing. */
export function LeftElsewhere() {
  const left = useKept((state) => state.left)
  if (left.size === 0) return null
  return (
    <Alert
      className="left-elsewhere"
      type="warning"
      banner
      title={
        <div className="left-line">
          {words.left(left.size)}
          <ul className="left-places">
            {[...left.values()].slice(0, shown).map(({ key, kind, clientName, place }) => (
              <li key={key}>
                <a href={place}>{clientName === '' ? words.kinds[kind] : labelled(clientName, words.kinds[kind])}</a>
              </li>
            ))}
          </ul>
        </div>
      }
    />
  )
}
