import { Empty, Select } from 'antd'
import { packLines } from '../../domain/guide/search.ts'
import { law } from '../app/law.ts'
import { go, hrefGuide } from '../app/route.ts'
import { terms } from '../terms/index.ts'
import { words } from './words.ts'

const { pack: say } = words

/** Newest first; without a date last. */
const byDate = (one: string, other: string) => {
  const age = (date: string) => (date === '-' ? '' : date)
  return age(other).localeCompare(age(one))
}

/** What one province, or one access provider, asks for beyond the common rules; each line with its source and date. */
export function PacksPart({ topic, item }: { topic: 'provinces' | 'providers'; item: string }) {
  const { provinces, providers } = law().packs
  const packs = topic === 'provinces' ? [...provinces.values()] : [...providers]
  const names = topic === 'provinces' ? terms.provinceSettingNames : terms.providerSettingNames
  const pack = packs.find(({ key }) => key === item) ?? packs[0]
  const lines = pack ? packLines(pack, names) : []
  return (
    <>
      <div className="guide-choice">
        <span className="quiet">{say[topic]}</span>
        <Select<string>
          className="guide-select"
          aria-label={say.choose[topic]}
          value={pack?.key ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={packs.map(({ key, name }) => ({ value: key, label: name }))}
          labelRender={({ label }) => <span lang="zh-CN">{label}</span>}
          onChange={(key) => go(hrefGuide(topic, key))}
        />
      </div>
      {pack && (
        <section>
          <h2>
            <span lang="zh-CN">{pack.name}</span> <span className="quiet">{say.date(pack.date)}</span>
          </h2>
          {lines.length === 0 && pack.notes.length === 0 && (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say.none} />
          )}
          {lines.length > 0 && (
            <table className="guide-table">
              <thead>
                <tr>
                  <th scope="col">{say.point}</th>
                  <th scope="col">{say.claim}</th>
                  <th scope="col">{say.source}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ key, name, claims }) => {
                  const sorted = [...claims].sort((one, other) => byDate(one.source.date, other.source.date))
                  const disagree = new Set(claims.map((claim) => claim.words)).size > 1
                  return sorted.map((claim, index) => (
                    <tr key={`${key} ${claim.words} ${claim.source.title}`}>
                      {index === 0 && (
                        <th scope="rowgroup" rowSpan={sorted.length}>
                          {name}
                          {disagree && <span className="severity-likely guide-disagree">{say.disagree}</span>}
                        </th>
                      )}
                      <td lang="zh-CN">{[claim.words, claim.note].filter(Boolean).join('，')}</td>
                      <td className="quiet" lang="zh-CN">
                        {words.dated(claim.source.title, claim.source.date)}
                      </td>
                    </tr>
                  ))
                })}
              </tbody>
            </table>
          )}
          {pack.notes.length > 0 && (
            <>
              <h2>{say.notes}</h2>
              <ul className="guide-steps">
                {pack.notes.map(({ text, source }) => (
                  <li key={text} lang="zh-CN">
                    {text} <span className="quiet">{words.dated(source.title, source.date)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </>
  )
}
