import type { Client, Domain, Service } from '../../domain/model/index.ts'
import type { Edit } from './edits.ts'

/** What several sites and APPs of a subject often have in common. */
export const commonParts = ['access', 'lead', 'contents', 'languages', 'holder', 'preApprovals'] as const
export type CommonPart = (typeof commonParts)[number]

export interface CopyWish {
  readonly from: string
  readonly to: readonly string[]
  readonly parts: readonly CommonPart[]
  /** whether what is filled in there already gives way */
  readonly over: boolean
}

/** What a part says of a service; undefined where it says nothing, for nothing is never copied. */
function said(value: string | readonly unknown[] | undefined): boolean {
  return value !== undefined && value.length > 0
}

function merged<T extends object>(there: T, here: Partial<T>, over: boolean): T {
  const kept = Object.entries(here).filter(
    ([key, value]) => said(value as string) && (over || !said((there as Record<string, unknown>)[key] as string)),
  )
  return { ...there, ...Object.fromEntries(kept) }
}

const holderOf = ({ registrar, holderName, holderIdNumber }: Domain): Partial<Domain> => ({
  registrar,
  holderName,
  holderIdNumber,
})

const copiers: Readonly<Record<CommonPart, (there: Service, from: Service, over: boolean) => Service>> = {
  access: (there, { access }, over) => ({ ...there, access: merged(there.access, access, over) }),
  lead: (there, { leadId }, over) => merged(there, { leadId }, over),
  contents: (there, { contents }, over) => merged(there, { contents }, over),
  // a new service begins with 中文简体, which is as good as nothing said
  languages: (there, { languages }, over) =>
    merged(there, { languages }, over || there.languages.join() === '中文简体'),
  holder: (there, { domains: [first] }, over) =>
    first ? { ...there, domains: there.domains.map((domain) => merged(domain, holderOf(first), over)) } : there,
  preApprovals: (there, { preApprovals }, over) => merged(there, { preApprovals }, over),
}

/** Writes parts of one service into others. */
export const copyAcross =
  ({ from, to, parts, over }: CopyWish): Edit =>
  (client: Client): Client => {
    const source = client.services.find(({ id }) => id === from)
    if (!source) return client
    const copied = (service: Service) => parts.reduce((there, part) => copiers[part](there, source, over), service)
    return {
      ...client,
      services: client.services.map((one) => (one.id !== from && to.includes(one.id) ? copied(one) : one)),
    }
  }
