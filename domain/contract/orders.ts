import { z } from 'zod'
import { calendarDate, calendarDateOrEmpty } from '../model/dates.ts'
import { orderKind, orderStage, wantedChangeSchema } from '../model/order.ts'
import { accessSchema } from '../model/service.ts'
import { workGroupNames } from '../workbench/groups.ts'
import { type OrderAction, orderActions } from '../workflow/transitions.ts'

const id = z.string().min(1).max(200)
const ofOrder = { clientId: id, orderId: id }
const orderAction = z.enum(Object.keys(orderActions) as [OrderAction, ...OrderAction[]])
const deadlineKind = z.enum(['act-by', 'expect-by', 'not-before', 'todo'])

/** An order as board and table show it; no ID or phone number is in it. */
export const orderRowSchema = z.object({
  clientId: id,
  clientName: z.string(),
  id,
  kind: orderKind,
  stage: orderStage,
  open: z.boolean(),
  provider: z.string(),
  providerNumber: z.string(),
  province: z.string(),
  assignee: z.string(),
  services: z.array(z.string()),
  openedAt: z.string(),
  enteredAt: z.string(),
  /** why it came back, while it waits for us because of that */
  returnedWhy: z.string(),
  /** the clock that ends first */
  due: z.object({ title: z.string(), day: z.string(), at: z.string(), kind: deadlineKind }).optional(),
  /** findings of its client that would be rejected */
  blocking: z.number().int(),
})
export type OrderRow = z.infer<typeof orderRowSchema>

/** What narrows a list of orders; '' and [] = all. */
export const orderFilterSchema = z.object({
  /** as in `clients.list` */
  search: z.string().max(200).default(''),
  stages: z.array(orderStage).default([]),
  kind: z.union([orderKind, z.literal('')]).default(''),
  provider: z.string().max(100).default(''),
  province: z.string().max(30).default(''),
  assignee: z.string().max(100).default(''),
  /** clocks that end on these days only */
  dueFrom: calendarDateOrEmpty,
  dueTo: calendarDateOrEmpty,
})
export type OrderFilter = z.infer<typeof orderFilterSchema>

/** 接入 that is to be; nothing longer than a form takes */
const planned = accessSchema.extend({
  location: z.string().trim().max(100).default(''),
  ips: z.array(z.string().trim().max(100)).max(100).default([]),
  account: z.string().trim().max(200).default(''),
})

const stageCounts = z.record(orderStage, z.number().int())

/** A line of the 工作台. */
export const workLineSchema = z.object({
  /** stays the same while the line does */
  key: z.string(),
  clientId: id,
  clientName: z.string(),
  assignee: z.string(),
  orderId: z.string(),
  /** '' where it is about no order */
  orderKind: z.union([orderKind, z.literal('')]),
  rule: z.string(),
  group: z.enum(workGroupNames),
  kind: deadlineKind,
  title: z.string(),
  day: z.string(),
  at: z.string(),
  path: z.string(),
  /** whether every working day on the way was known */
  known: z.boolean(),
  state: z.enum(['overdue', 'today', 'soon', 'later']),
  /** what to do */
  advice: z.string(),
  act: z.discriminatedUnion('do', [
    z.object({ do: z.literal('step'), action: orderAction, label: z.string() }),
    z.object({ do: z.enum(['order', 'field', 'review']), label: z.string() }),
  ]),
})
export type WorkLine = z.infer<typeof workLineSchema>

const share = z.object({
  name: z.string(),
  /** orders under way, and those done */
  open: z.number().int(),
  done: z.number().int(),
  /** mean calendar days, one decimal; undefined where none is finished */
  reviewDays: z.number().optional(),
  bureauDays: z.number().optional(),
  totalDays: z.number().optional(),
  returned: z.number().int(),
})

/** What came of a step, in words, and the stage the order is in. */
const stepped = z.object({ ...ofOrder, stage: orderStage, words: z.string() })

