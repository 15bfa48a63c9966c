import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { dataFolder, openKeyring } from '../../../electron/keyring/index.ts'
import { openPortfolio } from '../../../electron/portfolio/index.ts'
import { verify } from '../../../electron/transfer/index.ts'
import { openVault } from '../../../electron/vault/index.ts'
import { filesShowing, seeded, startScript, temporaryFolder } from '../portfolio/support.ts'
import { identity } from './identity.ts'

const writer = new URL('./write-forever.ts', import.meta.url)
const rounds = 8
type Acknowledged = { id: string; revision: number; fileId: string }

/** Starts a writer, lets it work for a seeded while after its first record, kills it, and says what it had acknowledged. */
async function killMidway(dir: string, keysFolder: string, round: number): Promise<Acknowledged[]> {
  const random = seeded(1000 + round)
  const script = startScript(writer, [dir, keysFolder, `r${round}`])
  while (script.lines.length < 2 && script.child.exitCode === null) await wait(2)
  await wait(random() * 150)
  script.child.kill('SIGKILL')
  expect(await script.ended, script.complaint()).toBeNull()
  return script.lines.slice(1).map((line) => JSON.parse(line))
}

describe('killed at any moment', () => {
  it('the data folder opens again by itself with everything that was acknowledged', { timeout: 180_000 }, async () => {
    const folder = await temporaryFolder()
    const [dir, keysFolder] = [join(folder, 'data'), join(folder, 'keys')]
    const acknowledged: Acknowledged[] = []
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await killMidway(dir, keysFolder, round)))
      // before anything tidies up: what a thief of the disk would find
      expect(await filesShowing(dir, Object.values(identity))).toEqual([])
      const report = await verify(dir, { keysFolder })
      expect(report).toMatchObject({ ok: true, problems: [] })
    }
    expect(acknowledged.length).toBeGreaterThan(rounds * 3)

    const keyring = await openKeyring(dir, { keysFolder, create: false })
    const paths = dataFolder(dir)
    const portfolio = await openPortfolio(paths.database, keyring.keys.database)
    const vault = await openVault(paths.vault, keyring.keys.vault)
    for (const { id, revision, fileId } of acknowledged) {
      const client = await portfolio.getClient(id)
      expect(client?.revision, id).toBeGreaterThanOrEqual(revision)
      expect(client?.materials.map((material) => material.fileId)).toContain(fileId)
      expect(await vault.verify(fileId), fileId).toBe('ok')
    }
    const history = await portfolio.listHistory('', 100_000)
    expect(history.length).toBeGreaterThanOrEqual(acknowledged.length)
    await portfolio.close()
  })

  it('(and the search for readable particulars does find them where they are)', async () => {
    const dir = await temporaryFolder()
    const wide = Buffer.from(`x${identity.name}`, 'utf16le')
    await writeFile(join(dir, 'a'), `..${identity.mobile}..`)
    await writeFile(join(dir, 'b'), wide)
    await writeFile(join(dir, 'c'), Buffer.from(wide).swap16())
    expect(await filesShowing(dir, Object.values(identity))).toHaveLength(3)
  })
})
