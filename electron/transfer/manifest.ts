import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** What lies in a backup, in this order; nothing else is taken in or given out. */
export const members = {
  manifest: 'manifest.json',
  keyring: 'keyring.json',
  database: 'portfolio.db',
  rules: 'rules',
  papers: 'papers',
  vault: 'vault',
}

const memberPattern =
  /^(keyring\.json|portfolio\.db|(rules|papers)\/[\p{L}\p{N}][\p{L}\p{N} ._-]{0,100}\.json|vault\/([0-9a-f]{2})\/([0-9a-f]{2})\/\3\4[0-9a-f]{60})$/u
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const formatVersion = 1
export const manifestSchema = z.object({
  format: z.literal('beian-desk-backup'),
  version: z.literal(formatVersion),
  portfolioId: z.uuid(),
  /** ISO 8601 instant */
  createdAt: z.string(),
  clients: z.number().int(),
  members: z.record(z.string().regex(memberPattern), z.object({ size: z.number().int(), sha256 })),
})
/** manifest.json: every member of a backup with its size and digest. */
export type Manifest = z.infer<typeof manifestSchema>

/** Whether a backup may hold a file of this name: no absolute paths, no `..`, no strangers. */
export const isMember = (path: string): boolean => path === members.manifest || memberPattern.test(path)

export const vaultMember = (fileId: string): string =>
  `${members.vault}/${fileId.slice(0, 2)}/${fileId.slice(2, 4)}/${fileId}`

/** Folders of what the agency has written itself: rule files, paper templates. */
export const agencyFolders = ['rules', 'papers'] as const satisfies (keyof typeof members)[]
export type AgencyFolder = (typeof agencyFolders)[number]

/** Name in a backup of one of the agency's own files; undefined for a name that could mean something else elsewhere. */
export function agencyMember(folder: AgencyFolder, fileName: string): string | undefined {
  const member = `${members[folder]}/${fileName}`
  return memberPattern.test(member) ? member : undefined
}

/** Size and digest of every file below a folder, manifest excepted; names with `/`, sorted. */
export async function describeMembers(folder: string): Promise<Manifest['members']> {
  const described: Manifest['members'] = {}
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) {
    const name = file.slice(folder.length + 1).replaceAll('\\', '/')
    if (name !== members.manifest) described[name] = await digest(file)
  }
  return described
}

async function digest(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      size += chunk.length
      hash.update(chunk)
    }
  })
  return { size, sha256: hash.digest('hex') }
}
