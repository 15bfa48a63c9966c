import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fromRoot } from './paths.ts'

/** Everything out/ is made from. */
const sources = [
  'domain',
  'electron',
  'renderer',
  'assets',
  'build/electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stamp = fromRoot('out/.built')
const lock = fromRoot('out/.building')

/**
 * Makes sure that out/ is there and not older than what it is made from; says on standard error when it has to build. Several processes may
 * ask at once: one builds, the others wait for it.
 * @throws Error where the build fails
 */
export async function ensureBuilt(): Promise<void> {
  if (isFresh()) return
  mkdirSync(fromRoot('out'), { recursive: true })
  for (let tries = 0; !takeLock(); tries += 1) {
    if (tries === 10) console.error('另一个进程正在构建，等它完成……（若没有，请删除 out/.building 后再试）')
    await wait(200)
  }
  try {
    if (isFresh()) return
    console.error(existsSync(stamp) ? '源码有改动，正在重新构建备案台……' : '首次运行，正在构建备案台……')
    const began = new Date()
    await runBuild()
    writeFileSync(stamp, '')
    // a file saved while the build ran is newer than what was built
    utimesSync(stamp, began, began)
  } finally {
    rmSync(lock, { force: true })
  }
}

function isFresh(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false })
  return built !== undefined && newest(sources.map(fromRoot)) <= built.mtimeMs
}

/** @returns whether this process may build; a lock whose owner has died is taken over */
function takeLock(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    if (!isAlive(lockOwner())) rmSync(lock, { force: true })
    return false
  }
}

/** @returns the owner's process; 0 where the file is gone, or so young that its owner is just about to write its number */
function lockOwner(): number {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    return pid > 0 || age < 5000 ? pid : Number.NaN
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return true
  if (Number.isNaN(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function runBuild(): Promise<void> {
  const cli = fromRoot('node_modules/electron-vite/bin/electron-vite.js')
  const args = [cli, 'build', '--config', fromRoot('build/electron.vite.config.ts')]
  // the children of a test run inherit NODE_ENV=test, which would build a development window
  const env = { ...process.env, NODE_ENV: 'production' }
  // standard output belongs to the command that asked for the build
  const child = spawn(process.execPath, args, { cwd: fromRoot('.'), env, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`构建没有成功（electron-vite 退出码 ${code}），原因见上文。`)
}

/** The latest change in any of the files or folders, in ms since 1970; folders count too, so that a removal is seen. */
function newest(places: readonly string[]): number {
  let latest = 0
  for (const place of places) {
    const stat = statSync(place, { throwIfNoEntry: false })
    if (!stat) continue
    latest = Math.max(latest, stat.mtimeMs)
    if (stat.isDirectory()) latest = Math.max(latest, newest(readdirSync(place).map((name) => path.join(place, name))))
  }
  return latest
}
