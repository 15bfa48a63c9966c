import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromRoot } from '../../build/paths.ts'

/** What electron-builder packs besides node_modules, as build/electron-builder.yml lists it. */
export function packedEntries(): string[] {
  const config = readFileSync(fromRoot('build/electron-builder.yml'), 'utf8')
  const block = /^files:\n((?: .*\n)+)/m.exec(config)?.[1] ?? ''
  const patterns = [...block.matchAll(/^ {2}- '?([^'\n]+)'?$/gm)].map((match) => match[1]!)
  return patterns.filter((pattern) => !pattern.startsWith('!')).map((pattern) => pattern.replace(/\/\*\*$/, ''))
}

/**
 * Lays the app out as a package has it: the packed files and node_modules, nothing else of the repository. What is not packed is not there
 * to be found by accident.
 * @returns the folder, to be removed by the caller
 */
export function layOut(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-package-'))
  for (const entry of packedEntries()) {
    if (existsSync(fromRoot(entry))) cpSync(fromRoot(entry), path.join(folder, entry), { recursive: true })
  }
  symlinkSync(fromRoot('node_modules'), path.join(folder, 'node_modules'), 'junction')
  return folder
}
