import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { OpenOrderDialog } from './OpenOrderDialog.tsx'
import { words } from './words.ts'

/** 开新订单. @param clientId for whom; left out, the person picks */
export function NewOrder({ clientId }: { readonly clientId?: string }) {
  const [opening, setOpening] = useState(false)
  return (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpening(true)}>
        {words.open}
      </Button>
      {opening && <OpenOrderDialog clientId={clientId} onClose={() => setOpening(false)} />}
    </>
  )
}
