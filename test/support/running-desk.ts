import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fromRoot } from '../../build/paths.ts'

/** The desk as `npm run serve` runs it: a process of its own on a data folder. */
export interface RunningDesk {
  /** carries a one-time token */
  readonly url: string
  /** ends it as a person would ('SIGTERM'), or as a power cut would ('SIGKILL'); resolves when it is gone */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/**
 * Starts the loopback host on a data folder.
 * @param keysFolder where its key file lies, apart from the person's own
 * @throws where it ends before it prints its address, with what it said on standard error
 */
export async function startDesk(dataDir: string, keysFolder: string): Promise<RunningDesk> {
  const env = { ...process.env, BEIAN_DESK_KEYS: keysFolder }
  const child = spawn(process.execPath, [fromRoot('build/serve.ts'), '--data', dataDir], { env, stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the desk ended before it was open: ${said}`)
  })
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string]
  ended.catch(() => undefined)
  return { url, stop: (signal = 'SIGTERM') => stop(child, signal) }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
