import type { MaterialKind } from '../model/material.ts'
import { type ProviderPack, resolve } from '../rules/packs/index.ts'
import { sizeWords } from '../rules/packs/words.ts'

/** What the desk can write; other endings a provider may list are left alone. */
export type CopyFormat = 'jpeg' | 'png'

/** What a provider's upload takes of one kind of paper. */
export interface UploadLimits {
  /** key of the rule pack; '' where no pack speaks of the provider */
  readonly key: string
  /** 接入商 as people call it */
  readonly provider: string
  /** the format to write; undefined where the provider takes none that the desk writes */
  readonly format: CopyFormat | undefined
  /** formats the provider takes, each with its file name ending: jpg rather than jpeg where both are listed */
  readonly endings: Readonly<Partial<Record<CopyFormat, string>>>
  readonly minBytes: number
  readonly maxBytes: number
  /** characters of a file name, ending included */
  readonly fileNameMax: number
  readonly fileNames: string
  /** what the limits rest on and where sources disagree, for people (zh-CN) */
  readonly words: string
}

/** Where a provider says nothing: what most of those that do have in common (domain.md 1.4). */
const usual = { formats: ['jpg', 'png'], maxBytes: 4 * 1024 * 1024, fileNameMax: 100 }

/** 材料-谁的-主体: says at a glance what lies in a folder of uploads, whoever opens it. */
const usualNames = '{材料}-{归属}-{主体}'

/** The limits of one provider for one kind of paper, each as its latest source says. */
export function uploadLimits(pack: ProviderPack | undefined, provider: string, kind: MaterialKind): UploadLimits {
  const { settings = {} } = pack ?? {}
  const formats = resolve(settings.formats)?.value ?? usual.formats
  const isIcon = kind === 'app-icon'
  const most = (isIcon ? resolve(settings.iconMaxBytes) : undefined) ?? resolve(settings.maxBytes)
  // the least size is there so that scans can be read: an icon is no scan
  const least = isIcon ? undefined : resolve(settings.minBytes)
  const jpeg = ['jpg', 'jpeg'].find((ending) => formats.includes(ending))
  const png = formats.includes('png')
  // an icon is a drawing: flat colours and sharp edges, which JPEG spoils and PNG writes small
  const wanted = png && (isIcon || jpeg === undefined) ? 'png' : 'jpeg'
  const maxBytes = most?.value ?? usual.maxBytes
  return {
    key: pack?.key ?? '',
    provider: pack?.name ?? provider,
    format: png || jpeg !== undefined ? wanted : undefined,
    endings: { ...(jpeg !== undefined && { jpeg }), ...(png && { png: 'png' }) },
    minBytes: least?.value ?? 0,
    maxBytes,
    fileNameMax: resolve(settings.fileNameMax)?.value ?? usual.fileNameMax,
    fileNames: resolve(settings.fileNames)?.value ?? usualNames,
    words: limitWords(formats, least?.value ?? 0, maxBytes, most),
  }
}

/** "JPG、PNG，200 KB 至 8 MB": and where that is not the provider's own word, or not its only one, that it is not. */
function limitWords(
  formats: readonly string[],
  least: number,
  most: number,
  claim: ReturnType<typeof resolve<number>>,
): string {
  const size = least > 0 ? `${sizeWords(least)} 至 ${sizeWords(most)}` : `不超过 ${sizeWords(most)}`
  const limits = `${formats.map((ending) => ending.toUpperCase()).join('、')}，${size}`
  if (claim === undefined) return `${limits}（接入商没有公布，按多数接入商的要求）`
  const [other] = claim.contradictedBy
  if (other === undefined) return limits
  return `${limits}（另有出处写 ${sizeWords(other.value)}：${other.source.title}）`
}
