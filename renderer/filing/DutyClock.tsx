import type { Deadline } from '../../domain/clocks/index.ts'
import { dueTone, dueWords } from '../orders/due.ts'

/** The clocks that run for a client, and now. */
export interface DutyClocks {
  readonly clocks: readonly Deadline[]
  /** milliseconds */
  readonly now: number
}

interface DutyClockProps {
  readonly clocks: DutyClocks
  /** which clock, as in domain/clocks */
  readonly rule: string
  /** left out: the subject's */
  readonly serviceId?: string
}

/** By when a duty is to be done, beside it; nothing once it is. */
export function DutyClock({ clocks: { clocks, now }, rule, serviceId }: DutyClockProps) {
  const clock = clocks.find(
    (one) => one.rule === rule && (serviceId === undefined || one.path.startsWith(`services.${serviceId}.`)),
  )
  if (!clock) return null
  return (
    <b className={`duty-clock digits severity-${dueTone(clock, now)}`} title={`${clock.title} ${clock.assumption}`}>
      {dueWords(clock, now)} <span className="quiet">{clock.day}</span>
    </b>
  )
}
