import { describe, expect, it } from 'vitest'
import { type Client, clientSchema, type Order, orderSchema } from '../../../domain/model/index.ts'
import { checkClient, settingFor } from '../../../domain/rules/index.ts'
import { sheetCodeOf } from '../../../domain/sheet/code.ts'
import { sheetFacts } from '../../../domain/sheet/content.ts'
import { accessesOf, asPlanned, plannedIn, type StepWords, step, undoStep } from '../../../domain/workflow/index.ts'
import { changed, enterprise, law } from '../fixtures.ts'

/** What the good end of each order type does to the record, and that taking it back leaves nothing behind. */

const at = '2026-09-15T02:00:00.000Z'
const old = '杭州云朵计算有限公司'
const shippedPacks = settingFor(enterprise(), law).packs

/** On file with two sites at one provider. */
const filed = (): Client =>
  changed(enterprise(), (copy) => {
    copy.subject.filingNumber = '浙ICP备12345678号'
    copy.services[0]!.filingNumber = '浙ICP备12345678号-1'
    copy.services.push({ ...structuredClone(copy.services[0]!), id: 's2', filingNumber: '浙ICP备12345678号-2' })
  })
const withOrder = (change: Partial<Order>, client = filed()): Client =>
  clientSchema.parse({
    ...client,
    orders: [
      ...client.orders,
      orderSchema.parse({ id: 'o', stage: 'bureau', serviceIds: ['s1'], provider: old, ...change }),
    ],
  })
function go(client: Client, words: Partial<StepWords> & Pick<StepWords, 'action'>) {
  const facts = { setting: settingFor(client, law), blocking: 0 }
  return step(client, client.orders.at(-1)!, { why: '', reasons: [], ...words }, facts, at, '小张')
}
function done(client: Client, words: Partial<StepWords> = {}): Client {
  const taken = go(client, { action: 'approve', ...words })
  if (!taken.ok) throw new Error(taken.refusal.why)
  // as it is stored and read back
  return clientSchema.parse(JSON.parse(JSON.stringify(taken.client)))
}
const undone = (client: Client): Client => {
  const back = undoStep(client, client.orders.at(-1)!)
  if (!back.ok) throw new Error(back.refusal.why)
  return back.client
}
const providers = (client: Client, id = 's1') =>
  accessesOf(client.services.find((service) => service.id === id)!).map(({ provider }) => provider)

const newServer = {
  provider: '',
  method: 'cloud',
  location: '广东省',
  ips: ['43.1.2.3'],
  inResourceSystem: '',
  account: '',
} as const

describe('新增接入', () => {
  const before = withOrder({
    kind: 'add-access',
    provider: '腾讯云',
    access: { ...newServer, ips: [...newServer.ips] },
  })
  it('adds the new one and keeps the other; the sheet on the way is about the new one', () => {
    expect(asPlanned(before, shippedPacks).services[0]?.access).toMatchObject({
      provider: '腾讯云',
      location: '广东省',
    })
    const client = done(before)
    expect(providers(client)).toEqual(['腾讯云', old])
    expect(providers(client, 's2')).toEqual([old])
    expect(client.services[0]?.access).toMatchObject({ ips: ['43.1.2.3'], location: '广东省' })
    expect(undone(client)).toEqual(before)
  })
  it('is not called a change of provider in mid-filing', () => {
    const codes = checkClient(before, law).map(({ code }) => code)
    expect(codes).not.toContain('orders.provider.differs')
    expect(
      checkClient(withOrder({ kind: 'change-service', provider: '腾讯云' }), law).map(({ code }) => code),
    ).toContain('orders.provider.differs')
  })
  it('ends a 空壳', () => {
    const shell = done(withOrder({ kind: 'cancel-access' }))
    const again = done(withOrder({ id: 'p', kind: 'add-access', provider: '腾讯云' }, shell))
    expect(again.services[0]).toMatchObject({ shellSince: '', access: { provider: '腾讯云' } })
    expect(providers(again)).toEqual(['腾讯云'])
  })
})

