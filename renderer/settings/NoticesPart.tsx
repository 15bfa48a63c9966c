import { Checkbox, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { Settings } from '../../domain/contract/index.ts'
import { words } from './words.ts'

const format = 'HH:mm'
const timeOf = (text: string) => (text === '' ? null : dayjs(`2000-01-01T${text}`))

interface NoticesPartProps {
  readonly settings: Settings
  readonly change: (part: Partial<Settings>) => void
}

/** 系统通知: whether what is due is told, with whose names, and when not. */
export function NoticesPart({ settings: { notices, noticeNames, quietFrom, quietTo }, change }: NoticesPartProps) {
  return (
    <>
      <p>
        <Checkbox checked={notices} onChange={({ target }) => change({ notices: target.checked })}>
          {words.noticesOn}
        </Checkbox>
      </p>
      <p>
        <Checkbox
          checked={noticeNames}
          disabled={!notices}
          onChange={({ target }) => change({ noticeNames: target.checked })}
        >
          {words.noticeNames}
        </Checkbox>
      </p>
      <p className="settings-quiet">
        <label htmlFor="settings-quiet">{words.quiet}</label>
        <TimePicker.RangePicker
          id={{ start: 'settings-quiet', end: 'settings-quiet-end' }}
          aria-label={words.quiet}
          order={false}
          disabled={!notices}
          format={format}
          minuteStep={15}
          value={[timeOf(quietFrom), timeOf(quietTo)]}
          onChange={(times) =>
            change({ quietFrom: times?.[0]?.format(format) ?? '', quietTo: times?.[1]?.format(format) ?? '' })
          }
        />
      </p>
    </>
  )
}
