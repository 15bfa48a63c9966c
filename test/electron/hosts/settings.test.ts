import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Conf from 'conf'
import ElectronStore from 'electron-store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type OpenStore, openSettings } from '../../../electron/hosts/settings.ts'

const stores: [string, OpenStore][] = [
  ['conf', ({ fileName, ...rest }) => new Conf({ ...rest, configName: fileName })],
  ['electron-store', ({ fileName, ...rest }) => new ElectronStore({ ...rest, name: fileName })],
]

describe.each(stores)('settings in %s', (_name, openStore) => {
  let dataDir: string
  let said: string[]
  const open = () => openSettings(dataDir, openStore, (words) => said.push(words))
  const file = () => path.join(dataDir, 'settings.json')
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'desk-settings-'))
    said = []
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  it('start with the defaults, change one by one and are there the next time', () => {
    expect(open().get()).toEqual({
      operator: '',
      theme: 'system',
      language: 'zh-CN',
      reading: 'law',
      samplesDeclined: false,
      savedFilters: [],
      columnMatches: [],
      notices: true,
      noticeNames: false,
      quietFrom: '20:00',
      quietTo: '08:00',
    })
    open().set({ operator: '张经办' })
    open().set({ theme: 'dark' })
    expect(open().get()).toEqual({
      operator: '张经办',
      theme: 'dark',
      language: 'zh-CN',
      reading: 'law',
      samplesDeclined: false,
      savedFilters: [],
      columnMatches: [],
      notices: true,
      noticeNames: false,
      quietFrom: '20:00',
      quietTo: '08:00',
    })
    expect(said).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('are readable by their owner only', () => {
    open().set({ operator: '张经办' })
    expect(statSync(file()).mode & 0o077).toBe(0)
  })

  it.each(['{"operator": "张', '', '\0\0\0\0', '[1, 2'])('put a broken file (%j) aside and say so', (broken) => {
    writeFileSync(file(), broken)
    const settings = open()
    expect(settings.get().operator).toBe('')
    settings.set({ operator: '李经办' })
    expect(open().get().operator).toBe('李经办')
    const aside = readdirSync(dataDir).filter((name) => name.startsWith('settings.broken-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(path.join(dataDir, aside[0]!), 'utf8')).toBe(broken)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(aside[0])
  })

  it('keep what fits of a file written by another version, and what that version kept there', () => {
    writeFileSync(file(), JSON.stringify({ operator: '张经办', theme: 'sepia', fontSize: 14 }))
    const settings = open()
    expect(settings.get()).toEqual({
      operator: '张经办',
      theme: 'system',
      language: 'zh-CN',
      reading: 'law',
      samplesDeclined: false,
      savedFilters: [],
      columnMatches: [],
      notices: true,
      noticeNames: false,
      quietFrom: '20:00',
      quietTo: '08:00',
    })
    settings.set({ samplesDeclined: true })
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ fontSize: 14, operator: '张经办' })
  })
})
