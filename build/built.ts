import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
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

/**
 * Makes sure that out/ is there and not older than what it is made from; says on standard error when it has to build.
 * @throws Error where the build fails
 */
export async function ensureBuilt(): Promise<void> {
  const missing = !existsSync(stamp)
  if (!missing && newest(sources.map(fromRoot)) <= statSync(stamp).mtimeMs) return
  console.error(missing ? '首次运行，正在构建备案台（约半分钟）……' : '源码有改动，正在重新构建备案台……')
  const began = new Date()
  await runBuild()
  writeFileSync(stamp, '')
  // a file saved while the build ran is newer than what was built
  utimesSync(stamp, began, began)
}

async function runBuild(): Promise<void> {
  const cli = fromRoot('node_modules/electron-vite/bin/electron-vite.js')
  const args = [cli, 'build', '--config', fromRoot('build/electron.vite.config.ts')]
  // standard output belongs to the command that asked for the build
  const child = spawn(process.execPath, args, { cwd: fromRoot('.'), stdio: ['ignore', process.stderr, process.stderr] })
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
