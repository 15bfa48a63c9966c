import { CloseCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { Button, Popover, Progress } from 'antd'
import { dismissTask, useWindow } from './store.ts'
import { words } from './words.ts'

function TaskList() {
  const tasks = useWindow((state) => state.tasks)
  if (tasks.size === 0) return <p className="quiet">{words.tasks.idle}</p>
  return (
    <ul className="task-list">
      {[...tasks.values()].map((task) => (
        <li key={task.taskId}>
          <div className="task-title">
            <span>{task.title}</span>
            <span className="quiet">{words.tasks.share(task)}</span>
          </div>
          <Progress
            aria-label={task.title}
            percent={task.total > 0 ? Math.round((task.done / task.total) * 100) : 0}
            status={task.state === 'failed' ? 'exception' : 'active'}
            size="small"
          />
          {task.state === 'failed' && (
            <div className="task-failed">
              <span>{task.message}</span>
              <Button size="small" onClick={() => dismissTask(task.taskId)}>
                {words.tasks.dismiss}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the desk is busy with, in the title bar; opens into a list. */
export function Tasks() {
  const tasks = useWindow((state) => state.tasks)
  const failed = [...tasks.values()].filter((task) => task.state === 'failed').length
  const running = tasks.size - failed
  if (tasks.size === 0) return <span className="tasks-idle" aria-live="polite" />
  return (
    <Popover content={<TaskList />} title={words.tasks.label} trigger="click" placement="bottomRight">
      <Button
        size="small"
        icon={running > 0 ? <LoadingOutlined aria-hidden /> : <CloseCircleFilled className="icon-reject" aria-hidden />}
        aria-live="polite"
      >
        {running > 0 ? words.tasks.running(running) : words.tasks.failed(failed)}
      </Button>
    </Popover>
  )
}
