/**
 * Runs work on the same key one after another, work on different keys side by side. Two scans dropped at once on one
 * client must not each write back the material list they read before the other's write.
 */
export class SerialByKey {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** @returns what `work` returns; a failure before it in the line does not stop it */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.#tails.set(key, mine)
    const forget = () => {
      if (this.#tails.get(key) === mine) this.#tails.delete(key)
    }
    mine.then(forget, forget)
    return mine
  }
}
