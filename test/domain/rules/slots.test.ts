import { describe, expect, it } from 'vitest'
import { type Material, orderSchema } from '../../../domain/model/index.ts'
import { guessSlot, materialsInSlot, meantForSlot, placeMaterials, requiredSlots } from '../../../domain/rules/index.ts'
import { changed, enterprise, goodScan, individualBusiness, naturalPerson } from '../fixtures.ts'

const requiredLabels = (client: ReturnType<typeof enterprise>) =>
  requiredSlots(client)
    .filter((slot) => slot.required)
    .map((slot) => slot.label)

describe('slots', () => {
  it('of an enterprise are those of the user document', () => {
    expect(requiredLabels(enterprise())).toEqual([
      '营业执照副本',
      '法定代表人身份证人像面',
      '法定代表人身份证国徽面',
      '经办人身份证人像面',
      '经办人身份证国徽面',
      '加盖公章的核验单',
    ])
    expect(requiredSlots(enterprise()).map((slot) => slot.key)).toEqual(
      expect.arrayContaining(['business-licence', 'id-front:p1', 'id-back:p2', 'verification-sheet:s1']),
    )
  })
  it('of an 个体工商户 are those of the user document', () => {
    expect(requiredLabels(individualBusiness())).toEqual([
      '营业执照副本',
      '经营者身份证人像面',
      '经营者身份证国徽面',
      '经营场所证明（如租赁合同）',
      '加盖公章的核验单',
    ])
  })
  it('of a person are the ID, a sheet without seal and what Guangdong adds', () => {
    const slots = requiredSlots(naturalPerson()).filter((slot) => slot.required)
    expect(slots.map((slot) => slot.label)).toEqual([
      '本人身份证人像面',
      '本人身份证国徽面',
      '签字的核验单',
      '互联网信息服务备案承诺书',
    ])
    expect(slots.map((slot) => slot.asks.seal)).toEqual(['none', 'none', 'none', 'none'])
  })
  it('are there before anybody is recorded, and keep their papers when the person is', () => {
    const empty = changed(enterprise(), (client) => {
      client.people = []
      client.materials = []
    })
    const early = requiredSlots(empty).find((slot) => slot.key === 'id-front:legal-representative')
    expect(early?.required).toBe(true)
    const withScan = changed(enterprise(), (client) => {
      client.materials = client.materials.filter((material) => material.kind === 'id-front').slice(0, 1)
      for (const material of client.materials) material.personId = 'legal-representative'
    })
    const later = requiredSlots(withScan).find((slot) => slot.key === 'id-front:p1')
    expect(later && materialsInSlot(later, withScan.materials)).toHaveLength(1)
  })
  it('has one pair for a person who holds several roles', () => {
    const alone = changed(enterprise(), (client) => {
      client.people = client.people.slice(0, 1)
      client.people[0]?.roles.push('agent')
    })
    expect(requiredLabels(alone)).toContain('法定代表人、经办人身份证人像面')
    expect(requiredLabels(alone).filter((label) => label.includes('身份证'))).toHaveLength(2)
  })
  it('asks for one side of a passport and for the names of other papers', () => {
    const foreign = changed(enterprise(), (client) => {
      const head = client.people[0]
      if (head) head.idKind = 'passport'
    })
    expect(requiredLabels(foreign)).toContain('法定代表人护照资料页')
    expect(requiredSlots(foreign).some((slot) => slot.key === 'id-back:p1')).toBe(false)
  })
  it('asks for a sheet for every service without a number, an icon for an APP, approvals where claimed', () => {
    const more = changed(enterprise(), (client) => {
      const site = client.services[0]
      if (site === undefined) return
      client.services.push({ ...site, id: 's2', kind: 'app', name: '云上茶', filingNumber: '' })
      client.services.push({ ...site, id: 's3', filingNumber: '浙ICP备12345678号-1' })
      site.preApprovals.push({ kind: 'news', number: '', validUntil: '' })
    })
    const required = requiredSlots(more).filter((slot) => slot.required)
    const keys = required.map((slot) => slot.key)
    expect(keys).toEqual(expect.arrayContaining(['verification-sheet:s2', 'app-icon:s2', 'pre-approval:s1']))
    expect(keys).not.toContain('verification-sheet:s3')
  })
  it('asks nothing of a client whose filing is done, until an order is under way', () => {
    const done = changed(enterprise(), (client) => {
      for (const service of client.services) service.filingNumber = '浙ICP备12345678号-1'
    })
    expect(requiredLabels(done)).toEqual([])
    const order = orderSchema.parse({ id: 'o1', kind: 'change-service', serviceIds: ['s1'] })
    const changing = changed(done, (client) => client.orders.push(order))
    expect(requiredLabels(changing)).toContain('加盖公章的核验单')
    const ending = changed(done, (client) => client.orders.push({ ...order, kind: 'cancel-service' }))
    expect(requiredLabels(ending)).not.toContain('加盖公章的核验单')
    expect(requiredLabels(ending)).toContain('营业执照副本')
  })
  it('has stable, distinct keys', () => {
    for (const client of [enterprise(), individualBusiness(), naturalPerson()]) {
      const keys = requiredSlots(client).map((slot) => slot.key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
  it('places every material once and says which lie nowhere', () => {
    const client = changed(enterprise(), (copy) => {
      const scan = copy.materials.find((material) => material.kind === 'id-front')
      if (scan) copy.materials.push({ ...scan, id: 'stray', personId: 'nobody' })
    })
    const slots = requiredSlots(client)
    const { placed, unplaced } = placeMaterials(slots, client.materials)
    expect(unplaced.map((material) => material.id)).toEqual(['stray'])
    for (const slot of slots) expect(placed.get(slot.key)).toEqual(materialsInSlot(slot, client.materials))
  })
})

describe('an ID whose both sides are in one scan', () => {
  const goodScanOf = (pages: number, blank = false) => {
    const page = goodScan()
    const last = { ...page, clarity: { ...page.clarity, reasons: blank ? ['blank' as const] : [] } }
    return goodScan({ pageCount: pages, pages: pages > 1 ? [page, last] : [] })
  }
  const filled = (change: Partial<Material>) => {
    const client = changed(enterprise(), (copy) => {
      copy.materials = copy.materials.filter(({ kind, personId }) => kind === 'id-front' && personId === 'p1')
      Object.assign(copy.materials[0]!, change)
    })
    const slots = requiredSlots(client)
    const { placed, unplaced } = placeMaterials(slots, client.materials)
    for (const slot of slots) expect(placed.get(slot.key)).toEqual(materialsInSlot(slot, client.materials))
    expect(unplaced).toEqual([])
    return [...placed].filter(([, materials]) => materials.length > 0).map(([key]) => key)
  }
  it('fills both places where the clerk says so, or where a document has two written pages', () => {
    expect(filled({})).toEqual(['id-front:p1'])
    expect(filled({ bothSides: true })).toEqual(['id-front:p1', 'id-back:p1'])
    expect(filled({ inspection: goodScanOf(2) })).toEqual(['id-front:p1', 'id-back:p1'])
    expect(filled({ kind: 'id-back', inspection: goodScanOf(2) })).toEqual(['id-front:p1', 'id-back:p1'])
  })
  it('fills one place where the second page is empty, or the clerk says it is not so', () => {
    expect(filled({ inspection: goodScanOf(2, true) })).toEqual(['id-front:p1'])
    expect(filled({ bothSides: false, inspection: goodScanOf(2) })).toEqual(['id-front:p1'])
  })
})

describe('guessing a slot from a file name', () => {
  const slots = requiredSlots(enterprise())
  it.each([
    ['营业执照副本.jpg', 'business-licence'],
    ['张明远 身份证正面.JPG', 'id-front:p1'],
    ['法人身份证国徽面.png', 'id-back:p1'],
    ['经办人李静-身份证反面.jpg', 'id-back:p2'],
    ['李静人像.jpg', 'id-front:p2'],
    ['核验单（盖章）.pdf', 'verification-sheet:s1'],
    ['域名证书-yunshang-tea.com.png', 'domain-certificate:s1'],
    ['阿里云托管协议.pdf', 'hosting-agreement:s1'],
    ['负责人授权书.jpg', 'authorisation-letter'],
    ['承诺书.jpg', 'commitment-letter'],
    ['business-licence.jpg', 'business-licence'],
    ['id-front-legal.jpg', 'id-front:p1'],
  ])('%s', (fileName, key) => {
    expect(guessSlot(fileName, slots)?.key).toBe(key)
  })
  it('knows the lease of an 个体工商户', () => {
    expect(guessSlot('房屋租赁合同.pdf', requiredSlots(individualBusiness()))?.key).toBe('premises-proof')
  })
  it('says nothing where the name says too little', () => {
    for (const name of ['IMG_20260901_1234.jpg', '身份证.jpg', '身份证正面.jpg', '微信图片.png', '']) {
      expect(guessSlot(name, slots), name).toBeUndefined()
    }
    expect(guessSlot('身份证正面.jpg', requiredSlots(naturalPerson()))?.key).toBe('id-front:p1')
  })
  it('sorts a heap that was dropped on one slot but names others, and leaves on it what may be meant for it', () => {
    const licence = slots.find(({ key }) => key === 'business-licence')!
    const meant = (...names: string[]) => meantForSlot(names, licence, slots)
    expect(meant('营业执照.jpg', 'IMG_0002.jpg')).toBe(true)
    expect(meant('第1页.jpg', '第2页.jpg')).toBe(true)
    // one file is where the person put it
    expect(meant('核验单.jpg')).toBe(true)
    expect(meant('营业执照.jpg', '核验单.jpg', 'IMG_0002.jpg')).toBe(false)
  })
})
