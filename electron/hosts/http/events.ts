import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Desk } from '../../desk/desk.ts'
import { baseHeaders, noStore } from '../headers.ts'

export interface EventStreams {
  /** Answers a request with the desk's events as server-sent events, one `data:` line of JSON each, until it goes away. */
  open(request: IncomingMessage, response: ServerResponse): void
  close(): void
}

/**
 * Hands the desk's progress and changes to every open window.
 * @param heartbeatMs a comment is sent this often, so that a connection that died is noticed on both sides
 */
export function eventStreams(desk: Pick<Desk, 'on'>, heartbeatMs: number): EventStreams {
  const streams = new Set<ServerResponse>()
  const write = (text: string) => {
    for (const stream of streams) stream.write(text)
  }
  const stop = desk.on((event) => write(`data: ${JSON.stringify(event)}\n\n`))
  const heartbeat = setInterval(() => write(': here\n\n'), heartbeatMs)
  heartbeat.unref()
  return {
    open(request, response) {
      response.writeHead(200, { ...baseHeaders, ...noStore, 'content-type': 'text/event-stream; charset=utf-8' })
      response.write('retry: 1000\n\n')
      streams.add(response)
      request.on('close', () => streams.delete(response))
    },
    close() {
      stop()
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
      streams.clear()
    },
  }
}
