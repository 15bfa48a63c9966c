/** How often a process looks whether npm is still there. */
const lookEveryMs = 500

/**
 * Runs `end` once, when this process is told to end: by Ctrl+C, by SIGTERM, or because the `npm run` it belongs to was ended. npm passes a
 * SIGTERM on to its shell only, and the shell dies without a word to its child, which would then hold the port and the records with nobody
 * knowing of it.
 */
export function whenToldToEnd(end: () => void): void {
  let told = false
  const once = () => {
    if (told) return
    told = true
    end()
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    // an orphan is given another parent
    if (process.ppid !== parent) once()
  }, lookEveryMs).unref()
}
