import { mkdirSync } from 'node:fs'
import Conf from 'conf'
import { leaveWord, runningDoor } from './door-file.ts'
import { startHttpHost } from './http.ts'
import { openDesk } from './open-desk.ts'
import { openSettings } from './settings.ts'

export interface Loopback {
  /** carries a one-time token */
  readonly url: string
  /** the desk was open already, in another process; there is nothing here to close */
  readonly elsewhere: boolean
  close(): Promise<void>
}

/**
 * Opens the desk on a data folder behind the browser's door, or finds the one that is open already.
 * @param windowDir the built window
 * @param worker the scan checks' worker
 * @throws DeskRefusal or a listen error
 */
export async function openLoopback(options: {
  readonly dataDir: string
  readonly windowDir: string
  readonly worker: URL
  readonly port?: number
}): Promise<Loopback> {
  const { dataDir, windowDir, worker, port } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const open = await runningDoor(dataDir)
  if (open) return { url: open, elsewhere: true, close: async () => undefined }

  const settings = openSettings(dataDir, ({ fileName, ...rest }) => new Conf({ ...rest, configName: fileName }))
  const desk = await openDesk({ dataDir, door: 'browser', settings, worker })
  try {
    const host = await startHttpHost({ desk, windowDir, port })
    const takeBack = leaveWord(dataDir, host)
    return {
      url: host.url,
      elsewhere: false,
      async close() {
        takeBack()
        await host.close()
        await desk.close()
      },
    }
  } catch (fault) {
    await desk.close()
    throw fault
  }
}
