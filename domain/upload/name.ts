import { type Client, type Material, type MaterialKind, personRoles } from '../model/index.ts'
import type { UploadLimits } from './limits.ts'

/** Short names of papers, as they stand in a file's name. */
export const paperNames: Readonly<Record<MaterialKind, string>> = {
  'business-licence': '营业执照',
  'organisation-certificate': '单位证件',
  'id-front': '身份证人像面',
  'id-back': '身份证国徽面',
  'premises-proof': '经营场所证明',
  'verification-sheet': '核验单',
  'domain-certificate': '域名证书',
  'hosting-agreement': '托管协议',
  'authorisation-letter': '授权书',
  'commitment-letter': '承诺书',
  'pre-approval': '前置审批',
  'construction-plan': '建设方案书',
  'app-icon': 'APP图标',
  other: '其他材料',
}

/** A file name in UTF-8 may take 255 bytes on the file systems in use; a Chinese character takes three. */
const mostNameUnits = 80

/** A text as part of a file's name: letters of any script, digits and what no upload page stumbles over. */
export const safeName = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}\-_.()（）·]/gu, '')

/** Whose paper it is: a person's, a service's, or nobody's in particular. */
function belongsTo(client: Client, { personId, serviceId }: Pick<Material, 'personId' | 'serviceId'>): string {
  const person = client.people.find(({ id }) => id === personId)
  if (person) return person.name || person.roles.map((role) => personRoles[role])[0] || ''
  const service = client.services.find(({ id }) => id === serviceId)
  return service?.domains[0]?.name || service?.name || ''
}

/**
 * The name of one upload copy.
 * @param page from 0 where the paper has several pages, else undefined
 * @param extension without the dot
 * @param taken names given already, in lower case; the new one joins them
 * @returns safe characters only, no longer than the provider takes, unlike every name taken before
 */
export function copyName(
  limits: Pick<UploadLimits, 'fileNames' | 'fileNameMax'>,
  client: Client,
  material: Pick<Material, 'kind' | 'personId' | 'serviceId'>,
  page: number | undefined,
  extension: string,
  taken: Set<string>,
): string {
  const values: Readonly<Record<string, string>> = {
    材料: paperNames[material.kind],
    归属: safeName(belongsTo(client, material)),
    主体: safeName(client.subject.name),
  }
  const filled = safeName(limits.fileNames.replace(/\{([^{}]*)\}/g, (_, word: string) => values[word] ?? ''))
  const base = filled.replace(/([-_])[-_]+/g, '$1').replace(/^[-_.]+|[-_.]+$/g, '') || paperNames[material.kind]
  // what Windows keeps for devices
  const stem = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(base) ? `_${base}` : base
  const most = Math.min(mostNameUnits, limits.fileNameMax)
  for (let n = 1; ; n += 1) {
    const tail = `${page === undefined ? '' : `-${page + 1}`}${n === 1 ? '' : `-${n}`}.${extension}`
    const name = `${cut(stem, Math.max(1, most - tail.length))}${tail}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

/** The beginning of a text in UTF-16 units (what upload pages count), no character cut in two. */
function cut(text: string, units: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > units) break
    short += character
  }
  return short.replace(/[-_.]+$/, '')
}
