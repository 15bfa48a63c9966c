import type { ReturnedRow } from '../../../domain/contract/index.ts'
import { type Client, type Inspection, materialSchema, type ReturnedSheet } from '../../../domain/model/index.ts'
import { sheetSlot } from '../../../domain/returns/index.ts'
import { judgeMaterial, type MaterialJudgement } from '../../../domain/rules/materials.ts'
import type { RulePacks } from '../../../domain/rules/packs/index.ts'
import { serviceTitle } from '../../../domain/rules/service-title.ts'
import { filingOfCode, readSheetCode } from '../../../domain/sheet/code.ts'
import type { DeskContext } from '../context.ts'

type Said = Pick<ReturnedRow, 'verdict' | 'headline' | 'findings'>

/** Rows of returned pages as of now; each client is read once. */
export function rowMaker(desk: DeskContext): (sheet: ReturnedSheet) => Promise<ReturnedRow> {
  const clients = new Map<string, Client | undefined>()
  const clientOf = async (id: string) => {
    if (id !== '' && !clients.has(id)) clients.set(id, await desk.portfolio.getClient(id))
    return clients.get(id)
  }
  return async (sheet) => rowOf(sheet, await clientOf(sheet.clientId), desk.law.packs)
}

function rowOf(sheet: ReturnedSheet, client: Client | undefined, packs: RulePacks): ReturnedRow {
  const { id, fileId, fileName, page, pages, at, by, code, serviceId, inspection } = sheet
  const material = client?.materials.find((one) => one.id === sheet.materialId)
  // a clerk may have removed the scan on the client's own page
  const gone = sheet.state === 'placed' && !material
  const service = client?.services.find((one) => one.id === serviceId)
  const read = readSheetCode(code)
  const named = read && client ? filingOfCode(read, client) : undefined
  return {
    id,
    fileId,
    fileName,
    page,
    pages,
    at,
    by,
    code,
    state: gone ? 'waiting' : sheet.state,
    why: gone ? 'taken-out' : sheet.why,
    recognised: inspection?.sheet?.recognised ?? false,
    clientId: gone ? '' : sheet.clientId,
    clientName: gone ? '' : (client?.subject.name ?? ''),
    serviceId: gone ? '' : serviceId,
    serviceTitle: gone || !service ? '' : serviceTitle(service),
    materialId: material?.id ?? '',
    placedBy: sheet.placedBy,
    replaced: sheet.state === 'placed' && sheet.replaced !== undefined,
    stale: named?.stands === false,
    ...said(sheet, gone ? undefined : client, packs),
  }
}

function said(sheet: ReturnedSheet, client: Client | undefined, packs: RulePacks): Said {
  const material =
    client?.materials.find((one) => one.id === sheet.materialId) ??
    materialSchema.parse({
      id: sheet.id,
      kind: 'verification-sheet',
      serviceId: sheet.serviceId,
      inspection: sheet.inspection,
      unreadable: sheet.unreadable,
    })
  const slot = client && material.kind === 'verification-sheet' ? sheetSlot(client, sheet.serviceId, packs) : undefined
  if (client && slot) return ofJudgement(judgeMaterial(slot, material, client, packs))
  if (sheet.unreadable) {
    const { message } = sheet.unreadable
    return { verdict: 'unreadable', headline: `打不开：${message}`, findings: [{ message, remedy: '' }] }
  }
  return sheet.inspection ? ofPicture(sheet.inspection) : { verdict: 'pending', headline: '正在读取', findings: [] }
}

const ofJudgement = ({ verdict, headline, findings }: MaterialJudgement): Said => ({
  verdict,
  headline,
  findings: findings.map(({ message, remedy }) => ({ message, remedy })),
})

/** What the picture alone says, of a page that is nobody's yet. */
function ofPicture({ clarity, sheet }: Inspection): Said {
  const evidence = [...(clarity.verdict === 'pass' ? [] : clarity.evidence), ...(sheet?.evidence ?? [])]
  const faults = evidence.filter(({ remedy }) => remedy !== '').map(({ message, remedy }) => ({ message, remedy }))
  const verdicts = [clarity.verdict, sheet?.verdict ?? 'doubt']
  const verdict = verdicts.includes('fail') ? 'fail' : verdicts.includes('doubt') ? 'doubt' : 'pass'
  return { verdict, headline: faults[0]?.message ?? '图像清楚，签字盖章都看得到', findings: faults }
}
