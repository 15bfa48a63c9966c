import { z } from 'zod'
import { subjectKind } from '../model/subject.ts'

const id = z.string().min(1).max(200)
const word = z.string().trim().min(1).max(60)

/** What becomes of clients in one go; 经办人 and 标签 are the agency's own, never the bureau's. */
export const bulkChangeSchema = z.object({
  /** left out = stays; '' = nobody */
  assignee: z.string().trim().max(50).optional(),
  addTags: z.array(word).max(20).default([]),
  removeTags: z.array(word).max(20).default([]),
})
export type BulkChange = z.infer<typeof bulkChangeSchema>

/** How a client stands, as the list can be narrowed down to; one client may stand in several ways. */
export const clientStandings = ['reject', 'likely', 'clean', 'missing', 'look'] as const
export type ClientStanding = (typeof clientStandings)[number]

/** Which clients a list is narrowed down to; a client must fit every part that is given. */
export const clientFilterSchema = z.object({
  /** '' = of nobody; left out = of anybody */
  assignee: z.string().max(50).optional(),
  /** all of them */
  tags: z.array(word).max(20).default([]),
  /** any of them, by short name (浙江) */
  provinces: z.array(z.string().max(20)).max(40).default([]),
  kinds: z.array(subjectKind).default([]),
  standing: z.enum(clientStandings).optional(),
})
export type ClientFilter = z.infer<typeof clientFilterSchema>

export const noFilter: ClientFilter = { tags: [], provinces: [], kinds: [] }

/** Whether a filter narrows anything down. */
export const filters = ({ assignee, tags, provinces, kinds, standing }: ClientFilter): boolean =>
  assignee !== undefined || standing !== undefined || tags.length + provinces.length + kinds.length > 0

export const clientSorts = ['updated', 'name', 'worst'] as const

/** What a list of clients is asked for, apart from the page of it. */
export const clientQuestion = {
  /** name, 经办人, tag, pinyin, initials, credit code, domain, filing number, last digits of a phone; '' = all */
  search: z.string().max(200).default(''),
  /** left out = all */
  filter: clientFilterSchema.optional(),
  sort: z.enum(clientSorts).default('updated'),
}

/** 保存的筛选: a question under a name, one clerk's own. */
export const savedFilterSchema = z.object({
  /** the clerk it belongs to, as in the settings; '' = who has not said their name */
  operator: z.string().max(50),
  name: z.string().trim().min(1).max(30),
  ...clientQuestion,
})
export type SavedFilter = z.infer<typeof savedFilterSchema>

const counted = z.array(z.object({ value: z.string(), count: z.number().int() }))

/** Calls about many clients at once. */
export const clientListCalls = {
  /** The ids of all clients a question finds, in its order: what 全选 chooses. */
  'clients.ids': {
    input: z.object(clientQuestion),
    output: z.object({ ids: z.array(id) }),
  },
  /** What the list can be narrowed down to: every 经办人, 标签 and 省份 in use, most used first. */
  'clients.facets': {
    input: z.object({}),
    output: z.object({ assignees: counted, tags: counted, provinces: counted }),
  },
  /** Changes 经办人 and 标签 of many clients, all or none; can be undone until the desk is closed. */
  'clients.bulk': {
    input: z.object({ ids: z.array(id).min(1).max(100_000), change: bulkChangeSchema }),
    output: z.object({
      /** how many were not so already */
      changed: z.number().int(),
      /** for `clients.undo`; '' = nothing was changed */
      undoId: z.string(),
    }),
  },
  /** Takes a bulk change back where nobody has changed the same client's 经办人 or 标签 since. */
  'clients.undo': {
    input: z.object({ undoId: id }),
    output: z.object({ restored: z.number().int(), kept: z.number().int() }),
  },
  /**
   * Writes clients to a file that anybody can read; held until the desk is closed, never written to the data folder.
   * The history of each says so.
   */
  'clients.export': {
    input: z.object({ ids: z.array(id).min(1).max(100_000), format: z.enum(['xlsx', 'csv', 'json']) }),
    output: z.object({ fileId: id, fileName: z.string() }),
  },
} as const
