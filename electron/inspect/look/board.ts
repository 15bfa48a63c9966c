import { type Part, parts } from './index.ts'

/**
 * Who sees to which part of a look: a word of shared memory for each part, so that two threads share the parts out between them without
 * asking. A word names the page as well as its state: a thread that comes late to a page finds another one's name, and leaves it alone.
 */
export type Board = Int32Array<SharedArrayBuffer>

const FREE = 0
const TAKEN = 1
const TOLD = 2
const FAILED = 3
const STATES = 4

export const newBoard = (): Board => new Int32Array(new SharedArrayBuffer(parts.length * Int32Array.BYTES_PER_ELEMENT))

const wordOf = (page: number, state: number): number => page * STATES + state

/** Puts a new page's parts up; those of the last one must all be done with. */
export function putUp(board: Board, page: number): void {
  for (let k = 0; k < parts.length; k++) Atomics.store(board, k, wordOf(page, FREE))
}

/** Takes a part on. @returns whether it was free: the caller must see to it then */
export function take(board: Board, page: number, part: Part): boolean {
  const free = wordOf(page, FREE)
  return Atomics.compareExchange(board, parts.indexOf(part), free, wordOf(page, TAKEN)) === free
}

/** Says that a part which this thread took on is done, or cannot be. */
export function say(board: Board, page: number, part: Part, outcome: 'told' | 'failed'): void {
  const k = parts.indexOf(part)
  Atomics.store(board, k, wordOf(page, outcome === 'told' ? TOLD : FAILED))
  Atomics.notify(board, k)
}

/**
 * Waits for a part that the other thread took on; blocks the caller's thread.
 * @param mostMs how long
 * @returns whether it has been told
 */
export function waitFor(board: Board, page: number, part: Part, mostMs: number): boolean {
  const k = parts.indexOf(part)
  Atomics.wait(board, k, wordOf(page, TAKEN), mostMs)
  return Atomics.load(board, k) === wordOf(page, TOLD)
}
