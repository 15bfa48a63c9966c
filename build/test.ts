/**
 * `npm test [-- vitest arguments]`: builds out/ where it is missing or old (the tests of the built files need it), runs vitest and prints as
 * the last line `N passed, N failed, N skipped`. Ends with 0 only if nothing failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuilt } from './built.ts'
import { fromRoot } from './paths.ts'
import { summarise, type VitestReport } from './test-summary.ts'
import { whenToldToEnd } from './told-to-end.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'desk-test-'))
const reportFile = path.join(folder, 'report.json')

/** A build that fails does not keep the other tests from running; the tests of the built files then fail. */
async function build(): Promise<string | undefined> {
  try {
    await ensureBuilt()
    return undefined
  } catch (fault) {
    return `build: ${fault instanceof Error ? fault.message : fault}`
  }
}

async function runVitest(args: string[]): Promise<number | null> {
  const cli = fromRoot('node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const child = spawn(process.execPath, [cli, 'run', ...reporters, ...args], { cwd: fromRoot('.'), stdio: 'inherit' })
  whenToldToEnd(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}

function readReport(): VitestReport | undefined {
  try {
    return existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport) : undefined
  } catch {
    return undefined
  }
}

const buildTrouble = await build()
const exitCode = await runVitest(process.argv.slice(2))
const summary = summarise(readReport(), exitCode)
rmSync(folder, { recursive: true, force: true })
for (const name of summary.skipped) console.log(`skipped: ${name}`)
for (const trouble of summary.troubles) console.log(`failed outside the tests: ${trouble}`)
if (buildTrouble) console.log(`failed outside the tests: ${buildTrouble}`)
console.log(summary.line)
process.exitCode = summary.ok && !buildTrouble ? 0 : 1
