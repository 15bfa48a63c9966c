import { z } from 'zod'

/** What the last look before packing goes through, in the order in which it is said. */
export const packReasonKinds = ['finding', 'paper', 'sheet', 'copy', 'field'] as const

/** One reason against packing now. */
export const packReasonSchema = z.object({
  /** names the reason in `despite`; carries no personal data */
  key: z.string().min(1).max(500),
  /** finding = a rule that rejects; paper = a required paper; sheet = the 核验单's way; copy = a file of the pack; field = the form */
  kind: z.enum(packReasonKinds),
  /** what is wrong (zh-CN), without whole ID or phone numbers */
  message: z.string(),
  /** what to do (zh-CN) */
  remedy: z.string(),
  /** where it is mended, as findings name places */
  path: z.string(),
})
export type PackReason = z.infer<typeof packReasonSchema>
