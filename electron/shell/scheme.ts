import type { Protocol } from 'electron'
import type { Desk } from '../desk/desk.ts'
import { baseHeaders } from '../hosts/headers.ts'
import { serveFile } from '../hosts/serve-files.ts'
import { serveWindow } from '../hosts/serve-window.ts'
import { isOwn, scheme } from './address.ts'

/**
 * app:// behaves like https: an origin of its own, a secure context, fetch. It does not get round the policy.
 * Before the app is ready, else it has no effect: https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes
 */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/**
 * Serves the window and the vault's files with the headers the browser's door uses
 * (security checklist items 7 and 18: https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols).
 */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  desk: Pick<Desk, 'call' | 'readFile' | 'preview'>,
  windowDir: string,
): void {
  protocol.handle(scheme, async (request) => {
    if (!isOwn(request.url) || request.method !== 'GET')
      return new Response(null, { status: 403, headers: baseHeaders })
    const url = new URL(request.url)
    return (await serveFile(desk, url)) ?? serveWindow(desk, windowDir, url.pathname)
  })
}
