import type { Client, Finding, Material, Verdict } from '../model/index.ts'
import { clarityFaults } from './judging/clarity.ts'
import { codeFaults } from './judging/code.ts'
import { colourFaults } from './judging/colour.ts'
import { iconFaults } from './judging/icon.ts'
import { sealFaults } from './judging/seal.ts'
import { sheetFaults } from './judging/sheet.ts'
import { materialRules } from './material-rules.ts'
import { type RulePacks, shippedPacks } from './packs/index.ts'
import { type Fault, toFinding } from './rule.ts'
import type { Slot } from './slots.ts'

export interface MaterialJudgement {
  readonly verdict: Verdict | 'pending' | 'unreadable'
  /** one line for the clerk: 通过 / 需人工看：… / 会被退回：… */
  readonly headline: string
  readonly findings: readonly Finding[]
}

function unreadableJudgement(material: Material, path: string): MaterialJudgement {
  const message = material.unreadable?.message || '文件打不开'
  const finding = toFinding(materialRules.unreadable, { path, message }, 'law')
  return { verdict: 'unreadable', headline: `打不开：${message}`, findings: [finding] }
}

/** A person's word wins; the machine's findings stay readable, as advice where the person let the paper pass. */
function overruled(material: Material, machine: readonly Finding[]): MaterialJudgement | undefined {
  const { override } = material
  if (override === undefined) return undefined
  const said = `${override.by}改判：${override.why}`
  if (override.verdict === 'pass') {
    const findings = machine.map((finding) => ({ ...finding, severity: 'advice' as const }))
    return { verdict: 'pass', headline: `通过（${said}）`, findings }
  }
  const isFail = override.verdict === 'fail'
  const fault: Fault = { path: `materials.${material.id}`, message: said, severity: isFail ? 'reject' : 'likely' }
  const headline = `${isFail ? '会被退回' : '需人工看'}（${said}）`
  return {
    verdict: override.verdict,
    headline,
    findings: [toFinding(materialRules.overruled, fault, 'law'), ...machine],
  }
}

/**
 * Whether the bureau would take this paper in this place: what the scan checks saw, held against what the slot asks.
 * A person's override wins and is said.
 */
export function judgeMaterial(
  slot: Slot,
  material: Material,
  client: Client,
  packs: RulePacks = shippedPacks,
): MaterialJudgement {
  const path = `materials.${material.id}`
  const { inspection } = material
  if (inspection === undefined) {
    if (material.unreadable !== undefined) return overruled(material, []) ?? unreadableJudgement(material, path)
    return overruled(material, []) ?? { verdict: 'pending', headline: '还没有检查', findings: [] }
  }
  const told = [
    ...colourFaults(slot.asks, inspection),
    ...clarityFaults(slot.asks, inspection),
    ...sealFaults(slot.asks, inspection, client, packs),
    ...codeFaults(slot.asks, inspection, client),
    ...iconFaults(slot.asks, inspection),
    ...(slot.kind === 'verification-sheet' ? sheetFaults(inspection, client, slot.serviceId) : []),
  ]
  const findings = told.map(([rule, fault]) => toFinding(rule, { path, ...fault }, 'law'))
  const overruling = overruled(material, findings)
  if (overruling !== undefined) return overruling
  const rejected = findings.find((finding) => finding.severity === 'reject')
  if (rejected !== undefined) return { verdict: 'fail', headline: `会被退回：${rejected.message}`, findings }
  const doubted = findings.find((finding) => finding.severity === 'likely')
  if (doubted !== undefined) return { verdict: 'doubt', headline: `需人工看：${doubted.message}`, findings }
  return { verdict: 'pass', headline: '通过', findings }
}
