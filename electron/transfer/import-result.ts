import type { Client } from '../../domain/model/index.ts'

/** Something left out of an import. Row 0 is the row of headings. */
export interface ImportFault {
  readonly row: number
  readonly column: string
  /** zh-CN */
  readonly message: string
}

export interface ReadClients {
  readonly clients: { readonly row: number; readonly client: Client }[]
  readonly errors: ImportFault[]
  /** of entries that could not be read, what they are called as far as that can be told */
  readonly names?: ReadonlyMap<number, string>
}
