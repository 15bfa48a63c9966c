import type { Client } from '../../domain/model/index.ts'
import { filingsOf, type KnownFiling } from '../../domain/returns/index.ts'

/**
 * Every filing of the portfolio by the digits that its sheets carry, so that a hundred papers do not each go through all clients. Follows the
 * portfolio as the index of shared values does.
 */
export class FilingIndex {
  readonly #byClient = new Map<string, readonly KnownFiling[]>()
  readonly #byDigits = new Map<string, KnownFiling[]>()
  #whole: Promise<void> = Promise.resolve()

  /** @param filled resolves when every client has been taken in */
  fillsWith(filled: Promise<void>): void {
    this.#whole = filled
  }

  /** Resolves when what is not found here is not in the portfolio. */
  whole(): Promise<void> {
    return this.#whole
  }

  /** Takes a client in, or its newest state. */
  put(client: Client): void {
    this.remove(client.id)
    const filings = filingsOf(client)
    this.#byClient.set(client.id, filings)
    for (const filing of filings) {
      const same = this.#byDigits.get(filing.digits)
      if (same) same.push(filing)
      else this.#byDigits.set(filing.digits, [filing])
    }
  }

  remove(clientId: string): void {
    for (const filing of this.#byClient.get(clientId) ?? []) {
      const left = (this.#byDigits.get(filing.digits) ?? []).filter((one) => one !== filing)
      if (left.length > 0) this.#byDigits.set(filing.digits, left)
      else this.#byDigits.delete(filing.digits)
    }
    this.#byClient.delete(clientId)
  }

  /** More than one only where two filings' ten digits are the same by chance. */
  withDigits(digits: string): readonly KnownFiling[] {
    return this.#byDigits.get(digits) ?? []
  }

  ofClient(clientId: string): readonly KnownFiling[] {
    return this.#byClient.get(clientId) ?? []
  }

  *all(): Iterable<KnownFiling> {
    for (const filings of this.#byClient.values()) yield* filings
  }
}
