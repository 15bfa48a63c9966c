import type { Client } from '../../../domain/model/index.ts'
import type { Reading } from '../../../domain/rules/index.ts'
import { changed, creditCode, enterprise, individualBusiness, naturalPerson } from '../fixtures.ts'

/** One client on which a rule must speak. The unchanged fixtures are the clients on which it must not. */
export interface Case {
  readonly name: string
  readonly client: Client
  /** where the finding points */
  readonly path: string
  readonly severity?: 'reject' | 'likely' | 'advice'
  readonly reading?: Reading
  readonly today?: string
  /** the agency's other clients */
  readonly others?: readonly Client[]
}

/** What to change: a path ('people.0.mobile') to its new value; undefined takes an item out of its list. */
type Changes = Readonly<Record<string, unknown>> | ((copy: Client) => void)

function apply(client: Client, changes: Changes): Client {
  return changed(client, (copy) => {
    if (typeof changes === 'function') {
      changes(copy)
      return
    }
    for (const [path, value] of Object.entries(changes)) {
      const steps = path.split('.')
      const last = steps.pop() ?? ''
      const place = steps.reduce(
        (at, step) => at[step] as Record<string, unknown>,
        copy as unknown as Record<string, unknown>,
      )
      if (!(last in place) && !Array.isArray(place)) throw new Error(`no such field: ${path}`)
      if (value === undefined && Array.isArray(place)) place.splice(Number(last), 1)
      else place[last] = value
    }
  })
}

/** The first of a list, which the fixtures do have. */
export const first = <T>(list: readonly T[]): T => list[0] as T

export const company = (changes: Changes): Client => apply(enterprise(), changes)
export const business = (changes: Changes): Client => apply(individualBusiness(), changes)
export const person = (changes: Changes): Client => apply(naturalPerson(), changes)

