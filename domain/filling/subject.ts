import { maskEmail, maskIdNumber, maskMobile } from '../identifiers/mask.ts'
import { type Client, idKinds, isUnit, licenceKinds, type Person, subjectKinds } from '../model/index.ts'
import { personRoles } from '../model/person-roles.ts'
import { headOf, headRole, subjectLeadOf } from '../rules/roles.ts'
import { type FillingSection, fieldsOf } from './field.ts'
import { formParts } from './parts.ts'
import { dateAsTyped, licenceAsTyped, mailAsTyped, paperAsTyped, phoneAsTyped, provinceAsTyped } from './values.ts'

/** A 负责人 with everything a form asks of one. @param person undefined = nobody holds the role yet */
export function leadSection(
  part: 'subject-lead' | 'service-lead',
  key: string,
  person: Person | undefined,
  note: string,
): FillingSection {
  const field = fieldsOf(part, key)
  const { title } = formParts[part]
  // nobody to ask for a number: that there is nobody is what is missing, once
  if (person === undefined) return { key, part, title, note, fields: [field('name', '', 'people', { label: title })] }
  const { idKind, idNumber, idValidFrom, idValidUntil, mobile, emergencyPhone, email, landline } = person
  const at = `people.${person.id}`
  const phone = { mask: maskMobile }
  return {
    ...{ key, part, title, note },
    fields: [
      field('name', person.name, `${at}.name`),
      field('idKind', idKinds[idKind], `${at}.idKind`),
      field('idNumber', paperAsTyped(idKind, idNumber), `${at}.idNumber`, { mask: maskIdNumber }),
      field('idValidFrom', dateAsTyped(idValidFrom), `${at}.idValidFrom`),
      field('idValidUntil', dateAsTyped(idValidUntil), `${at}.idValidUntil`),
      field('mobile', phoneAsTyped(mobile), `${at}.mobile`, phone),
      field('emergencyPhone', phoneAsTyped(emergencyPhone), `${at}.emergencyPhone`, phone),
      field('email', mailAsTyped(email), `${at}.email`, { mask: maskEmail }),
      field('landline', phoneAsTyped(landline), `${at}.landline`, { ...phone, optional: true }),
    ],
  }
}

/** 主体: who files, who answers for it, and the head where that is somebody else (domain.md 2.1). */
export function subjectSections(client: Client): FillingSection[] {
  const { subject } = client
  const lead = subjectLeadOf(client)
  const head = headOf(client)
  const optional = true
  const field = fieldsOf('subject', 'subject')
  const unit = isUnit(subject)
  const subjectSection: FillingSection = {
    ...{ key: 'subject', part: 'subject', title: formParts.subject.title, note: '' },
    fields: [
      field('kind', subjectKinds[subject.kind], 'subject.kind', {
        hint: subject.kind === 'individual-business' ? '表单里没有“个体工商户”的，选“企业”' : '',
      }),
      field('name', subject.name, 'subject.name', { hint: '与证件一字不差' }),
      field('licenceKind', licenceKinds[subject.licenceKind], 'subject.licenceKind'),
      // a unit's code is public; a person's number is not
      field('licenceNumber', licenceAsTyped(subject), 'subject.licenceNumber', unit ? {} : { mask: maskIdNumber }),
      field('licenceAddress', subject.licenceAddress, 'subject.licenceAddress', { hint: '与证件一字不差' }),
      field('licenceValidFrom', dateAsTyped(subject.licenceValidFrom), 'subject.licenceValidFrom', { optional }),
      field('licenceValidUntil', dateAsTyped(subject.licenceValidUntil), 'subject.licenceValidUntil', { optional }),
      field('province', provinceAsTyped(subject.province), 'subject.province'),
      field('city', subject.city, 'subject.city'),
      field('district', subject.district, 'subject.district', { optional }),
      field('address', subject.address, 'subject.address', { hint: '省市区已单独选，不要重复' }),
      ...(unit ? [field('investor', subject.investor, 'subject.investor', { optional })] : []),
    ],
  }
  const remark = fieldsOf('subject-remark', 'subject-remark')
  return [
    subjectSection,
    leadSection('subject-lead', 'subject-lead', lead, lead !== undefined && lead === head ? headNote(client) : ''),
    ...(unit && head !== undefined && head !== lead ? [headSection(client, head)] : []),
    {
      ...{ key: 'subject-remark', part: 'subject-remark', title: formParts['subject-remark'].title, note: '' },
      fields: [
        remark('remark', subject.remark, 'subject.remark', { optional }),
        remark('filingNumber', subject.filingNumber, 'subject.filingNumber', {
          optional,
          hint: '备过案的主体才填',
        }),
      ],
    },
  ]
}

const headNote = (client: Client): string =>
  isUnit(client.subject)
    ? `同时是${personRoles[headRole(client)]}，表单里${personRoles[headRole(client)]}一栏不用另填`
    : ''

/** 法定代表人, or 经营者: asked for where the 主体负责人 is somebody else (domain.md 2.1, WX). */
function headSection(client: Client, head: Person): FillingSection {
  const field = fieldsOf('head', 'head')
  const at = `people.${head.id}`
  return {
    ...{ key: 'head', part: 'head', title: personRoles[headRole(client)], note: '' },
    fields: [
      field('name', head.name, `${at}.name`),
      field('idKind', idKinds[head.idKind], `${at}.idKind`),
      field('idNumber', paperAsTyped(head.idKind, head.idNumber), `${at}.idNumber`, { mask: maskIdNumber }),
    ],
  }
}
