import { creditCodeCheckDigit, residentIdCheckDigit } from '../../domain/identifiers/index.ts'
import { type Client, clientSchema, type Inspection, type Material } from '../../domain/model/index.ts'
import { requiredSlots } from '../../domain/rules/index.ts'

/** Invented clients for the tests. Numbers are well-made but belong to nobody. */

export const today = '2026-09-15'
export const law = { today, reading: 'law' } as const
export const byDocument = { today, reading: 'document' } as const

export const creditCode = (first17: string): string => first17 + creditCodeCheckDigit(first17)
export const residentId = (first17: string): string => first17 + residentIdCheckDigit(first17)

const access = {
  provider: '杭州云朵计算有限公司',
  method: 'cloud',
  location: '浙江省',
  ips: ['47.96.1.2'],
  inResourceSystem: 'yes',
} as const

/** A scan on which the checks found nothing wrong. */
export function goodScan(changes: Partial<Inspection> = {}): Inspection {
  return {
    version: 1,
    width: 2480,
    height: 3508,
    pageCount: 1,
    pages: [],
    colour: { verdict: 'pass', kind: 'colour', score: 0.98, evidence: [] },
    clarity: { verdict: 'pass', reasons: [], score: 0.95, evidence: [] },
    seal: { verdict: 'pass', present: true, score: 0.97, seals: [], evidence: [] },
    codes: [],
    codeRegions: [],
    ...changes,
  }
}

/** The client with a good scan in every required slot. */
export function withPapers(client: Client): Client {
  const materials = requiredSlots(client)
    .filter((slot) => slot.required)
    .map(
      (slot): Material => ({
        id: `m-${slot.key}`,
        kind: slot.kind,
        personId: slot.personId,
        serviceId: slot.serviceId,
        fileId: '',
        fileName: `${slot.label}.jpg`,
        mediaType: 'image/jpeg',
        size: 800_000,
        addedAt: '2026-09-10T02:00:00Z',
        inspection: goodScan({ codes: slot.asks.code ? [client.subject.licenceNumber] : [] }),
      }),
    )
  return { ...client, materials }
}

/** A company in Hangzhou with one site, everything in order on `today`. */
export function enterprise(): Client {
  return withPapers(
    clientSchema.parse({
      id: 'c1',
      subject: {
        kind: 'enterprise',
        name: '杭州云上茶业有限公司',
        licenceNumber: creditCode('91330106MA2CE1234'),
        licenceAddress: '浙江省杭州市西湖区龙井路1号',
        licenceValidFrom: '2018-03-01',
        licenceValidUntil: 'long-term',
        province: '浙江省',
        city: '杭州市',
        district: '西湖区',
        address: '龙井路1号3幢201室',
        investor: '张明远',
        registerStatus: 'normal',
      },
      people: [
        {
          id: 'p1',
          roles: ['legal-representative', 'subject-lead', 'service-lead'],
          name: '张明远',
          idNumber: residentId('33010619850312101'),
          idValidFrom: '2015-05-01',
          idValidUntil: '2035-05-01',
          mobile: '13812342201',
          emergencyPhone: '0571-88881234',
          landline: '086-0571-88881234',
          email: 'zhang@example.com',
        },
        {
          id: 'p2',
          roles: ['agent'],
          name: '李静',
          idNumber: residentId('33010619900820202'),
          idValidFrom: '2018-01-01',
          idValidUntil: '2038-01-01',
          mobile: '13912345678',
          email: 'li@example.com',
        },
      ],
      services: [
        {
          id: 's1',
          name: '云上茶业',
          domains: [
            {
              name: 'yunshang-tea.com',
              registrar: '阿里云计算有限公司',
              holderName: '杭州云上茶业有限公司',
              holderIdNumber: creditCode('91330106MA2CE1234'),
              registeredOn: '2024-01-01',
              expiresOn: '2028-01-01',
              realNameVerifiedOn: '2026-08-01',
              privacyProtected: 'no',
              resolves: 'no',
            },
          ],
          homepages: ['www.yunshang-tea.com'],
          contents: ['单位门户网站'],
          access,
        },
      ],
    }),
  )
}

/** An 个体工商户 in Chengdu. */
export function individualBusiness(): Client {
  return withPapers(
    clientSchema.parse({
      id: 'c2',
      subject: {
        kind: 'individual-business',
        name: '成都市锦江区锦里小食店',
        licenceNumber: creditCode('92510104MA6CA1234'),
        licenceAddress: '四川省成都市锦江区锦里路8号',
        licenceValidFrom: '2020-01-01',
        licenceValidUntil: 'long-term',
        province: '四川',
        city: '成都市',
        district: '锦江区',
        address: '锦里路8号',
        investor: '王秀兰',
        registerStatus: 'normal',
      },
      people: [
        {
          id: 'p1',
          roles: ['operator', 'subject-lead', 'service-lead'],
          name: '王秀兰',
          idNumber: residentId('51010419780605202'),
          idValidFrom: '2016-01-01',
          idValidUntil: 'long-term',
          mobile: '13881234567',
          emergencyPhone: '13981234568',
          email: 'wang@example.cn',
        },
      ],
      services: [
        {
          id: 's1',
          name: '锦里小食店',
          domains: [
            {
              name: '锦里小食.中国',
              registrar: '腾讯云计算（北京）有限责任公司',
              holderName: '成都市锦江区锦里小食店',
              holderIdNumber: creditCode('92510104MA6CA1234'),
              registeredOn: '2025-01-01',
              expiresOn: '2027-06-01',
              realNameVerifiedOn: '2026-07-01',
              privacyProtected: 'no',
              resolves: 'no',
            },
          ],
          homepages: ['www.锦里小食.中国'],
          contents: ['单位门户网站'],
          access: { ...access, location: '四川省' },
        },
      ],
    }),
  )
}

/** A person in Guangzhou with a blog-free site of his own. */
export function naturalPerson(): Client {
  return withPapers(
    clientSchema.parse({
      id: 'c3',
      subject: {
        kind: 'person',
        name: '陈子昂',
        licenceKind: 'resident-id',
        licenceNumber: residentId('44010619920102301'),
        licenceAddress: '广东省广州市天河区天河路9号',
        licenceValidUntil: '2036-01-01',
        province: '广东',
        city: '广州市',
        district: '天河区',
        address: '天河路9号502房',
      },
      people: [
        {
          id: 'p1',
          roles: ['subject-lead', 'service-lead'],
          name: '陈子昂',
          idNumber: residentId('44010619920102301'),
          idValidUntil: '2036-01-01',
          mobile: '13512345678',
          emergencyPhone: '13612345678',
          email: 'chen@example.com',
        },
      ],
      services: [
        {
          id: 's1',
          name: '子昂的摄影手记',
          domains: [
            {
              name: 'ziang-photo.cn',
              registrar: '阿里云计算有限公司',
              holderName: '陈子昂',
              holderIdNumber: residentId('44010619920102301'),
              registeredOn: '2025-01-01',
              expiresOn: '2028-01-01',
              realNameVerifiedOn: '2026-07-01',
              privacyProtected: 'no',
              resolves: 'no',
            },
          ],
          homepages: ['www.ziang-photo.cn'],
          contents: ['其他'],
          access: { ...access, location: '广东省' },
        },
      ],
    }),
  )
}

/** A deep copy to change at will. */
export function changed(client: Client, change: (copy: Client) => void): Client {
  const copy = structuredClone(client)
  change(copy)
  return copy
}
