import { timetable } from '../../domain/guide/timetable.ts'
import { words } from './words.ts'

const { time: say } = words

/** Sizes in pixels at 100 %; across, everything is a share of the width, so that letters keep their size. */
const line = 40
const bar = 11
const head = 28
/** what takes less than half a day is drawn as so much, or it would not be seen */
const instant = 0.4
/** shares of the width in per cent: the names before, room for the last label behind */
const [names, after] = [15, 12]

interface TimetablePictureProps {
  /** days at least and at most, all steps together */
  readonly duration: readonly [least: number, most: number]
  /** the bureau may take the longer time of the document's table */
  readonly longer: boolean
}

/** The steps one below the other along the days: dark as the fastest filing goes, light below it as the slowest does. */
export function TimetablePicture({ duration: [least, most], longer }: TimetablePictureProps) {
  const at = (day: number): string => `${names + (day / most) * (100 - names - after)}%`
  const wide = (days: number): string => `${(days / most) * (100 - names - after)}%`
  let [earliest, latest] = [0, 0]
  const steps = timetable.map((row) => {
    const [rowLeast, rowMost] = row.documentDays
    const ends = row.stages.includes('bureau') && !longer ? rowLeast : rowMost
    const step = { title: say.steps[row.key].title, quickFrom: earliest, quick: rowLeast, slowFrom: latest, slow: ends }
    earliest += rowLeast
    latest += ends
    return step
  })
  const height = head + steps.length * line + 8
  const days = Array.from({ length: Math.floor(most / 10) + 1 }, (_, index) => index * 10)
  return (
    <figure className="time-picture">
      <figcaption>
        <b>{say.total(least, most)}</b>
      </figcaption>
      <svg width="100%" height={height} role="img" aria-label={say.picture(least, most)}>
        {days.map((day) => (
          <g key={day}>
            <line className="time-grid" x1={at(day)} x2={at(day)} y1={head - 6} y2={height} />
            <text className="time-day" x={at(day)} y={head - 12} textAnchor={day === 0 ? 'start' : 'middle'}>
              {say.day(day)}
            </text>
          </g>
        ))}
        {steps.map(({ title, quickFrom, quick, slowFrom, slow }, index) => {
          const y = head + index * line
          return (
            <g key={title}>
              <text className="time-name" x={0} y={y + line / 2}>
                {title}
              </text>
              <rect
                className="time-quick"
                x={at(quickFrom)}
                y={y + 2}
                width={wide(Math.max(quick, instant))}
                height={bar}
                rx={3}
              />
              <rect
                className="time-slow"
                x={at(slowFrom)}
                y={y + 4 + bar}
                width={wide(Math.max(slow, instant))}
                height={bar}
                rx={3}
              />
              <text className="time-days" x={at(slowFrom + slow)} dx={8} y={y + line / 2}>
                {say.days(quick, slow)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
