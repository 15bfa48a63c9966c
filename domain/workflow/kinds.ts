import type { OrderKind, OrderStage, Source } from '../model/index.ts'
import { orderKinds, orderStages } from '../model/order-words.ts'
import { source } from '../rules/sources.ts'

export type SmsTo = 'subject-lead' | 'service-lead' | 'both' | 'none'

/** What an order type goes through, whom it concerns and who gets its SMS. */
export interface OrderKindInfo {
  readonly kind: OrderKind
  /** stages it must pass, in order; the last one ends it well */
  readonly stages: readonly OrderStage[]
  /** services = it names services; access = it names services and where they run */
  readonly about: 'subject' | 'services' | 'access'
  /** whether the subject must be on file already */
  readonly needsFiling: boolean
  readonly sms: SmsTo
  readonly sources: readonly Source[]
  /** where sources contradict each other on the SMS (zh-CN) */
  readonly dispute: string
}

const full: readonly OrderStage[] = ['prepare', 'fill', 'upload', 'review', 'sms', 'bureau', 'filed', 'care']
const without = (...left: OrderStage[]): OrderStage[] => full.filter((stage) => !left.includes(stage))
/** Orders that end a filing: no sheet, and nothing to look after when they are done. */
const ending = (...left: OrderStage[]): OrderStage[] => without('upload', 'care', ...left)

const sms = source('UC', 'guidance2：短信核验')
const types = [source('UC', 'guidance1'), source('HW', '备案流程咨询')]

function info(
  kind: OrderKind,
  about: OrderKindInfo['about'],
  smsTo: SmsTo,
  stages: readonly OrderStage[],
  dispute = '',
): OrderKindInfo {
  return {
    kind,
    stages,
    about,
    needsFiling: kind !== 'first' && kind !== 'claim',
    sms: smsTo,
    sources: [sms, ...types],
    dispute,
  }
}

/** Every order type. SMS: UC guidance2 (domain.md 4.2). 转移 and 认领 stay inside one provider and never reach the bureau. */
export const orderKindInfos: Readonly<Record<OrderKind, OrderKindInfo>> = {
  first: info('first', 'services', 'both', full),
  'add-service': info('add-service', 'services', 'service-lead', full),
  'add-access': info('add-access', 'access', 'service-lead', full),
  'change-subject': info('change-subject', 'subject', 'subject-lead', full),
  'change-service': info('change-service', 'services', 'service-lead', full),
  'change-access': info('change-access', 'access', 'none', without('sms')),
  'cancel-subject': info('cancel-subject', 'subject', 'subject-lead', ending()),
  'cancel-service': info(
    'cancel-service',
    'services',
    'none',
    ending('sms'),
    '华为云说注销服务也要短信核验，UCloud 说不要',
  ),
  'cancel-access': info('cancel-access', 'access', 'none', ending('sms')),
  migrate: info('migrate', 'services', 'service-lead', full),
  transfer: info('transfer', 'subject', 'none', without('upload', 'sms', 'bureau')),
  claim: info('claim', 'subject', 'none', without('upload', 'sms', 'bureau')),
}

/** Stages that end an order. */
const endings: ReadonlySet<OrderStage> = new Set(['care', 'withdrawn', 'expired'])

/** Whether nothing more can happen to an order in this stage. */
export function isEnded(kind: OrderKind, stage: OrderStage): boolean {
  return endings.has(stage) || orderKindInfos[kind].stages.at(-1) === stage
}

/** Whether the bureau still counts the order as under way: one subject may have one such order at a time. */
export const isOpen = (kind: OrderKind, stage: OrderStage): boolean => !isEnded(kind, stage) && stage !== 'filed'

/** The stage after this one on the order's way, if there is one. */
export function nextStage(kind: OrderKind, stage: OrderStage): OrderStage | undefined {
  const { stages } = orderKindInfos[kind]
  const place = stages.indexOf(stage)
  return place === -1 ? undefined : stages[place + 1]
}

/** What stages are called, and `done` the last stage of an order that ends a filing. */
export const stageNames = { ...orderStages, done: '已办结' } as const
type StageNames = Readonly<Record<keyof typeof stageNames, string>>

/**
 * What a stage is called for this order type: an order that ends a filing is not 已备案 but 已办结.
 * @param names left out: in Chinese
 */
export function stageName(kind: OrderKind, stage: OrderStage, names: StageNames = stageNames): string {
  return names[stage === 'filed' && isEnded(kind, stage) ? 'done' : stage]
}

/** e.g. 首次备案 */
export const kindName = (kind: OrderKind): string => orderKinds[kind]
