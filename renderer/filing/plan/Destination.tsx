import { Form, Input } from 'antd'
import { useState } from 'react'
import type { PlanProps } from '../Plan.tsx'
import { words } from '../words.ts'

const { plan: say } = words
type Kind = keyof typeof say.destinations

/** 迁移, 转移, 认领: to whom, or to which account. */
export function Destination({ order, canChange, change }: PlanProps) {
  const [to, setTo] = useState(order.to)
  const kind = order.kind as Kind
  return (
    <Form component="div" layout="vertical" className="fields">
      <Form.Item
        label={say.destinations[kind]}
        htmlFor="plan-to"
        extra={say.destinationWhat[kind]}
        className="field-double"
      >
        <Input
          id="plan-to"
          autoComplete="off"
          readOnly={!canChange}
          value={canChange ? to : order.to}
          onChange={(event) => setTo(event.target.value)}
          onBlur={() => to.trim() !== order.to && void change({ to })}
        />
      </Form.Item>
    </Form>
  )
}
