import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from '../../domain/contract/index.ts'
import type { Desk } from '../desk/desk.ts'
import { type AnswerOptions, answerCall, refuse, tooLarge } from './answer.ts'
import { baseHeaders, noStore } from './headers.ts'
import { BodyMalformed, BodyTooLarge, readInput } from './http/body.ts'
import { eventStreams } from './http/events.ts'
import { fromOwnWindow, hostAllowed } from './http/guard.ts'
import { enterPage, howToOpenPage } from './http/pages.ts'
import { createSession, equalSecrets, randomSecret } from './http/session.ts'
import { describeFault } from './mask.ts'
import { serveFile } from './serve-files.ts'
import { serveWindow } from './serve-window.ts'

export interface HttpHostOptions extends AnswerOptions {
  readonly desk: Pick<Desk, 'call' | 'on' | 'readFile' | 'preview'>
  /** the built window: the folder with index.html */
  readonly windowDir: string
  /** 0 or left out: any free port */
  readonly port?: number
  readonly heartbeatMs?: number
}

export interface HttpHost {
  /** opens the desk once: it carries the first one-time token */
  readonly url: string
  /** http://127.0.0.1:<port> */
  readonly origin: string
  /** a further process of the same person proves itself with this to get a fresh address (POST /token) */
  readonly controlSecret: string
  /** a further one-time address */
  freshUrl(): string
  close(): Promise<void>
}

/** Only this machine: never configurable. */
const address = '127.0.0.1'

/**
 * The browser's door: the window, its calls, its events and the vault's files on 127.0.0.1. See docs/doors.md.
 * @throws the listen error, e.g. EADDRINUSE where the port is taken
 */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const { desk, windowDir } = options
  const log = options.log ?? console.error
  const server = createServer((request, response) => {
    handle(request, response).catch((fault) => {
      log(`[http] ${describeFault(fault)}`)
      if (!response.headersSent) response.writeHead(500, baseHeaders)
      response.end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, address, resolve)
  })
  const { port } = server.address() as AddressInfo
  const origin = `http://${address}:${port}`
  const session = createSession(port)
  const controlSecret = randomSecret()
  const events = eventStreams(desk, options.heartbeatMs ?? 15_000)
  const freshUrl = () => `${origin}/?token=${session.newToken()}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '', origin)
    if (!url || !hostAllowed(request, port)) return send(request, response, howToOpenPage(403))
    const token = url.searchParams.get('token')
    if (request.method === 'GET' && url.pathname === '/' && token !== null) {
      return send(request, response, enter(request, token))
    }
    if (request.method === 'POST' && url.pathname === '/token') {
      const proof = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
      if (!equalSecrets(proof, controlSecret)) return send(request, response, forbidden(401))
      return send(request, response, json(200, { ok: true, value: freshUrl() }))
    }
    if (!session.holds(request.headers.cookie)) {
      const wantsPage = (request.headers.accept ?? '').includes('text/html')
      return send(request, response, wantsPage ? howToOpenPage(401) : forbidden(401))
    }
    if (!fromOwnWindow(request, url)) return send(request, response, forbidden(403))
    if (url.pathname === '/events' && request.method === 'GET') return events.open(request, response)
    return send(request, response, await route(request, url))
  }

  function enter(request: IncomingMessage, token: string): Response {
    // a browser that loads an address ahead of its person would use the token up unseen
    if (request.headers['sec-purpose']?.includes('prefetch')) return howToOpenPage(403)
    const cookie = session.redeem(token)
    if (!cookie) {
      // a reload or the way back in a tab that is already in
      return session.holds(request.headers.cookie) ? redirect({}) : howToOpenPage(401)
    }
    const site = request.headers['sec-fetch-site']
    return site === 'cross-site' || site === 'same-site' ? enterPage(cookie) : redirect({ 'set-cookie': cookie })
  }

  async function route(request: IncomingMessage, url: URL): Promise<Response> {
    const call = /^\/call\/([A-Za-z.]{1,80})$/.exec(url.pathname)
    if (call && request.method === 'POST') {
      try {
        return json(200, await answerCall(desk, call[1], await readInput(request), options))
      } catch (fault) {
        if (fault instanceof BodyTooLarge) return json(413, tooLarge())
        if (!(fault instanceof BodyMalformed)) throw fault
        return json(400, refuse('invalid-input', '备案台没有看懂这次请求。', '请刷新窗口后再试。'))
      }
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return forbidden(405)
    return (await serveFile(desk, url)) ?? serveWindow(desk, windowDir, url.pathname)
  }

  return {
    url: freshUrl(),
    origin,
    controlSecret,
    freshUrl,
    close: () =>
      new Promise((resolve) => {
        events.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function redirect(headers: Record<string, string>): Response {
  return new Response(null, { status: 303, headers: { ...baseHeaders, ...noStore, location: '/', ...headers } })
}

function json(status: number, answer: Answer<unknown>): Response {
  return Response.json(answer, { status, headers: { ...baseHeaders, ...noStore } })
}

function forbidden(status: 401 | 403 | 405): Response {
  return json(status, refuse('forbidden', '这次请求没有得到允许。', '请用 npm start 新给出的地址打开备案台。'))
}

/** Writes a web Response out; a request body nobody read is read to its end, so that the browser sees the answer. */
async function send(request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
  request.resume()
}
