/**
 * Runs work that needs a lot of memory for a while, once there is room for it beside what the other workers do.
 * @param bytes what it needs at most
 */
export type Room = <T>(bytes: number, work: () => Promise<T>) => Promise<T>

/** Where nobody else works: at once. */
export const ample: Room = (_bytes, work) => work()

/** What all workers of a pool may hold together for pictures that must be decoded whole, in megabytes. */
export const roomMegabytes = 500

/** Below this a page is like any other and does not ask. */
const smallBytes = 48 * 1024 * 1024

/** A ledger that a pool and its workers share: how many megabytes are free, then what each slot holds. */
export function openLedger(slots: number): Int32Array {
  const ledger = new Int32Array(new SharedArrayBuffer((1 + slots) * 4))
  ledger[0] = roomMegabytes
  return ledger
}

/**
 * The room of one worker. Its thread sleeps while it waits.
 * @param slot which of the pool's slots it fills
 * @param waiting called about once a second while it waits, so that nobody takes it for hung
 */
export function roomIn(ledger: Int32Array, slot: number, waiting: () => void): Room {
  return async (bytes, work) => {
    if (bytes < smallBytes) return work()
    const megabytes = Math.min(roomMegabytes, Math.ceil(bytes / 1048576))
    take(ledger, megabytes, waiting)
    Atomics.add(ledger, 1 + slot, megabytes)
    try {
      return await work()
    } finally {
      giveBack(ledger, slot)
    }
  }
}

function take(ledger: Int32Array, megabytes: number, waiting: () => void): void {
  for (;;) {
    const free = Atomics.load(ledger, 0)
    if (free < megabytes) {
      Atomics.wait(ledger, 0, free, 1000)
      waiting()
    } else if (Atomics.compareExchange(ledger, 0, free, free - megabytes) === free) return
  }
}

/** Returns what a slot holds: by its worker when done, by the pool when the worker is gone. */
export function giveBack(ledger: Int32Array, slot: number): void {
  Atomics.add(ledger, 0, Atomics.exchange(ledger, 1 + slot, 0))
  Atomics.notify(ledger, 0)
}
