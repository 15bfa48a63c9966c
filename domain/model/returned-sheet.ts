import { z } from 'zod'
import { inspectionSchema } from './inspection.ts'
import { materialSchema } from './material.ts'

/**
 * How far a page that came back is on its way home: reading = not looked at yet; placed = lies in its filing; spare = its filing has a scan of the same
 * sheet already that is as good; waiting = a person must say where it belongs.
 */
export const returnStates = ['reading', 'placed', 'spare', 'waiting'] as const
export type ReturnState = (typeof returnStates)[number]

/** Why a person must say where it belongs. */
export const waitingReasons = [
  /** a 核验单 without a code that could be read */
  'no-code',
  /** not a 核验单 as the desk prints it */
  'other-paper',
  /** an empty page, e.g. the back of a sheet */
  'blank',
  /** the code is whole, but its client or website is not (any more) in the portfolio */
  'no-such-filing',
  /** the code fits more than one filing */
  'several-filings',
  /** the file cannot be read */
  'unreadable',
  /** a person took it out of the place where it lay */
  'taken-out',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

/** A page that came back and was handed to the desk: 回收的核验单. The bytes lie in the vault under `fileId`. */
export const returnedSheetSchema = z.object({
  id: z.string().min(1),
  fileId: z.string().min(1),
  /** the file as it was handed over */
  fileName: z.string(),
  /** which of the file's pages, from 1, and of how many */
  page: z.number().int().min(1).default(1),
  pages: z.number().int().min(1).default(1),
  mediaType: z.string(),
  /** bytes */
  size: z.number().int().min(0),
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string(),
  state: z.enum(returnStates),
  why: z.enum(waitingReasons).optional(),
  /** the 16 digits on it; '' = none was read */
  code: z.string().default(''),
  /** where it belongs; '' while that is not known */
  clientId: z.string().default(''),
  serviceId: z.string().default(''),
  /** the material it became; '' where it did not */
  materialId: z.string().default(''),
  placedBy: z.enum(['code', 'person']).optional(),
  /** what lay in its place before, to be put back where it is taken out again */
  replaced: materialSchema.optional(),
  inspection: inspectionSchema.optional(),
  /** why the file could not be read at all */
  unreadable: z.object({ code: z.string(), message: z.string() }).optional(),
})
export type ReturnedSheet = z.infer<typeof returnedSheetSchema>
