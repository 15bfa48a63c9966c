import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type GuideEntry, guideEntries, searchGuide } from '../../domain/guide/search.ts'
import type { TimetableKey } from '../../domain/guide/timetable.ts'
import { type GuideTopic, guideTopics } from '../../domain/guide/topics.ts'
import { law } from '../app/law.ts'
import { listed } from '../app/phrases.ts'
import { go, hrefGuide } from '../app/route.ts'
import { isComposingKey, useSearchText } from '../app/useSearchText.ts'
import { terms } from '../terms/index.ts'
import './guide.css'
import { PacksPart } from './PacksPart.tsx'
import { PermitsPart } from './PermitsPart.tsx'
import { RejectionsPart } from './RejectionsPart.tsx'
import { RulesPart } from './RulesPart.tsx'
import { TimetablePart } from './TimetablePart.tsx'
import { useSounds } from './useSounds.ts'
import { words } from './words.ts'

const shownAtMost = 60

/** What the window has words of its own for; the rest is quoted, and Chinese in both languages. */
const spoken: ReadonlySet<GuideTopic> = new Set(['permits', 'timetable'])

/** An entry as the window says it, found by those words too. */
function inWords(entry: GuideEntry): GuideEntry {
  if (!spoken.has(entry.topic)) return entry
  const step = entry.topic === 'timetable' ? words.time.steps[entry.item as TimetableKey] : undefined
  const title = step?.title ?? words.topics[entry.topic]
  const shown = step?.work ?? listed(Object.values(terms.permitNames))
  return { ...entry, title, words: shown, text: `${entry.text}\n${title}\n${shown}`.toLowerCase() }
}

function Part({ topic, item }: { topic: GuideTopic; item: string }) {
  switch (topic) {
    case 'permits':
      return <PermitsPart />
    case 'timetable':
      return <TimetablePart item={item} />
    case 'rejections':
      return <RejectionsPart item={item} />
    case 'rules':
      return <RulesPart item={item} />
    case 'provinces':
    case 'providers':
      return <PacksPart key={topic} topic={topic} item={item} />
  }
}

/** 指南: what the trade knows, searched from one field; findings lead here. */
export function GuidePage({ topic, item }: { topic: GuideTopic; item: string }) {
  const search = useSearchText()
  const entries = useMemo(() => guideEntries(law().packs).map(inWords), [])
  const soundsLike = useSounds()
  const found = useMemo(() => searchGuide(entries, search.settled, soundsLike), [entries, search.settled, soundsLike])
  const [active, setActive] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its first answer
  useEffect(() => setActive(0), [search.settled])
  const searching = search.settled !== ''
  const shown = found.slice(0, shownAtMost)
  const list = useRef<HTMLUListElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && searching) {
      event.preventDefault()
      const next = Math.max(0, Math.min(shown.length - 1, active + step))
      setActive(next)
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && search.settled === search.text.trim()) {
      const chosen = shown[active]
      if (!chosen) return
      search.setNow('')
      go(hrefGuide(chosen.topic, chosen.item))
    } else if (event.key === 'Escape') search.setNow('')
  }

  return (
    <div className="guide">
      <div className="toolbar">
        <h1>{words.title}</h1>
        <Input
          {...search.input}
          className="toolbar-search"
          allowClear
          aria-label={words.search}
          placeholder={words.searchPlaceholder}
          prefix={<SearchOutlined aria-hidden />}
          onKeyDown={onKeyDown}
        />
      </div>
      <nav className="guide-topics" aria-label={words.topicsLabel}>
        {guideTopics.map((one) => (
          <a
            key={one}
            href={hrefGuide(one)}
            aria-current={one === topic && !searching ? 'page' : undefined}
            onClick={() => search.setNow('')}
          >
            {words.topics[one]}
          </a>
        ))}
      </nav>
      <div className="guide-body" id="guide-body">
        {searching ? (
          <>
            <p role="status">{words.results(found.length)}</p>
            <ul className="guide-found" ref={list}>
              {shown.map((one, index) => (
                <li key={`${one.topic} ${one.item} ${one.title}`} className={index === active ? 'guide-active' : ''}>
                  <a href={hrefGuide(one.topic, one.item)} onClick={() => search.setNow('')}>
                    <span className="quiet">{words.topics[one.topic]}</span>{' '}
                    <span className="guide-found-entry" lang={spoken.has(one.topic) ? undefined : 'zh-CN'}>
                      <b>{one.title}</b>
                      <span className="guide-found-words">{one.words}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
            {found.length > shown.length && <p className="quiet">{words.more(shown.length)}</p>}
          </>
        ) : (
          <Part topic={topic} item={item} />
        )}
        <p className="quiet guide-note">{words.unofficial}</p>
      </div>
    </div>
  )
}
