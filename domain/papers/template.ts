import { z } from 'zod'
import { provinces } from '../identifiers/province.ts'
import { materialKind } from '../model/material.ts'
import { serviceKinds } from '../model/service.ts'
import { faultOfText } from './placeholders.ts'

/**
 * 文书模板: how a paper beside the 核验单 is written, as data (domain.md 1.5). The shipped ones lie in
 * assets/paper-templates, whose README says how to write one; an agency's own lie in its data folder.
 */

/** Text with placeholders in braces: 兹授权{被授权人姓名}… ; `{主体备案号?}` may stay open without a word. */
const text = z
  .string()
  .max(2000, '一段不要超过 2000 个字')
  .superRefine((value, context) => {
    const fault = faultOfText(value)
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
  })
const someText = text.refine((value) => value.trim() !== '', '不能是空的')

const provinceKeys = provinces.map(({ key }) => key) as [string, ...string[]]
const provinceKey = z.enum(provinceKeys)
const audience = z.enum(['unit', 'person'])

/** What all blocks have. */
const block = {
  /** name of the block within its template; a province's variant replaces the block of the same name */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, '用小写字母、数字和短横，40 个以内'),
  /** printed for units or for persons only; left out: for both */
  for: audience.optional(),
}

const heading = z.strictObject({ ...block, type: z.literal('heading'), text: someText })
const paragraph = z.strictObject({
  ...block,
  type: z.literal('paragraph'),
  text: someText,
  align: z.enum(['left', 'center', 'right']).default('left'),
  /** the first line stands two characters in */
  indent: z.boolean().default(true),
  bold: z.boolean().default(false),
})
/** What to write here, in small grey type, over ruled lines to write on. */
const guidance = z.strictObject({
  ...block,
  type: z.literal('guidance'),
  text: someText,
  lines: z.number().int().min(0).max(20).default(0),
})
const list = z.strictObject({
  ...block,
  type: z.literal('list'),
  /** 1. 2. 3. or （一）（二）（三） */
  numbers: z.enum(['arabic', 'chinese']).default('arabic'),
  items: z.array(someText).min(1).max(40),
})
const table = z
  .strictObject({
    ...block,
    type: z.literal('table'),
    /** widths of the columns in relation to each other */
    columns: z.array(z.number().min(0.1).max(100)).min(1).max(8),
    head: z.array(text).optional(),
    /** cells; with `each` the rows are repeated for every site and APP, placeholders speaking of that one */
    rows: z.array(z.array(text)).min(1).max(60),
    each: z.literal('service').optional(),
  })
  .refine(
    ({ columns, head, rows }) =>
      [...rows, ...(head === undefined ? [] : [head])].every((row) => row.length === columns.length),
    '每一行的格数要和 columns 一样多',
  )

/** When a box of its own accord is ticked. */
export const tickConditions = {
  unit: '单位',
  person: '个人',
  'subject-lead': '主体负责人',
  'service-lead': '网站负责人',
  ...serviceKinds,
} as const
const ticks = z.strictObject({
  ...block,
  type: z.literal('ticks'),
  label: text.default(''),
  items: z
    .array(
      z.strictObject({
        text: someText,
        ticked: z
          .enum(Object.keys(tickConditions) as [keyof typeof tickConditions, ...(keyof typeof tickConditions)[]])
          .optional(),
      }),
    )
    .min(1)
    .max(20),
})
/** A sentence to be copied by hand on ruled lines. */
const copy = z.strictObject({
  ...block,
  type: z.literal('copy'),
  text: someText,
  lines: z.number().int().min(1).max(20),
})
const sign = z.strictObject({
  ...block,
  type: z.literal('sign'),
  parties: z
    .array(
      z.strictObject({
        /** what stands before the line to sign on, e.g. 法定代表人签字 */
        label: someText,
        /** a place for a 指印 beside it */
        fingerprint: z.boolean().default(false),
      }),
    )
    .max(6)
    .default([]),
  /** label of the place for a seal, e.g. 单位盖章; '' = no seal */
  seal: text.default(''),
  /** blank = to be dated by hand on signing; today = the day it was drawn; none = no date line */
  date: z.enum(['blank', 'today', 'none']).default('blank'),
})

const anyBlock = z.discriminatedUnion('type', [heading, paragraph, guidance, list, table, ticks, copy, sign])
const blocks = z
  .array(anyBlock)
  .max(120)
  .superRefine((all, context) => {
    const seen = new Set<string>()
    for (const [place, { id }] of all.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [place, 'id'], message: `“${id}”用了两次` })
      seen.add(id)
    }
  })

