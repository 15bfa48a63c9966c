import type { IncomingMessage } from 'node:http'

/**
 * Whether the request was made for this machine by its real name. A page elsewhere that lets its own name resolve to
 * 127.0.0.1 (DNS rebinding) still sends that name.
 */
export function hostAllowed(request: IncomingMessage, port: number): boolean {
  const host = request.headers.host
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

/**
 * Whether the request comes from the desk's own window. SameSite counts all ports of 127.0.0.1 as one site, so the
 * cookie alone does not keep out a page of another local server: browsers say where a request comes from in Origin
 * (on every POST) and Sec-Fetch-Site (on everything).
 */
export function fromOwnWindow(request: IncomingMessage, url: URL): boolean {
  const { origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers
  const own = `http://${request.headers.host}`
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return origin === own && (site === undefined || site === 'same-origin')
  }
  // opening the empty window by a link shows nothing and changes nothing
  if (url.pathname === '/' && mode === 'navigate') return true
  if (origin !== undefined && origin !== own) return false
  return site === undefined || site === 'same-origin' || site === 'none'
}