describe('变更接入', () => {
  it('puts the new server in the place of the old; what was left open stays', () => {
    const before = withOrder({
      kind: 'change-access',
      serviceIds: ['s1', 's2'],
      access: { ...newServer, location: '', method: '', ips: ['47.1.1.1'] },
    })
    const client = done(before)
    // nobody has looked the new server up yet
    for (const service of client.services)
      expect(service.access).toMatchObject({
        provider: old,
        location: '浙江省',
        ips: ['47.1.1.1'],
        inResourceSystem: '',
      })
    expect(undone(client)).toEqual(before)
  })
  it('changes the access of its own provider where there are several', () => {
    const two = done(withOrder({ kind: 'add-access', provider: '腾讯云' }))
    const client = done(
      withOrder({ id: 'p', kind: 'change-access', provider: old, access: { ...newServer, ips: ['47.9.9.9'] } }, two),
    )
    expect(client.services[0]?.moreAccess).toMatchObject([{ provider: old, ips: ['47.9.9.9'] }])
    expect(client.services[0]?.access.ips).toEqual([])
  })
})

describe('取消接入', () => {
  const two = () => done(withOrder({ kind: 'add-access', provider: '腾讯云' }))
  it('takes one away and leaves the other', () => {
    const client = done(withOrder({ id: 'p', kind: 'cancel-access' }, two()))
    expect(providers(client)).toEqual(['腾讯云'])
    expect(client.services[0]?.shellSince).toBe('')
  })
  it('of the last one makes a 空壳, which is said and has a clock', () => {
    const before = withOrder({ kind: 'cancel-access' })
    const client = done(before)
    expect(providers(client)).toEqual([])
    expect(client.services[0]).toMatchObject({ shellSince: '2026-09-15', filingNumber: '浙ICP备12345678号-1' })
    const codes = checkClient(client, law).filter(({ path }) => path.startsWith('services.s1.access'))
    expect(codes.map(({ code }) => code)).toEqual(['access.shell'])
    expect(undone(client)).toEqual(before)
  })
  it('is not handed in at a provider that does not carry the service', () => {
    const taken = go(withOrder({ kind: 'cancel-access', stage: 'fill', provider: '腾讯云' }), { action: 'submit' })
    expect(taken.ok ? '' : taken.refusal.why).toContain(`接在${old}`)
  })
})

describe('变更主体', () => {
  const changes = [
    { path: 'subject.name', to: '杭州云上茶业集团有限公司' },
    { path: 'subject.leadId', to: 'p2' },
    { path: 'people.p1.mobile', to: '13900001111' },
  ]
  const before = withOrder({ kind: 'change-subject', serviceIds: [], changes })
  it('leaves the record as it is on file until then, but checks and prints what is to be', () => {
    expect(before.subject.name).toBe('杭州云上茶业有限公司')
    const codes = checkClient(before, law).map(({ code }) => code)
    expect(codes).toContain('domains.holder.differs')
    expect(checkClient(filed(), law).map(({ code }) => code)).not.toContain('domains.holder.differs')
    expect(sheetFacts(before, before.services[0]).name).toBe('杭州云上茶业集团有限公司')
    const codeOf = (client: Client) => sheetCodeOf(client, client.services[0], false)
    expect(codeOf(before).data).not.toBe(codeOf(filed()).data)
    expect(codeOf(done(before)).data).toBe(codeOf(before).data)
  })
  it('puts the values on file, the role included', () => {
    const client = done(before)
    expect(client.subject.name).toBe('杭州云上茶业集团有限公司')
    expect(client.people.map(({ roles, mobile }) => [roles.includes('subject-lead'), mobile])).toEqual([
      [false, '13900001111'],
      [true, '13912345678'],
    ])
    expect(undone(client)).toEqual(before)
  })
  it('taken back, leaves what was typed since', () => {
    const typed = changed(done(before), (copy) => {
      copy.subject.name = '又改过的名称'
      copy.subject.address = '龙井路2号'
    })
    expect(undone(typed)).toMatchObject({
      subject: { name: '又改过的名称', address: '龙井路2号' },
      people: [{ mobile: '13812342201' }, {}],
    })
  })
  it('withdrawn, has touched nothing', () => {
    const taken = go(before, { action: 'withdraw', why: '客户不改了' })
    expect(taken.ok && taken.client.subject).toEqual(filed().subject)
    expect(taken.ok && checkClient(taken.client, law).map(({ code }) => code)).not.toContain('domains.holder.differs')
  })
  it('that says nothing is not handed in without a reason', () => {
    const empty = withOrder({ kind: 'change-subject', stage: 'upload' })
    const refused = go(empty, { action: 'submit' })
    expect(refused.ok ? '' : refused.refusal.why).toContain('没有写这一单要变更什么')
    expect(go(empty, { action: 'submit', why: '已经改在资料里' }).ok).toBe(true)
  })
  it('a finding on a planned value leads to the order', () => {
    expect(plannedIn(before, 'subject.name')?.id).toBe('o')
    expect(plannedIn(before, 'subject.address')).toBeUndefined()
  })
})