/** Whose words these are. Only a form published by a bureau is official; a provider's is a provider's. */
export const origins = { official: '管局样张', provider: '接入商模板', ours: '备案台拟的文字', agency: '本机构文本' }
const origin = z.strictObject({
  wording: z.enum(['official', 'provider', 'ours', 'agency']),
  /** where the words, or the demand they answer, come from */
  title: z.string().min(1).max(200),
  date: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|-)$/, '日期写成 2026-01-31、2026-01、2026 或 -'),
})

/** What is said of a paper's words wherever it is shown or kept: nothing here is official but what a bureau published. */
export function originWords({ wording, title }: PaperOrigin): string {
  if (wording === 'official') return `${origins.official}：${title}`
  const whose = wording === 'provider' ? `${origins.provider}（${title}）` : origins.agency
  return `${whose}，非官方样张；请以接入商最新模板为准`
}

/** What a province wants otherwise. */
const variant = z.strictObject({
  provinces: z.array(provinceKey).min(1),
  title: someText.optional(),
  /** each takes the place of the block of its id; a new id goes before the signature */
  blocks: blocks.default([]),
  /** ids of blocks that are not printed there */
  omit: z.array(z.string()).default([]),
  /** what the clerk must know before using it there */
  caution: z.string().max(300).default(''),
  origin: origin.optional(),
})

/** What in the rules makes a paper be needed; 'none' = only where somebody wants it. */
export const paperNeeds = {
  'authorisation-subject-lead': '主体负责人不是法定代表人',
  'authorisation-service-lead': '网站负责人不是法定代表人',
  pledge: '本省要求的承诺书',
  plan: '本省要求的建设方案书',
  'no-pre-approval': '出现容易被问到前置审批的字样',
  none: '需要时再用',
} as const
export type PaperNeed = keyof typeof paperNeeds

export const paperTemplateSchema = z.strictObject({
  kind: z.literal('paper'),
  key: z.string().regex(/^[a-z0-9-]{1,60}$/, '用小写字母、数字和短横，60 个以内'),
  /** what the clerk calls it */
  name: z.string().trim().min(1).max(60),
  /** day the template was last changed, YYYY-MM-DD */
  date: origin.shape.date,
  origin,
  need: z.enum(Object.keys(paperNeeds) as [PaperNeed, ...PaperNeed[]]),
  /** only there; left out: everywhere that no template of the same need names */
  provinces: z.array(provinceKey).min(1).optional(),
  for: audience.optional(),
  /** where the signed paper's scan goes */
  slot: materialKind,
  /** what the clerk must know before using it */
  caution: z.string().max(300).default(''),
  title: someText,
  blocks: blocks.min(1),
  variants: z.array(variant).default([]),
  /** what is pledged on one topic: {类别} and {类别承诺} stand for these */
  topics: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z0-9-]{1,40}$/),
        name: z.string().min(1).max(40),
        text: someText,
      }),
    )
    .default([]),
})
export type PaperTemplate = z.infer<typeof paperTemplateSchema>
export type PaperBlock = z.infer<typeof anyBlock>
export type PaperOrigin = z.infer<typeof origin>
export type PaperVariant = z.infer<typeof variant>

const inChinese = z.locales.zhCN().localeError

/** Words for a place in a template: blocks.2.items.0 → 第 3 块（signature）第 1 条. */
function placeWords(json: unknown, path: readonly PropertyKey[]): string {
  if (path.length === 0) return '模板'
  let at: unknown = json
  const words: string[] = []
  for (const step of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined
    const id = typeof at === 'object' && at !== null && 'id' in at ? `（${String(at.id)}）` : ''
    words.push(typeof step === 'number' ? `第 ${step + 1} 项${id}` : (partNames[String(step)] ?? String(step)))
  }
  return words.join(' ')
}
const partNames: Readonly<Record<string, string>> = {
  blocks: '正文',
  variants: '分省写法',
  topics: '类别',
  items: '各条',
  rows: '各行',
  head: '表头',
  parties: '签字人',
  text: '文字',
  title: '标题',
  name: '名称',
  label: '标签',
  seal: '盖章处',
  origin: '来源',
}

/**
 * Reads a template that an agency wrote.
 * @returns the template, or what is wrong with it, each line with its place (zh-CN)
 */
export function readPaperTemplate(
  json: unknown,
): { ok: true; template: PaperTemplate } | { ok: false; faults: string[] } {
  const parsed = paperTemplateSchema.safeParse(json, { error: inChinese })
  if (parsed.success) return { ok: true, template: parsed.data }
  return {
    ok: false,
    faults: parsed.error.issues.map(({ path, message }) => `${placeWords(json, path)}：${message}`),
  }
}
