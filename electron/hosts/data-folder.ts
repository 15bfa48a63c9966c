import { homedir } from 'node:os'
import path from 'node:path'

/** What the choice of folder depends on; the running process by default. */
export interface FolderWorld {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/**
 * The folder everything of the agency is kept in: `--data`, else BEIAN_DESK_DATA, else the person's own folder as the
 * system has it. On Windows the local one, never the roaming one: a profile server is no place for ID-card scans.
 * @param given the value of --data, if there was one; relative to the working folder
 * @returns an absolute path; nothing is created
 */
export function dataFolder(
  given?: string,
  world: FolderWorld = { platform: process.platform, env: process.env, home: homedir() },
): string {
  const { platform, env, home } = world
  const chosen = given || env.BEIAN_DESK_DATA
  if (chosen) return path.resolve(chosen)
  if (platform === 'win32') return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'BeianDesk')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'BeianDesk')
  return path.join(env.XDG_DATA_HOME || path.join(home, '.local', 'share'), 'beian-desk')
}
