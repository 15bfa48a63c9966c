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

/**
 * What every code shows at a place: dark, light, or undefined where that depends on its digits. The three corner marks with
 * their light edges, and the two lines of dots between them (ISO/IEC 18004, 6.3).
 */
export function fixedModule(row: number, column: number): boolean | undefined {
  for (const [top, left] of [
    [0, 0],
    [0, last - 6],
    [last - 6, 0],
  ] as const) {
    const [r, c] = [row - top, column - left]
    if (r < -1 || c < -1 || r > 7 || c > 7) continue
    const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3))
    return ring !== 2 && ring !== 4
  }
  if (row === 6 || column === 6) return (row + column) % 2 === 0
  return undefined
}
