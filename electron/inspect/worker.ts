import { workerData } from 'node:worker_threads'
import type { LookerData } from './look/aside.ts'
import type { WorkerData } from './pool.ts'

/** Entry of both kinds of worker threads: one file to be bundled and handed about. What each needs is loaded by it alone. */
const data = workerData as WorkerData | LookerData
if ('role' in data) (await import('./look/worker.ts')).serveLooks(data)
else (await import('./check-worker.ts')).serveChecks(data, new URL(import.meta.url))
