/**
 * Child of the crash tests: keeps files and saves clients without end, and says on standard output what was
 * acknowledged, each line as soon as it is true. Arguments: data folder, keys folder, name of this run, milliseconds
 * to rest between records.
 */
import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { dataFolder, openKeyring } from '../../../electron/keyring/index.ts'
import { openPortfolio } from '../../../electron/portfolio/index.ts'
import { openVault } from '../../../electron/vault/index.ts'
import { client, entryOf, rowOf } from '../portfolio/records.ts'
import { identity } from './identity.ts'

const [dir, keysFolder, run, rest] = process.argv.slice(2) as [string, string, string, string?]
const keyring = await openKeyring(dir, { keysFolder, create: true })
const folder = dataFolder(dir)
const portfolio = await openPortfolio(folder.database, keyring.keys.database)
const vault = await openVault(folder.vault, keyring.keys.vault)
writeSync(1, 'ready\n')

for (let count = 0; ; count += 1) {
  const scan = Buffer.alloc(2000 + ((count * 7919) % 60_000), `${identity.name}${run}-${count}`)
  const fileId = await vault.put(scan)
  const id = `${run}-${count % 5}`
  const stored = await portfolio.getClient(id)
  const materials = [...(stored?.materials ?? []), { id: `m${count}`, fileId, fileName: '身份证.jpg' }]
  const made = client(id, {
    subject: { name: identity.name },
    people: [{ id: 'p', name: identity.person, idNumber: identity.idNumber, mobile: identity.mobile }],
    materials,
  })
  const revision = stored?.revision ?? 0
  await portfolio.putClient(made, revision, rowOf(made), entryOf(id, `${run}-${count}`))
  writeSync(1, `${JSON.stringify({ id, revision: revision + 1, fileId })}\n`)
  if (rest) await wait(Number(rest))
}
