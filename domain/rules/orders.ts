import { clockFacts } from '../clocks/deadline.ts'
import { atBeijingHour } from '../clocks/instants.ts'
import { orderClocks } from '../clocks/order-clocks.ts'
import type { Client, Order } from '../model/index.ts'
import { accessesOf, sameProvider } from '../workflow/accesses.ts'
import { isOpen, kindName, stageName } from '../workflow/kinds.ts'
import { kindFits } from '../workflow/opening.ts'
import { rule, type Setting } from './rule.ts'
import { serviceTitle } from './service-title.ts'
import { source } from './sources.ts'

const openOrders = (client: Client): Order[] => client.orders.filter((order) => isOpen(order.kind, order.stage))

export const severalOpen = rule({
  code: 'orders.several-open',
  severity: 'reject',
  title: '同一主体有两单在办',
  looksAt: '订单',
  remedy: '留一单，其余撤回；一单办结再开下一单',
  sources: [source('HW', '备案驳回咨询：存在进行中的订单'), source('HW', '备案驳回咨询：网站主办者冲突')],
  reasons: [60],
  *check(client) {
    const open = openOrders(client)
    if (open.length < 2) return
    const words = open.map((order) => `${kindName(order.kind)}（${stageName(order.kind, order.stage)}）`).join('、')
    for (const order of open.slice(1))
      yield { path: `orders.${order.id}`, message: `有 ${open.length} 单在办：${words}` }
  },
})

export const kindWrong = rule({
  code: 'orders.kind.wrong',
  severity: 'reject',
  title: '订单类型和备案情况不符',
  looksAt: '订单：类型；主体和服务的备案号',
  remedy: '撤回这单，按正确的类型重开',
  sources: [source('HW', '备案驳回咨询：备案类型错误'), source('HW', '备案驳回咨询：已存在备案记录')],
  reasons: [60],
  *check(client, setting) {
    for (const order of openOrders(client)) {
      const fits = kindFits(client, order.kind, setting)
      if (!fits.allowed) yield { path: `orders.${order.id}.kind`, message: fits.why, remedy: fits.remedy }
    }
  },
})

export const orderServiceGone = rule({
  code: 'orders.services.gone',
  severity: 'reject',
  title: '订单里的服务已经不在',
  looksAt: '订单：服务',
  remedy: '在订单里重新勾选服务',
  sources: [source('TRADE', '订单与服务对应')],
  *check(client) {
    const known = new Set(client.services.map((service) => service.id))
    for (const order of openOrders(client)) {
      const gone = order.serviceIds.filter((id) => !known.has(id)).length
      if (gone > 0) yield { path: `orders.${order.id}.serviceIds`, message: `订单里有 ${gone} 个服务已被删除` }
    }
  },
})

export const providerChanged = rule({
  code: 'orders.provider.differs',
  severity: 'reject',
  title: '备案途中换了接入商',
  looksAt: '订单：接入商；接入：接入服务提供者',
  remedy: '先撤回当前订单，再在新接入商重新提交；备案已通过的做新增接入',
  sources: [source('SEED', 'FAQ Q2：需先终止当前备案流程'), source('R33', '第八条')],
  reasons: [60],
  *check(client, { packs }) {
    const services = new Map(client.services.map((service) => [service.id, service]))
    for (const order of openOrders(client)) {
      if (order.provider === '') continue
      for (const id of order.serviceIds) {
        const service = services.get(id)
        const stated = service === undefined ? [] : accessesOf(service)
        if (service === undefined || stated.length === 0) continue
        if (stated.some(({ provider }) => sameProvider(provider, order.provider, packs))) continue
        const message = `订单提交给${order.provider}，${serviceTitle(service)}的接入商却是${service.access.provider}`
        yield { path: `services.${id}.access.provider`, message }
      }
    }
  },
})

function* clocksOf(client: Client, setting: Setting, ruleName: string) {
  const facts = clockFacts(setting, atBeijingHour(setting.today, 9))
  for (const order of openOrders(client)) {
    for (const clock of orderClocks(order, facts)) if (clock.rule === ruleName) yield { order, clock }
  }
}

export const smsOverdue = rule({
  code: 'orders.sms.overdue',
  severity: 'reject',
  title: '短信核验超时',
  looksAt: '订单：短信核验的开始时刻',
  remedy: '联系接入商重新发起；催收到短信的人 24 小时内完成',
  sources: [source('HW', '备案短信核验：24 小时'), source('SEED', '短信核验：未验证将导致备案流程中断')],
  reasons: [61],
  *check(client, setting) {
    for (const { order, clock } of clocksOf(client, setting, 'order.sms')) {
      const path = `orders.${order.id}`
      if (clock.day < setting.today) yield { path, message: `短信核验已超过 24 小时（${clock.day} 截止）` }
      else if (clock.day === setting.today) {
        yield { path, message: '短信核验今天截止', severity: 'likely', remedy: '现在就打电话提醒客户完成短信核验' }
      }
    }
  },
})

export const bureauOverdue = rule({
  code: 'orders.bureau.overdue',
  severity: 'advice',
  title: '管局审核超过法定期限',
  looksAt: '订单：提交管局的日期',
  remedy: '请接入商向管局询问进度；法定 20 个工作日，个别省份实际更久',
  sources: [source('R33', '第十二条：20 个工作日')],
  *check(client, setting) {
    for (const { order, clock } of clocksOf(client, setting, 'order.bureau')) {
      if (clock.day >= setting.today) continue
      const caveat = clock.known ? '' : '（按估算的工作日）'
      yield { path: `orders.${order.id}`, message: `管局审核应在 ${clock.day} 前完成，已超期${caveat}` }
    }
  },
})

export const orderRules = [severalOpen, kindWrong, orderServiceGone, providerChanged, smsOverdue, bureauOverdue]
