import { Button, Result } from 'antd'
import { go, hrefOrders } from '../app/route.ts'
import { words } from './words.ts'

interface LostOrderProps {
  readonly title?: string
  readonly what?: string
}

/** In place of an order that cannot be shown; without a title it is not there any more. */
export function LostOrder({ title = words.notFound, what = '' }: LostOrderProps) {
  return (
    <Result
      status="warning"
      title={title}
      subTitle={what}
      extra={
        <Button type="primary" onClick={() => go(hrefOrders())}>
          {words.back}
        </Button>
      }
    />
  )
}
