import type { Client } from '../../domain/model/index.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import type { MissingGlyph } from '../sheet/index.ts'

/** What the window asks its drawing worker for. */
export interface DrawRequest {
  readonly number: number
  readonly client: Client
  /** '' for a client without any service */
  readonly serviceId: string
  readonly packs: RulePacks
  /** absolute address of the bundled font */
  readonly font: string
}

export interface DrawnSheet {
  readonly bytes: Uint8Array
  /** the digits printed beside the frame of its first page */
  readonly code: string
  readonly fileName: string
  /** characters the bundled font cannot print */
  readonly missing: readonly MissingGlyph[]
}

export type DrawAnswer = { readonly number: number } & (
  | { readonly ok: true; readonly sheet: DrawnSheet }
  | { readonly ok: false; readonly message: string }
)
