import type { ComposedPaper } from '../../domain/papers/index.ts'
import type { MissingGlyph } from '../sheet/index.ts'

/** What the window asks its drawing worker for. */
export interface PaperRequest {
  readonly number: number
  readonly paper: ComposedPaper
  /** absolute address of the bundled font */
  readonly font: string
}

export interface DrawnPaper {
  readonly bytes: Uint8Array
  /** characters the bundled font cannot print */
  readonly missing: readonly MissingGlyph[]
}

export type PaperAnswer = { readonly number: number } & (
  | { readonly ok: true; readonly drawn: DrawnPaper }
  | { readonly ok: false; readonly message: string }
)
