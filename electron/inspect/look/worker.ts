import { parentPort } from 'node:worker_threads'
import type { Asked, LookerData, Told } from './aside.ts'
import { say, take } from './board.ts'
import { lookFor, parts } from './index.ts'

/** Sees to what is left of each page that is asked about, and tells it; what fails is left to the thread that asked. */
export function serveLooks({ board, answers }: LookerData): void {
  const port = parentPort
  if (!port) throw new Error('looks are served in a worker thread only')
  port.on('message', ({ number, page }: Asked) => {
    for (const part of parts) {
      if (!take(board, number, part)) continue
      try {
        answers.postMessage({ number, part, seen: lookFor(part, page) } satisfies Told)
        say(board, number, part, 'told')
      } catch {
        say(board, number, part, 'failed')
      }
    }
  })
  port.postMessage('ready')
}
