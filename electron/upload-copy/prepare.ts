import { availableParallelism } from 'node:os'
import { DeskRefusal } from '../../domain/contract/index.ts'
import type { Client, PageInspection } from '../../domain/model/index.ts'
import type { RulePacks } from '../../domain/rules/packs/index.ts'
import { sizeWords } from '../../domain/rules/packs/words.ts'
import {
  type CopyChange,
  type CopyJudgement,
  type CopyPlan,
  copyName,
  judgeCopy,
  planCopy,
  type UploadCopy,
  type UploadPaper,
  uploadPapers,
  usuallyWatermarked,
  watermarkOffered,
  watermarkText,
} from '../../domain/upload/index.ts'
import type { Inspector } from '../desk/ports.ts'
import type { CopiedPage, PageOutcome } from './copy-file.ts'

/** What is wanted: papers of one client for one provider. */
export interface UploadOrder {
  readonly client: Client
  readonly packs: RulePacks
  readonly provider: string
  /** empty = every accepted paper */
  readonly materialIds: readonly string[]
  /** left out = ID cards */
  readonly watermarked?: readonly string[]
}

/** One copy with its bytes, which are undefined where it was refused; no file id yet. */
export type PreparedCopy = UploadCopy & { readonly bytes: Uint8Array | undefined }

/**
 * Makes the copies, several papers at a time, in the order of the papers.
 * @param read gives a paper's bytes
 * @param done called after each paper with how many are done and how many there are
 */
export async function prepareCopies(
  order: UploadOrder,
  inspector: Pick<Inspector, 'copy'>,
  read: (paper: UploadPaper) => Promise<Uint8Array>,
  done: (count: number, of: number) => void = () => {},
): Promise<PreparedCopy[]> {
  const all = uploadPapers(order.client, order.provider, order.packs)
  const chosen = new Set(order.materialIds)
  const papers = all.filter(({ material, refusal }) => (chosen.size === 0 ? !refusal : chosen.has(material.id)))
  const watermarked = new Set(order.watermarked ?? usuallyWatermarked(papers))
  const drafts: Draft[][] = new Array(papers.length)
  let next = 0
  let finished = 0
  const work = async () => {
    for (let i = next++; i < papers.length; i = next++) {
      const paper = papers[i]!
      drafts[i] = await draftsOf(order, inspector, paper, watermarked.has(paper.material.id), () => read(paper))
      done(++finished, papers.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(papers.length, availableParallelism()) }, work))
  // names depend on one another: given in order, when everything is there
  const taken = new Set<string>()
  return papers.flatMap((paper, i) =>
    drafts[i]!.map((draft) => named(order.client, paper, draft, drafts[i]!.length, taken)),
  )
}

interface Draft {
  readonly page: number
  /** bytes of the file it came from; 0 = not read */
  readonly size: number
  readonly before: PageInspection | undefined
  readonly copy: CopiedPage | undefined
  readonly judged: CopyJudgement | undefined
  readonly leftWhole: boolean
  readonly askedMark: boolean
  readonly message: string
  readonly remedy: string
}

const refused = (page: number, before: PageInspection | undefined, message: string, remedy: string): Draft => ({
  page,
  size: 0,
  before,
  copy: undefined,
  judged: undefined,
  leftWhole: false,
  askedMark: false,
  message,
  remedy,
})

async function draftsOf(
  { client, packs }: UploadOrder,
  inspector: Pick<Inspector, 'copy'>,
  paper: UploadPaper,
  watermark: boolean,
  read: () => Promise<Uint8Array>,
): Promise<Draft[]> {
  const { material, slot, limits, refusal } = paper
  const { inspection } = material
  if (refusal) return [refused(0, inspection, refusal.message, refusal.remedy)]
  // a person let it pass though it could not be read: there is nothing to copy
  if (!inspection || !slot)
    return [refused(0, undefined, material.unreadable?.message ?? '这份文件打不开', '请换一份文件')]
  const words = watermark && watermarkOffered(material.kind) ? watermarkText(limits.provider) : ''
  const planned = planCopy(limits, material.kind, words)
  if (!planned.ok) return [refused(0, inspection, planned.message, planned.remedy)]
  const pages = inspection.pages.length > 0 ? inspection.pages : [inspection]
  const drafts = new Map<number, Draft>()
  try {
    const bytes = await read()
    for (const plan of gentler(planned.plan)) {
      const only = pages.map((_, page) => page).filter((page) => !drafts.get(page)?.copy)
      if (only.length === 0) break
      for (const outcome of await inspector.copy(bytes, { plan, kind: material.kind, pages, only })) {
        const before = pages[outcome.page] ?? inspection
        const judge = (copy: CopiedPage) => judgeCopy(slot, material, client, packs, before, copy.inspection)
        const draft = draftOf(outcome, before, plan, planned.plan, limits.provider, judge)
        drafts.set(outcome.page, { ...draft, size: bytes.length })
      }
    }
  } catch (error) {
    if (!(error instanceof DeskRefusal)) throw error
    return [refused(0, inspection, error.refusal.message, error.refusal.remedy)]
  }
  return [...drafts.values()].sort((a, b) => a.page - b.page)
}

