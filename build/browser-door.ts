import { DeskRefusal } from '../domain/contract/index.ts'
import { dataFolder } from '../electron/hosts/data-folder.ts'
import { type Loopback, openLoopback } from '../electron/hosts/loopback.ts'
import { ensureBuilt } from './built.ts'
import { BadOptions, readOptions } from './options.ts'
import { fromRoot } from './paths.ts'
import { whenToldToEnd } from './told-to-end.ts'

/** Opens the browser's door from the sources, building the window first where needed. */
export async function openBrowserDoor(args: string[]): Promise<Loopback> {
  const { data, port } = readOptions(args)
  await ensureBuilt()
  const worker = new URL('../electron/inspect/worker.ts', import.meta.url)
  return openLoopback({ dataDir: dataFolder(data), windowDir: fromRoot('out/renderer'), worker, port })
}

/** Closes the desk and ends the process when it is told to end. */
export function closeWhenTold(door: Loopback): void {
  whenToldToEnd(async () => {
    await door.close().catch((fault) => {
      console.error(fault)
      process.exitCode = 1
    })
    process.exit()
  })
}

/** Says why the desk did not open and ends with 2: it could not be done. */
export function couldNotOpen(fault: unknown): never {
  if (fault instanceof DeskRefusal) console.error(`${fault.refusal.message}${fault.refusal.remedy}`)
  else if (fault instanceof BadOptions) console.error(fault.message)
  else if ((fault as NodeJS.ErrnoException)?.code === 'EADDRINUSE')
    console.error('这个端口已被别的程序占用。请换一个 --port，或不写 --port 由系统选择。')
  else console.error(fault)
  process.exit(2)
}
