import { describe, expect, it } from 'vitest'
import { inspectBytes } from '../../../electron/inspect/inspect.ts'
import { toErrorLine, toReportLine } from '../../../electron/inspect/report.ts'
import { drawnPage, pdfOf } from './pictures.ts'

describe('report lines', () => {
  it('says what the design promises, on one line', async () => {
    const inspection = await inspectBytes(await drawnPage(800, 1100, { ring: true }).jpeg().toBuffer())
    const line = toReportLine('扫描件 1.jpg', { ...inspection, ms: 13 })
    expect(line).not.toContain('\n')
    const report = JSON.parse(line)
    expect(report).toMatchObject({
      file: '扫描件 1.jpg',
      ok: true,
      width: 800,
      height: 1100,
      ms: 13,
      colour: { verdict: inspection.colour.verdict, kind: 'colour', score: inspection.colour.score },
      clarity: { verdict: inspection.clarity.verdict, reasons: inspection.clarity.reasons },
      seal: { verdict: inspection.seal.verdict, present: inspection.seal.present },
      codes: [],
    })
    expect(Array.isArray(report.seal.seals)).toBe(true)
    expect(report.pages).toBeUndefined()
  })

  it('reports every page of a document', async () => {
    const page = await drawnPage(600, 800, { ring: true }).jpeg().toBuffer()
    const report = JSON.parse(toReportLine('a.pdf', await inspectBytes(await pdfOf([page, page]))))
    expect(report.pageCount).toBe(2)
    expect(report.pages).toHaveLength(2)
    expect(report.pages[1]).toMatchObject({ colour: { kind: 'colour' }, codes: [] })
  })

  it('says what became of a file that cannot be read', () => {
    const line = toErrorLine('b.jpg', { code: 'unreadable-file', message: '坏了', remedy: '重扫' })
    expect(JSON.parse(line)).toEqual({
      file: 'b.jpg',
      ok: false,
      error: { code: 'unreadable-file', message: '坏了', remedy: '重扫' },
    })
  })
})
