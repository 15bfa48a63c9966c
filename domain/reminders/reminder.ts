import type { Client, Finding } from '../model/index.ts'
import { type RulePacks, shippedPacks } from '../rules/packs/index.ts'
import { placeMaterials, requiredSlots } from '../rules/slots.ts'

interface Signing {
  /** the clerk who asks; '' = unsigned */
  readonly operator: string
  readonly packs?: RulePacks
}

/** 短信核验 is answered by the client's own people, from their own phones. */
const smsLine = '请留意工信部的核验短信：收到后 24 小时内在短信给的网址提交验证码，超时要重来。'

/** Words as one sentence, without the full stop that the list adds. */
const bare = (text: string) => text.replace(/[。；;.\s]+$/, '')

/** Each line once: the same paper may miss the same thing twice. */
const numbered = (lines: readonly string[]) => [...new Set(lines)].map((line, index) => `${index + 1}. ${line}`)

/** What the client has to bring: papers that are not there, and papers that would be sent back, with why. */
function papersWanted(client: Client, findings: readonly Finding[], packs: RulePacks): string[] {
  const slots = requiredSlots(client, packs)
  const { placed } = placeMaterials(slots, client.materials)
  const labelOf = (materialId: string) =>
    slots.find(({ key }) => placed.get(key)?.some(({ id }) => id === materialId))?.label
  const missing = slots
    .filter(({ key, required }) => required && (placed.get(key)?.length ?? 0) === 0)
    .map(({ label }) => `${label}：还没有收到`)
  const bad = findings
    .filter(({ severity, path }) => severity === 'reject' && path.startsWith('materials.'))
    .flatMap(({ path, message }) => {
      const label = labelOf(path.slice('materials.'.length))
      return label === undefined ? [] : [`${label}：${bare(message)}，请重新提供`]
    })
  return [...missing, ...bad]
}

/** What the client has to say or put right: all that would be sent back and is not about a paper. */
const factsWanted = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ severity, path }) => severity === 'reject' && !/^(materials|slots)\./.test(path))
    .map(({ message }) => bare(message))

/**
 * 提醒: what a client still owes its filing, as a message to be sent by hand. Whole ID and phone numbers are never in it:
 * findings do not quote them.
 * @param findings of the client as of today
 * @returns '' where there is nothing to ask for
 */
export function reminderOf(
  client: Client,
  findings: readonly Finding[],
  { operator, packs = shippedPacks }: Signing,
): string {
  const papers = papersWanted(client, findings, packs)
  const facts = factsWanted(findings)
  const waitsForSms = client.orders.some(({ stage }) => stage === 'sms')
  if (papers.length + facts.length === 0 && !waitsForSms) return ''
  const domains = client.services.flatMap((service) => service.domains.map(({ name }) => name)).filter(Boolean)
  const about = domains.length > 0 ? `（${domains.slice(0, 3).join('、')}${domains.length > 3 ? ' 等' : ''}）` : ''
  return [
    `【备案提醒】${client.subject.name || '您好'}：`,
    `贵方的 ICP 备案${about}还需要您配合：`,
    ...(waitsForSms ? [smsLine] : []),
    ...(papers.length > 0 ? ['', '材料（原件彩色扫描或拍照，四角完整、字迹清楚）：', ...numbered(papers)] : []),
    ...(facts.length > 0 ? ['', '资料要核对：', ...numbered(facts)] : []),
    '',
    `收齐后我们才能提交，请尽快发来，有不清楚的随时联系${operator === '' ? '我们' : ` ${operator}`}。`,
  ].join('\n')
}
