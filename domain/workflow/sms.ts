import type { Client, Order, Person, Source } from '../model/index.ts'
import { headOf, serviceLeadOf, subjectLeadOf } from '../rules/roles.ts'
import type { Reading } from '../rules/rule.ts'
import { source } from '../rules/sources.ts'
import { orderKindInfos } from './kinds.ts'

export interface SmsPlan {
  /** who gets a code; each person once */
  readonly people: readonly Person[]
  /** what to tell them (zh-CN) */
  readonly words: string
  readonly sources: readonly Source[]
  /** where sources contradict each other (zh-CN), '' where they agree */
  readonly dispute: string
}

const how =
  '12381 发来 6 位验证码，24 小时内到 beian.miit.gov.cn 短信核验页填验证码、手机号和证件号后 6 位；连错 5 次会被退回'

/**
 * Who must answer the 短信核验 of an order. By the law's practice it depends on the order type (UC guidance2); by the
 * user's document it is always the 法定代表人.
 */
export function smsPlan(client: Client, order: Pick<Order, 'kind' | 'serviceIds'>, reading: Reading): SmsPlan {
  const { sms, sources, dispute } = orderKindInfos[order.kind]
  if (sms === 'none') return { people: [], words: '这类订单不发核验短信', sources, dispute }
  if (reading === 'document') {
    const head = headOf(client)
    const people = head === undefined ? [] : [head]
    return {
      people,
      words: `法定代表人收短信：${how}`,
      sources: [source('SEED', '短信核验')],
      dispute: '接入商按订单类型发给主体负责人或网站负责人',
    }
  }
  const leads = new Map<string, Person>()
  const add = (person: Person | undefined) => person && leads.set(person.id, person)
  if (sms === 'subject-lead' || sms === 'both') add(subjectLeadOf(client))
  if (sms === 'service-lead' || sms === 'both') {
    const about = new Set(order.serviceIds)
    const services = about.size === 0 ? client.services : client.services.filter((service) => about.has(service.id))
    for (const service of services) add(serviceLeadOf(client, service))
  }
  const people = [...leads.values()]
  const who = { both: '主体负责人和网站负责人', 'subject-lead': '主体负责人', 'service-lead': '网站负责人' }[sms]
  const once = sms === 'both' && people.length === 1 ? '（同一人只收一条）' : ''
  return { people, words: `${who}收短信${once}：${how}`, sources, dispute }
}

/** The order with a person's 短信核验 ticked or unticked. */
export function markSms(order: Order, personId: string, done: boolean): Order {
  const others = order.smsVerified.filter((id) => id !== personId)
  return { ...order, smsVerified: done ? [...others, personId] : others }
}
