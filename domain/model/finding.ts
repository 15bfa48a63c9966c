import { z } from 'zod'

/** reject = would be rejected (red); likely = may well be (amber); advice = good to know (grey). */
export const severity = z.enum(['reject', 'likely', 'advice'])
export type Severity = z.infer<typeof severity>
export const severityNames: Record<Severity, string> = { reject: '会被驳回', likely: '可能被驳回', advice: '建议' }

/** What a rule rests on. */
export const sourceSchema = z.object({
  /** key of domain.md section 0, e.g. SEED, UC, R33 */
  id: z.string(),
  /** the document's title, with the paragraph where there is one */
  title: z.string(),
  /** day or month the source was written; '-' where it carries none */
  date: z.string(),
})
export type Source = z.infer<typeof sourceSchema>

/** 问题: what a rule found on one client. */
export const findingSchema = z.object({
  /** e.g. 'subject.licence-number.invalid': stable, for programs and for docs/rules.md */
  code: z.string(),
  severity,
  /**
   * Path of the field it is about, dots between steps, list items by their id:
   * 'subject.name', 'people.<id>.mobile', 'services.<id>.domains.0.name', 'materials.<id>', 'slots.<key>', 'orders.<id>'
   */
  path: z.string(),
  /** what is wrong, in the clerk's words (zh-CN); never quotes a whole ID or phone number */
  message: z.string(),
  /** what to do */
  remedy: z.string(),
  sources: z.array(sourceSchema).min(1),
  /** set where the user's document and the law differ: whose reading this is */
  reading: z.enum(['document', 'law']).optional(),
})
export type Finding = z.infer<typeof findingSchema>
