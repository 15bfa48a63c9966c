import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BusinessFacts,
  businessKeys,
  decidePermits,
  documentDuration,
  footerFor,
  footerHtml,
  permitReasons,
  timetable,
  timetableRow,
} from '../../../domain/guide/index.ts'
import { shippedPacks } from '../../../domain/rules/index.ts'
import { settingFor } from '../../../domain/rules/rule.ts'
import { orderKindInfos } from '../../../domain/workflow/index.ts'
import { changed, enterprise, law, naturalPerson } from '../fixtures.ts'

describe('filing or licence', () => {
  it('sends an online shop to file first and then to the licence', () => {
    const shop = decidePermits({
      serverOnMainland: true,
      organiser: 'unit',
      chargesOnline: true,
      hostsOtherSellers: false,
      presentsOnly: false,
    })
    expect(shop.permits).toEqual(['filing', 'icp-licence'])
    expect(shop.reasons).toContain('order')
    expect(permitReasons.order).toContain('先备案')
    expect(shop.open).toEqual([])
  })
  it('lets a company site file only, and a foreign server not at all', () => {
    expect(
      decidePermits({
        serverOnMainland: true,
        organiser: 'unit',
        chargesOnline: false,
        hostsOtherSellers: false,
        presentsOnly: true,
      }).permits,
    ).toEqual(['filing'])
    expect(decidePermits({ serverOnMainland: false }).permits).toEqual([])
  })
  it('tells platforms and persons apart', () => {
    expect(decidePermits({ hostsOtherSellers: true, chargesOnline: true, organiser: 'unit' }).permits).toEqual([
      'filing',
      'icp-licence',
      'edi-licence',
    ])
    expect(decidePermits({ chargesOnline: true, organiser: 'person' })).toMatchObject({
      permits: ['filing'],
      answer: 'no-business',
    })
  })
  it('never puts a licence before the filing, and says what is still open', () => {
    const answer = fc.constantFrom(true, false, undefined)
    const facts = fc.record({
      serverOnMainland: answer,
      chargesOnline: answer,
      hostsOtherSellers: answer,
      presentsOnly: answer,
      organiser: fc.constantFrom('unit', 'person', undefined),
    })
    fc.assert(
      fc.property(facts, (given) => {
        const decision = decidePermits(given as BusinessFacts)
        if (decision.permits.length > 0) expect(decision.permits[0]).toBe('filing')
        expect(decision.permits.length === 0).toBe(given.serverOnMainland === false)
        expect(decision.reasons.length).toBeGreaterThan(0)
        if (decision.permits.length === 0) return
        expect(decision.open).toEqual(businessKeys.filter((key) => given[key] === undefined))
      }),
    )
  })
})

describe('timetable', () => {
  it('is the table of the document, row by row', () => {
    expect(timetable.map((row) => [row.title, row.documentTime])).toEqual([
      ['前期准备', '3-15天'],
      ['系统提交', '1-2天'],
      ['接入商初审', '1-3天'],
      ['短信核验', '24小时内'],
      ['管局审核', '20-30天'],
      ['备案成功', '1天'],
    ])
  })
  it('covers every stage of a first filing up to the number', () => {
    for (const stage of orderKindInfos.first.stages) {
      if (stage !== 'care') expect(timetableRow(stage), stage).toBeDefined()
    }
    expect(timetableRow('withdrawn')).toBeUndefined()
  })
  it('takes longer in 浙江 than in 福建', () => {
    const inProvince = (province: string) =>
      changed(enterprise(), (client) => {
        client.subject.province = province
      })
    expect(documentDuration(settingFor(inProvince('浙江'), law))).toEqual([26, 52])
    expect(documentDuration(settingFor(inProvince('福建'), law))).toEqual([26, 42])
  })
})

describe('footer', () => {
  const filed = (number: string, client = enterprise()) =>
    changed(client, (copy) => {
      for (const service of copy.services) service.filingNumber = number
    })
  const footer = (client: ReturnType<typeof enterprise>, reading: 'law' | 'document' = 'law') => {
    const [service] = client.services
    return service && footerFor(client, service, reading, shippedPacks)
  }
  it('carries the suffix and stands in the centre', () => {
    const made = footer(filed('浙ICP备12345678号-1'))
    expect(made).toMatchObject({ number: '浙ICP备12345678号-1' })
    expect(made?.html).toContain('href="https://beian.miit.gov.cn/"')
    expect(made?.html).toContain('text-align: center')
  })
  it('drops the suffix in Guangdong and by the document', () => {
    expect(footer(filed('粤ICP备12345678号-1', naturalPerson()))?.number).toBe('粤ICP备12345678号')
    const byDocument = footer(filed('浙ICP备12345678号-1'), 'document')
    expect(byDocument?.number).toBe('浙ICP备12345678号')
    expect(byDocument?.html).toContain('text-align: right')
  })
  it('is none without a number', () => {
    expect(footer(enterprise())).toBeUndefined()
    expect(footer(filed('备案中'))).toBeUndefined()
  })
  it('lets nothing through that is not text', () => {
    expect(footerHtml('<script>"&', 'law')).toContain('&lt;script&gt;&quot;&amp;')
  })
})
