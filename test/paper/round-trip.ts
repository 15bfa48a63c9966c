import { type Client, clientSchema, materialSchema } from '../../domain/model/index.ts'
import { sheetSlot } from '../../domain/returns/index.ts'
import { judgeMaterial } from '../../domain/rules/materials.ts'
import { shippedPacks } from '../../domain/rules/packs/index.ts'
import { codePlace, readSheetCode, sheetCodeOf, writeSheetCode } from '../../domain/sheet/code.ts'
import { codeOfTraces } from '../../domain/sheet/code-traces.ts'
import { frame } from '../../domain/sheet/lines.ts'
import { FilingIndex } from '../../electron/desk/filing-index.ts'
import { inspectBytes } from '../../electron/inspect/inspect.ts'
import { project, toQuad } from './capture/geometry.ts'
import type { CapturePlan } from './capture/plan.ts'
import { type Random, random } from './random.ts'
import { drawSheetCase, type SheetCase, type SheetMarks, soundSheet } from './sheet-case.ts'
import { inventFirm } from './words.ts'

/** One sheet printed, signed, sealed, captured and read again. */
export interface RoundTrip {
  readonly seed: number
  readonly drawn: SheetCase
  /** the code is wholly in the picture */
  readonly codeShown: boolean
  /** right = its own filing, or, where the code is cut off, none; wrong = another's */
  readonly filing: 'right' | 'unplaced' | 'wrong'
  /** nothing is amiss with paper or picture: it must pass (or, where nothing on it has a colour, at most be doubted); else it must not */
  readonly sound: boolean
  readonly verdict: string
  readonly rightVerdict: boolean
  readonly headline: string
}

const agencyClients = 40

/** The agency's clients, among whom each sheet must find its own. */
export function inventClients(seed: number): Client[] {
  return Array.from({ length: agencyClients }, (_, number) => {
    const rnd = random(`client ${seed} ${number}`)
    const firm = inventFirm(rnd)
    const unit = rnd.chance(0.8)
    const services = Array.from({ length: rnd.int(1, 3) }, (_, i) => ({
      id: `${number}-${i}`,
      domains: [{ name: `sample-${rnd.int(100, 9999)}-${i}.cn`, registrar: '样例域名注册有限公司' }],
    }))
    const subject = { name: unit ? firm.name : firm.legal, kind: unit ? 'enterprise' : 'person' }
    return clientSchema.parse({ id: `client-${seed}-${number}`, subject, services })
  })
}

/** Six in ten are as they should be; the others are spoilt in some way, in paper or picture. */
function wishes(rnd: Random, unit: boolean): { marks: Partial<SheetMarks>; how: Partial<CapturePlan> } {
  const turns = rnd.pick([0, 0, 1, 2, 2, 3] as const)
  const holder = unit ? ('unit' as const) : ('person' as const)
  const sound = { ...soundSheet, holder, seal: unit ? ('in-place' as const) : ('none' as const), turns }
  const spoilt: Partial<SheetMarks>[] = [
    { signed: false },
    { provider: rnd.pick(['ticks', 'signature'] as const) },
    { lines: 'painted' },
    ...(unit ? [{ seal: rnd.pick(['none', 'fields'] as const) }] : []),
  ]
  const marks = rnd.chance(0.65) ? sound : { ...sound, ...rnd.pick(spoilt) }
  const device = rnd.pick(['scan', 'scan', 'photo'] as const)
  const fault = rnd.chance(0.85)
    ? 'none'
    : rnd.pick(device === 'scan' ? (['skewed', 'blur'] as const) : (['skewed', 'shadow'] as const))
  return { marks, how: { device, fault } }
}

const isSound = ({ signed, provider, lines, fields, seal, holder }: SheetMarks): boolean =>
  signed &&
  provider === 'empty' &&
  lines === 'whole' &&
  fields === 'printed' &&
  seal === (holder === 'unit' ? 'in-place' : 'none')

/**
 * Prints one filing's sheet through the desk's own drawing, has it signed, sealed and captured, and reads it back.
 * @param clients as `inventClients` gives them
 */
export async function roundTrip(seed: number, clients: readonly Client[]): Promise<RoundTrip> {
  const rnd = random(`round trip ${seed}`)
  const client = rnd.pick(clients)
  const service = rnd.pick(client.services)
  const { marks, how } = wishes(rnd, client.subject.kind !== 'person')
  const drawn = await drawSheetCase(seed, marks, how, { client, service })
  const filings = new FilingIndex()
  for (const one of clients) filings.put(one)
  const inspection = await inspectBytes(drawn.bytes, { as: 'verification-sheet' })
  const traces = inspection.sheet?.codeTraces
  const read = inspection.sheet?.code ?? (traces && codeOfTraces(Buffer.from(traces, 'base64'), printed(clients)))
  const code = readSheetCode(read ?? '')
  const found = code ? filings.withDigits(code.filing) : []
  const own = found.length === 1 && found[0]!.clientId === client.id && found[0]!.serviceId === service.id
  const codeShown = showsCode(drawn)
  const slot = sheetSlot(client, service.id, shippedPacks)!
  const material = materialSchema.parse({ id: 'm', kind: 'verification-sheet', serviceId: service.id, inspection })
  const { verdict, headline } = judgeMaterial(slot, material, client)
  const sound = isSound(drawn.marks) && drawn.clear
  return {
    seed,
    drawn,
    codeShown,
    filing: own || (!codeShown && found.length === 0) ? 'right' : found.length > 0 ? 'wrong' : 'unplaced',
    sound,
    verdict,
    rightVerdict: sound && !drawn.coloured ? verdict !== 'fail' : (verdict === 'pass') === sound,
    headline,
  }
}

/** What the desk noted when these clients' sheets were printed. */
const printed = (clients: readonly Client[]): string[] =>
  clients.flatMap((client) =>
    client.services.flatMap((service) =>
      [true, false].map((registrars) => writeSheetCode(sheetCodeOf(client, service, registrars))),
    ),
  )

function showsCode({ corners, width, height }: SheetCase): boolean {
  const { left, right, top, bottom } = frame
  const placing = toQuad(right - left, bottom - top, corners)
  const side = codePlace.module * codePlace.modules
  const [x, y] = [codePlace.left - left, codePlace.top - top]
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ].every(([px, py]) => {
    const [u, v] = project(placing, [px!, py!])
    return u >= 0 && v >= 0 && u <= width && v <= height
  })
}
