import { describe, expect, it } from 'vitest'
import { judgeColour } from '../../../../electron/inspect/colour.ts'
import { findSeals } from '../../../../electron/inspect/seal/index.ts'
import { readScan, scanLabels, scansAreHere } from './scans.ts'

const missing = scansAreHere ? '' : ' — SKIPPED: ../shared/scans is missing, set BEIAN_SHARED'

describe.skipIf(!scansAreHere)(`seals on the labelled real pictures${missing}`, () => {
  it('are told from what is none', { timeout: 240_000 }, async () => {
    let right = 0
    let wrong = 0
    const missed: string[] = []
    const invented: string[] = []
    for (const label of scanLabels()) {
      if (label.seal === 'partial') continue
      const view = await readScan(label)
      const result = findSeals(view, (await judgeColour(view)).kind !== 'colour')
      const truth = label.seal === 'yes'
      if (result.present === truth) right++
      else {
        wrong++
        ;(truth ? missed : invented).push(`${label.file} ${result.score.toFixed(2)}`)
      }
    }
    expect(right + wrong).toBeGreaterThan(100)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3)
    expect(invented.length, invented.join('\n')).toBeLessThanOrEqual(1)
  })
})
