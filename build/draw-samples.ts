/**
 * Draws the scans of the sample clients: `node build/draw-samples.ts [NAME...]`.
 * Reads assets/samples/clients.json, writes assets/samples/scans/* and assets/samples/expected.json. With names (parts of
 * file names) only those scans are drawn again and expected.json is brought up to date for them.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { clientFileSchema } from '../domain/model/index.ts'
import { drawSample, type Expectation, scanName } from './samples/draw.ts'

const folder = new URL('../assets/samples/', import.meta.url)
const expectedFile = new URL('expected.json', folder)
const wanted = process.argv.slice(2)

const { clients } = clientFileSchema.parse(JSON.parse(await readFile(new URL('clients.json', folder), 'utf8')))
await mkdir(new URL('scans/', folder), { recursive: true })
const known: Record<string, Expectation> =
  wanted.length === 0 ? {} : JSON.parse(await readFile(expectedFile, 'utf8').catch(() => '{}'))
let total = 0
for (const client of clients) {
  for (const material of client.materials) {
    const name = scanName(material)
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
    const { bytes, expectation } = await drawSample(client, material)
    await writeFile(new URL(`scans/${name}`, folder), bytes)
    known[`scans/${name}`] = expectation
    total += bytes.length
    console.log(`${String(Math.round(bytes.length / 1024)).padStart(5)} KB  ${name}`)
  }
}
const order = clients.flatMap(({ materials }) => materials.map((material) => `scans/${scanName(material)}`))
const expected = Object.fromEntries(order.flatMap((name) => (known[name] ? [[name, known[name]]] : [])))
await writeFile(expectedFile, `${JSON.stringify(expected, null, 2)}\n`)
console.log(`${Math.round(total / 1024)} KB in ${fileURLToPath(new URL('scans', folder))}`)
