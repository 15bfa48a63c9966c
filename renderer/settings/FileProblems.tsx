import { Alert } from 'antd'

interface FileProblemsProps {
  readonly title: string
  readonly problems: readonly { readonly fileName: string; readonly message: string }[]
}

/** Files of the agency's that could not be used, and why; nothing where all were. */
export function FileProblems({ title, problems }: FileProblemsProps) {
  if (problems.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul>
          {problems.map(({ fileName, message }) => (
            <li key={fileName}>
              <b>{fileName}</b>: <span lang="zh-CN">{message}</span>
            </li>
          ))}
        </ul>
      }
    />
  )
}
