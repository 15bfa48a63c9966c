import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll } from 'vitest'
import type { RefusalCode } from '../../../domain/contract/index.ts'
import { DeskRefusal } from '../../../domain/contract/index.ts'

export * from './records.ts'

const made: string[] = []
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))

/** A folder that goes when the test file ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beian-desk-test-'))
  made.push(folder)
  return folder
}

/** The refusal a promise ends with. Fails where it ends well, or with a fault of ours. */
export async function refusalOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => new Error('was not refused'),
    (reason) => reason,
  )
  if (!(error instanceof DeskRefusal)) throw error
  return error.refusal
}

export const codeOf = async (promise: Promise<unknown>): Promise<RefusalCode> => (await refusalOf(promise)).code

/** A repeatable stream of numbers in 0..1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Everything an asynchronous list gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Every file below a folder with its bytes. */
export async function filesIn(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path, bytes: await readFile(path) }
    }),
  )
}

/** Files of a folder in which a text stands readable, in any of the encodings a program might use. */
export async function filesShowing(folder: string, texts: readonly string[]): Promise<string[]> {
  const shown: string[] = []
  for (const { path, bytes } of await filesIn(folder)) {
    for (const text of texts) {
      const wide = Buffer.from(text, 'utf16le')
      const forms = [Buffer.from(text), wide, Buffer.from(wide).swap16()]
      if (forms.some((form) => bytes.includes(form))) shown.push(`${path}: ${text}`)
    }
  }
  return shown
}

/** Runs a script in a process of its own; `lines` are what it has written so far. */
export function startScript(script: URL, args: string[], options: { fileSizeLimit?: number } = {}) {
  const node = [process.execPath, script.pathname, ...args]
  // ulimit counts blocks of 512 bytes; without the trap the system kills who goes over it
  const limited = ['-c', `trap '' XFSZ; ulimit -f ${options.fileSizeLimit}; exec "$0" "$@"`, ...node]
  const child = options.fileSizeLimit ? spawn('/bin/sh', limited) : spawn(node[0]!, node.slice(1))
  const lines: string[] = []
  let complaint = ''
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  child.stderr.on('data', (data) => {
    complaint += data
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  return { child, lines, ended, complaint: () => complaint }
}
