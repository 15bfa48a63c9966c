import { pathToFileURL } from 'node:url'

/** A measurement that prints what it found and tells whether it met its bar. */
export interface Bench {
  readonly name: string
  readonly what: string
  run(): Promise<void>
}

/** Every bench is a file of its own beside this one; named here, it is run by `npm run bench -- <name>`. */
const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  scans: () => import('./scans.ts'),
  drawn: () => import('./drawn.ts'),
  speed: () => import('./speed.ts'),
  reading: () => import('./reading.ts'),
  wayhome: () => import('./wayhome.ts'),
  rules: () => import('./rules.ts'),
  sheet: () => import('./sheet.ts'),
  window: () => import('./window.ts'),
  clients: () => import('./clients.ts'),
}

async function main(names: readonly string[]): Promise<void> {
  const chosen = names.length > 0 ? names : Object.keys(benches)
  const unknown = chosen.filter((name) => !(name in benches))
  if (unknown.length > 0) {
    console.error(`no bench called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`)
    process.exitCode = 2
    return
  }
  for (const name of chosen) {
    const { bench } = await benches[name]!()
    console.log(`\n== ${bench.name}: ${bench.what}`)
    await bench.run()
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2))