/** The calls of orders and the 工作台, for the contract. */
export const orderCalls = {
  /** A page of orders, without opening a client; `stages` of the answer counts every stage under the rest of the filter. */
  'orders.list': {
    input: orderFilterSchema.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
      sort: z.enum(['due', 'entered', 'client', 'opened']).default('due'),
    }),
    output: z.object({ rows: z.array(orderRowSchema), total: z.number().int(), stages: stageCounts }),
  },
  /** What the filters offer. */
  'orders.filters': {
    input: z.object({}),
    output: z.object({
      providers: z.array(z.string()),
      provinces: z.array(z.string()),
      assignees: z.array(z.string()),
    }),
  },
  /** Load, turn-round and rejection reasons by provider and province, of orders opened on or after a day. */
  'orders.stats': {
    input: z.object({ since: calendarDateOrEmpty }),
    output: z.object({
      providers: z.array(share),
      provinces: z.array(share),
      /** how often each reason was given; 0 = none was picked */
      reasons: z.array(
        z.object({ reason: z.number().int(), provider: z.string(), province: z.string(), count: z.number().int() }),
      ),
    }),
  },
  /** Opens an order. Refused as `forbidden` with the reason where another is under way or the kind does not fit. */
  'orders.open': {
    input: z.object({
      clientId: id,
      kind: orderKind,
      serviceIds: z.array(id).max(500).default([]),
      provider: z.string().trim().max(100).default(''),
      /** orders to follow when this one is done */
      followedBy: z.array(orderKind).max(5).default([]),
      /** day on which a change or a 注销 takes effect */
      effectiveOn: calendarDateOrEmpty,
      note: z.string().trim().max(2000).default(''),
      /** 新增接入, 变更接入: where the services will run. Of services not on file yet it goes straight on the record */
      access: planned.prefault({}),
      /** 迁移: the 主体 it goes to; 转移, 认领: the account at the provider */
      to: z.string().trim().max(200).default(''),
    }),
    output: z.object({ ...ofOrder }),
  },
  /** Takes one step. Refused as `forbidden` with what would make it possible. */
  'orders.act': {
    input: z.object({
      ...ofOrder,
      action: orderAction,
      why: z.string().trim().max(2000).default(''),
      reasons: z.array(z.number().int().min(1).max(62)).max(62).default([]),
      providerNumber: z.string().trim().max(100).optional(),
      subjectNumber: z.string().trim().max(60).optional(),
      serviceNumbers: z.record(id, z.string().trim().max(60)).optional(),
      openedOn: calendarDate.optional(),
    }),
    output: stepped,
  },
  /** Takes the newest step back, with what it did to the client. */
  'orders.undo': { input: z.object(ofOrder), output: stepped },
  /** What may be changed of an order without a step; what is left out stays. */
  'orders.change': {
    input: z.object({
      ...ofOrder,
      provider: z.string().trim().max(100).optional(),
      providerNumber: z.string().trim().max(100).optional(),
      serviceIds: z.array(id).max(500).optional(),
      effectiveOn: calendarDateOrEmpty.removeDefault().optional(),
      note: z.string().trim().max(2000).optional(),
      /** 变更内容 to be added, each in the place of what was said of its field before */
      want: z.array(wantedChangeSchema).max(200).optional(),
      /** fields that are not to be changed after all */
      unwant: z.array(z.string().max(300)).max(200).optional(),
      access: planned.optional(),
      to: z.string().trim().max(200).optional(),
      sms: z.object({ personId: id, done: z.boolean() }).optional(),
    }),
    output: z.object({ ...ofOrder }),
  },
  /** Writes a note or a phone call down. */
  'orders.log': {
    input: z.object({
      ...ofOrder,
      kind: z.enum(['note', 'call']),
      partner: z.string().trim().max(100).default(''),
      words: z.string().trim().min(1, '请写一句话').max(2000),
    }),
    output: z.object({ ...ofOrder }),
  },
  /** Everything due, late or waiting, the most urgent first. */
  'workbench.list': {
    input: z.object({
      group: z.union([z.enum(workGroupNames), z.literal('')]).default(''),
      assignee: z.string().max(100).default(''),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      lines: z.array(workLineSchema),
      total: z.number().int(),
      groups: z.record(z.enum(workGroupNames), z.number().int()),
      /** due today or late, all groups */
      urgent: z.number().int(),
      stages: stageCounts,
      /** clients in all: without any there is nothing to do but begin */
      clients: z.number().int(),
      /** returned 核验单 that wait for a person */
      returned: z.number().int(),
      /** ISO instant at the desk */
      now: z.string(),
    }),
  },
} as const
