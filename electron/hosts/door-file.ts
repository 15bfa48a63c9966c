import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { HttpHost } from './http.ts'

/**
 * Where a running browser door leaves word in the data folder, so that a second start finds it instead of opening the
 * same portfolio twice. Holds a secret of that process: readable by its owner only.
 */
const doorSchema = z.object({ origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/), secret: z.string().min(1) })
const doorFile = (dataDir: string) => path.join(dataDir, 'door.json')

/** Leaves word of the door. @returns takes it back, unless another process has written its own since */
export function leaveWord(dataDir: string, host: Pick<HttpHost, 'origin' | 'controlSecret'>): () => void {
  const file = doorFile(dataDir)
  const words = JSON.stringify({ origin: host.origin, secret: host.controlSecret })
  rmSync(file, { force: true })
  writeFileSync(file, words, { mode: 0o600 })
  return () => {
    try {
      if (readFileSync(file, 'utf8') === words) rmSync(file)
    } catch {
      // already gone: nothing to take back
    }
  }
}

/** @returns a fresh one-time address of the desk already open on this folder, or undefined if there is none */
export async function runningDoor(dataDir: string): Promise<string | undefined> {
  try {
    const { origin, secret } = doorSchema.parse(JSON.parse(readFileSync(doorFile(dataDir), 'utf8')))
    const response = await fetch(`${origin}/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(3000),
    })
    const answer = z.object({ ok: z.literal(true), value: z.string() }).parse(await response.json())
    return answer.value.startsWith(`${origin}/?token=`) ? answer.value : undefined
  } catch {
    // no word, or the word of a process that has ended without taking it back
    return undefined
  }
}
