import { type RulePack, rulePackSchema } from './schema.ts'

/**
 * Reads a pack that an agency wrote.
 * @returns the pack, or what is wrong with it, each line with the place (zh-CN)
 */
export function readRulePack(json: unknown): { ok: true; pack: RulePack } | { ok: false; faults: string[] } {
  const parsed = rulePackSchema.safeParse(json)
  if (parsed.success) return { ok: true, pack: parsed.data }
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || '规则包'}：${issue.message}`)
  return { ok: false, faults }
}
