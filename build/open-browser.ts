import { spawn } from 'node:child_process'

/** How each system opens an address in the person's own browser; undefined where there is no screen to open it on. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): readonly [string, ...string[]] | undefined {
  // not `cmd /c start`: it would read the address as a command line
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  if (platform === 'darwin') return ['open', url]
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined
}

/** Tries to open the address; a machine without a browser is no error, the address has been printed. */
export function openBrowser(url: string): void {
  const command = browserCommand(url)
  if (!command) return
  const [program, ...args] = command
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
