import sharp, { type Sharp } from 'sharp'
import type { Inspector } from '../../electron/desk/ports.ts'
import { giveCellsBack } from '../../electron/inspect/cells.ts'
import { complaintsAbout, measure as measureClarity } from '../../electron/inspect/clarity/index.ts'
import { readCodes } from '../../electron/inspect/codes/index.ts'
import { findSpots } from '../../electron/inspect/colour/spots.ts'
import { judgeColour } from '../../electron/inspect/colour.ts'
import { openSource } from '../../electron/inspect/decode/index.ts'
import { glanceAt } from '../../electron/inspect/glance/index.ts'
import { createInspector, sourceWorkerUrl } from '../../electron/inspect/inspector.ts'
import { lookFor } from '../../electron/inspect/look/index.ts'
import { letGo } from '../../electron/inspect/picture.ts'
import { findSeals } from '../../electron/inspect/seal/index.ts'
import { toView } from '../../electron/inspect/view.ts'
import { noiseSource } from '../paper/capture/raster.ts'
import { drawCase } from '../paper/index.ts'
import { random } from '../paper/random.ts'
import { measureBatch, measureMemory } from './batch.ts'
import type { Bench } from './bench.ts'

const rounds = 21
const warmUp = 5
const roundsOfParts = 7
/** Checks after which V8 has compiled what it runs often: until then a check takes up to half as long again. */
const warmUpChecks = 30
const bar = 1.25

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!

async function clock(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** A4 in colour at 300 dpi as scanners write it, 2480 x 3508: clean, and with the grain of a real sensor (some 2 MB). */
async function scansToTime(): Promise<[string, Uint8Array][]> {
  const scans: [string, Uint8Array][] = []
  for (const page of ['sheet', 'licence', 'letter'] as const) {
    const { bytes } = await drawCase(7, {
      page,
      seal: 'red',
      device: 'scan',
      mode: 'colour',
      photocopied: false,
      fault: 'none',
      dpi: 300,
    })
    const clean = sharp(bytes).autoOrient()
    scans.push([`${page}, 4:2:0`, await clean.clone().jpeg({ quality: 88 }).toBuffer()])
    if (page === 'sheet') continue
    scans.push([`${page}, 4:4:4`, await clean.clone().jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer()])
    const grainy = sharp(await withGrain(clean))
    scans.push([`${page}, grainy, 4:2:0`, await grainy.clone().jpeg({ quality: 90 }).toBuffer()])
    scans.push([
      `${page}, grainy, 4:4:4`,
      await grainy.clone().jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer(),
    ])
  }
  return scans
}

async function withGrain(image: Sharp): Promise<Buffer> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const noise = noiseSource(random('speed bench'))
  for (let i = 0; i < data.length; i++) data[i] = Math.max(0, Math.min(255, data[i]! + noise() * 6.5))
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

/** The whole check, as the desk has it done, against sharp merely decoding the same file, turn and turn about in one run; then many files. */
export const bench: Bench = {
  name: 'speed',
  what: `the whole check of an A4 300-dpi colour JPEG against sharp decoding it (bar: ${bar}), batches, memory`,
  run: async () => {
    const ratios: number[] = []
    const inspector = createInspector({ worker: sourceWorkerUrl })
    try {
      const scans = await scansToTime()
      await warm(inspector, scans)
      for (const [name, bytes] of scans) {
        ratios.push(await report(inspector, name, bytes))
        await reportParts(bytes)
      }
    } finally {
      await inspector.close()
    }
    console.log(
      `median of all pages: ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)} (bar ${bar})`,
    )
    await measureBatch()
    await measureMemory()
  },
}

/** Has the desk's first checks done, and says how long the very first takes. */
async function warm(inspector: Inspector, scans: readonly [string, Uint8Array][]): Promise<void> {
  const times: number[] = []
  while (times.length < warmUpChecks) {
    const [, bytes] = scans[times.length % scans.length]!
    times.push(await clock(() => inspector.inspect(bytes)))
  }
  console.log(`the first check of all, its worker thread started for it: ${times[0]!.toFixed(0)} ms`)
}

/** @returns how many times as long as decoding the whole check takes */
async function report(inspector: Inspector, page: string, bytes: Uint8Array): Promise<number> {
  const decode: number[] = []
  const check: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    // let go of outside the clock: else the collector goes through 26 MB of decoded pixels while the check is timed
    let pixels = new Uint8Array()
    const decoding = await clock(async () => {
      pixels = await sharp(bytes).raw().toBuffer()
    })
    letGo({ data: pixels })
    const checking = await clock(() => inspector.inspect(bytes))
    if (round < warmUp) continue
    decode.push(decoding)
    check.push(checking)
  }
  const ratio = median(check) / median(decode)
  console.log(
    `${page} (${(bytes.length / 1048576).toFixed(1)} MB): decode ${median(decode).toFixed(1)} ms, check ${median(check).toFixed(1)} ms, ratio ${ratio.toFixed(2)} ${ratio <= bar ? 'met' : 'NOT met'}`,
  )
  return ratio
}

/** Says what the parts of a check take one after the other in this thread; by itself, for it would leave the worker asleep between two checks. */
async function reportParts(bytes: Uint8Array): Promise<void> {
  const parts: Record<string, number[]> = {}
  const measure = async <T>(part: string, run: () => T | Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await run()
    parts[part] ??= []
    parts[part].push(performance.now() - start)
    return result
  }
  for (let round = 0; round < roundsOfParts; round++) {
    const picture = await measure('open', async () => (await openSource(bytes)).page(0))
    const view = await measure('view', () => toView(picture))
    const glance = await measure('glance', () => glanceAt(view))
    await measure('colour', () => judgeColour(view, findSpots(view), glance))
    await measure('clarity', () => {
      const [writing, complaints] = [lookFor('writing', view), lookFor('complaints', view)]
      return complaintsAbout(view, measureClarity(view), { glance, writing, complaints })
    })
    await measure('codes', () => readCodes(view))
    await measure('seal', () => findSeals(view, false))
    giveCellsBack(view.cells)
    letGo(picture)
  }
  const inParts = Object.entries(parts).map(([part, times]) => `${part} ${median(times).toFixed(1)}`)
  console.log(`   in parts (ms): ${inParts.join(', ')}`)
}
