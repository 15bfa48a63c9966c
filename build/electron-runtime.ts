import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fromRoot } from './paths.ts'

/** What decides whether Electron can open a window here; the running process by default. */
export interface RuntimeWorld {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** the user's number, undefined on Windows */
  readonly uid: number | undefined
  /** the folder of the npm package `electron` */
  readonly electronDir: string
}

export type Runtime = { readonly executable: string } | { readonly missing: string }

/**
 * Finds Electron's executable without fetching it: `require('electron')` would start a download of some 100 MB, which fails
 * or hangs behind many networks.
 * @returns the executable, or why no window can be opened here, in words for the clerk
 */
export function findElectron(world: RuntimeWorld = thisWorld()): Runtime {
  const { platform, env, uid } = world
  const executable = executableOf(world)
  if (!executable) {
    return {
      missing:
        '没有找到 Electron 运行时，改用浏览器打开。要用独立窗口，请运行 npx install-electron 下载（网络不通时先把 ELECTRON_MIRROR 设为可用的镜像地址，或用 ELECTRON_OVERRIDE_DIST_PATH 指向已解压的 Electron）。',
    }
  }
  const screenless = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY
  if (screenless) return { missing: '这台机器没有图形界面，改用浏览器打开。' }
  // Chromium's sandbox does not run as root, and without the sandbox the desk is not opened
  if (platform === 'linux' && uid === 0) return { missing: '正以 root 运行，Electron 的沙箱无法启用，改用浏览器打开。' }
  return { executable }
}

/** Mirrors the choice of electron's own index.js. */
function executableOf({ platform, env, electronDir }: RuntimeWorld): string | undefined {
  const pathFile = path.join(electronDir, 'path.txt')
  const written = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  const name = written ?? (override && usualName(platform))
  if (!name) return undefined
  const executable = path.join(override ?? path.join(electronDir, 'dist'), name)
  return existsSync(executable) ? executable : undefined
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function thisWorld(): RuntimeWorld {
  const electronDir = fromRoot('node_modules/electron')
  return { platform: process.platform, env: process.env, uid: process.getuid?.(), electronDir }
}
