import type { Session } from 'electron'
import { isOwn } from './address.ts'

/** Copying a number or an address to the clipboard is all the window ever needs of the system. */
const granted = 'clipboard-sanitized-write'

/**
 * Denies every permission, device and screen
 * (security checklist item 5: https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content).
 */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(permission === granted && isOwn(contents.getURL())),
  )
  session.setPermissionCheckHandler((_contents, permission, requester) => permission === granted && isOwn(requester))
  session.setDevicePermissionHandler(() => false)
}
