import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, type RuntimeWorld } from '../../build/electron-runtime.ts'
import { browserCommand } from '../../build/open-browser.ts'
import { BadOptions, readOptions } from '../../build/options.ts'

describe('findElectron', () => {
  let electronDir: string
  let world: RuntimeWorld
  beforeEach(() => {
    electronDir = mkdtempSync(path.join(tmpdir(), 'desk-electron-'))
    world = { platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000, electronDir }
  })
  afterEach(() => rmSync(electronDir, { recursive: true }))

  function install(): string {
    mkdirSync(path.join(electronDir, 'dist'))
    writeFileSync(path.join(electronDir, 'path.txt'), 'electron')
    writeFileSync(path.join(electronDir, 'dist', 'electron'), '')
    return path.join(electronDir, 'dist', 'electron')
  }

  it('finds what was downloaded, and says how to get it where nothing was', () => {
    expect(findElectron(world)).toEqual({ missing: expect.stringContaining('npx install-electron') })
    const executable = install()
    expect(findElectron(world)).toEqual({ executable })
  })

  it('does not take a half-finished download for a runtime', () => {
    writeFileSync(path.join(electronDir, 'path.txt'), 'electron')
    expect(findElectron(world)).toHaveProperty('missing')
  })

  it('finds one that was put elsewhere, with or without path.txt', () => {
    const elsewhere = path.join(electronDir, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(path.join(elsewhere, 'electron'), '')
    const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: elsewhere }
    expect(findElectron({ ...world, env })).toEqual({ executable: path.join(elsewhere, 'electron') })
    expect(findElectron({ ...world, env, platform: 'win32' })).toHaveProperty('missing')
    writeFileSync(path.join(elsewhere, 'electron.exe'), '')
    expect(findElectron({ ...world, env, platform: 'win32' })).toEqual({
      executable: path.join(elsewhere, 'electron.exe'),
    })
  })

  it('opens no window without a screen or as root on Linux', () => {
    install()
    expect(findElectron({ ...world, env: {} })).toEqual({ missing: expect.stringContaining('图形界面') })
    expect(findElectron({ ...world, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toHaveProperty('executable')
    expect(findElectron({ ...world, uid: 0 })).toEqual({ missing: expect.stringContaining('root') })
    expect(findElectron({ ...world, uid: undefined, env: {}, platform: 'win32' })).toHaveProperty('executable')
  })
})

describe('browserCommand', () => {
  it('hands the address to each system as one argument, and to none without a screen', () => {
    const url = 'http://127.0.0.1:1/?token=a'
    for (const platform of ['win32', 'darwin'] as const) expect(browserCommand(url, platform, {})?.at(-1)).toBe(url)
    expect(browserCommand(url, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', url])
    expect(browserCommand(url, 'linux', {})).toBeUndefined()
  })
})

describe('readOptions', () => {
  it('reads the folder and the port', () => {
    expect(readOptions([])).toEqual({})
    expect(readOptions(['--data', '/d', '--port', '8080'])).toEqual({ data: '/d', port: 8080 })
    expect(readOptions(['--port=0'])).toMatchObject({ port: 0 })
  })

  it.each([['--port', 'x'], ['--port', '70000'], ['--port', '-1'], ['--dta', 'x'], ['stray'], ['--data']])(
    'refuses %j %j in words',
    (...args) => {
      expect(() => readOptions(args.filter((arg) => arg !== undefined))).toThrow(BadOptions)
      expect(() => readOptions(args.filter((arg) => arg !== undefined))).toThrow('--data 文件夹')
    },
  )
})
