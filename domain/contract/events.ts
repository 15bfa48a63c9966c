import { z } from 'zod'

/** Long work on its way: anything that may take over a second reports itself. */
export const progressSchema = z.object({
  type: z.literal('progress'),
  taskId: z.string(),
  /** what is being done, zh-CN */
  title: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  state: z.enum(['running', 'done', 'failed']),
  /** the refusal's words where it failed */
  message: z.string().optional(),
})
export type Progress = z.infer<typeof progressSchema>

/** Records changed: the window asks again for what it shows. Never carries the records. */
export const changedSchema = z.object({
  type: z.literal('changed'),
  revision: z.number().int(),
  clientIds: z.array(z.string()),
})

/** The person clicked on a notice of the operating system's: the window goes there. Both ids '' = the 工作台. */
export const openSchema = z.object({
  type: z.literal('open'),
  clientId: z.string(),
  orderId: z.string(),
  path: z.string(),
})

export const deskEventSchema = z.discriminatedUnion('type', [progressSchema, changedSchema, openSchema])
export type DeskEvent = z.infer<typeof deskEventSchema>
