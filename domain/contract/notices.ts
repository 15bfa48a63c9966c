import { z } from 'zod'
import { workGroupNames } from '../workbench/groups.ts'

const group = z.enum(workGroupNames)

/** As `Notice` in domain/reminders. */
export const noticeSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('one'),
    group,
    late: z.boolean(),
    hours: z.number().int().optional(),
    client: z.string(),
    clientId: z.string(),
    orderId: z.string(),
    path: z.string(),
  }),
  z.object({
    about: z.literal('many'),
    count: z.number().int(),
    late: z.number().int(),
    groups: z.array(z.object({ group, count: z.number().int() })).readonly(),
  }),
])

const toldSchema = z.object({ key: z.string().min(1).max(1000), clientId: z.string().max(200) })

/** Calls of a host that tells the clerk what is due through the operating system. */
export const noticeCalls = {
  /** What to tell now: nothing where it is switched off, in the quiet hours, or where everything was told before. */
  'notices.due': {
    input: z.object({}),
    output: z.object({ notices: z.array(noticeSchema), told: z.array(toldSchema) }),
  },
  /** The host has told these; they are not told again, after a restart neither. */
  'notices.told': { input: z.object({ told: z.array(toldSchema).max(10_000) }), output: z.object({}) },
}
