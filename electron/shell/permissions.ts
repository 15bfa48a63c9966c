import type { Session } from 'electron'
import { isOwn } from './address.ts'

/**
 * All the window ever needs of the system: copying a number or an address to the clipboard, and writing an upload pack into a
 * folder. `fileSystem` opens nothing by itself: a page gets hold of a folder only where the person picks it in the system's own dialog.
 */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fileSystem'])

/**
 * Denies every permission, device and screen
 * (security checklist item 5: https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content).
 */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((contents, permission, callback) =>
    callback(granted.has(permission) && isOwn(contents.getURL())),
  )
  session.setPermissionCheckHandler((_contents, permission, requester) => granted.has(permission) && isOwn(requester))
  session.setDevicePermissionHandler(() => false)
}
