import { Select } from 'antd'
import { useState } from 'react'
import { documentDuration, timetable } from '../../domain/guide/timetable.ts'
import { asked } from '../../domain/rules/province.ts'
import { law } from '../app/law.ts'
import { Sources } from './Sources.tsx'
import { TimetablePicture } from './TimetablePicture.tsx'
import { useCalled } from './useCalled.ts'
import { words } from './words.ts'

const { time: say } = words

/** 时间表: how long a filing takes, as a picture and as a table. */
export function TimetablePart({ item }: { item: string }) {
  const [key, setKey] = useState('')
  const { provinces } = law().packs
  const province = provinces.get(key)
  const bureau = asked({ province }, 'bureauWorkingDays')
  useCalled(item === '' ? '' : `time-${item}`)
  return (
    <>
      <div className="guide-choice">
        <span className="quiet">{say.what}</span>
        <Select<string>
          className="guide-select"
          aria-label={say.province}
          value={key}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: say.anyProvince },
            ...[...provinces.values()].map((pack) => ({ value: pack.key, label: pack.name })),
          ]}
          onChange={setKey}
        />
      </div>
      <TimetablePicture duration={documentDuration({ province })} longer={bureau !== undefined} />
      <p className="time-longer">{bureau ? say.longer(String(bureau.value)) : ''}</p>
      <table className="guide-table">
        <thead>
          <tr>
            {[say.step, say.work, say.time, say.otherwise, say.care].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timetable.map(({ key: step, sources }) => {
            const row = say.steps[step]
            return (
              <tr key={step} id={`time-${step}`} tabIndex={-1}>
                <th scope="row">{row.title}</th>
                <td>{row.work}</td>
                <td>{row.time}</td>
                <td>
                  <span>{row.otherwise}</span>
                  <Sources sources={sources} />
                </td>
                <td>{row.care}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
