import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MaterialKind, Source } from '../domain/model/index.ts'
import { materialKinds, severityNames } from '../domain/model/index.ts'
import type { Claim, RuleInfo } from '../domain/rules/index.ts'
import {
  claimWords,
  providerSettingNames,
  provinceSettingNames,
  rejectionReasons,
  ruleCatalogue,
  shippedPacks,
} from '../domain/rules/index.ts'
import { type Profile, profiles } from '../domain/rules/profiles.ts'

/** Writes docs/rules.md from the rules themselves. `--check` writes nothing and fails where the file is stale. */

const target = fileURLToPath(new URL('../docs/rules.md', import.meta.url))

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ')
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`

const sourceWords = ({ title, date }: Source): string => (date === '-' ? title : `${title}（${date}）`)

const readingWords: Record<NonNullable<RuleInfo['reading']>, string> = { law: '按法规', document: '按用户文档' }

function ruleRow(rule: RuleInfo): string {
  const severity = severityNames[rule.severity] + (rule.reading ? `，${readingWords[rule.reading]}` : '')
  const reasons = rule.reasons.join('、')
  return row(
    `\`${rule.code}\``,
    severity,
    rule.title,
    rule.looksAt,
    rule.remedy,
    rule.sources.map(sourceWords).join('；'),
    reasons,
  )
}

function reasonRow({ number, title, unknowable }: (typeof rejectionReasons)[number]): string {
  const codes = ruleCatalogue.filter((rule) => rule.reasons.includes(number)).map((rule) => `\`${rule.code}\``)
  return row(String(number), title, codes.join('、') || `提交前无法得知：${unknowable}`)
}

type Pack = { name: string; settings: Record<string, readonly Claim<unknown>[] | undefined>; notes: readonly Note[] }
type Note = { text: string; source: Source }

function packRows(packs: Iterable<Pack>, names: Readonly<Record<string, string>>): string[] {
  return [...packs].flatMap((pack) => [
    ...Object.entries(pack.settings).map(([key, claims = []]) => {
      const said = claims.map(({ value, note, source }) => {
        const noted = note === undefined ? '' : `，${note}`
        return `${claimWords(key, value)}${noted} — ${sourceWords(source)}`
      })
      return row(pack.name, names[key] ?? key, said.join('；'))
    }),
    ...pack.notes.map((note) => row(pack.name, '其他', `${note.text} — ${sourceWords(note.source)}`)),
  ])
}

/** What a kind of paper is asked for, in a few words. */
function asksWords({ asks, note }: Profile): string {
  const seals = { unit: '红色公章（个人除外）', registry: '发证机关红章', none: '' }
  const said = [
    asks.colour ? '彩色' : '',
    asks.ownColour ? '红章以外也有颜色' : '',
    asks.clear ? '清晰' : '',
    asks.electronic ? '可以是电子版' : '',
    seals[asks.seal],
    asks.code ? '二维码' : '',
    asks.signature ? '签字（人工看）' : '',
    asks.icon ? '正方形' : '',
  ].filter((words) => words !== '')
  return note === '' ? said.join('、') : `${said.join('、')}。${note}`
}

const profileRows = (): string[] =>
  Object.entries(profiles).map(([kind, profile]) =>
    row(materialKinds[kind as MaterialKind], asksWords(profile), profile.sources.map(sourceWords).join('；')),
  )

/** The whole document. */
export function rulesDocument(): string {
  const lines = [
    '# 规则一览',
    '',
    '由 `node build/rules-doc.ts` 从规则生成，不要手改。级别后标「按法规」「按用户文档」的，是两者说法不同的成对规则：',
    '机构设置选哪一种，哪一种保持原级别，另一种只作建议。',
    '',
    `## 规则（${ruleCatalogue.length} 条）`,
    '',
    row('代码', '级别', '问题', '看什么', '怎么办', '出处（日期）', '驳回原因'),
    row('---', '---', '---', '---', '---', '---', '---'),
    ...ruleCatalogue.map(ruleRow),
    '',
    `## 驳回原因（${rejectionReasons.length} 种）`,
    '',
    row('编号', '原因', '提交前由哪条规则发现'),
    row('---', '---', '---'),
    ...rejectionReasons.map(reasonRow),
    '',
    '## 每种材料看什么',
    '',
    row('材料', '看什么', '出处（日期）'),
    row('---', '---', '---'),
    ...profileRows(),
    '',
    '## 各省要求',
    '',
    '出处说法不同的都列出，日期最近的生效。机构可以用更新日期的规则包覆盖，见 `assets/rule-packs`。',
    '',
    row('省份', '项目', '各出处的说法'),
    row('---', '---', '---'),
    ...packRows(shippedPacks.provinces.values(), provinceSettingNames),
    '',
    '## 接入商要求',
    '',
    row('接入商', '项目', '各出处的说法'),
    row('---', '---', '---'),
    ...packRows(shippedPacks.providers, providerSettingNames),
    '',
  ]
  return lines.join('\n')
}

function main(): void {
  const fresh = rulesDocument()
  if (!process.argv.includes('--check')) {
    writeFileSync(target, fresh)
    return
  }
  if (readFileSync(target, 'utf8') === fresh) return
  console.error('docs/rules.md is stale: run `node build/rules-doc.ts`')
  process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
