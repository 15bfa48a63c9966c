import { Progress } from 'antd'

interface ReadingProps {
  /** how far it is, in words */
  readonly words: string
  readonly done: number
  readonly total: number
  /** what the bar is of */
  readonly label: string
}

/** How far the reading of the chosen clients has come. */
export function Reading({ words, done, total, label }: ReadingProps) {
  return (
    <div className="remind-reading" role="status">
      {words}
      <Progress percent={Math.round((done / Math.max(1, total)) * 100)} aria-label={label} />
    </div>
  )
}
