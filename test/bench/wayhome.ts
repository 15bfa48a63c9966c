import { inventClients, type RoundTrip, roundTrip } from '../paper/round-trip.ts'
import type { Bench } from './bench.ts'
import { share } from './score.ts'

/** Seeds nothing was tuned on. */
const firstSeed = Number(process.env.BEIAN_SEED ?? 90_000)
const count = Number(process.env.BEIAN_DRAWN ?? 100)

/** Sheets printed, signed, sealed, captured and brought home: to the right filing, with the right verdict. */
export const bench: Bench = {
  name: 'wayhome',
  what: `${count} 核验单 printed, stamped, captured and read back among 40 clients, seeds from ${firstSeed}`,
  run: async () => {
    const clients = inventClients(firstSeed)
    const trips: RoundTrip[] = []
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const trip = await roundTrip(seed, clients)
      trips.push(trip)
      if (trip.filing === 'right' && trip.rightVerdict) continue
      const { marks, capture } = trip.drawn
      const truth = trip.sound ? 'sound' : `spoilt (${JSON.stringify(marks)})`
      console.log(`  miss: seed ${seed} filing ${trip.filing}; ${truth} -> ${trip.verdict} ${trip.headline}`)
      console.log(`        ${capture.device} ${capture.fault} ${Math.round(capture.dpi)} dpi`)
    }
    const of = (list: readonly RoundTrip[], right: (trip: RoundTrip) => boolean) =>
      share(list.filter(right).length, list.length)
    const sound = trips.filter((trip) => trip.sound)
    const spoilt = trips.filter((trip) => !trip.sound)
    console.log(`right filing:              ${of(trips, ({ filing }) => filing === 'right')}`)
    const legible = trips.filter(({ drawn }) => drawn.clear)
    console.log(`  of legible pictures:     ${of(legible, ({ filing }) => filing === 'right')}`)
    console.log(`put into another's filing: ${trips.filter(({ filing }) => filing === 'wrong').length}`)
    console.log(`code cut off the picture:  ${trips.filter(({ codeShown }) => !codeShown).length}`)
    console.log(`right verdict:             ${of(trips, ({ rightVerdict }) => rightVerdict)}`)
    console.log(`  sound ones passed:       ${of(sound, ({ verdict }) => verdict === 'pass')}`)
    console.log(`  of sound ones, failed:   ${sound.filter(({ verdict }) => verdict === 'fail').length}`)
    console.log(`  spoilt ones stopped:     ${of(spoilt, ({ verdict }) => verdict !== 'pass')}`)
    console.log(`both right:                ${of(trips, (t) => t.filing === 'right' && t.rightVerdict)}`)
  },
}
