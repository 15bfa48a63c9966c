import { Button, Radio } from 'antd'
import { create } from 'zustand'
import { type BusinessFacts, businessKeys, decidePermits } from '../../domain/guide/filing-or-licence.ts'
import { terms } from '../terms/index.ts'
import { Sources } from './Sources.tsx'
import { words } from './words.ts'

const { permit: say } = words

/** What was answered stays while something else is looked up. */
const useAnswers = create<{ facts: BusinessFacts }>(() => ({ facts: {} }))

const choicesOf = (key: keyof BusinessFacts) =>
  key === 'organiser'
    ? (['unit', 'person'] as const).map((value) => ({ value, label: say.organisers[value] }))
    : [
        { value: true, label: say.yes },
        { value: false, label: say.no },
      ]

/** 备案还是许可证: a few questions, and what has to be applied for. */
export function PermitsPart() {
  const { facts } = useAnswers()
  const { permits, answer, reasons, open, sources } = decidePermits(facts)
  const answered = Object.keys(facts).length > 0
  return (
    <div className="permits">
      <div>
        <p className="quiet">{say.what}</p>
        {businessKeys.map((key) => (
          <fieldset key={key} className="permit-question">
            <legend>{say.questions[key].question}</legend>
            <p className="quiet">{say.questions[key].help}</p>
            <Radio.Group
              name={key}
              value={facts[key]}
              options={choicesOf(key)}
              onChange={({ target }) => useAnswers.setState({ facts: { ...facts, [key]: target.value } })}
            />
          </fieldset>
        ))}
        <Button disabled={!answered} onClick={() => useAnswers.setState({ facts: {} })}>
          {say.again}
        </Button>
      </div>
      <section className="permit-answer" aria-label={say.result} aria-live="polite">
        {answered ? (
          <>
            <h2>{say.answers[answer]}</h2>
            {permits.length === 0 ? (
              <p>{say.nothing}</p>
            ) : (
              <ol aria-label={say.needs}>
                {permits.map((permit) => (
                  <li key={permit}>{terms.permitNames[permit]}</li>
                ))}
              </ol>
            )}
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{say.reasons[reason]}</li>
              ))}
            </ul>
            {open.length > 0 && <p className="severity-likely">{say.open(open.length)}</p>}
            <Sources sources={sources} />
          </>
        ) : (
          <p className="quiet">{say.unanswered}</p>
        )}
      </section>
    </div>
  )
}
