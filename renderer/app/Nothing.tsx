import { Empty } from 'antd'
import type { ReactNode } from 'react'

interface NothingProps {
  readonly className?: string
  readonly title: string
  readonly what?: string
  /** the next step: a button or a link */
  readonly children?: ReactNode
}

/** An empty place says what would stand there, and leads to where it comes from. */
export function Nothing({ className, title, what, children }: NothingProps) {
  const description = (
    <>
      <b>{title}</b>
      {what && (
        <>
          <br />
          {what}
        </>
      )}
    </>
  )
  return (
    <Empty className={className} image={Empty.PRESENTED_IMAGE_SIMPLE} description={description}>
      {children}
    </Empty>
  )
}
