import { z } from 'zod'

/** 备案订单类型 (UC, HW, IN; domain.md 4.3). */
export const orderKinds = {
  first: '首次备案',
  'add-service': '新增网站/APP',
  'add-access': '新增接入',
  'change-subject': '变更主体',
  'change-service': '变更服务',
  'change-access': '变更接入',
  'cancel-subject': '注销主体',
  'cancel-service': '注销服务',
  'cancel-access': '取消接入',
  migrate: '迁移',
  transfer: '转移',
  claim: '认领',
} as const
export type OrderKind = keyof typeof orderKinds
export const orderKind = z.enum(Object.keys(orderKinds) as [OrderKind, ...OrderKind[]])

/** Where an order stands. The last two end it without a result. */
export const orderStages = {
  prepare: '准备',
  fill: '填写',
  upload: '上传核验',
  review: '接入商初审',
  sms: '短信核验',
  bureau: '管局审核',
  filed: '已备案',
  care: '维护',
  withdrawn: '已撤回',
  expired: '已过期',
} as const
export type OrderStage = keyof typeof orderStages
export const orderStage = z.enum(Object.keys(orderStages) as [OrderStage, ...OrderStage[]])

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
})
export type OrderEvent = z.infer<typeof orderEventSchema>

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
  note: z.string().default(''),
})
export type Order = z.infer<typeof orderSchema>
