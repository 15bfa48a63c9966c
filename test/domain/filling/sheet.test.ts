import { describe, expect, it } from 'vitest'
import { fieldsOfSheet, fillingSheet, missingFields } from '../../../domain/filling/index.ts'
import { formOrderWords } from '../../../domain/filling/parts.ts'
import { type Client, orderSchema, personSchema, serviceSchema } from '../../../domain/model/index.ts'
import { claimWords, providerPackSchema, shippedPacks } from '../../../domain/rules/packs/index.ts'
import { changed, enterprise, individualBusiness, naturalPerson } from '../fixtures.ts'

const source = { id: 'AGENCY', title: '接入商填报页截图', date: '2026-09-01' }
const packWith = (formOrder: unknown) =>
  providerPackSchema.parse({
    ...{ kind: 'provider', key: 'x', name: '某云', date: '2026-09-01' },
    settings: { formOrder: [{ value: formOrder, source }] },
  })
const typed = (client: Client, key: string): string | undefined =>
  fieldsOfSheet(fillingSheet(client, undefined, undefined)).find((field) => field.key === key)?.value

describe('the filling sheet', () => {
  it('goes through the form in the order of the trade: subject, its lead, then each service with its lead and access', () => {
    const { order, groups } = fillingSheet(enterprise(), undefined, undefined)
    expect(order).toBeUndefined()
    expect(groups.map(({ title, sections }) => [title, sections.map(({ part }) => part)])).toEqual([
      ['主体', ['subject', 'subject-lead', 'subject-remark']],
      ['网站 云上茶业', ['service', 'domains', 'content', 'service-lead', 'service-remark', 'access']],
    ])
    const [subject] = groups[0]!.sections
    expect(subject!.fields.map(({ label }) => label)).toEqual([
      ...['主办单位性质', '主办单位名称', '主办单位证件类型', '主办单位证件号码', '主办单位证件住所'],
      ...[
        '证件有效期起',
        '证件有效期止',
        '所在省份',
        '所在城市',
        '所在区县',
        '主办单位通信地址',
        '投资人或上级主管单位',
      ],
    ])
    expect(missingFields({ groups })).toEqual([])
  })

  it('writes every value as the form wants it typed', () => {
    const client = changed(enterprise(), ({ subject, people, services }) => {
      subject.province = '浙江'
      subject.licenceNumber = subject.licenceNumber.toLowerCase()
      people[0]!.idNumber = `${people[0]!.idNumber.slice(0, 6)} ${people[0]!.idNumber.slice(6)}`
      people[0]!.mobile = '+86 138-1234-2201'
      people[0]!.emergencyPhone = '（0571）88881234'
      services[0]!.domains[0]!.name = 'https://WWW.YunShang-Tea.com/'
      services[0]!.access.ips = ['47.96.1.2', '47.96.2.1 ~ 47.96.2.9']
    })
    const at = 'services.s1'
    expect(typed(client, 'subject.province')).toBe('浙江省')
    expect(typed(client, 'subject.licenceNumber')).toBe(enterprise().subject.licenceNumber)
    expect(typed(client, 'subject.licenceValidFrom')).toBe('20180301')
    expect(typed(client, 'subject.licenceValidUntil')).toBe('长期')
    expect(typed(client, 'subject-lead.idNumber')).toBe(enterprise().people[0]!.idNumber)
    expect(typed(client, 'subject-lead.mobile')).toBe('13812342201')
    expect(typed(client, 'subject-lead.emergencyPhone')).toBe('086-0571-88881234')
    expect(typed(client, `${at}.domains.domain.0`)).toBe('yunshang-tea.com')
    expect(typed(client, `${at}.content.approval`)).toBe('以上都不涉及')
    expect(typed(client, `${at}.access.method`)).toBe('云服务器')
    // one address is start and end (domain.md 2.3)
    expect(
      [0, 1].map((n) => [typed(client, `${at}.access.ipFrom.${n}`), typed(client, `${at}.access.ipTo.${n}`)]),
    ).toEqual([
      ['47.96.1.2', '47.96.1.2'],
      ['47.96.2.1', '47.96.2.9'],
    ])
  })

  it('hands on what cannot be read as it stands', () => {
    const client = changed(enterprise(), ({ people, services }) => {
      people[0]!.mobile = '一三八'
      services[0]!.access.ips = ['47.96.1']
    })
    expect(typed(client, 'subject-lead.mobile')).toBe('一三八')
    expect(typed(client, 'services.s1.access.ipFrom.0')).toBe('47.96.1')
  })

  it('masks people’s numbers and nothing else; a unit’s code is public, a person’s number is not', () => {
    const masked = (client: Client) =>
      fieldsOfSheet(fillingSheet(client, undefined, undefined)).filter((field) => field.masked !== undefined)
    const ofUnit = masked(enterprise())
    expect(new Set(ofUnit.map(({ path }) => path))).toEqual(
      new Set(['idNumber', 'mobile', 'emergencyPhone', 'email', 'landline'].map((name) => `people.p1.${name}`)),
    )
    for (const { value, masked: hidden } of ofUnit) expect(hidden).not.toContain(value)
    expect(masked(naturalPerson()).map(({ path }) => path)).toContain('subject.licenceNumber')
  })

  it('asks for the head only where somebody else is the lead, and says who is who', () => {
    const client = changed(enterprise(), ({ people }) => {
      people[0]!.roles = ['legal-representative']
      people[1]!.roles = ['subject-lead']
    })
    const { groups } = fillingSheet(client, undefined, undefined)
    expect(groups[0]!.sections.map(({ part, title }) => [part, title])).toEqual([
      ['subject', '主体信息'],
      ['subject-lead', '主体负责人'],
      ['head', '法定代表人'],
      ['subject-remark', '主体备注'],
    ])
    const trader = fillingSheet(individualBusiness(), undefined, undefined)
    expect(trader.groups[0]!.sections[1]).toMatchObject({ note: expect.stringContaining('经营者') })
    expect(fieldsOfSheet(trader)[0]).toMatchObject({ value: '个体工商户', hint: expect.stringContaining('企业') })
  })

  it('says once what the record lacks, and where it is filled in', () => {
    const client = changed(enterprise(), (one) => {
      one.subject.city = ''
      one.people[0]!.email = ''
      one.services[0]!.access.ips = []
    })
    expect(
      missingFields(fillingSheet(client, undefined, undefined)).map(({ field, where }) => [field.path, where]),
    ).toEqual([
      ['subject.city', '主体信息'],
      ['people.p1.email', '主体负责人'],
      ['services.s1.access.ips', '网站 云上茶业 · 接入信息'],
    ])
    const nobody = changed(enterprise(), (one) => {
      one.people = [personSchema.parse({ id: 'p9', name: '李静', roles: ['agent'] })]
    })
    expect(missingFields(fillingSheet(nobody, undefined, undefined)).map(({ field }) => field.path)).toEqual(['people'])
  })

  it('has the services of the order; without one those that have no number yet', () => {
    const client = changed(enterprise(), ({ services }) => {
      services[0]!.filingNumber = '浙ICP备12345678号-1'
      services.push(serviceSchema.parse({ id: 's2', kind: 'app', name: '云上茶业' }))
    })
    const titles = (order?: unknown) =>
      fillingSheet(client, order === undefined ? undefined : orderSchema.parse(order), undefined).groups.map(
        ({ title }) => title,
      )
    expect(titles()).toEqual(['主体', 'APP 云上茶业'])
    expect(titles({ id: 'o', kind: 'change-service', serviceIds: ['s1'] })).toEqual(['主体', '网站 云上茶业'])
    expect(titles({ id: 'o', kind: 'change-subject' })).toEqual(['主体'])
    expect(titles({ id: 'o', kind: 'add-service' })).toEqual(['主体', '网站/APP'])
  })

  it('asks of an APP what only an APP has', () => {
    const client = changed(enterprise(), ({ services }) => {
      services[0]!.kind = 'app'
      services[0]!.domains = []
      services[0]!.homepages = []
      services[0]!.appPlatforms = [{ platform: 'ios', packageName: 'cn.tea', publicKey: 'K', signature: '' }]
    })
    const sheet = fillingSheet(client, undefined, undefined)
    const app = sheet.groups[1]!.sections.find(({ part }) => part === 'app')
    expect(app?.fields.map(({ value, hint, missing }) => [value, hint, missing])).toEqual([
      ['iOS', '', false],
      ['cn.tea', '', false],
      ['K', '', false],
      ['', 'SHA-1', true],
    ])
    expect(missingFields(sheet)).toHaveLength(1)
  })

  it('has no two fields of one key, so that what was copied is known field by field', () => {
    const client = changed(enterprise(), ({ services }) => {
      const [first] = services
      services.push({
        ...structuredClone(first!),
        id: 's2',
        homepages: ['a.cn', 'b.cn'],
        domains: [...first!.domains, ...first!.domains],
      })
    })
    const keys = fieldsOfSheet(fillingSheet(client, undefined, undefined)).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a provider’s own order', () => {
  it('moves whole parts and single fields; what it does not name follows in the standard order', () => {
    const pack = packWith(['subject-lead.mobile', 'subject-lead.name', 'subject.name', 'access', 'service'])
    const { order, groups } = fillingSheet(enterprise(), undefined, pack)
    expect(order).toMatchObject({ source })
    expect(groups.map(({ sections }) => sections.map(({ part }) => part))).toEqual([
      ['subject-lead', 'subject', 'subject-remark'],
      ['access', 'service', 'domains', 'content', 'service-lead', 'service-remark'],
    ])
    const labels = (group: number, section: number) =>
      groups[group]!.sections[section]!.fields.map(({ label }) => label)
    expect(labels(0, 0).slice(0, 3)).toEqual(['手机号码', '姓名', '证件类型'])
    expect(labels(0, 1).slice(0, 2)).toEqual(['主办单位名称', '主办单位性质'])
  })

  it('may begin with the service', () => {
    const { groups } = fillingSheet(enterprise(), undefined, packWith(['service', 'subject']))
    expect(groups.map(({ title }) => title)).toEqual(['网站 云上茶业', '主体'])
  })

  it('names only what there is, and is told in words', () => {
    expect(() => packWith(['subject.nothing'])).toThrow()
    expect(claimWords('formOrder', ['subject', 'subject-lead.mobile'])).toBe('主体信息 → 主体负责人·手机号码')
    expect(formOrderWords('access.ipFrom')).toBe('接入信息·IP 地址起')
  })

  it('is claimed by no shipped pack, for no source names one', () => {
    expect(shippedPacks.providers.filter(({ settings }) => settings.formOrder !== undefined)).toEqual([])
  })
})
