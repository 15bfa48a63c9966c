import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leaveWord, runningDoor } from '../../../electron/hosts/door-file.ts'
import { startHttpHost } from '../../../electron/hosts/http.ts'
import { fakeDesk } from './fake-desk.ts'
import { enter } from './raw-request.ts'

describe('the word a running door leaves', () => {
  let dataDir: string
  const file = () => path.join(dataDir, 'door.json')
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'desk-door-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  it('gives a second start a fresh address that works, while the door is open', async () => {
    expect(await runningDoor(dataDir)).toBeUndefined()
    const host = await startHttpHost({ desk: fakeDesk(), windowDir: dataDir })
    const takeBack = leaveWord(dataDir, host)
    const url = await runningDoor(dataDir)
    expect(url).not.toBe(host.url)
    expect(await enter({ origin: host.origin, url: url! })).toContain('desk-')
    takeBack()
    expect(readdirSync(dataDir)).toEqual([])
    await host.close()
  })

  it('of a process that died is not believed', async () => {
    const host = await startHttpHost({ desk: fakeDesk(), windowDir: dataDir })
    leaveWord(dataDir, host)
    await host.close()
    expect(await runningDoor(dataDir)).toBeUndefined()
  })

  it('is not believed where it points elsewhere or makes no sense, and is not followed', async () => {
    for (const words of [
      '',
      '{',
      '{"origin":"http://evil.example","secret":"x"}',
      '{"origin":"http://127.0.0.1:1@evil.example:80","secret":"x"}',
    ]) {
      writeFileSync(file(), words)
      expect(await runningDoor(dataDir)).toBeUndefined()
    }
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only, even over an older file', () => {
    writeFileSync(file(), 'old', { mode: 0o644 })
    leaveWord(dataDir, { origin: 'http://127.0.0.1:1', controlSecret: 's' })
    expect(statSync(file()).mode & 0o077).toBe(0)
  })

  it('is left alone by a process whose word it no longer is', () => {
    const takeBack = leaveWord(dataDir, { origin: 'http://127.0.0.1:1', controlSecret: 'first' })
    leaveWord(dataDir, { origin: 'http://127.0.0.1:2', controlSecret: 'second' })
    takeBack()
    expect(readFileSync(file(), 'utf8')).toContain('second')
  })
})
