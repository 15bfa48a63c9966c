import { describe, expect, it } from 'vitest'
import { clientSchema, type Inspection, type Material, materialSchema } from '../../../domain/model/index.ts'
import { checkClient, judgeMaterial, requiredSlots, type Slot } from '../../../domain/rules/index.ts'
import { materialRules } from '../../../domain/rules/material-rules.ts'
import { changed, creditCode, enterprise, goodScan, individualBusiness, law, naturalPerson } from '../fixtures.ts'

type SealMark = Inspection['seal']['seals'][number]
const mark = (changes: Partial<SealMark>): SealMark => ({
  shape: 'round',
  ink: 'red',
  score: 0.9,
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  ...changes,
})
const noSeal = (seals: SealMark[] = []) => ({
  verdict: 'fail' as const,
  present: false,
  score: 0.95,
  seals,
  evidence: [],
})

/** Codes that came up, so that no rule on scans goes untested. */
const heard = new Set<string>()

function judge(key: string, changes: Partial<Inspection>, client = enterprise(), more: Partial<Material> = {}) {
  const slot = requiredSlots(client).find((candidate) => candidate.key === key) as Slot
  const material = client.materials.find((candidate) => candidate.id === `m-${key}`) as Material
  const judged = judgeMaterial(slot, { ...material, inspection: goodScan(changes), ...more }, client)
  for (const finding of judged.findings) heard.add(finding.code)
  return judged
}
const codes = (judgement: ReturnType<typeof judge>) => judgement.findings.map((finding) => finding.code)

