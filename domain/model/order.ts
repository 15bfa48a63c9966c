import { z } from 'zod'
import { calendarDateOrEmpty } from './dates.ts'
import { type OrderKind, type OrderStage, orderKinds, orderStages } from './order-words.ts'
import { accessSchema, serviceSchema } from './service.ts'

export { type OrderKind, type OrderStage, orderKinds, orderStages } from './order-words.ts'

export const orderKind = z.enum(Object.keys(orderKinds) as [OrderKind, ...OrderKind[]])

export const orderStage = z.enum(Object.keys(orderStages) as [OrderStage, ...OrderStage[]])

/** One place of the record that a step changed. */
export const recordChangeSchema = z.object({
  /** subject.KEY, people.ID.KEY, services.ID.KEY; services.ID = the whole service left the file */
  path: z.string(),
  /** as JSON; a whole service with its place in the list */
  was: z.unknown(),
  put: z.unknown(),
})
export type RecordChange = z.infer<typeof recordChangeSchema>

/** One thing that a 变更 changes: what is to stand on the record once it is approved. */
export const wantedChangeSchema = z.object({
  /** a field of workflow/change-fields.ts */
  path: z.string().min(1).max(300),
  to: z.union([z.string().trim().max(1000), z.array(z.string().trim().max(200)).max(50)]),
})
export type WantedChange = z.infer<typeof wantedChangeSchema>

/** What a step changed besides the stage, as it was before, so that undoing it puts it back. */
const orderBeforeSchema = z.object({
  smsVerified: z.array(z.string()).default([]),
  providerNumber: z.string().default(''),
  /** what the step put on the record, and what stood there */
  record: z.array(recordChangeSchema).optional(),
  /** what programs before this one kept instead: the subject's number and all services */
  onFile: z.object({ subjectNumber: z.string(), services: z.array(serviceSchema) }).optional(),
})

/** One step of an order: who did what when, from where to where, and why. */
export const orderEventSchema = z.object({
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string().default(''),
  /** a name of workflow/transitions.ts, e.g. 'submit', 'return-by-bureau' */
  action: z.string(),
  from: orderStage,
  to: orderStage,
  why: z.string().default(''),
  /** numbers of the 驳回原因 (rules/reasons.ts) that were given with a return */
  reasons: z.array(z.number().int().min(1)).default([]),
  before: orderBeforeSchema.optional(),
})
export type OrderEvent = z.infer<typeof orderEventSchema>

/** 通话与备忘: what was said on the phone or is to be remembered of an order. */
export const orderLogSchema = z.object({
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string().default(''),
  kind: z.enum(['note', 'call']).default('note'),
  /** whom the call was with, e.g. 客户 陈知远, 接入商, 管局 */
  partner: z.string().trim().max(100).default(''),
  words: z.string().trim().min(1).max(2000),
})
export type OrderLog = z.infer<typeof orderLogSchema>

/** 订单: one filing on its way through provider and bureau. What happened to it stands in `events`, oldest first. */
export const orderSchema = z.object({
  id: z.string().default(''),
  kind: orderKind.default('first'),
  stage: orderStage.default('prepare'),
  /** services it is about; empty where it is about the subject alone */
  serviceIds: z.array(z.string()).default([]),
  /** 接入商 it is handed in at */
  provider: z.string().trim().default(''),
  /** the provider's own order number */
  providerNumber: z.string().trim().default(''),
  /** ISO 8601 instant */
  openedAt: z.string().default(''),
  events: z.array(orderEventSchema).default([]),
  /** people whose 短信核验 is done, by id */
  smsVerified: z.array(z.string()).default([]),
  /** day on which what a change or a 注销 is about takes effect */
  effectiveOn: calendarDateOrEmpty,
  /** 变更主体, 变更服务: what is to be changed; the record keeps what is on file until the approval */
  changes: z.array(wantedChangeSchema).default([]),
  /** 新增接入, 变更接入: where the services will run; '' = as it is, or not known yet. The provider is the order's */
  access: accessSchema.prefault({}),
  /** 迁移: the 主体 it goes to. 转移, 认领: the account at the provider */
  to: z.string().trim().default(''),
  /** orders that are to follow when this one is done, e.g. 取消接入 after 新增接入 */
  followedBy: z.array(orderKind).default([]),
  note: z.string().default(''),
  /** oldest first */
  log: z.array(orderLogSchema).default([]),
})
export type Order = z.infer<typeof orderSchema>
