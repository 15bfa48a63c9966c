/** How long a thread stays awake at most, in milliseconds: what takes longer is worth a core's rest. */
const awakeFor = 200
/** Between two looks at whether it has come. */
const turn = 0.05

/**
 * Waits for what another thread does, without falling asleep: where there is one file and a core with nothing else to do.
 *
 * A scheduler that saves power wakes a thread on the core of the one that wakes it, as long as that core has had little to do, and lets the
 * two take turns of some 4 ms there. A worker that has slept while its page was decoded so shares a core, for all of the 10 ms that a check
 * takes, with the thread it has wanted help from. One that has not slept has a core of its own by then.
 */
export async function awake<T>(work: Promise<T>): Promise<T> {
  const until = performance.now() + awakeFor
  let waiting = true
  const stay = () => {
    const now = performance.now()
    // each turn makes garbage: rather a few long ones
    while (performance.now() < now + turn);
    if (waiting && now < until) setImmediate(stay)
  }
  setImmediate(stay)
  try {
    return await work
  } finally {
    waiting = false
  }
}
