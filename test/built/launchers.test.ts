import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../build/built.ts'
import { fromRoot } from '../../build/paths.ts'
import { enter, rawRequest } from '../electron/hosts/raw-request.ts'

interface Run {
  readonly child: ChildProcess
  readonly output: { out: string; err: string }
  readonly ended: Promise<number | null>
}

const running: Run[] = []
const dataDir = mkdtempSync(path.join(tmpdir(), 'desk-serve-'))

/** Runs a launcher on a machine without a screen and without Electron. */
function run(script: string, ...args: string[]): Run {
  return runCommand(process.execPath, [fromRoot(script), ...args])
}

function runCommand(command: string, args: string[], more: Record<string, string> = {}): Run {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', BEIAN_DESK_DATA: dataDir, ...more }
  const child = spawn(command, args, { cwd: fromRoot('.'), env })
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    output.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.err += chunk
  })
  // 'close' comes when the last holder of the output has ended
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const started = { child, output, ended }
  running.push(started)
  return started
}

async function address({ output }: Run): Promise<{ url: string; origin: string }> {
  await expect.poll(() => output.out, { timeout: 60_000 }).toMatch(/\n$/)
  const url = output.out.trim()
  return { url, origin: new URL(url).origin }
}

beforeAll(ensureBuilt, 300_000)
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('npm run serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line, its address; the desk is there; ends cleanly on %s',
    async (signal) => {
      const host = run('build/serve.ts', '--data', dataDir)
      const { url, origin } = await address(host)
      expect(host.output.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/)
      const cookie = await enter({ url, origin })
      const page = await rawRequest(origin, '/', { headers: { cookie } })
      expect(page.text).toContain('<div id="root">')
      const scripts = [...page.text.matchAll(/(?:src|href)="\.?(\/[^"]+)"/g)].map((match) => match[1]!)
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect((await rawRequest(origin, script, { headers: { cookie } })).status).toBe(200)
      const described = await rawRequest(origin, '/call/desk.describe', {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: '{}',
      })
      expect(JSON.parse(described.text)).toMatchObject({ ok: true, value: { door: 'browser', locked: false } })

      host.child.kill(signal)
      expect(await host.ended).toBe(0)
      expect(host.output.out.trim().split('\n')).toHaveLength(1)
      expect(existsSync(path.join(dataDir, 'door.json'))).toBe(false)
    },
    90_000,
  )

  it.skipIf(process.platform === 'win32')(
    'ends cleanly too when only the npm it was started by is ended',
    async () => {
      // the command after it keeps the shell from becoming the process itself; npm's shell does not either
      const line = '"$0" "$1"; true'
      const more = { npm_lifecycle_event: 'serve' }
      const npm = runCommand('sh', ['-c', line, process.execPath, fromRoot('build/serve.ts')], more)
      await address(npm)
      npm.child.kill('SIGTERM')
      await npm.ended
      expect(existsSync(path.join(dataDir, 'door.json'))).toBe(false)
    },
    90_000,
  )

  it('a second time gives a fresh address of the desk that is open, and ends', async () => {
    const first = run('build/serve.ts')
    const { origin, url } = await address(first)
    await enter({ url, origin })
    const second = run('build/serve.ts')
    const again = await address(second)
    expect(again.origin).toBe(origin)
    expect(again.url).not.toBe(url)
    expect(await second.ended).toBe(0)
    expect(await enter(again)).toContain('desk-')
  }, 90_000)

  it('opens after a kill that left its word behind', async () => {
    const first = run('build/serve.ts')
    await address(first)
    first.child.kill('SIGKILL')
    await first.ended
    expect(existsSync(path.join(dataDir, 'door.json'))).toBe(true)
    const { url, origin } = await address(run('build/serve.ts'))
    expect(await enter({ url, origin })).toContain('desk-')
  }, 90_000)

  it('says what is wrong with its options or a taken port, and ends with 2', async () => {
    const wrong = run('build/serve.ts', '--port', 'x')
    expect(await wrong.ended).toBe(2)
    expect(wrong.output.err).toContain('--port 端口号')
    expect(wrong.output.out).toBe('')

    const first = run('build/serve.ts')
    const { port } = new URL((await address(first)).url)
    const other = mkdtempSync(path.join(tmpdir(), 'desk-serve-'))
    const taken = run('build/serve.ts', '--data', other, '--port', port)
    expect(await taken.ended).toBe(2)
    expect(taken.output.err).toContain('已被别的程序占用')
    rmSync(other, { recursive: true, force: true })
  }, 90_000)
})

describe('npm start', () => {
  it('opens the browser’s door where Electron cannot, says why and prints the address', async () => {
    const started = run('build/start.ts', '--data', dataDir)
    const { url, origin } = await address(started)
    expect(started.output.err).toContain('改用浏览器打开')
    expect(await enter({ url, origin })).toContain('desk-')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
  }, 90_000)
})
