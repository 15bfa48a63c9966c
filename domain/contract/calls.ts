import { z } from 'zod'
import { languages } from '../language.ts'
import { clientSchema } from '../model/client.ts'
import { findingSchema } from '../model/finding.ts'
import { verdict } from '../model/inspection.ts'
import { materialKind, materialSchema } from '../model/material.ts'
import { subjectKind } from '../model/subject.ts'
import { paperTemplateSchema } from '../papers/template.ts'
import { agencyRulesSchema } from '../rules/agency-rules.ts'
import { takenElsewhereSchema } from '../rules/portfolio-index.ts'
import { uploadCopySchema } from '../upload/copy.ts'
import { packReasonSchema } from '../upload/reason.ts'
import { clientListCalls, clientQuestion, savedFilterSchema } from './client-lists.ts'
import { draftCalls } from './drafts.ts'
import { importCalls } from './imports.ts'
import type { CallName } from './names.ts'
import { noticeCalls } from './notices.ts'
import { orderCalls } from './orders.ts'
import { returnCalls } from './returns.ts'

const id = z.string().min(1).max(200)
/** The agency's own paper templates, from the folder `papers` of its data folder. */
const paperTemplates = z.object({
  folder: z.string(),
  templates: z.array(paperTemplateSchema),
  /** files that could not be used, and why */
  problems: z.array(z.object({ fileName: z.string(), message: z.string() })),
})
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, '这里要的是文件内容')

/** What the client list shows of a client: no whole ID or phone number is in it. */
export const clientRowSchema = z.object({
  id,
  name: z.string(),
  kind: subjectKind,
  province: z.string(),
  /** masked: 9133 **** 0K */
  licenceNumber: z.string(),
  leadName: z.string(),
  /** masked: 138****2201 */
  leadMobile: z.string(),
  services: z.array(z.object({ name: z.string(), kind: z.string() })),
  domains: z.array(z.string()),
  filingNumber: z.string(),
  assignee: z.string(),
  tags: z.array(z.string()),
  /** materials by standing: how many required slots are empty, and how the filled ones were judged */
  materials: z.object({
    missing: z.number(),
    pass: z.number(),
    doubt: z.number(),
    fail: z.number(),
    pending: z.number(),
  }),
  findings: z.object({ reject: z.number(), likely: z.number(), advice: z.number() }),
  sample: z.boolean(),
  updatedAt: z.string(),
})
export type ClientRow = z.infer<typeof clientRowSchema>

/** A client with everything the desk has worked out about it as of today. */
export const clientViewSchema = z.object({
  client: clientSchema,
  findings: z.array(findingSchema),
  /** what of this client's another client uses too, so that the window can check while typing */
  takenElsewhere: takenElsewhereSchema,
})
export type ClientView = z.infer<typeof clientViewSchema>

/** How the data key is protected; `words` says it to the clerk. */
export const protectionSchema = z.object({
  keychain: z.boolean(),
  passphrase: z.boolean(),
  keyFile: z.boolean(),
  words: z.string(),
})

export const historyEntrySchema = z.object({
  id: z.number().int(),
  /** ISO 8601 instant */
  at: z.string(),
  by: z.string(),
  clientId: z.string(),
  /** what was done, e.g. 'client.saved', 'material.added', 'number.revealed', 'sheet.printed' */
  action: z.string(),
  /** one line for people (zh-CN), without whole ID or phone numbers */
  words: z.string(),
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

export { type Language, languages } from '../language.ts'

/** Beijing wall time, or '' = none */
const wallTime = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 08:30 这样')])

/** Settings without what they are to begin with: a change names only what it changes. */
const settingFields = {
  /** the clerk's name as it appears in the history */
  operator: z.string().trim().max(50),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(languages),
  /** which reading blocks where the user's document and the law differ */
  reading: z.enum(['law', 'document']),
  /** the sample clients were offered and the clerk said no */
  samplesDeclined: z.boolean(),
  /** 保存的筛选 of every clerk at this desk */
  savedFilters: z.array(savedFilterSchema).max(200),
  /** what is due is told through the operating system, where the host can */
  notices: z.boolean(),
  /** the clients' short names may stand in it, where anybody who passes the screen sees them */
  noticeNames: z.boolean(),
  /** nothing is told between these times */
  quietFrom: wallTime,
  quietTo: wallTime,
  /** how columns of clients' tables were matched before: heading → column of the desk, '' = left out */
  columnMatches: z.array(z.object({ heading: z.string().max(500), match: z.string().max(60) })).max(2000),
}
export const settingsSchema = z.object({
  operator: settingFields.operator.default(''),
  theme: settingFields.theme.default('system'),
  language: settingFields.language.default('zh-CN'),
  reading: settingFields.reading.default('law'),
  samplesDeclined: settingFields.samplesDeclined.default(false),
  savedFilters: settingFields.savedFilters.default([]),
  notices: settingFields.notices.default(true),
  noticeNames: settingFields.noticeNames.default(false),
  quietFrom: settingFields.quietFrom.default('20:00'),
  quietTo: settingFields.quietTo.default('08:00'),
  columnMatches: settingFields.columnMatches.default([]),
})
export type Settings = z.infer<typeof settingsSchema>

/** What became of one row or one client of an import. */
export const importReportSchema = z.object({
  added: z.array(z.object({ id, name: z.string() })),
  /** rows that were left out, with the row or position they stand at (1-based, header not counted) */
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), message: z.string() })),
})
export type ImportReport = z.infer<typeof importReportSchema>

