import { type Answer, type CallName, type DeskEvent, packBytes } from '../../domain/contract/index.ts'
import type { LossyBridge } from './bridge.ts'

const retryMilliseconds = 3000
/** Browsers refuse larger bodies on a request that may outlive its page. */
const keepAliveLimit = 60_000

/** The request's body as electron/hosts/http/body.ts reads it: JSON, or a form whose parts carry the bytes. */
function bodyOf(input: unknown): { body: string | FormData; headers: Record<string, string> } {
  const { json, parts } = packBytes(input)
  const text = JSON.stringify(json)
  if (parts.length === 0) return { body: text, headers: { 'content-type': 'application/json' } }
  const form = new FormData()
  form.set('input', text)
  for (const part of parts) form.append('bytes', new Blob([part as Uint8Array<ArrayBuffer>]), 'bytes')
  return { body: form, headers: {} }
}

/** The page is going: what is asked now has to outlive it. Told by the event, for the page still counts as visible then. */
let leaving = false
function noteLeaving(): void {
  leaving = true
  // a person may stay after all
  setTimeout(() => {
    leaving = false
  })
}

async function send(name: CallName, input: unknown): Promise<Answer<unknown>> {
  const { body, headers } = bodyOf(input)
  // the last save of a window that is being closed must still arrive
  const keepalive =
    (leaving || document.visibilityState === 'hidden') &&
    typeof body === 'string' &&
    new Blob([body]).size < keepAliveLimit
  const response = await fetch(`/call/${name}`, { method: 'POST', body, headers, keepalive })
  return (await response.json()) as Answer<unknown>
}

/**
 * The bridge of a browser: calls by POST, events by server-sent events, with a word about the connection.
 * A hidden tab holds no stream, for a browser opens only six connections to one host.
 */
export function httpBridge(): LossyBridge {
  const listeners = new Set<(event: DeskEvent) => void>()
  const watchers = new Set<(connected: boolean) => void>()
  let source: EventSource | undefined
  let retry = 0
  let started = false

  const tell = (connected: boolean) => {
    for (const watcher of watchers) watcher(connected)
  }
  const open = () => {
    const stream = new EventSource('/events')
    source = stream
    stream.onopen = () => tell(true)
    stream.onmessage = ({ data }) => {
      const event = JSON.parse(data) as DeskEvent
      for (const listener of listeners) listener(event)
    }
    stream.onerror = () => {
      tell(false)
      // a refused stream stays closed; a new address opened in another tab makes the cookie valid again
      if (stream.readyState === EventSource.CLOSED) retry = window.setTimeout(open, retryMilliseconds)
    }
  }
  const close = () => {
    window.clearTimeout(retry)
    source?.close()
    source = undefined
  }
  const start = () => {
    for (const type of ['beforeunload', 'pagehide']) window.addEventListener(type, noteLeaving, true)
    if (document.visibilityState === 'visible') open()
    document.addEventListener('visibilitychange', () => {
      close()
      if (document.visibilityState === 'visible') open()
    })
  }

  return {
    call: send,
    on(listener) {
      if (!started) start()
      started = true
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onConnection(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
