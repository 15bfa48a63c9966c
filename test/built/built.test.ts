import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../build/built.ts'
import { fromRoot } from '../../build/paths.ts'
import { callNames } from '../../domain/contract/index.ts'
import { layOut, packedEntries } from './layout.ts'

beforeAll(ensureBuilt, 300_000)

describe('the built preload', () => {
  const source = () => readFileSync(fromRoot('out/preload/preload.cjs'), 'utf8')

  it('is one file', () => {
    expect(readdirSync(fromRoot('out/preload'))).toEqual(['preload.cjs'])
  })

  it('is CommonJS that requires nothing but electron, and runs where there is nothing else', () => {
    expect(source()).not.toMatch(/^\s*(import|export)\s/m)
    const required: string[] = []
    const exposed: Record<string, Record<string, unknown>> = {}
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, unknown>) => Object.assign(exposed, { [name]: api }),
      },
      ipcRenderer: { invoke: async () => undefined, on: () => undefined, off: () => undefined },
    }
    const require = (name: string) => {
      required.push(name)
      return name === 'electron' ? electron : undefined
    }
    // a sandboxed preload has no module loader, no Buffer, no process of Node's: anything else is a ReferenceError here
    runInNewContext(source(), { require, module: { exports: {} }, exports: {}, Map, Promise, TypeError })
    expect(required).toEqual(['electron'])
    expect(Object.keys(exposed)).toEqual(['desk'])
    expect(Object.keys(exposed.desk!).sort()).toEqual(['call', 'on'])
  })
})

describe('the built main', () => {
  const outMain = () => readdirSync(fromRoot('out/main')).filter((name) => name.endsWith('.js'))

  it('imports nothing that is not packed: Electron, Node’s own, and the packages under "dependencies"', () => {
    const { dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const known = new Set(['electron', ...builtinModules, ...Object.keys(dependencies)])
    expect(outMain()).toEqual(expect.arrayContaining(['main.js', 'inspect-worker.js']))
    for (const name of outMain()) {
      const code = readFileSync(fromRoot(`out/main/${name}`), 'utf8')
      const imports = [...code.matchAll(/^import\s[^'"]*?["']([^'"]+)["']|\bimport\(["']([^'"]+)["']\)/gm)]
      for (const [, fixed, dynamic] of imports) {
        const from = (fixed ?? dynamic)!.replace(/^node:/, '')
        if (from.startsWith('.')) {
          expect(existsSync(path.resolve(fromRoot('out/main'), from)), `${name} imports ${from}`).toBe(true)
          continue
        }
        const pkg = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/')
        expect(known.has(from) || known.has(pkg), `${name} imports ${from}`).toBe(true)
      }
    }
  })

  it('is not made of the window’s or the tests’ code', () => {
    for (const name of outMain())
      expect(readFileSync(fromRoot(`out/main/${name}`), 'utf8')).not.toMatch(/\/\/ (renderer|test)\//)
  })

  describe('in the packaged layout, under Node with the mock', () => {
    let layout: string
    let dataDir: string
    beforeAll(() => {
      layout = layOut()
      dataDir = mkdtempSync(path.join(tmpdir(), 'desk-built-'))
    })
    afterAll(() => {
      for (const folder of [layout, dataDir]) rmSync(folder, { recursive: true, force: true })
    })

    it('is packed with everything it opens', () => {
      expect(packedEntries()).toEqual(expect.arrayContaining(['out', 'package.json']))
      const { main } = JSON.parse(readFileSync(path.join(layout, 'package.json'), 'utf8')) as { main: string }
      expect(existsSync(path.join(layout, main))).toBe(true)
    })

    it('opens its window, serves it whole, takes in a scan through preload and worker, closes and ends', async () => {
      const driver = fromRoot('test/built/run-main.ts')
      const { stdout } = await promisify(execFile)(process.execPath, [driver, layout, dataDir], {
        timeout: 120_000,
        cwd: layout,
      })
      const report = JSON.parse(stdout.trim().split('\n').at(-1)!)

      expect(path.relative(layout, report.preload)).toBe(path.join('out', 'preload', 'preload.cjs'))
      expect(report.page.status).toBe(200)
      expect(report.page.parts.length).toBeGreaterThan(0)
      for (const part of report.page.parts) expect(part).toEqual({ url: part.url, status: 200 })
      expect(report.described).toMatchObject({ door: 'electron', locked: false, protection: { keychain: true } })
      expect(report.channels).toBe(callNames.length)
      expect(report.materials).toHaveLength(1)
      expect(report.materials[0].inspection).toBeTruthy()
      expect(report.preview).toEqual({ status: 200, type: 'image/jpeg' })
    }, 150_000)
  })
})
