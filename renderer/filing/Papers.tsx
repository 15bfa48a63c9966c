import { Button } from 'antd'
import { useState } from 'react'
import { judgeMaterial, placeMaterials, requiredSlots, serviceTitle } from '../../domain/rules/index.ts'
import { orderKindInfos } from '../../domain/workflow/index.ts'
import { law } from '../app/law.ts'
import { go, hrefClient, hrefFilling } from '../app/route.ts'
import { words as fillingWords } from '../filling/words.ts'
import { VerdictMark } from '../materials/VerdictMark.tsx'
import { SheetWay } from '../returns/SheetWay.tsx'
import { slotName } from '../terms/index.ts'
import { UploadsDialog } from '../uploads/UploadsDialog.tsx'
import { words as uploadWords } from '../uploads/words.ts'
import type { FilingParts } from './FilingPage.tsx'
import { words } from './words.ts'

const { materials: say } = words

/** The papers the filing needs, each with its verdict, and how far each sheet is on its way. */
export function Papers({ view: { client }, order, onGo }: FilingParts & { readonly onGo: (path: string) => void }) {
  const { packs } = law()
  const [packing, setPacking] = useState(false)
  const slots = requiredSlots(client, packs)
  const { placed } = placeMaterials(slots, client.materials)
  const sheets = orderKindInfos[order.kind].stages.includes('upload') ? order.serviceIds : []
  const titles = new Map(client.services.map((service) => [service.id, serviceTitle(service)]))
  return (
    <section className="block" aria-label={say.title}>
      <div className="block-head">
        <h2>{say.title}</h2>
        <span className="filing-acts">
          <a href={hrefClient(client.id, 'materials')}>{say.all}</a>
          <Button size="small" onClick={() => go(hrefFilling(client.id, order.id))}>
            {fillingWords.open}
          </Button>
          <Button size="small" onClick={() => setPacking(true)}>
            {uploadWords.open}
          </Button>
        </span>
      </div>
      {packing && <UploadsDialog client={client} order={order} onGo={onGo} onClose={() => setPacking(false)} />}
      <ul className="filing-papers">
        {slots.map((slot) => {
          const papers = placed.get(slot.key) ?? []
          if (papers.length === 0 && !slot.required) return null
          return (
            <li key={slot.key}>
              <span>{slotName(slot)}</span>
              {papers.length === 0 && <span className="severity-likely">{say.missing}</span>}
              {papers.map((paper) => {
                const { verdict, headline } = judgeMaterial(slot, paper, client, packs)
                return (
                  <a key={paper.id} href={hrefClient(client.id, 'materials', paper.id)}>
                    <VerdictMark standing={verdict} text={headline} />
                  </a>
                )
              })}
            </li>
          )
        })}
      </ul>
      {sheets.map((serviceId) => (
        <SheetWay
          key={serviceId}
          clientId={client.id}
          serviceId={serviceId}
          title={sheets.length > 1 ? titles.get(serviceId) : undefined}
        />
      ))}
    </section>
  )
}
