import type { Clock } from './ports.ts'

const beijingDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** The machine's clock; the day is Beijing's, whatever zone the machine is set to, since the bureau counts in it. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => beijingDay.format(new Date()),
}