describe('judging a scan in its place', () => {
  it('lets a good colour scan pass', () => {
    expect(judge('id-front:p1', { seal: noSeal() })).toMatchObject({ verdict: 'pass', headline: '通过', findings: [] })
    expect(judge('verification-sheet:s1', {})).toMatchObject({ verdict: 'pass', findings: [] })
  })
  it('sends copies back, with the reason in the headline', () => {
    const grey = judge('id-front:p1', { colour: { verdict: 'fail', kind: 'grey', score: 0.9, evidence: [] } })
    expect(grey).toMatchObject({ verdict: 'fail', findings: [{ code: 'material.copy', severity: 'reject' }] })
    expect(grey.headline).toMatch(/^会被退回：.*彩色扫描件/)
    const pale = judge('id-front:p1', { colour: { verdict: 'doubt', kind: 'colour', score: 0.5, evidence: [] } })
    expect(pale).toMatchObject({ verdict: 'doubt', findings: [{ code: 'material.copy', severity: 'likely' }] })
    expect(pale.headline).toMatch(/^需人工看：/)
  })
  it('does not judge an icon as if it were a photographed paper', () => {
    const app = clientSchema.parse({ ...enterprise(), services: [{ id: 'a1', kind: 'app', name: '云上茶业' }] })
    const slot = requiredSlots(app).find(({ kind }) => kind === 'app-icon') as Slot
    const clarity = {
      verdict: 'fail' as const,
      reasons: ['occluded' as const, 'cropped' as const],
      score: 0.9,
      evidence: [],
    }
    const colour = { verdict: 'fail' as const, kind: 'grey' as const, score: 0.9, evidence: [] }
    const judgeIcon = (width: number, height: number) => {
      const inspection = goodScan({ clarity, colour, width, height, seal: noSeal() })
      const icon = materialSchema.parse({ id: 'i', kind: 'app-icon', serviceId: 'a1', inspection })
      const judged = judgeMaterial(slot, icon, app)
      for (const finding of judged.findings) heard.add(finding.code)
      return judged
    }
    expect(judgeIcon(512, 512)).toMatchObject({ verdict: 'pass', findings: [] })
    expect(judgeIcon(512, 640)).toMatchObject({ verdict: 'doubt', findings: [{ code: 'material.icon-shape' }] })
  })
  it('names each fault of clarity by its own rule', () => {
    const clarity = (reason: Inspection['clarity']['reasons'][number]) =>
      codes(judge('id-front:p1', { clarity: { verdict: 'fail', reasons: [reason], score: 0.8, evidence: [] } }))
    expect(clarity('blur')).toEqual(['material.unclear'])
    expect(clarity('glare')).toEqual(['material.unclear'])
    expect(clarity('cropped')).toEqual(['material.border-cut'])
    expect(clarity('moire')).toEqual(['material.screen-photo'])
    expect(clarity('occluded')).toEqual(['material.covered'])
  })
  it('wants the red seal of the unit on its sheet', () => {
    expect(codes(judge('verification-sheet:s1', { seal: noSeal() }))).toEqual(['material.seal-missing'])
    expect(codes(judge('verification-sheet:s1', { seal: noSeal([mark({ shape: 'square' })]) }))).toEqual([
      'material.seal-wrong',
    ])
    const blue = judge('verification-sheet:s1', { seal: noSeal([mark({ ink: 'blue' })]) })
    expect(codes(blue)).toEqual(['material.seal-wrong'])
    expect(blue.headline).toContain('不是红色')
  })
  it('wants no seal on the sheet of a person', () => {
    expect(judge('verification-sheet:s1', { seal: noSeal() }, naturalPerson()).verdict).toBe('pass')
  })
  it('takes an 个体工商户 without a seal as doubtful once the remark says so', () => {
    const silent = judge('verification-sheet:s1', { seal: noSeal() }, individualBusiness())
    expect(silent.verdict).toBe('fail')
    expect(silent.findings[0]?.remedy).toContain('备注')
    const remark = changed(individualBusiness(), (client) => {
      client.subject.remark = '个体工商户无公章'
    })
    expect(judge('verification-sheet:s1', { seal: noSeal() }, remark).verdict).toBe('doubt')
    remark.subject.province = '浙江'
    expect(judge('verification-sheet:s1', { seal: noSeal() }, remark)).toMatchObject({
      verdict: 'fail',
      headline: expect.stringContaining('本省要求'),
    })
  })
  it('compares the QR code of the licence with the number', () => {
    const own = enterprise().subject.licenceNumber
    const other = creditCode('91330106MA2CE9999')
    const address = `http://zj.gsxt.gov.cn/%7B?uniscid=${own}&type=1`
    expect(judge('business-licence', { codes: [address] })).toMatchObject({ verdict: 'pass', findings: [] })
    expect(codes(judge('business-licence', { codes: [other] }))).toEqual(['material.code-differs'])
    expect(judge('business-licence', { codes: [] })).toMatchObject({
      verdict: 'pass',
      findings: [{ code: 'material.code-unread', severity: 'advice' }],
    })
    expect(judge('business-licence', { codes: ['https://example.com/x'] })).toMatchObject({
      verdict: 'pass',
      findings: [{ code: 'material.code-nameless', severity: 'advice' }],
    })
    const unfilled = changed(enterprise(), (client) => {
      client.subject.licenceNumber = ''
    })
    const told = judge('business-licence', { codes: [own] }, unfilled)
    expect(told.findings[0]).toMatchObject({ code: 'material.code-nameless', message: expect.stringContaining(own) })
  })
  it('says of a seal in another ink what it is, on a licence too', () => {
    const black = judge('verification-sheet:s1', { seal: noSeal([mark({ ink: 'black' })]) })
    expect(black.headline).toContain('复印')
    const copied = judge('business-licence', { codes: [], seal: noSeal([mark({ ink: 'black' })]) })
    expect(copied.findings[0]).toMatchObject({
      code: 'material.registry-seal-missing',
      message: expect.stringContaining('黑白复印件'),
    })
  })
  it('asks no seal of an ID, and takes a stamped copy of one for a copy', () => {
    const stamped = (beyondSeals: number) =>
      judge('id-front:p1', {
        colour: { verdict: 'pass', kind: 'colour', score: 0.95, beyondSeals, evidence: [] },
      })
    expect(stamped(0.97)).toMatchObject({ verdict: 'pass', findings: [] })
    expect(stamped(0.1)).toMatchObject({ verdict: 'doubt', findings: [{ code: 'material.copy', severity: 'likely' }] })
    const blackText = judge('verification-sheet:s1', {
      colour: { verdict: 'pass', kind: 'colour', score: 0.95, beyondSeals: 0.1, evidence: [] },
    })
    expect(blackText.verdict).toBe('pass')
  })
  it('advises on a seal of a size nobody carves, and only where the size is known', () => {
    const sized = (widthMm: number | undefined, more: Partial<SealMark> = {}) =>
      judge('verification-sheet:s1', {
        seal: { ...goodScan().seal, seals: [mark({ widthMm, heightMm: widthMm, ...more })] },
      })
    expect(sized(42).findings).toEqual([])
    expect(sized(undefined).findings).toEqual([])
    expect(sized(40, { shape: 'oval', heightMm: 30 }).findings).toEqual([])
    for (const size of [19, 66]) {
      expect(sized(size)).toMatchObject({
        verdict: 'pass',
        findings: [{ code: 'material.seal-size', severity: 'advice', message: expect.stringContaining(`${size}`) }],
      })
    }
  })
  it('takes a domain certificate straight from the computer', () => {
    const client = changed(enterprise(), (copy) => {
      copy.materials.push({ ...copy.materials[0]!, id: 'm-domain-certificate:s1', kind: 'domain-certificate' })
    })
    const electronic = (reasons: Inspection['clarity']['reasons']) =>
      judge(
        'domain-certificate:s1',
        { clarity: { verdict: 'fail', reasons, score: 0.8, evidence: [] }, seal: noSeal() },
        client,
      )
    expect(electronic(['cropped', 'moire'])).toMatchObject({ verdict: 'pass', findings: [] })
    expect(electronic(['cropped', 'low-resolution']).findings.map(({ code }) => code)).toEqual(['material.unclear'])
  })
  it('doubts a licence without the seal of its registry, and a seal that is not clear', () => {
    const licence = { codes: [enterprise().subject.licenceNumber] }
    expect(judge('business-licence', { ...licence, seal: noSeal() })).toMatchObject({
      verdict: 'doubt',
      findings: [{ code: 'material.registry-seal-missing', severity: 'likely' }],
    })
    const faint = { ...noSeal(), verdict: 'doubt' as const, present: true }
    expect(judge('verification-sheet:s1', { seal: faint })).toMatchObject({
      verdict: 'doubt',
      findings: [{ code: 'material.seal-missing', severity: 'likely' }],
    })
  })
  it('lets a person overrule the machine and says so', () => {
    const override = { verdict: 'pass', by: '李静', at: '2026-09-14T01:00:00Z', why: '原件本来就淡' } as const
    const colour = { verdict: 'fail', kind: 'grey', score: 0.9, evidence: [] } as const
    const judged = judge('id-front:p1', { colour: { ...colour, evidence: [] } }, enterprise(), { override })
    expect(judged).toMatchObject({ verdict: 'pass', findings: [{ code: 'material.copy', severity: 'advice' }] })
    expect(judged.headline).toContain('李静改判：原件本来就淡')
    const rejected = judge('id-front:p1', {}, enterprise(), {
      override: { ...override, verdict: 'fail', why: '不是本人' },
    })
    expect(rejected).toMatchObject({ verdict: 'fail', findings: [{ code: 'material.overruled', severity: 'reject' }] })
  })
  it('says when a file is unreadable or not looked at yet', () => {
    const unreadable = { code: 'unreadable-file', message: '文件已损坏' }
    expect(judge('id-front:p1', {}, enterprise(), { inspection: undefined, unreadable })).toMatchObject({
      verdict: 'unreadable',
      headline: '打不开：文件已损坏',
      findings: [{ severity: 'reject' }],
    })
    expect(judge('id-front:p1', {}, enterprise(), { inspection: undefined })).toMatchObject({
      verdict: 'pending',
      findings: [],
    })
  })
})

