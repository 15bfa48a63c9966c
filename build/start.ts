/**
 * `npm start [-- --data DIR] [--port N]`: opens the desk in Electron where its runtime is on disk and there is a screen, else in the
 * person's own browser on 127.0.0.1. Never downloads anything.
 */
import { spawn } from 'node:child_process'
import { dataFolder } from '../electron/hosts/data-folder.ts'
import { closeWhenTold, couldNotOpen, openBrowserDoor } from './browser-door.ts'
import { ensureBuilt } from './built.ts'
import { findElectron } from './electron-runtime.ts'
import { openBrowser } from './open-browser.ts'
import { readOptions } from './options.ts'
import { fromRoot } from './paths.ts'
import { whenToldToEnd } from './told-to-end.ts'

/** A process that dies this soon, and not by its own word, never opened a window (no sandbox, libraries missing). */
const startUpMs = 15_000
/** main.ts ends with 0, or with 2 after it has told the person what went wrong. */
const ownWords = [0, 2]

async function openInElectron(executable: string, args: string[]): Promise<boolean> {
  const { data } = readOptions(args)
  await ensureBuilt()
  const began = Date.now()
  const child = spawn(executable, [fromRoot('.'), `--data=${dataFolder(data)}`], { stdio: 'inherit' })
  whenToldToEnd(() => child.kill('SIGTERM'))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (exit) => resolve(exit))
  })
  if (Date.now() - began < startUpMs && !ownWords.includes(code ?? -1)) return false
  process.exitCode = code ?? 1
  return true
}

async function openInBrowser(args: string[]): Promise<void> {
  const door = await openBrowserDoor(args)
  if (!door.elsewhere) closeWhenTold(door)
  console.error(
    door.elsewhere
      ? '备案台已经打开，这是它的一个新地址：'
      : '备案台已打开，地址如下（只能用一次；按 Ctrl+C 关闭备案台）：',
  )
  console.log(door.url)
  openBrowser(door.url)
}

try {
  const args = process.argv.slice(2)
  const runtime = findElectron()
  if ('missing' in runtime) console.error(runtime.missing)
  const opened = 'executable' in runtime && (await openInElectron(runtime.executable, args))
  if (!opened) {
    if ('executable' in runtime) console.error('Electron 没能启动，改用浏览器打开。')
    await openInBrowser(args)
  }
} catch (fault) {
  couldNotOpen(fault)
}
