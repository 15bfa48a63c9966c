import type { BrowserWindow } from 'electron'
import type { Desk } from '../desk/desk.ts'
import { eventChannel } from '../hosts/channels.ts'

/**
 * Pushes the desk's progress and changes to its window.
 * @returns stops pushing
 */
export function pushEvents(desk: Pick<Desk, 'on'>, window: BrowserWindow): () => void {
  const stop = desk.on((event) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, event)
  })
  window.once('closed', stop)
  return stop
}
