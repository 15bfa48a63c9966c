import { Skeleton } from 'antd'

/** What stands in a place until the desk has answered. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div className="client-loading" role="status" aria-label={label}>
      <Skeleton active paragraph={{ rows: 10 }} />
    </div>
  )
}
