/** The part of vitest's JSON report the summary is made from. */
export interface VitestReport {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export interface Summary {
  /** every test that did not run, by its full name */
  readonly skipped: readonly string[]
  /** what failed outside any test: files that could not be loaded, errors nobody caught */
  readonly troubles: readonly string[]
  /** `N passed, N failed, N skipped` */
  readonly line: string
  readonly ok: boolean
}

/**
 * Counts a run honestly: a file that could not be loaded is a failure, so is a run without any test, so is whatever made vitest itself
 * end badly.
 * @param report vitest's report, undefined where it wrote none
 * @param exitCode how vitest ended
 */
export function summarise(report: VitestReport | undefined, exitCode: number | null): Summary {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  const passed = tests.filter(({ status }) => status === 'passed')
  const failed = tests.filter(({ status }) => status === 'failed')
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map((test) => test.fullName)
  const troubles = (report?.testResults ?? [])
    .filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
    .map((file) => `${file.name}: ${file.message?.split('\n')[0] || 'could not be run'}`)
  if (!report) troubles.push('vitest ended without a report')
  else if (tests.length === 0 && troubles.length === 0) troubles.push('no test was found')
  else if (failed.length + troubles.length === 0 && (!report.success || exitCode !== 0))
    troubles.push(`vitest reported an error outside the tests (exit code ${exitCode})`)
  const failures = failed.length + troubles.length
  const line = `${passed.length} passed, ${failures} failed, ${skipped.length} skipped`
  return { skipped, troubles, line, ok: failures === 0 && exitCode === 0 }
}
