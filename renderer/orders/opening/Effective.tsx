import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import { changeDeadlines, clockFacts } from '../../../domain/clocks/index.ts'
import type { Client, OrderKind } from '../../../domain/model/index.ts'
import { settingFor } from '../../../domain/rules/index.ts'
import { law } from '../../app/law.ts'
import { aside, labelled } from '../../app/phrases.ts'
import { today } from '../../app/store.ts'
import { words } from '../words.ts'

const { opening: say } = words

interface EffectiveProps {
  readonly client: Client
  readonly kind: OrderKind
  readonly value: string
  readonly onChange: (day: string) => void
  readonly reading: 'law' | 'document'
}

/** When it takes effect, and by when it must be handed in because of that. */
export function Effective({ client, kind, value, onChange, reading }: EffectiveProps) {
  const facts = clockFacts(settingFor(client, { ...law(), today: today(), reading }), new Date().toISOString())
  const isChange = kind.startsWith('change-')
  const clocks = value !== '' && isChange ? changeDeadlines(value, facts) : []
  return (
    <Form.Item label={isChange ? say.changesOn : say.stopsOn} htmlFor="opening-effective">
      <DatePicker
        id="opening-effective"
        value={value === '' ? null : dayjs(value)}
        onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
      />
      {clocks.map((clock) => (
        <div key={clock.rule} className="quiet">
          {labelled(clock.title, clock.day) + aside(say.readings[clock.reading ?? 'law'])}
        </div>
      ))}
      {!isChange && value !== '' && <div className="quiet">{say.sameDay}</div>}
    </Form.Item>
  )
}
