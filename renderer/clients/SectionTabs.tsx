import type { KeyboardEvent } from 'react'
import type { Client, Finding } from '../../domain/model/index.ts'
import { type ClientSection, clientSections, go, hrefClient } from '../app/route.ts'
import { sectionOf } from './paths.ts'
import { SeverityIcon } from './SeverityIcon.tsx'
import { bySeverity } from './severity.ts'
import { words } from './words.ts'

interface SectionTabsProps {
  readonly client: Client
  readonly findings: readonly Finding[]
  readonly section: ClientSection
}

/** The sections of a client's page, each with the worst that was found in it; arrows move between them. */
export function SectionTabs({ client, findings, section }: SectionTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = clientSections[clientSections.indexOf(section) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    go(hrefClient(client.id, next))
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus()
  }
  return (
    <div
      className="sections"
      role="tablist"
      aria-label={client.subject.name || words.list.unnamed}
      onKeyDown={onKeyDown}
    >
      {clientSections.map((one) => {
        const worst = findings.filter(({ path }) => sectionOf(path) === one).sort(bySeverity)[0]
        return (
          <a
            key={one}
            role="tab"
            data-section={one}
            href={hrefClient(client.id, one)}
            aria-selected={one === section}
            tabIndex={one === section ? 0 : -1}
          >
            {words.sections[one]}
            {worst && worst.severity !== 'advice' && <SeverityIcon severity={worst.severity} />}
          </a>
        )
      })}
    </div>
  )
}