describe('papers of a client', () => {
  const blocking = (client: ReturnType<typeof enterprise>) =>
    checkClient(client, law).filter((finding) => finding.severity === 'reject')
  it('misses what is not there, by slot', () => {
    const bare = changed(enterprise(), (client) => {
      client.materials = []
    })
    const missing = blocking(bare).filter((finding) => finding.code === 'slots.missing')
    expect(missing.map((finding) => finding.path)).toContain('slots.id-front:p1')
    expect(missing).toHaveLength(6)
    expect(blocking(enterprise())).toEqual([])
  })
  it('only advises on a bad scan that a good one replaced', () => {
    const grey = goodScan({ colour: { verdict: 'fail', kind: 'grey', score: 0.9, evidence: [] } })
    const twice = changed(enterprise(), (client) => {
      const scan = client.materials.find((material) => material.kind === 'id-front')
      if (scan) client.materials.push({ ...scan, id: 'older', inspection: grey })
    })
    expect(checkClient(twice, law).find((finding) => finding.path === 'materials.older')?.severity).toBe('advice')
  })
  it('hears a scan that shows both sides of an ID once', () => {
    const grey = goodScan({ colour: { verdict: 'fail', kind: 'grey', score: 0.9, evidence: [] } })
    const both = changed(enterprise(), (client) => {
      client.materials = client.materials.filter(({ kind, personId }) => kind !== 'id-back' || personId !== 'p1')
      for (const material of client.materials) {
        if (material.kind === 'id-front' && material.personId === 'p1') {
          material.bothSides = true
          material.inspection = grey
        }
      }
    })
    const found = blocking(both)
    expect(found.filter(({ code }) => code === 'material.copy')).toHaveLength(1)
    expect(found.filter(({ code }) => code === 'slots.missing')).toEqual([])
  })
  it('asks an 个体工商户 for the lease as the reading has it', () => {
    const bare = changed(individualBusiness(), (client) => {
      client.materials = client.materials.filter((material) => material.kind !== 'premises-proof')
    })
    const find = (reading: 'law' | 'document') =>
      checkClient(bare, { ...law, reading }).find((finding) => finding.code === 'slots.premises-proof.missing')
    expect(find('document')).toMatchObject({ severity: 'reject', reading: 'document' })
    expect(find('law')).toMatchObject({ severity: 'advice', reading: 'document' })
  })
})

describe('every rule on scans', () => {
  it('has been heard in these tests', () => {
    const spoken = Object.values(materialRules).map((rule) => rule.code)
    expect(spoken.filter((code) => !heard.has(code))).toEqual([])
  })
})
