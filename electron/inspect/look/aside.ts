import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { CellView } from '../view.ts'
import { type Board, newBoard, putUp, take, waitFor } from './board.ts'
import { type Look, type Looker, lookFor, type Part, parts } from './index.ts'

/** What the thread beside is asked: to see to what it can take on of a page. */
export interface Asked {
  readonly number: number
  readonly page: CellView
}

/** One part as the thread beside tells it. */
export interface Told {
  readonly number: number
  readonly part: Part
  readonly seen: Look[Part]
}

/** What tells the worker's entry which part it plays. */
export interface LookerData {
  readonly role: 'look'
  readonly board: Board
  /** where what was seen is told */
  readonly answers: MessagePort
}

export interface Aside {
  readonly look: Looker
  /** resolved when the thread can be asked, or is gone before it could */
  readonly started: Promise<void>
  close(): Promise<void>
}

/** No part of a look takes as long by far: what has not been told by then never will be. In milliseconds. */
const longest = 1000

/**
 * A thread that looks at pages while the caller's own measures them, one page at a time. What it has not taken on by the time the caller
 * needs it, the caller sees to itself: all of it while the thread has not started or when it is gone, so that nobody waits in vain.
 * @param entry the worker's file; given the role in its data
 */
export function openAside(entry: URL): Aside {
  const board = newBoard()
  const { port1: answers, port2 } = new MessageChannel()
  const data: LookerData = { role: 'look', board, answers: port2 }
  const thread = new Worker(entry, { workerData: data, transferList: [port2] })
  thread.unref()
  let usable = false
  let number = 0

  const started = new Promise<void>((resolve) => {
    // its first and only message
    thread.once('message', () => {
      usable = true
      resolve()
    })
    thread.on('exit', () => {
      usable = false
      resolve()
    })
  })
  // the thread ends on a fault, which is all that needs to be known of it
  thread.on('error', () => {})

  const giveUp = () => {
    usable = false
    void thread.terminate()
  }

  const look: Looker = (page) => {
    const own = ++number
    putUp(board, own)
    if (usable) thread.postMessage({ number: own, page: onlyNumbers(page) } satisfies Asked)
    return () => gather(page, own)
  }

  /** From the last part to the first, the other way round than the thread beside takes them. */
  const gather = (page: CellView, own: number): Look => {
    const seen: { [P in Part]?: Look[P] } = {}
    const see = <P extends Part>(part: P) => {
      seen[part] = lookFor(part, page)
    }
    const left = parts.toReversed().filter((part) => {
      const isOurs = take(board, own, part)
      if (isOurs) see(part)
      return !isOurs
    })
    for (const part of left) {
      // one that was waited for in vain is enough
      if (usable && waitFor(board, own, part, longest)) continue
      giveUp()
      see(part)
    }
    for (let one = receiveMessageOnPort(answers); one; one = receiveMessageOnPort(answers)) {
      const { number: of, part, seen: told } = one.message as Told
      // of a page that was given up something may still come
      if (of === own) Object.assign(seen, { [part]: told })
    }
    return seen as Look
  }
  return {
    look,
    started,
    close: async () => {
      answers.close()
      await thread.terminate()
    },
  }
}

/** Of a whole view the parts that are looked at: its picture has functions that no message carries. */
function onlyNumbers({ cells, paper, ink, picture }: CellView): CellView {
  const { grey, width, height, scale, fullWidth, fullHeight } = picture
  return { cells, paper, ink, picture: { grey, width, height, scale, fullWidth, fullHeight } }
}
