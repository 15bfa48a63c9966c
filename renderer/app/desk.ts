import type { Answer, CallInput, CallName, CallOutput, DeskEvent, Refusal } from '../../domain/contract/index.ts'
import { bridge } from './bridge.ts'
import { words } from './words.ts'

/** A call was refused; `refusal` carries the words for the clerk. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/**
 * Calls the desk.
 * @param name one of the contract's calls
 * @param input what the call takes
 * @throws Refused in every case of failure, a lost connection included
 */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answer = await bridge.call(name, input).catch((): Answer<unknown> => {
    throw new Refused({ code: 'internal', ...words.lostRefusal })
  })
  if (answer.ok) return answer.value as CallOutput<N>
  const { code, message, remedy } = answer.refusal
  throw new Refused({ code, message: words.refused(code, message), remedy })
}

/** Hears the desk. @returns stops listening */
export const onDeskEvent = (listener: (event: DeskEvent) => void): (() => void) => bridge.on(listener)

/** Words for anything thrown: a refusal's own, or those for a fault of ours. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  return {
    ...words.faultRefusal,
    code: 'internal',
    message: `${words.faultRefusal.message}${error instanceof Error ? error.message : ''}`,
  }
}

/** The same as one line for a notice: what went wrong, and what to do. */
export function inOneLine(error: unknown): string {
  const { message, remedy } = refusalOf(error)
  return `${message} ${remedy}`
}
