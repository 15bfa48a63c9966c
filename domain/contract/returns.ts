import { z } from 'zod'
import { verdict } from '../model/inspection.ts'
import { returnStates, waitingReasons } from '../model/returned-sheet.ts'

const id = z.string().min(1).max(200)

/** A returned page as the list shows it: where it lies, and what the checks say of it there. */
export const returnedRowSchema = z.object({
  id,
  fileId: id,
  fileName: z.string(),
  /** from 1, and of how many */
  page: z.number().int(),
  pages: z.number().int(),
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string(),
  state: z.enum(returnStates),
  why: z.enum(waitingReasons).optional(),
  /** the 16 digits on it; '' = none was read */
  code: z.string(),
  /** the form was recognised: it can be shown upright (`&cut=sheet`, `&cut=names` at its preview's address) */
  recognised: z.boolean(),
  clientId: z.string(),
  clientName: z.string(),
  serviceId: z.string(),
  serviceTitle: z.string(),
  materialId: z.string(),
  placedBy: z.enum(['code', 'person']).optional(),
  /** it took the place of an earlier scan, which comes back where it is taken out */
  replaced: z.boolean(),
  verdict: z.union([verdict, z.enum(['pending', 'unreadable'])]),
  /** one line for the clerk */
  headline: z.string(),
  /** what is wrong and how to do it again */
  findings: z.array(z.object({ message: z.string(), remedy: z.string() })),
  /** printed before the client's data changed */
  stale: z.boolean(),
})
export type ReturnedRow = z.infer<typeof returnedRowSchema>

/** A filing to which a page may belong. */
export const likelyFilingSchema = z.object({
  clientId: id,
  /** '' = a client without services */
  serviceId: z.string(),
  clientName: z.string(),
  serviceTitle: z.string(),
  /** what speaks for it (zh-CN), the strongest first */
  reasons: z.array(z.string()),
  /** when its sheet was printed that has not come back; '' = none */
  printedAt: z.string(),
  /** a scan of its sheet is there already */
  filled: z.boolean(),
})
export type LikelyFiling = z.infer<typeof likelyFilingSchema>

/** The way of one filing's sheet: printed, returned, stale. */
export const sheetStandingSchema = z.object({
  serviceId: z.string(),
  printed: z
    .object({
      at: z.string(),
      by: z.string(),
      copies: z.number().int(),
      purpose: z.enum(['save', 'print']),
      /** the client's data is still what was printed */
      stands: z.boolean(),
    })
    .optional(),
  returned: z
    .object({
      at: z.string(),
      materialId: id,
      verdict: returnedRowSchema.shape.verdict,
      headline: z.string(),
      /** false = what lies there is stale */
      stands: z.boolean(),
    })
    .optional(),
})
export type SheetStanding = z.infer<typeof sheetStandingSchema>

/** The calls of the way home, for the contract. */
export const returnCalls = {
  /**
   * Takes in a file of one or more stamped pages, each page a scan of its own. They are read and placed in the background; `changed`
   * events tell. A page that is known already is named and not taken in twice; a file that cannot be read is kept and waits.
   */
  'returns.take': {
    input: z.object({
      fileName: z.string().min(1).max(255),
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, '这里要的是文件内容'),
    }),
    output: z.object({
      ids: z.array(id),
      /** pages that are known already, and where they lie (zh-CN) */
      again: z.array(
        z.object({ page: z.number().int(), words: z.string(), returnId: z.string(), clientId: z.string() }),
      ),
    }),
  },
  /** The list of returned pages, newest first; what waits for a person always comes along. */
  'returns.list': {
    input: z.object({ limit: z.number().int().min(1).max(2000).default(500) }),
    output: z.object({ items: z.array(returnedRowSchema), total: z.number().int(), reading: z.number().int() }),
  },
  /** Where a page most likely belongs, or, with `search`, filings by name, domain, number or the digits on the paper. */
  'returns.likely': {
    input: z.object({ id, search: z.string().trim().max(200).default('') }),
    output: z.object({ items: z.array(likelyFilingSchema) }),
  },
  /** A person's word where it belongs. */
  'returns.place': {
    input: z.object({
      id,
      clientId: id,
      serviceId: z.string().max(200).default(''),
      /** put it into the folder's other papers: it is no 核验单 */
      asOther: z.boolean().default(false),
      /** also where a scan that is as good lies there already */
      replace: z.boolean().default(false),
    }),
    output: returnedRowSchema,
  },
  /** Takes it out again; what lay there before comes back. */
  'returns.undo': { input: z.object({ id }), output: returnedRowSchema },
  /** Takes lines off the list; of pages that were not placed the scans are removed too. */
  'returns.dismiss': {
    input: z.object({ ids: z.array(id).min(1).max(5000) }),
    output: z.object({ removed: z.number().int() }),
  },
  /** How far the sheets of a client's filings are: printed, returned, stale. */
  'sheets.standing': { input: z.object({ clientId: id }), output: z.object({ items: z.array(sheetStandingSchema) }) },
} as const
