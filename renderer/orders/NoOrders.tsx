import { Button } from 'antd'
import { Nothing } from '../app/Nothing.tsx'
import { hrefClients } from '../app/route.ts'
import { words } from './words.ts'

interface NoOrdersProps {
  readonly className?: string
  readonly narrowed: boolean
  readonly onClear: () => void
}

/** No order at all, or none that fits what was asked. */
export function NoOrders({ className, narrowed, onClear }: NoOrdersProps) {
  return narrowed ? (
    <Nothing className={className} title={words.noneHere}>
      <Button onClick={onClear}>{words.clear}</Button>
    </Nothing>
  ) : (
    <Nothing className={className} title={words.none} what={words.noneWhat}>
      <Button href={hrefClients}>{words.toClients}</Button>
    </Nothing>
  )
}
