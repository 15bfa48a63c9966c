import { sizeWords } from '../rules/packs/words.ts'
import type { UploadLimits } from './limits.ts'

/** A file on its way to a provider. */
export interface OutgoingFile {
  readonly fileName: string
  readonly mediaType: string
  /** in bytes */
  readonly size: number
}

/** Why a provider would not take a file (zh-CN); undefined = it would. */
export function misfitOf(limits: UploadLimits, { fileName, mediaType, size }: OutgoingFile): string | undefined {
  const { provider, endings, minBytes, maxBytes, fileNameMax } = limits
  const taken = Object.keys(endings).map((format) => `image/${format}`)
  if (!taken.includes(mediaType)) return `${provider}不收这种格式`
  if (size > maxBytes) return `有 ${sizeWords(size)}，${provider}最多收 ${sizeWords(maxBytes)}`
  if (size < minBytes) return `只有 ${sizeWords(size)}，${provider}最少要 ${sizeWords(minBytes)}`
  if (fileName.length > fileNameMax) return `文件名有 ${fileName.length} 个字符，${provider}最多收 ${fileNameMax} 个`
  return undefined
}
