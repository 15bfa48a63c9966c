import { Form } from 'antd'
import type { ReactNode } from 'react'

interface BlockProps {
  readonly title: ReactNode
  /** findings on the whole block go to its heading */
  readonly path?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled group of fields. */
export function Block({ title, path, actions, children }: BlockProps) {
  return (
    <section className="block">
      <div className="block-head">
        <h2 data-path={path} tabIndex={path ? -1 : undefined}>
          {title}
        </h2>
        {actions}
      </div>
      <Form component="div" layout="vertical" className="fields" requiredMark={false}>
        {children}
      </Form>
    </section>
  )
}
