import { parentPort } from 'node:worker_threads'
import type { Answer } from './aside.ts'
import { type Looked, lookAt } from './index.ts'

/** Answers each page with what is to be seen on it; a fault ends the thread, and its owner looks itself. */
export function serveLooks(): void {
  const port = parentPort
  if (!port) throw new Error('looks are served in a worker thread only')
  const answer = (one: Answer) => port.postMessage(one)
  port.on('message', (page: Looked) => answer({ kind: 'looked', look: lookAt(page) }))
  answer({ kind: 'ready' })
}
