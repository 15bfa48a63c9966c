import { z } from 'zod'

/** A row of a client table as the person has it now: texts by column, and what the table's program has spoilt. */
export const tableRowSchema = z.object({
  /** counted from 1 below the headings */
  row: z.number().int(),
  cells: z.array(z.string().max(20_000)).max(600),
  spoilt: z.array(z.object({ cell: z.number().int(), message: z.string().max(500) })).default([]),
})
export type TableRow = z.infer<typeof tableRowSchema>

/** Which of the desk's columns a column of the table is: as `export` heads it, 域名2 for a second service; '' = none. */
const match = z.string().max(60)

export const tableSheetSchema = z.object({
  name: z.string(),
  headings: z.array(
    z.object({
      text: z.string(),
      match,
      /** what the guess rests on; a person should look at those made from the content */
      how: z.enum(['remembered', 'heading', 'content', 'none']),
    }),
  ),
  rows: z.array(tableRowSchema),
})
export type TableSheet = z.infer<typeof tableSheetSchema>

/** What becomes of one row as it stands. */
export const checkedRowSchema = z.object({
  row: z.number().int(),
  name: z.string(),
  /** cell -1 = the row as a whole */
  faults: z.array(z.object({ cell: z.number().int(), message: z.string() })),
  /** a client on file already, or an earlier row of the table, that seems to be the same one; says by what */
  twin: z.string(),
})
export type CheckedRow = z.infer<typeof checkedRowSchema>

const rows = z.array(tableRowSchema).max(50_000)
const matches = z.array(match).max(600)

/** Calls about a client table on its way in: read, matched and mended in the window, brought in whole. */
export const importCalls = {
  /** Reads a table and guesses its columns. Nothing is kept. */
  'imports.read': {
    input: z.object({
      fileName: z.string().min(1).max(255),
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array, '这里要的是文件内容'),
    }),
    output: z.object({
      /** 'clients' = a CLIENT.json, which needs no matching and is not mended here: `clients.import` takes its rows */
      kind: z.enum(['table', 'clients']),
      /** of a CLIENT.json, what a person tells its clients by */
      sheets: z.array(tableSheetSchema),
      /** a CLIENT.json is judged as it is read; [] of a table */
      checked: z.array(checkedRowSchema),
      /** every column the desk knows, as it can be matched */
      columns: z.array(z.string()),
    }),
  },
  'imports.check': { input: z.object({ matches, rows }), output: z.object({ rows: z.array(checkedRowSchema) }) },
  /**
   * Brings the rows in, all or none, and remembers the matching. Rows that seem to be on file already come in too: the
   * person has seen them. @throws DeskRefusal 'invalid-input' where one of them has a fault
   */
  'imports.commit': {
    input: z.object({
      fileName: z.string().min(1).max(255),
      headings: z.array(z.string().max(500)).max(600),
      matches,
      rows,
    }),
    output: z.object({ added: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
} as const
