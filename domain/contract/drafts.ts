import { z } from 'zod'

/** Where in the window something was being typed; the window names the place to the clerk by it. */
export const draftKinds = [
  'client',
  'new-client',
  'order-facts',
  'order-log',
  'order-step',
  'order-opening',
  'order-plan',
  'security-number',
  'ruling',
  'template',
] as const
export type DraftKind = (typeof draftKinds)[number]

const draftFields = {
  /** what it belongs to, unique among drafts; the window makes it up */
  key: z.string().min(1).max(500),
  kind: z.enum(draftKinds),
  /** '' = no client's: a new one, a template */
  clientId: z.string().max(200),
  /** where in the window it is opened again: a location hash */
  place: z.string().max(500),
  /** what was typed, as JSON that only the window reads */
  body: z.string().max(4_000_000),
}

/** Something typed and not saved, as the desk kept it. */
export const keptDraftSchema = z.object({
  ...draftFields,
  /** the client's name as of now */
  clientName: z.string(),
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string(),
})
export type KeptDraft = z.infer<typeof keptDraftSchema>

/** Calls about what was typed and not saved: it is personal data, so the portfolio keeps it and not the window. */
export const draftCalls = {
  /** Keeps a draft in place of the one with the same key. Refused as 'not-found' where its client is gone. */
  'drafts.put': { input: z.object(draftFields), output: z.object({}) },
  /** All of them, the newest first. */
  'drafts.list': { input: z.object({}), output: z.object({ drafts: z.array(keptDraftSchema) }) },
  /** Forgets drafts; those that are not there are no error. */
  'drafts.drop': { input: z.object({ keys: z.array(draftFields.key).max(1000) }), output: z.object({}) },
}