it('变更服务 changes name, contents and an APP’s package', () => {
  const app = changed(filed(), (copy) => {
    copy.services[0]!.appPlatforms = [{ platform: 'android', packageName: 'com.old', publicKey: '', signature: '' }]
  })
  const changes = [
    { path: 'services.s1.name', to: '云上好茶' },
    { path: 'services.s1.contents', to: ['电子商务'] },
    { path: 'services.s1.appPlatforms.0.packageName', to: 'com.new' },
  ]
  const before = withOrder({ kind: 'change-service', changes }, app)
  const client = done(before)
  expect(client.services[0]).toMatchObject({
    name: '云上好茶',
    contents: ['电子商务'],
    appPlatforms: [{ packageName: 'com.new', platform: 'android' }],
  })
  expect(undone(client)).toEqual(before)
})

it('迁移 takes the service off this subject’s file, and back', () => {
  const before = withOrder({ kind: 'migrate', to: '杭州另一家有限公司' })
  const client = done(before)
  expect(client.services.map(({ id }) => id)).toEqual(['s2'])
  expect(undone(client)).toEqual(before)
})

describe('转移 and 认领', () => {
  it('转移 puts every service that the provider carries under the other account', () => {
    const before = withOrder({ kind: 'transfer', stage: 'review', serviceIds: [], to: '客户自己的账号' })
    const client = done(before, { action: 'pass-review' })
    expect(client.orders[0]?.stage).toBe('filed')
    expect(client.services.map(({ access }) => access.account)).toEqual(['客户自己的账号', '客户自己的账号'])
    expect(undone(client)).toEqual(before)
  })
  const stranger = withOrder({ kind: 'claim', stage: 'review', serviceIds: [], to: 'agency@01' }, enterprise())
  const claim = (words: Partial<StepWords>) => done(stranger, { action: 'pass-review', ...words })
  it('认领 writes down the number the subject has long had, and what is known of its services’', () => {
    const client = claim({ subjectNumber: '浙icp备12345678号' })
    expect(client).toMatchObject({
      subject: { filingNumber: '浙ICP备12345678号' },
      services: [{ filingNumber: '', access: { account: 'agency@01' } }],
    })
    expect(claim({ serviceNumbers: { s1: '浙ICP备12345678号-3' } })).toMatchObject({
      subject: { filingNumber: '浙ICP备12345678号' },
      services: [{ filingNumber: '浙ICP备12345678号-3' }],
    })
    expect(undone(client)).toEqual(stranger)
  })
  it('认领 is refused without a number, or with one of another subject', () => {
    expect(() => claim({})).toThrow('没有填主体备案号')
    expect(() => claim({ subjectNumber: '浙ICP备12345678号', serviceNumbers: { s1: '浙ICP备87654321号-1' } })).toThrow(
      '不属于主体',
    )
  })
  it('are not handed in without saying where to', () => {
    const taken = go(withOrder({ kind: 'transfer', stage: 'fill', serviceIds: [] }), { action: 'submit' })
    expect(taken.ok ? '' : taken.refusal.why).toContain('没有写转到')
  })
})

it('an order is not taken back under another that changed the same since', () => {
  const first = done(withOrder({ kind: 'change-access', access: { ...newServer, ips: ['47.1.1.1'] } }))
  const second = withOrder({ id: 'p', kind: 'change-access', access: { ...newServer, ips: ['47.2.2.2'] } }, first)
  const taken = step(
    second,
    second.orders.at(-1)!,
    { action: 'approve', why: '', reasons: [] },
    { setting: settingFor(second, law), blocking: 0 },
    '2026-10-01T02:00:00.000Z',
    '小张',
  )
  if (!taken.ok) throw new Error(taken.refusal.why)
  const older = undoStep(taken.client, taken.client.orders[0]!)
  expect(older.ok ? '' : older.refusal.why).toBe('之后办结的变更接入又改了同样的资料')
  expect(undoStep(taken.client, taken.order).ok).toBe(true)
})
