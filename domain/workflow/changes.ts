import type { Client, Order, OrderKind, Source } from '../model/index.ts'
import { source } from '../rules/sources.ts'
import { kindName, stageName } from './kinds.ts'
import { isOnFile, openOrder } from './opening.ts'

/** What a client may want to change, and what that takes. */
export const changeKinds = {
  'subject-name': '主办单位名称',
  'subject-address': '证件住所或通信地址',
  'subject-lead': '主体负责人',
  contact: '联系方式',
  'licence-number': '主体证件号码',
  province: '省份',
  organiser: '换成另一个主体',
  'service-name': '网站或 APP 名称',
  'service-content': '服务内容',
  'service-lead': '网站负责人',
  domain: '把域名换成另一个',
  'add-domain': '增加网站或域名',
  'drop-domain': '停用一个域名或网站',
  server: '换服务器或 IP（同一接入商）',
  provider: '换接入商',
  'add-provider': '增加一家接入商',
  'leave-provider': '不再用这家接入商',
  'close-subject': '全部不再使用',
  account: '换到接入商的另一个账号',
} as const
export type ChangeKind = keyof typeof changeKinds

export interface ChangeAdvice {
  /** order types to open, one after the other is done; empty where nothing has to be filed */
  readonly orders: readonly OrderKind[]
  /** what to do (zh-CN) */
  readonly words: string
  readonly sources: readonly Source[]
  /** the order under way that must end first; '' where none stands in the way */
  readonly blockedBy: string
}

type Entry = readonly [orders: readonly OrderKind[], words: string, ...sources: Source[]]
const change = source('HW', '备案变更咨询：变更备案类型')
const fixed = source('HW', '备案变更咨询：省份、主办单位证件号码、域名不支持修改')
const midway = source('SEED', 'FAQ Q2：备案期间更换服务器或接入商')

const table: Readonly<Record<ChangeKind, Entry>> = {
  'subject-name': [['change-subject'], '先办域名过户或重新实名认证，再变更主体，附工商变更证明', change],
  'subject-address': [['change-subject'], '变更主体，附新证件', change],
  'subject-lead': [['change-subject'], '变更主体，附新负责人证件；部分省份要新授权书', change],
  contact: [['change-subject'], '变更主体，新手机要能收 12381 短信', change],
  'licence-number': [['cancel-subject', 'first'], '证件号码不能变更：先注销主体，再首次备案', fixed],
  province: [['cancel-subject', 'first'], '省份不能变更：先注销主体，再到新省份首次备案', fixed],
  organiser: [['migrate'], '部分省份支持把互联网信息服务迁移到另一主体；不支持的，注销后由新主体首次备案', change],
  'service-name': [['change-service'], '变更服务', change],
  'service-content': [['change-service'], '变更服务；涉及前置审批的先取得许可', change],
  'service-lead': [['change-service'], '变更服务，新负责人要做真实性核验', change],
  domain: [['add-service', 'cancel-service'], '域名不能变更：新域名做新增网站，旧网站注销', fixed],
  'add-domain': [['add-service'], '新增网站，一个网站一个域名', source('UC', 'ICP备案编号规则')],
  'drop-domain': [['cancel-service'], '停止服务当日注销', source('R33', '第十五条')],
  server: [['change-access'], '备案已通过：变更接入，新服务器仍要在境内', midway],
  provider: [
    ['add-access', 'cancel-access'],
    '先在新接入商做新增接入，通过后在旧接入商取消接入',
    midway,
    source('R33', '第八条'),
  ],
  'add-provider': [['add-access'], '在新接入商做新增接入', source('HW', '备案流程咨询')],
  'leave-provider': [
    ['cancel-access'],
    '取消接入；没有别的接入商时会成为未接入，应改为注销服务',
    source('UC', 'guidance8'),
  ],
  'close-subject': [['cancel-subject'], '注销主体，名下服务一并注销', source('R33', '第十五条')],
  account: [['transfer'], '同一接入商内转移备案，两个账号都不能有在途订单', source('HW', '备案变更咨询：转移备案')],
}

/** Orders that hand a service in somewhere: begun again with another server or provider, they are the same kind. */
const handsIn: ReadonlySet<OrderKind> = new Set(['first', 'add-service', 'add-access'])

/** The order whose filing a change of server would fall into: the one under way, or the newest, withdrawn for its sake. */
function midFiling(client: Client, open: Order | undefined): OrderKind | undefined {
  const order = open ?? client.orders.at(-1)
  if (order !== undefined && handsIn.has(order.kind) && (order === open || order.stage === 'withdrawn'))
    return order.kind
  return isOnFile(client) ? undefined : 'first'
}

/** What a wished change takes: which orders, in which sequence, and what stands in the way now. */
export function adviseChange(client: Client, wish: ChangeKind): ChangeAdvice {
  const [orders, words, ...sources] = table[wish]
  const open = openOrder(client)
  const again = wish === 'server' || wish === 'provider' ? midFiling(client, open) : undefined
  const advice: ChangeAdvice =
    again === undefined
      ? { orders, words, sources, blockedBy: '' }
      : {
          orders: [again],
          words: `备案还没有通过：在新接入商重新提交「${kindName(again)}」，备案周期从头算`,
          sources: [midway, source('R33', '第八条')],
          blockedBy: '',
        }
  if (open === undefined) return advice
  const order = `${kindName(open.kind)}（${stageName(open.kind, open.stage)}）`
  const blockedBy =
    wish === 'server' || wish === 'provider'
      ? `${order}还没办完：备案途中换服务器或接入商，要先撤回这一单，再在新接入商重新提交`
      : `${order}还没办完：一个主体同时只能有一单，等它办结或先撤回`
  return { ...advice, blockedBy }
}
