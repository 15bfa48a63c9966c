import { availableParallelism } from 'node:os'
import type { Inspection } from '../../domain/model/inspection.ts'
import type { Inspector } from '../desk/ports.ts'
import type { PageOutcome } from '../upload-copy/copy-file.ts'
import { createPool } from './pool.ts'
import { inspectionVersion } from './version.ts'

export interface InspectorOptions {
  /** the worker's file: `sourceWorkerUrl` from source, the bundled one in the packaged app */
  readonly worker: URL
  /** how many pages are checked at once; one per core unless said otherwise */
  readonly threads?: number
  /** how long one page may take before it is given up, in milliseconds */
  readonly pageLimitMs?: number
}

/** The worker as it stands in the source tree (Node runs TypeScript itself). */
export const sourceWorkerUrl = new URL('./worker.ts', import.meta.url)

/**
 * The scan checks behind a pool of worker threads: the caller's thread never touches a pixel.
 * Call `close` when done; an idle pool does not keep the process alive.
 */
export function createInspector(options: InspectorOptions): Inspector {
  const pool = createPool({
    worker: options.worker,
    threads: Math.max(1, options.threads ?? availableParallelism()),
    pageLimitMs: options.pageLimitMs ?? 30_000,
  })
  return {
    version: inspectionVersion,
    inspect: async (bytes, as) => (await pool.run({ kind: 'inspect', bytes, as })) as Inspection,
    preview: async (bytes, page, width, part) =>
      (await pool.run({ kind: 'preview', bytes, page, width, part })) as Uint8Array,
    split: async (bytes) => (await pool.run({ kind: 'split', bytes })) as Uint8Array[],
    copy: async (bytes, request) => (await pool.run({ kind: 'copy', bytes, request })) as PageOutcome[],
    close: () => pool.close(),
  }
}