/** Plans to try in turn where a copy fares worse than its original: the outline left alone, then no watermark either. */
function gentler(plan: CopyPlan): CopyPlan[] {
  const plans = [plan]
  if (plan.crop !== 'none') plans.push({ ...plan, crop: 'none' })
  if (plan.watermark !== '') plans.push({ ...plan, crop: 'none', watermark: '' })
  return plans
}

function draftOf(
  outcome: PageOutcome,
  before: PageInspection,
  plan: CopyPlan,
  wanted: CopyPlan,
  provider: string,
  judge: (copy: CopiedPage) => CopyJudgement,
): Draft {
  const { page } = outcome
  if (!outcome.ok) {
    const { message, remedy } = misfitWords[outcome.misfit](provider, plan)
    return refused(page, before, message, remedy)
  }
  const judged = judge(outcome)
  if (judged.lost.length > 0) {
    const message = `副本没有通过复查：${judged.lost.join('；')}`
    return refused(page, before, message, '按 300 dpi 重新彩色扫描这份材料，或直接用原件上传')
  }
  const leftWhole = plan.crop !== wanted.crop
  const askedMark = wanted.watermark !== ''
  return {
    page,
    size: 0,
    before,
    copy: outcome,
    judged,
    leftWhole,
    askedMark,
    message: judged.after.headline,
    remedy: '',
  }
}

const misfitWords = {
  'too-large': (provider: string, { maxBytes }: CopyPlan) => ({
    message: `压到${provider}要求的 ${sizeWords(maxBytes)} 以内，字就看不清了`,
    remedy: '按 300 dpi、只扫证件或这一页本身重新彩色扫描；不要改成黑白或灰度',
  }),
  'too-small': (provider: string, { minBytes }: CopyPlan) => ({
    message: `原件太小，做不到${provider}要求的 ${sizeWords(minBytes)} 以上`,
    remedy: '按 300 dpi 重新彩色扫描，或请客户发没有压缩过的原图',
  }),
} as const

function named(client: Client, paper: UploadPaper, draft: Draft, count: number, taken: Set<string>): PreparedCopy {
  const { material, limits, label, standing } = paper
  const { page, copy, before, judged, message, remedy, size } = draft
  const common = {
    materialId: material.id,
    page,
    label,
    fileId: '',
    before: { bytes: size || material.size, width: before?.width ?? 0, height: before?.height ?? 0 },
    message,
    remedy,
  }
  if (!copy || !judged) {
    const verdict = { before: standing }
    return {
      ...common,
      outcome: 'refused',
      fileName: '',
      mediaType: '',
      quality: 0,
      changes: [],
      verdict,
      bytes: undefined,
    }
  }
  const ending = limits.endings[copy.format] ?? copy.format
  return {
    ...common,
    outcome: copy.how,
    fileName: copyName(limits, client, material, count > 1 ? page : undefined, ending, taken),
    mediaType: `image/${copy.format}`,
    after: { bytes: copy.bytes.length, width: copy.width, height: copy.height },
    quality: copy.quality,
    changes: changesOf(draft, copy),
    verdict: { before: judged.before.verdict, after: judged.after.verdict },
    bytes: copy.bytes,
  }
}

function changesOf({ leftWhole, askedMark }: Draft, copy: CopiedPage): CopyChange[] {
  return [
    ...copy.steps,
    ...(leftWhole ? (['left-whole'] as const) : []),
    ...(copy.how === 'bare' ? (['bare'] as const) : []),
    ...(copy.shrink > 1.01 ? (['shrunk'] as const) : []),
    ...(askedMark ? ([copy.marks.length > 0 ? 'marked' : 'no-place'] as const) : []),
  ]
}
