import type { Page } from 'playwright-core'
import type { CallInput, CallName, CallOutput } from '../../domain/contract/index.ts'

/** Calls the desk as another window would. */
export type DeskCall = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>

/** @param page a page of the desk's: its address and its session are used */
export function deskCallOf(page: Page): DeskCall {
  return async (name, input) => {
    const { href, origin } = new URL(`/call/${name}`, page.url())
    // a connection kept open is closed by the desk after five idle seconds, and a call sent at that moment is lost
    const headers = { origin, 'sec-fetch-site': 'same-origin', connection: 'close' }
    const response = await page.context().request.post(href, { data: input as object, headers })
    const answer = await response.json()
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
    return answer.value
  }
}
