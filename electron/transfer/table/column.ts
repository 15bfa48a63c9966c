import type { Draft } from './draft.ts'

/** One column of the client table: how it is headed, read and written. */
export interface Column {
  /** as `export` heads it */
  readonly header: string
  /** other headings met in agencies' own tables */
  readonly aliases: readonly string[]
  /** there may be one for each service: 网站名称, 网站名称2, 网站名称3 … */
  readonly numbered?: true
  /** @param n number of the service, from 1 @throws CellFault */
  read(draft: Draft, text: string, n: number): void
  write(draft: Draft, n: number): string
}