/** A scan on the work list: what it is, and why a person should look. */
export const doubtfulScanSchema = z.object({
  clientId: id,
  clientName: z.string(),
  materialId: id,
  fileId: z.string(),
  fileName: z.string(),
  /** what the clerk calls the paper */
  label: z.string(),
  headline: z.string(),
})
export type DoubtfulScan = z.infer<typeof doubtfulScanSchema>

/**
 * The contract: every call, its input and its output. The three doors (IPC, loopback HTTP, command line) validate
 * against these and nothing else; the window gets its types from here.
 */
export const calls = {
  /** Who is there: version, door, whether the portfolio is locked, how the key is kept. */
  'desk.describe': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      door: z.enum(['electron', 'browser', 'headless']),
      locked: z.boolean(),
      protection: protectionSchema,
      clientCount: z.number().int(),
      /** today in Beijing, YYYY-MM-DD */
      today: z.string(),
      /** version of the scan checks; verdicts of earlier ones are worked out anew in the background */
      inspectionVersion: z.number().int(),
    }),
  },
  'desk.unlock': { input: z.object({ passphrase: z.string().min(1) }), output: z.object({}) },
  'desk.setPassphrase': {
    input: z.object({ passphrase: z.string().min(8, '口令至少 8 个字符') }),
    output: z.object({}),
  },
  'clients.list': {
    input: z.object({
      ...clientQuestion,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(100),
    }),
    output: z.object({ rows: z.array(clientRowSchema), total: z.number().int(), revision: z.number().int() }),
  },
  ...clientListCalls,
  'clients.get': { input: z.object({ id }), output: clientViewSchema },
  'clients.create': { input: z.object({ client: clientSchema }), output: clientViewSchema },
  /** Saves everything but the materials, which have calls of their own. Refused as `conflict` if somebody saved before. */
  'clients.save': { input: z.object({ client: clientSchema }), output: clientViewSchema },
  'clients.remove': { input: z.object({ id }), output: z.object({}) },
  /** Writes into the history that a masked number was looked at. */
  'clients.reveal': { input: z.object({ id, path: z.string().min(1).max(200) }), output: z.object({}) },
  /**
   * Takes in a file whole: what cannot be read, and clients on file already, are left out and named.
   * `rows` = only these, as a person chose them after a look (`imports.read`): all of them or none, on file already or not.
   */
  'clients.import': {
    input: z.object({
      fileName: z.string().min(1).max(255),
      bytes,
      rows: z.array(z.number().int()).min(1).max(50_000).optional(),
    }),
    output: importReportSchema,
  },
  /** Keeps the file and starts the checks; their verdict arrives with a `changed` event. */
  'materials.add': {
    input: z.object({
      clientId: id,
      /** left out: the desk tells from the file's name, else 其他材料 */
      kind: materialKind.optional(),
      personId: z.string().default(''),
      serviceId: z.string().default(''),
      fileName: z.string().min(1).max(255),
      bytes,
      /** the material whose place it takes; the old file is removed, and a word against the machine's lapses with it */
      replaces: id.optional(),
    }),
    output: z.object({ material: materialSchema }),
  },
  /** Looks at a scan without keeping it: which place it seems to belong to by what stands on it. */
  'materials.tell': {
    input: z.object({ clientId: id, bytes }),
    output: z.object({
      /** key of a slot; '' = nothing on it says what it is */
      slot: z.string(),
      /** what it was told by, or why the file cannot be read (zh-CN) */
      why: z.string(),
      /** the file cannot be kept as a scan, or speaks of somebody else */
      state: z.enum(['told', 'foreign', 'silent', 'unreadable']),
    }),
  },
  'materials.assign': {
    input: z.object({
      clientId: id,
      materialId: id,
      kind: materialKind,
      personId: z.string().default(''),
      serviceId: z.string().default(''),
      /** an ID's scan shows both sides, or does not; left out, the desk tells by its pages */
      bothSides: z.boolean().optional(),
    }),
    output: clientViewSchema,
  },
  /** The scans of all clients that a person should look at, by client, in the order of their papers. */
  'materials.doubtful': {
    input: z.object({ limit: z.number().int().min(1).max(2000).default(1000) }),
    output: z.object({ items: z.array(doubtfulScanSchema), total: z.number().int() }),
  },
  /** Runs the checks again. */
  'materials.inspect': { input: z.object({ clientId: id, materialId: id }), output: clientViewSchema },
  /** A person's word against the machine's; `verdict: null` takes it back. */
  'materials.override': {
    input: z.object({ clientId: id, materialId: id, verdict: verdict.nullable(), why: z.string().trim().max(500) }),
    output: clientViewSchema,
  },
  'materials.remove': { input: z.object({ clientId: id, materialId: id }), output: clientViewSchema },
  /**
   * Keeps a file of drawn 核验单 in the vault so that it can be saved or printed; notes which filings' sheets are in it,
   * so that the code on the paper finds its way back, and writes that into the clients' history.
   */
  'sheets.keep': {
    input: z.object({
      sheets: z
        .array(
          z.object({
            clientId: id,
            serviceId: z.string().max(200).default(''),
            /** the 16 digits on its first page (domain/sheet/code.ts); '' = printed without them */
            code: z.string().max(40).default(''),
            /** of this sheet, where it is not as many as of the others */
            copies: z.number().int().min(1).max(9).optional(),
          }),
        )
        .min(1)
        .max(10_000),
      /** of each sheet */
      copies: z.number().int().min(1).max(9).default(1),
      /** as `sheetFileName` in renderer/sheet gives it; .zip where every sheet is a file of its own */
      fileName: z.string().min(1).max(255),
      bytes,
      purpose: z.enum(['save', 'print']),
    }),
    output: z.object({ fileId: id, fileName: z.string() }),
  },
  ...importCalls,
  ...returnCalls,
  'papers.templates': { input: z.object({}), output: paperTemplates },
  /** Writes a template into the agency's folder, in place of the shipped one of the same key, or beside them. */
  'papers.saveTemplate': { input: z.object({ template: paperTemplateSchema }), output: paperTemplates },
  /** Back to the shipped words; the agency's own are put aside in its folder. */
  'papers.resetTemplate': { input: z.object({ key: id, name: z.string().max(60) }), output: paperTemplates },
  /** Keeps a drawn paper in the vault so that it can be saved or printed, and writes that into the history. */
  'papers.keep': {
    input: z.object({
      clientId: id,
      /** the paper as the history names it */
      label: z.string().min(1).max(200),
      fileName: z.string().min(1).max(255),
      bytes,
      purpose: z.enum(['save', 'print']),
    }),
    output: z.object({ fileId: id, fileName: z.string() }),
  },
  /**
   * Makes upload copies of a client's papers as an access provider takes them, checks each again and holds it until the desk is closed. Copies
   * that would fare worse than their originals are refused, with words.
   */
  'uploads.prepare': {
    input: z.object({
      clientId: id,
      /** 接入商 by name, alias or key of its rule pack; any other name is taken by the usual limits */
      provider: z.string().trim().min(1).max(100),
      /** which papers; empty = every paper that lies in a place and is not bad */
      materialIds: z.array(id).max(500).default([]),
      /** papers that get the purpose watermark; left out = ID cards */
      watermarked: z.array(id).max(500).optional(),
    }),
    output: z.object({ provider: z.string(), copies: z.array(uploadCopySchema) }),
  },
  /**
   * Packs upload copies of one client with a filling sheet (填报单), after one more look at everything. Where there are reasons against it
   * and `despite` does not name every one, the answer is the reasons and nothing is packed. The history, and the order's log, say who packed
   * what despite which reasons.
   */
  'uploads.bundle': {
    input: z.object({
      clientId: id,
      /** the order it is for; '' = the one under way, if there is one */
      orderId: z.string().max(200).default(''),
      provider: z.string().trim().min(1).max(100),
      copies: z
        .array(z.object({ fileId: id, fileName: z.string().min(1).max(255) }))
        .min(1)
        .max(1000),
      /** one ZIP, or the files one by one for a folder */
      as: z.enum(['zip', 'folder']).default('zip'),
      /** keys of all reasons that were read and are accepted */
      despite: z.array(z.string().max(500)).max(5000).default([]),
    }),
    output: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('packed'),
        /** of the ZIP; '' for a folder */
        fileId: z.string(),
        /** of the ZIP or the folder */
        fileName: z.string(),
        /** what is in it, the filling sheet first */
        files: z.array(z.object({ fileId: id, fileName: z.string() })),
      }),
      z.object({ state: z.literal('asks'), reasons: z.array(packReasonSchema).min(1) }),
    ]),
  },
  ...orderCalls,
  ...draftCalls,
  ...noticeCalls,
  'history.list': {
    input: z.object({ clientId: z.string().default(''), limit: z.number().int().min(1).max(1000).default(200) }),
    output: z.object({ entries: z.array(historyEntrySchema) }),
  },
  /** The agency's own rule packs and holiday notices, from the folder `rules` of its data folder. */
  'rules.agency': {
    input: z.object({}),
    output: agencyRulesSchema.extend({
      folder: z.string(),
      /** files that could not be used, and why */
      problems: z.array(z.object({ fileName: z.string(), message: z.string() })),
    }),
  },
  'samples.load': { input: z.object({}), output: z.object({ added: z.number().int() }) },
  'settings.get': { input: z.object({}), output: settingsSchema },
  'settings.set': { input: z.object(settingFields).partial(), output: settingsSchema },
} as const satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>

/** What a caller may pass (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>
/** What the desk receives, validated and with defaults filled in. */
export type CallRequest<N extends CallName> = z.output<(typeof calls)[N]['input']>
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>
