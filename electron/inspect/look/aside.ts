import { Worker } from 'node:worker_threads'
import { type Look, type Looked, type Looker, lookAt } from './index.ts'

/** What the thread beside says. */
export type Answer = { readonly kind: 'ready' } | { readonly kind: 'looked'; readonly look: Look }

/** What tells the worker's entry which part it plays. */
export interface LookerData {
  readonly role: 'look'
}

export interface Aside {
  readonly look: Looker
  /** resolved when the thread can be asked, or is gone before it could */
  readonly started: Promise<void>
  close(): Promise<void>
}

interface Asked {
  readonly page: Looked
  readonly resolve: (look: Look) => void
  readonly reject: (fault: unknown) => void
}

/**
 * A thread that looks at pages while the caller's own measures them, one at a time. Until it has started, while it is busy and when it is
 * gone the caller's thread looks itself: nobody waits for it in vain.
 * @param entry the worker's file; given the role in its data
 */
export function openAside(entry: URL): Aside {
  const data: LookerData = { role: 'look' }
  const thread = new Worker(entry, { workerData: data })
  thread.unref()
  let usable = false
  let asked: Asked | undefined

  const settle = (by: (asked: Asked) => void) => {
    const one = asked
    asked = undefined
    thread.unref()
    if (one) by(one)
  }
  const gone = () => {
    usable = false
    settle(({ page, resolve, reject }) => {
      try {
        resolve(lookAt(page))
      } catch (fault) {
        reject(fault)
      }
    })
  }
  const started = new Promise<void>((resolve) => {
    thread.on('message', (answer: Answer) => {
      if (answer.kind === 'ready') usable = true
      else settle(({ resolve: looked }) => looked(answer.look))
      resolve()
    })
    thread.on('exit', () => {
      gone()
      resolve()
    })
  })
  // the thread ends on a fault, which is all that needs to be known of it
  thread.on('error', () => {})

  const look: Looker = async (page) => {
    if (!usable || asked) return lookAt(page)
    return new Promise((resolve, reject) => {
      asked = { page, resolve, reject }
      thread.ref()
      thread.postMessage(onlyNumbers(page))
    })
  }
  return {
    look,
    started,
    close: async () => {
      await thread.terminate()
    },
  }
}

/** Of a whole view the parts that are looked at: its picture has functions that no message carries. */
function onlyNumbers({ cells, paper, tint, picture }: Looked): Looked {
  const { grey, scale, fullWidth, fullHeight } = picture
  return { cells, paper, tint, picture: { grey, scale, fullWidth, fullHeight } }
}
