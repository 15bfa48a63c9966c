import { describe, expect, it } from 'vitest'
import { summarise, type VitestReport } from '../../build/test-summary.ts'

const report = (
  statuses: string[],
  more: Partial<VitestReport['testResults'][0]> = {},
  success = true,
): VitestReport => ({
  success,
  testResults: [
    {
      name: 'a.test.ts',
      status: 'passed',
      ...more,
      assertionResults: statuses.map((status, i) => ({ fullName: `test ${i}`, status })),
    },
  ],
})

describe('the last line of npm test', () => {
  it('counts and names what was skipped', () => {
    const summary = summarise(report(['passed', 'passed', 'skipped', 'todo', 'pending']), 0)
    expect(summary).toEqual({
      line: '2 passed, 0 failed, 3 skipped',
      skipped: ['test 2', 'test 3', 'test 4'],
      troubles: [],
      ok: true,
    })
  })

  it('counts failed tests once', () => {
    expect(summarise(report(['passed', 'failed'], { status: 'failed' }, false), 1)).toMatchObject({
      line: '1 passed, 1 failed, 0 skipped',
      ok: false,
    })
  })

  it.each([
    ['a file that could not be loaded', report([], { status: 'failed', message: 'SyntaxError: x\nat y' }, false), 1],
    ['no test at all', report([]), 0],
    ['an error nobody caught', report(['passed'], {}, false), 1],
    ['a bad end after good tests', report(['passed']), 1],
    ['a crash without a report', undefined, 139],
    ['a kill', undefined, null],
  ])('counts %s as a failure', (_what, given, exitCode) => {
    const summary = summarise(given, exitCode)
    expect(summary.ok).toBe(false)
    expect(summary.line).toMatch(/^\d+ passed, 1 failed, 0 skipped$/)
    expect(summary.troubles).toHaveLength(1)
  })
})
