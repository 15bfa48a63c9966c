import { describe, expect, it } from 'vitest'
import { type Client, type Finding, materialSchema } from '../../../domain/model/index.ts'
import { requiredSlots } from '../../../domain/rules/slots.ts'
import { nextStep } from '../../../renderer/clients/nextStep.ts'
import { sampleClient } from './fixture.ts'

const finding = (severity: Finding['severity'], path: string): Finding => ({
  code: 'x',
  severity,
  path,
  message: '',
  remedy: '',
  sources: [{ id: 'SEED', title: '', date: '-' }],
})

/** Every required paper in its place, passed by a person, apart from kinds left out. */
function withPapers(client: Client, leaveOut: string[] = [], unchecked: string[] = []): Client {
  const materials = requiredSlots(client)
    .filter((slot) => slot.required && !leaveOut.includes(slot.kind))
    .map(({ key, kind, personId, serviceId }) =>
      materialSchema.parse({
        id: key,
        kind,
        personId,
        serviceId,
        ...(unchecked.includes(kind) ? {} : { override: { verdict: 'pass', by: '样', at: '', why: '已核对' } }),
      }),
    )
  return { ...client, materials }
}

describe('the one next step', () => {
  const client = sampleClient()
  it('is the name, before anything can be said', () => {
    const nameless = { ...client, subject: { ...client.subject, name: '' } }
    expect(nextStep(nameless, [])).toMatchObject({ path: 'subject.name', state: 'todo' })
  })

  it('mends facts before it collects papers, and counts only facts', () => {
    const found = [finding('reject', 'people.p1.mobile'), finding('reject', 'slots.business-licence')]
    expect(nextStep(client, found)).toMatchObject({ path: 'people.p1.mobile', words: '改正 1 处资料问题' })
  })

  it('collects papers, then waits for their checks, then prints the sheet, then looks at doubts', () => {
    expect(nextStep(client, [])).toMatchObject({ section: 'materials', path: 'slots.business-licence' })
    const noSheet = ['verification-sheet']
    expect(nextStep(withPapers(client, noSheet, ['id-front']), [])).toMatchObject({ state: 'waiting' })
    expect(nextStep(withPapers(client, noSheet), [])).toMatchObject({ section: 'sheets', state: 'todo' })
    const doubt = [finding('likely', 'subject.remark')]
    expect(nextStep(withPapers(client), doubt)).toMatchObject({ path: 'subject.remark', state: 'todo' })
    expect(nextStep(withPapers(client), [finding('advice', 'subject.remark')])).toMatchObject({ state: 'ready' })
  })

  it('has failed papers replaced', () => {
    const filled = withPapers(client)
    const failed = filled.materials.map((paper, index) =>
      index === 0 ? { ...paper, override: { verdict: 'fail' as const, by: '样', at: '', why: '看不清' } } : paper,
    )
    expect(nextStep({ ...filled, materials: failed }, [])).toMatchObject({ path: `materials.${failed[0]?.id}` })
  })
})
