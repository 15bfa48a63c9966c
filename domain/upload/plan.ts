import type { MaterialKind } from '../model/material.ts'
import type { CopyFormat, UploadLimits } from './limits.ts'

/**
 * What may be cut away around a paper: `paper` = the table it was photographed on, `frame` = also the sheet's margin
 * outside its frame, `none` = nothing (a drawing, a screenshot).
 */
export type CopyCrop = 'paper' | 'frame' | 'none'

/** How one file becomes its upload copies. Everything the pixels need to know, and nothing of who the client is. */
export interface CopyPlan {
  readonly format: CopyFormat
  readonly taken: readonly CopyFormat[]
  readonly minBytes: number
  /** a file that is taken as it is may be this large */
  readonly maxBytes: number
  /** what is written anew stays below this: 4 MB means 4,194,304 to one upload page and 4,000,000 to the next */
  readonly aimBytes: number
  readonly crop: CopyCrop
  /** a drawing such as an icon: no writing says how small is too small */
  readonly drawing: boolean
  /** words laid over empty places; '' = none */
  readonly watermark: string
}

/** Five in a hundred is what lies between 1,000 × 1,000 and 1,024 × 1,024. */
const aimShare = 0.95

const crops: Partial<Record<MaterialKind, CopyCrop>> = {
  'verification-sheet': 'frame',
  'app-icon': 'none',
  'domain-certificate': 'none',
}

/** Kinds of paper on which a purpose watermark is of use: a copy of them in wrong hands does harm. */
export const watermarkOffered = (kind: MaterialKind): boolean => kind !== 'verification-sheet' && kind !== 'app-icon'
/** On for them unless the clerk says no. */
export const watermarkUsual = (kind: MaterialKind): boolean => kind === 'id-front' || kind === 'id-back'

/** 仅供XX备案使用, as providers and bureaus let it stand (domain.md 1.4). */
export const watermarkText = (provider: string): string => `仅供${provider.slice(0, 12)}备案使用`

/** @returns the plan, or why no copy can be made for this provider (zh-CN) */
export function planCopy(
  limits: UploadLimits,
  kind: MaterialKind,
  watermark: string,
): { ok: true; plan: CopyPlan } | { ok: false; message: string; remedy: string } {
  const { format, minBytes, maxBytes } = limits
  const taken = Object.keys(limits.endings) as CopyFormat[]
  if (format === undefined) {
    return {
      ok: false,
      message: `${limits.provider}不收 JPG 和 PNG，做不出它要的格式`,
      remedy: '核对接入商规则包里的图片格式；确实只收别的格式的，请用原文件另存',
    }
  }
  const aimBytes = Math.floor(maxBytes * aimShare)
  if (minBytes > aimBytes) {
    return {
      ok: false,
      message: `${limits.provider}要求的最小文件比最大文件还大，做不出来`,
      remedy: '核对接入商规则包里的最小文件和最大文件',
    }
  }
  const crop = crops[kind] ?? 'paper'
  const drawing = kind === 'app-icon'
  return { ok: true, plan: { format, taken, minBytes, maxBytes, aimBytes, crop, drawing, watermark } }
}
