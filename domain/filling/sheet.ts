import { type Client, type Order, type Service, serviceKinds } from '../model/index.ts'
import { unfiled } from '../rules/filing.ts'
import { type ProviderPack, type Resolved, resolve } from '../rules/packs/index.ts'
import { serviceTitle } from '../rules/service-title.ts'
import { orderKindInfos } from '../workflow/kinds.ts'
import { type FillingField, type FillingSection, fieldsOf } from './field.ts'
import { firstPlace, inFormOrder } from './order.ts'
import { type FormOrderName, formParts } from './parts.ts'
import { serviceSections } from './service.ts'
import { subjectSections } from './subject.ts'

/** One page of a provider's form: the subject's, or a service's. */
export interface FillingGroup {
  readonly key: string
  /** 主体, 网站 云上茶业 (zh-CN) */
  readonly title: string
  readonly sections: readonly FillingSection[]
}

/** 填报单: what a clerk types into a provider's form, in its order. */
export interface FillingSheet {
  /** the provider's own order of its form, with where that is known from; undefined = the desk's standard order */
  readonly order: Resolved<readonly FormOrderName[]> | undefined
  readonly groups: readonly FillingGroup[]
}

/**
 * The services that are to be filled in: the order's own; without an order what has no number yet, else all. An order
 * about the subject alone has none.
 */
export function servicesToFill(client: Client, order: Order | undefined): readonly Service[] {
  if (order !== undefined) return client.services.filter(({ id }) => order.serviceIds.includes(id))
  const open = unfiled(client)
  return open.length > 0 ? open : client.services
}

/**
 * Fills in a provider's form from a client's record.
 * @param client as the changes under way want it (`asPlanned`): that is what is handed in
 * @param order the order it is filled in for; undefined = the client's filing as such
 * @param pack the provider's rule pack, whose `formOrder` is followed where it has one
 */
export function fillingSheet(
  client: Client,
  order: Order | undefined,
  pack: Pick<ProviderPack, 'settings'> | undefined,
): FillingSheet {
  const claimed = resolve(pack?.settings.formOrder)
  const names = claimed?.value ?? []
  const services = servicesToFill(client, order)
  const wantsService = order === undefined || orderKindInfos[order.kind].about !== 'subject'
  const groups: FillingGroup[] = [
    { key: 'subject', title: '主体', sections: subjectSections(client) },
    ...services.map((service) => ({
      key: `services.${service.id}`,
      title: `${serviceKinds[service.kind]} ${serviceTitle(service)}`,
      sections: serviceSections(client, service),
    })),
    ...(wantsService && services.length === 0 ? [noService] : []),
  ]
  return {
    order: claimed,
    groups: groups
      .map((group) => ({ ...group, sections: inFormOrder(group.sections, names) }))
      .sort((one, other) => firstPlace(one.sections, names) - firstPlace(other.sections, names)),
  }
}

/** What a filing about a service lacks where it names none. */
const noService: FillingGroup = {
  key: 'services',
  title: '网站/APP',
  sections: [
    {
      ...{ key: 'services.none', part: 'service', title: formParts.service.title, note: '' },
      fields: [fieldsOf('service', 'services.none')('name', '', 'services', { label: '网站或 APP' })],
    },
  ],
}

/** Every field of a sheet, in its order. */
export const fieldsOfSheet = ({ groups }: Pick<FillingSheet, 'groups'>): readonly FillingField[] =>
  groups.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))

/** A field the client's record lacks, with where on the form it stands (zh-CN). */
export interface MissingField {
  readonly field: FillingField
  readonly where: string
}

/** What the form asks for and the record lacks; what is asked for at several places is said once. */
export function missingFields({ groups }: Pick<FillingSheet, 'groups'>): MissingField[] {
  const seen = new Set<string>()
  return groups.flatMap((group) =>
    group.sections.flatMap((section) =>
      section.fields.flatMap((field) => {
        if (!field.missing || seen.has(field.path)) return []
        seen.add(field.path)
        const owner = section.part === 'subject' || section.part === 'subject-lead' ? '' : `${group.title} · `
        return [{ field, where: `${owner}${section.title}` }]
      }),
    ),
  )
}
