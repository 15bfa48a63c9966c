import { resolve } from 'node:path'

/** How a command ended: 0 = done, 1 = done and something failed the check, 2 = could not be done (design.md 4). */
export type ExitCode = 0 | 1 | 2

/** Where a command writes: results to `out`, progress and notes to `note`; one string a line, no newline at its end. */
export interface Terminal {
  out(line: string): void
  note(line: string): void
}

export const processTerminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
}

/**
 * A path as the person wrote it. `npm run desk` changes to the project's folder first and leaves the person's own
 * folder in INIT_CWD; run without npm the current folder is the person's.
 */
export function personsPath(path: string): string {
  const home = process.env.npm_lifecycle_event === 'desk' ? process.env.INIT_CWD : undefined
  return resolve(home ?? process.cwd(), path)
}
