import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import { yearNoticeSchema } from '../../domain/clocks/index.ts'
import { type AgencyRules, rulePackSchema } from '../../domain/rules/index.ts'

/** The agency's own rules as read from its folder; a file that cannot be used is named and left out. */
export interface ReadAgencyRules extends AgencyRules {
  readonly problems: readonly { readonly fileName: string; readonly message: string }[]
}

/**
 * Reads the agency's own rule packs and holiday notices: every .json file of the folder is one or the other
 * (assets/rule-packs/README.md says how they are written). They hold no personal data and are kept as plain files, so
 * that a person can write them with any editor.
 * @param folder need not be there
 */
export async function readAgencyRules(folder: string): Promise<ReadAgencyRules> {
  const found: {
    packs: AgencyRules['packs']
    years: AgencyRules['years']
    problems: { fileName: string; message: string }[]
  } = { packs: [], years: [], problems: [] }
  const names = await readdir(folder).catch(() => [])
  for (const fileName of names.filter((name) => extname(name).toLowerCase() === '.json').sort()) {
    try {
      const content: unknown = JSON.parse(await readFile(join(folder, fileName), 'utf8'))
      if (isYear(content)) found.years.push(yearNoticeSchema.parse(content))
      else found.packs.push(rulePackSchema.parse(content))
    } catch (error) {
      found.problems.push({ fileName, message: inWords(error) })
    }
  }
  return found
}

const isYear = (content: unknown): boolean => typeof content === 'object' && content !== null && 'year' in content

function inWords(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    return `${issue?.path.join('.') || '内容'}：${issue?.message ?? '格式不对'}`
  }
  return error instanceof SyntaxError ? '不是有效的 JSON' : '读不出来'
}
