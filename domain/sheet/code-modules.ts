import { encodeQR } from 'qr'
import { codePlace } from './code.ts'

/** Dark and light modules of a code, row by row. */
export type Modules = readonly (readonly boolean[])[]

/**
 * The code of 16 digits as it is printed. QR version 1 at its highest level of correction holds 17 digits (ISO/IEC 18004,
 * table 7) and still reads where a quarter of it is hidden. Why QR: docs/decisions/sheet-code.md.
 */
export const modulesOf = (digits: string): Modules =>
  encodeQR(digits, 'raw', { ecc: 'high', version: 1, encoding: 'numeric', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))

const last = codePlace.modules - 1

/** The three corner marks with their light edges, and the two lines of dots between them: the same in every code. */
export const isFixedModule = (row: number, column: number): boolean =>
  (row < 8 && (column < 8 || column > last - 8)) || (row > last - 8 && column < 8) || row === 6 || column === 6
