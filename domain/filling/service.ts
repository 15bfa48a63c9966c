import { accessMethods, type Client, preApprovalKinds, type Service, serviceKinds } from '../model/index.ts'
import { serviceLeadOf, subjectLeadOf } from '../rules/roles.ts'
import { type FillingField, type FillingSection, fieldsOf } from './field.ts'
import { type FormPart, formParts } from './parts.ts'
import { leadSection } from './subject.ts'
import { dateAsTyped, domainAsTyped, ipAsTyped } from './values.ts'

const platforms = { android: '安卓', ios: 'iOS', harmony: '鸿蒙' } as const

/** What a form asks where none of its 前置审批 applies (domain.md 2.2, WX). */
const noApproval = '以上都不涉及'

/** Sets the fields of a list apart, where there is more than one. */
const nth = (list: readonly unknown[], index: number) => ({
  nth: `.${index}`,
  count: list.length > 1 ? ` ${index + 1}` : '',
})

/** One site, APP or mini-program with its domains, content, 负责人 and access (domain.md 2.2 and 2.3). */
export function serviceSections(client: Client, service: Service): FillingSection[] {
  const at = `services.${service.id}`
  const lead = serviceLeadOf(client, service)
  const sameLead = lead !== undefined && lead === subjectLeadOf(client)
  const section = <P extends FormPart>(
    part: P,
    build: (field: ReturnType<typeof fieldsOf<P>>) => FillingField[],
  ): FillingSection => {
    const key = `${at}.${part}`
    return { key, part, title: formParts[part].title, note: '', fields: build(fieldsOf(part, key)) }
  }
  const isApp = service.kind === 'app'
  return [
    section('service', (field) => [
      field('kind', serviceKinds[service.kind], `${at}.kind`),
      field('name', service.name, `${at}.name`, { label: `${serviceKinds[service.kind]}名称` }),
      ...(service.filingNumber === '' ? [] : [field('filingNumber', service.filingNumber, `${at}.filingNumber`)]),
    ]),
    section('domains', (field) => domainFields(service, at, field)),
    section('content', (field) => [
      field('contents', service.contents.join('、'), `${at}.contents`),
      field('languages', service.languages.join('、'), `${at}.languages`, { hint: '真正用到的语言都要勾' }),
      ...approvalFields(service, at, field),
    ]),
    leadSection(
      'service-lead',
      `${at}.service-lead`,
      lead,
      sameLead ? '和主体负责人是同一人：表单能直接带入的，带入即可' : '',
    ),
    section('service-remark', (field) => [field('remark', service.remark, `${at}.remark`, { optional: true })]),
    ...(isApp || service.appPlatforms.length > 0 ? [section('app', (field) => appFields(service, at, field))] : []),
    section('access', (field) => [
      field('provider', service.access.provider, `${at}.access.provider`),
      field('method', service.access.method === '' ? '' : accessMethods[service.access.method], `${at}.access.method`),
      field('location', service.access.location, `${at}.access.location`),
      ...ipFields(service, `${at}.access.ips`, field),
    ]),
  ]
}

type Fields<P extends FormPart> = ReturnType<typeof fieldsOf<P>>

function domainFields(service: Service, at: string, field: Fields<'domains'>): FillingField[] {
  const { domains, homepages } = service
  // an APP or a mini-program may have none
  const optional = service.kind !== 'site'
  return [
    ...(domains.length === 0 ? [field('domain', '', `${at}.domains`, { optional })] : []),
    ...domains.map(({ name }, index) => {
      const { nth: place, count } = nth(domains, index)
      const label = `${formParts.domains.fields.domain}${count}`
      return field('domain', domainAsTyped(name), `${at}.domains.${index}.name`, {
        ...{ label, nth: place },
        hint: '只填主域名，不带 www',
      })
    }),
    ...(homepages.length === 0 ? [field('homepage', '', `${at}.homepages`, { optional })] : []),
    ...homepages.map((homepage, index) => {
      const { nth: place, count } = nth(homepages, index)
      const label = `${formParts.domains.fields.homepage}${count}`
      return field('homepage', homepage, `${at}.homepages`, { label, nth: place })
    }),
  ]
}

function approvalFields({ preApprovals }: Service, at: string, field: Fields<'content'>): FillingField[] {
  if (preApprovals.length === 0) return [field('approval', noApproval, `${at}.preApprovals`)]
  return preApprovals.flatMap(({ kind, number, validUntil }, index) => {
    const { nth: place, count } = nth(preApprovals, index)
    const { approval, approvalNumber, approvalUntil } = formParts.content.fields
    const path = `${at}.preApprovals.${index}`
    const given = (label: string) => ({ label: `${label}${count}`, nth: place })
    return [
      field('approval', preApprovalKinds[kind], `${path}.kind`, given(approval)),
      field('approvalNumber', number, `${path}.number`, given(approvalNumber)),
      field('approvalUntil', dateAsTyped(validUntil), `${path}.validUntil`, {
        ...given(approvalUntil),
        optional: true,
      }),
    ]
  })
}

function appFields({ appPlatforms }: Service, at: string, field: Fields<'app'>): FillingField[] {
  if (appPlatforms.length === 0) return [field('platform', '', `${at}.appPlatforms`)]
  const labels = formParts.app.fields
  return appPlatforms.flatMap(({ platform, packageName, publicKey, signature }, index) => {
    const { nth: place, count } = nth(appPlatforms, index)
    const path = `${at}.appPlatforms.${index}`
    const given = (label: string) => ({ label: `${label}${count}`, nth: place })
    const digest = platform === 'ios' ? 'SHA-1' : 'MD5'
    return [
      field('platform', platforms[platform], `${path}.platform`, given(labels.platform)),
      field('packageName', packageName, `${path}.packageName`, given(labels.packageName)),
      field('publicKey', publicKey, `${path}.publicKey`, given(labels.publicKey)),
      field('signature', signature, `${path}.signature`, { ...given(labels.signature), hint: digest }),
    ]
  })
}

function ipFields({ access: { ips } }: Service, path: string, field: Fields<'access'>): FillingField[] {
  const { ipFrom, ipTo } = formParts.access.fields
  if (ips.length === 0) return [field('ipFrom', '', path)]
  return ips.flatMap((ip, index) => {
    const [from, to] = ipAsTyped(ip)
    const { nth: place, count } = nth(ips, index)
    const given = (label: string) => ({ label: `${label}${count}`, nth: place })
    return [
      field('ipFrom', from, path, { ...given(ipFrom), hint: from === to ? '只有一个地址的，起和止填同一个' : '' }),
      field('ipTo', to, path, given(ipTo)),
    ]
  })
}
