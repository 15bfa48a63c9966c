import { Tag } from 'antd'
import { afterRejection, type Rejection, rejectionGroups, rejections } from '../../domain/guide/rejections.ts'
import { hrefGuide } from '../app/route.ts'
import { Sources } from './Sources.tsx'
import { useCalled } from './useCalled.ts'
import { words } from './words.ts'

const { rejection: say } = words

/** 驳回原因: each with what to do, what that rests on, and the rule that would have said so beforehand. */
export function RejectionsPart({ item }: { item: string }) {
  useCalled(item === '' ? '' : `rejection-${item}`)
  return (
    <>
      <p className="quiet">{say.what}</p>
      <section>
        <h2>{say.after}</h2>
        <ol className="guide-steps">
          {afterRejection.map(({ words: step, source }) => (
            <li key={step} lang="zh-CN">
              {step}
              <Sources sources={[source]} />
            </li>
          ))}
        </ol>
      </section>
      {rejectionGroups.map((group) => (
        <section key={group}>
          <h2 lang="zh-CN">{group}</h2>
          <ul className="guide-cards">
            {rejections
              .filter((one) => one.group === group)
              .map((one) => (
                <RejectionCard key={one.number} rejection={one} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function RejectionCard({ rejection: { number, title, unknowable, remedies } }: { rejection: Rejection }) {
  return (
    <li className="guide-card" lang="zh-CN" id={`rejection-${number}`} tabIndex={-1}>
      <h3>
        <Tag>{number}</Tag> {title}
      </h3>
      {unknowable !== '' && <p className="quiet">{say.unknowable(unknowable)}</p>}
      <ul>
        {remedies.map((remedy) => (
          <li key={remedy.code}>
            {remedy.words}{' '}
            {remedy.code !== '' && (
              <a className="guide-link" href={hrefGuide('rules', remedy.code)} title={say.rule}>
                {remedy.title}
              </a>
            )}
            <Sources sources={remedy.sources} />
          </li>
        ))}
      </ul>
    </li>
  )
}
