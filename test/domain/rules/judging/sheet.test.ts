import { describe, expect, it } from 'vitest'
import type { Client, Evidence, Inspection, SheetResult } from '../../../../domain/model/index.ts'
import { judgeMaterial, requiredSlots } from '../../../../domain/rules/index.ts'
import { sheetRules } from '../../../../domain/rules/sheet-rules.ts'
import { sheetCodeOf, writeSheetCode } from '../../../../domain/sheet/code.ts'
import { enterprise, goodScan, naturalPerson } from '../../fixtures.ts'

type Form = NonNullable<SheetResult['form']>
const corners = [
  { x: 100, y: 100 },
  { x: 2100, y: 100 },
  { x: 2100, y: 3100 },
  { x: 100, y: 3100 },
]
const good: Form['frame'] = { verdict: 'pass', score: 0.9, evidence: [] }
const answer = (verdict: 'doubt' | 'fail', code: string, message: string, remedy = '重新打印'): Form['frame'] => ({
  verdict,
  score: 0.8,
  evidence: [{ code, message, remedy }],
})

function sheetWith(changes: Partial<Form>, evidence: Evidence[] = []): Inspection['sheet'] {
  const form: Form = {
    corners,
    turn: 0,
    residual: 0.03,
    holder: 'unit',
    cut: [],
    signed: true,
    dated: false,
    frame: good,
    lines: good,
    provider: good,
    signature: good,
    seal: good,
    fields: good,
    ...changes,
  }
  return { verdict: 'pass', score: 0.9, recognised: true, evidence, form }
}

const heard = new Set<string>()

function judge(sheet: Inspection['sheet'], client: Client = enterprise(), more: Partial<Inspection> = {}) {
  const slot = requiredSlots(client).find(({ kind }) => kind === 'verification-sheet')!
  const material = client.materials.find(({ id }) => id === `m-${slot.key}`)!
  const judged = judgeMaterial(slot, { ...material, inspection: goodScan({ sheet, ...more }) }, client)
  for (const { code } of judged.findings) heard.add(code)
  return judged
}

describe('judging a 核验单 that came back', () => {
  it('lets a sheet pass that is as it should be, and one that was not read as a sheet', () => {
    expect(judge(sheetWith({}))).toMatchObject({ verdict: 'pass', findings: [] })
    expect(judge(undefined)).toMatchObject({ verdict: 'pass', findings: [] })
  })
  it('leaves a sheet of another layout to a person', () => {
    const evidence = [{ code: 'sheet-unknown', message: '不是本系统打印的核验单，请人工核对', remedy: '' }]
    const judged = judge({ verdict: 'doubt', score: 0.9, recognised: false, evidence })
    expect(judged).toMatchObject({
      verdict: 'doubt',
      findings: [{ code: 'material.sheet-unknown', severity: 'likely' }],
    })
    expect(judged.headline).toBe('需人工看：不是本系统打印的核验单，请人工核对')
  })
  it.each([
    ['frame', 'fail', 'material.border-cut', 'reject'],
    ['frame', 'doubt', 'material.border-cut', 'likely'],
    ['signature', 'fail', 'material.sheet-unsigned', 'reject'],
    ['provider', 'fail', 'material.sheet-provider-part', 'reject'],
    ['provider', 'doubt', 'material.sheet-provider-part', 'likely'],
    ['lines', 'fail', 'material.sheet-altered', 'reject'],
    ['fields', 'doubt', 'material.sheet-altered', 'likely'],
    ['fields', 'fail', 'material.sheet-fields', 'reject'],
  ] as const)('%s in %s falls under %s', (part, verdict, code, severity) => {
    const judged = judge(sheetWith({ [part]: answer(verdict, 'x', '有问题') }))
    expect(judged.findings).toMatchObject([{ code, severity, message: '有问题', remedy: '重新打印' }])
    expect(judged.verdict).toBe(verdict)
  })
  it('says where the seal stands, and leaves to the seal check that there is none', () => {
    const over = judge(sheetWith({ seal: answer('fail', 'sheet-seal-over-fields', '压住了域名') }))
    expect(over.findings).toMatchObject([{ code: 'material.sheet-seal-place', severity: 'reject' }])
    const aside = judge(sheetWith({ seal: answer('doubt', 'sheet-seal-misplaced', '没有盖在该盖的地方') }))
    expect(aside.findings).toMatchObject([{ code: 'material.sheet-seal-place', severity: 'likely' }])
    const seal: Inspection['seal'] = { verdict: 'fail', present: false, score: 0.9, seals: [], evidence: [] }
    const none = judge(sheetWith({ seal: answer('doubt', 'sheet-seal-absent', '没有章') }), enterprise(), { seal })
    expect(none.findings.map(({ code }) => code)).toEqual(['material.seal-missing'])
  })
  it('holds the ticked box against what the subject is', () => {
    expect(judge(sheetWith({ holder: 'person' })).findings).toMatchObject([{ code: 'material.sheet-holder' }])
    expect(judge(sheetWith({ holder: 'person' }), naturalPerson()).findings).toEqual([])
    expect(judge(sheetWith({ holder: 'unit' }), naturalPerson()).findings).toMatchObject([
      { code: 'material.sheet-holder', severity: 'likely' },
    ])
    expect(judge(sheetWith({ holder: 'unknown' })).findings).toEqual([])
  })
  it('does not say twice that the picture is cut', () => {
    const clarity: Inspection['clarity'] = { verdict: 'fail', reasons: ['cropped'], score: 0.9, evidence: [] }
    const judged = judge(sheetWith({ frame: answer('fail', 'sheet-frame-cut', '上边被裁掉') }), enterprise(), {
      clarity,
    })
    expect(judged.findings.map(({ code }) => code)).toEqual(['material.border-cut'])
  })
  it('holds the code on the paper against the place it lies in and the data as it is now', () => {
    const client = enterprise()
    const [service] = client.services
    const withCode = (code: string) => ({ ...sheetWith({})!, code })
    const own = sheetCodeOf(client, service, false)
    expect(judge(withCode(writeSheetCode(own))).findings).toEqual([])
    const data = own.data === '0000' ? '1111' : '0000'
    expect(judge(withCode(writeSheetCode({ ...own, data }))).findings).toMatchObject([{ code: 'material.sheet-stale' }])
    const filing = own.filing === '0123456789' ? '9876543210' : '0123456789'
    expect(judge(withCode(writeSheetCode({ ...own, filing }))).findings).toMatchObject([
      { code: 'material.sheet-other' },
    ])
  })
  it('has heard every rule on sheets', () => {
    const spoken = Object.values(sheetRules).map(({ code }) => code)
    expect(spoken.filter((code) => !heard.has(code))).toEqual([])
  })
})
