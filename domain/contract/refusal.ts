/** Why a call was not carried out; programs look at the code, people read the message and the remedy (zh-CN). */
export type RefusalCode =
  | 'invalid-input'
  | 'not-found'
  | 'conflict'
  | 'locked'
  | 'wrong-passphrase'
  | 'unreadable-file'
  | 'too-large'
  | 'storage'
  | 'forbidden'
  | 'internal'

export interface Refusal {
  readonly code: RefusalCode
  /** what went wrong */
  readonly message: string
  /** what to do */
  readonly remedy: string
}

/** Thrown by the desk for anything a person can understand and act on; everything else is a fault of ours. */
export class DeskRefusal extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DeskRefusal'
    this.refusal = { code, message, remedy }
  }
}

/** What crosses a door in answer to a call. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** Puts sentences written with or without their full stop into one line of text. */
export function inSentences(...sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[。！？…]$/.test(sentence) ? sentence : `${sentence}。`))
    .join('')
}