/** Cases of the rules on identifiers, required fields and papers, by rule code. */
export const formCases: Record<string, Case[]> = {
  'subject.field.missing': [
    { name: 'no name', client: company({ 'subject.name': '' }), path: 'subject.name' },
    { name: 'no address', client: company({ 'subject.address': '' }), path: 'subject.address' },
  ],
  'subject.licence-number.invalid': [
    {
      name: 'a letter too few',
      client: company({ 'subject.licenceNumber': '9133010' }),
      path: 'subject.licenceNumber',
    },
    {
      name: 'a person with a wrong ID',
      client: person({ 'subject.licenceNumber': '110105194912310021' }),
      path: 'subject.licenceNumber',
    },
  ],
  'subject.licence-number.check-digit': [
    {
      name: 'early code of domain.md',
      client: company({ 'subject.licenceNumber': '91350203M0001QAY9B' }),
      path: 'subject.licenceNumber',
      severity: 'likely',
    },
  ],
  'subject.kind.differs': [
    {
      name: 'an 个体工商户 filed as enterprise',
      client: company({ 'subject.licenceNumber': creditCode('92330106MA2CE1234') }),
      path: 'subject.kind',
    },
  ],
  'subject.province.unknown': [
    { name: 'Hong Kong', client: company({ 'subject.province': '香港' }), path: 'subject.province' },
  ],
  'subject.filing-number.invalid': [
    { name: 'nonsense', client: company({ 'subject.filingNumber': '备案1' }), path: 'subject.filingNumber' },
    {
      name: 'a number of a site',
      client: company({ 'subject.filingNumber': '浙ICP备12345678号-1' }),
      path: 'subject.filingNumber',
    },
    {
      name: 'a number of another province',
      client: company({ 'subject.filingNumber': '京ICP备12345678号' }),
      path: 'subject.filingNumber',
    },
  ],
  'people.role.missing': [
    { name: 'nobody', client: company({ people: [] }), path: 'people', severity: 'reject' },
    {
      name: 'no 主体负责人',
      client: company({ 'people.0.roles': ['legal-representative'] }),
      path: 'people',
      severity: 'advice',
    },
  ],
  'people.agent.missing': [
    {
      name: 'no agent, by the document',
      client: company({ 'people.1': undefined }),
      path: 'people',
      severity: 'likely',
      reading: 'document',
    },
    { name: 'no agent, by law', client: company({ 'people.1': undefined }), path: 'people', severity: 'advice' },
  ],
  'people.field.missing': [
    { name: 'no mobile', client: company({ 'people.0.mobile': '' }), path: 'people.p1.mobile' },
    { name: 'no name', client: company({ 'people.0.name': '' }), path: 'people.p1.name' },
  ],
  'people.head-mobile.missing': [
    {
      name: 'none',
      client: company({ 'people.0.mobile': '' }),
      path: 'people.p1.mobile',
      severity: 'reject',
      reading: 'document',
    },
  ],
  'people.name.form': [
    { name: 'Latin', client: company({ 'people.0.name': 'Zhang Mingyuan' }), path: 'people.p1.name' },
    { name: 'one letter', client: company({ 'people.1.name': '李' }), path: 'people.p2.name' },
  ],
  'people.id-number.invalid': [
    { name: 'check digit', client: company({ 'people.0.idNumber': '110105194912310021' }), path: 'people.p1.idNumber' },
  ],
  'people.mobile.invalid': [
    { name: 'too short', client: company({ 'people.0.mobile': '1381234' }), path: 'people.p1.mobile' },
    { name: 'emergency', client: company({ 'people.0.emergencyPhone': '8888' }), path: 'people.p1.emergencyPhone' },
    {
      name: 'virtual',
      client: company({ 'people.0.mobile': '17012345678' }),
      path: 'people.p1.mobile',
      severity: 'advice',
    },
  ],
  'people.landline.invalid': [
    { name: 'no area code', client: company({ 'people.0.landline': '88881234' }), path: 'people.p1.landline' },
  ],
  'people.email.invalid': [{ name: 'no @', client: company({ 'people.0.email': 'zhang' }), path: 'people.p1.email' }],
  'services.missing': [{ name: 'none', client: company({ services: [] }), path: 'services' }],
  'services.field.missing': [
    { name: 'no name', client: company({ 'services.0.name': '' }), path: 'services.s1.name' },
    { name: 'no IP', client: company({ 'services.0.access.ips': [] }), path: 'services.s1.access.ips' },
    { name: 'no domain', client: company({ 'services.0.domains': [] }), path: 'services.s1.domains' },
  ],
  'domains.name.invalid': [
    {
      name: 'underscore',
      client: company({ 'services.0.domains.0.name': 'a_b.com' }),
      path: 'services.s1.domains.0.name',
    },
  ],
  'access.ip.invalid': [
    {
      name: 'private',
      client: company({ 'services.0.access.ips': ['192.168.1.1'] }),
      path: 'services.s1.access.ips.0',
    },
    { name: 'mistyped', client: company({ 'services.0.access.ips': ['47.96.1'] }), path: 'services.s1.access.ips.0' },
  ],
  'services.filing-number.invalid': [
    {
      name: 'number of an APP on a site',
      client: company({ 'services.0.filingNumber': '浙ICP备12345678号-1A' }),
      path: 'services.s1.filingNumber',
    },
    {
      name: 'no suffix',
      client: company({ 'services.0.filingNumber': '浙ICP备12345678号' }),
      path: 'services.s1.filingNumber',
    },
    {
      name: 'of another subject',
      client: company({
        'services.0.filingNumber': '浙ICP备12345678号-1',
        'subject.filingNumber': '浙ICP备87654321号',
      }),
      path: 'services.s1.filingNumber',
    },
    {
      name: 'without the number of the subject',
      client: company({ 'services.0.filingNumber': '浙ICP备12345678号-1' }),
      path: 'subject.filingNumber',
      severity: 'advice',
    },
  ],
  'slots.missing': [{ name: 'no papers', client: company({ materials: [] }), path: 'slots.business-licence' }],
  'slots.premises-proof.missing': [
    {
      name: 'no lease',
      client: business({ materials: [] }),
      path: 'slots.premises-proof',
      severity: 'reject',
      reading: 'document',
    },
  ],
  'slots.hosting-agreement.missing': [
    {
      name: 'none',
      client: enterprise(),
      path: 'slots.hosting-agreement:s1',
      severity: 'likely',
      reading: 'document',
    },
  ],
  'material.unplaced': [
    {
      name: "somebody else's ID",
      client: company((c) => {
        const scan = c.materials.find((material) => material.kind === 'id-front')
        if (scan) scan.personId = 'nobody'
      }),
      path: 'materials.m-id-front:p1',
    },
  ],
  'material.same-side-twice': [
    {
      name: 'one file as both sides',
      client: company((c) => {
        for (const material of c.materials) if (material.personId === 'p1') material.fileId = 'same'
      }),
      path: 'materials.m-id-back:p1',
    },
  ],
}
