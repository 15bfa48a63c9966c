import { parentPort } from 'node:worker_threads'
import { drawCase, drawWide } from '../paper/index.ts'
import type { Known } from './judge.ts'

export type Family = 'tuned' | 'wide'
export interface DrawOrder {
  readonly family: Family
  readonly seed: number
}
export interface Drawn {
  readonly known: Known
  readonly bytes: Uint8Array
}

const port = parentPort
if (!port) throw new Error('draw-worker.ts runs in a worker thread only')

/** Draws one paper of a family. */
async function draw({ family, seed }: DrawOrder): Promise<Drawn> {
  const drawn = family === 'wide' ? await drawWide(seed) : await drawCase(seed)
  const { truth, page, capture, bytes } = drawn
  const copied = 'copied' in capture ? capture.copied : capture.photocopied
  const degree = 'degree' in capture && capture.fault !== 'none' ? ` ${capture.degree}` : ''
  const known: Known = {
    file: `${family} ${seed} ${page} ${capture.device}${copied ? ' copied' : ''} ${capture.mode} ${capture.fault}${degree}`,
    colour: truth.colour,
    clarity: truth.clarity === 'clear' ? 'clear' : truth.clarity.join(),
    seal: truth.seal,
    codes: truth.codes,
    hard: truth.borderline,
    sorts: {
      colour: `${capture.mode}${copied ? ' of a copy' : ''}, ${capture.device}`,
      clarity: `${capture.fault}${degree}`,
      seal: `${truth.seal} on ${page}`,
    },
  }
  return { known, bytes: new Uint8Array(bytes) }
}

port.on('message', async (order: DrawOrder) => {
  const drawn = await draw(order)
  port.postMessage(drawn, [drawn.bytes.buffer as ArrayBuffer])
})
