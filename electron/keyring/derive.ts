import { hkdfSync } from 'node:crypto'
import type { VaultKeys } from '../vault/seal.ts'

export interface DataKeys {
  /** page encryption of the portfolio's database, 32 bytes */
  readonly database: Uint8Array
  readonly vault: VaultKeys
}

/**
 * One key per purpose out of the data key (HKDF-SHA256, RFC 5869), so that no key is ever used for two things.
 * @param portfolioId salt: two portfolios never share a sub-key
 */
export function deriveKeys(dataKey: Uint8Array, portfolioId: string): DataKeys {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', dataKey, portfolioId, `beian-desk/1/${purpose}`, 32))
  return {
    database: derive('database'),
    vault: { content: derive('vault content'), naming: derive('vault naming') },
  }
}
