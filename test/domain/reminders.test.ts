import { describe, expect, it } from 'vitest'
import { clientSchema, type Finding } from '../../domain/model/index.ts'
import { reminderOf } from '../../domain/reminders/index.ts'
import { shippedPacks } from '../../domain/rules/packs/index.ts'
import { requiredSlots } from '../../domain/rules/slots.ts'

const finding = (path: string, message: string, severity: Finding['severity'] = 'reject'): Finding => ({
  code: 'x.y',
  severity,
  path,
  message,
  remedy: '在客户页改',
  sources: [{ id: 'SEED', title: '文档', date: '2026-01' }],
})
const client = (content: object = {}) =>
  clientSchema.parse({
    id: 'c',
    subject: { name: '杭州云上茶业有限公司', kind: 'enterprise', province: '浙江' },
    people: [{ id: 'p', name: '陈知远', roles: ['legal-representative', 'subject-lead', 'service-lead'] }],
    services: [{ id: 's', name: '云上茶', domains: [{ name: 'a.cn' }, { name: 'b.cn' }] }],
    materials: [{ id: 'm', kind: 'business-licence', fileId: 'f', fileName: '执照.jpg' }],
    ...content,
  })

describe('a reminder', () => {
  it('asks for papers that are missing and papers that would be sent back, then for facts; says whom to ask', () => {
    const text = reminderOf(
      client(),
      [
        finding('materials.m', '边框不全。'),
        finding('subject.licenceNumber', '证件号码没有填'),
        finding('services.s.name', '名称可能太泛', 'likely'),
      ],
      { operator: '小张' },
    )
    expect(text).toContain('【备案提醒】杭州云上茶业有限公司')
    expect(text).toContain('（a.cn、b.cn）')
    expect(text).toContain('边框不全，请重新提供')
    expect(text).not.toContain('营业执照副本：还没有收到')
    expect(text).toMatch(/身份证人像面：还没有收到/)
    expect(text).toMatch(/资料要核对：\n1\. 证件号码没有填\n/)
    expect(text).not.toContain('太泛')
    expect(text).toContain('联系 小张')
  })

  it('speaks of the text messages while they are awaited, and is nothing where nothing is owed', () => {
    const slots = requiredSlots(client(), shippedPacks)
    const materials = slots.map(({ kind, personId, serviceId }, index) => {
      return { id: `m${index}`, kind, personId, serviceId, fileId: 'f' }
    })
    const whole = client({ materials })
    expect(reminderOf(whole, [], { operator: '' })).toBe('')
    const waiting = { ...whole, orders: clientSchema.parse({ orders: [{ id: 'o', stage: 'sms' }] }).orders }
    expect(reminderOf(waiting, [], { operator: '' })).toMatch(/24 小时内/)
  })
})
