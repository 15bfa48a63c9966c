import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DeskRefusal } from '../../domain/contract/index.ts'
import { type PaperTemplate, readPaperTemplate } from '../../domain/papers/index.ts'
import { isErrno, makeFolder, storageRefusal, writeFileAtomic } from '../vault/index.ts'
import { jsonFault } from './json-fault.ts'

/** The agency's own templates as read from its folder; a file that cannot be used is named, with the place, and left out. */
export interface ReadPaperTemplates {
  readonly templates: readonly { readonly fileName: string; readonly template: PaperTemplate }[]
  readonly problems: readonly { readonly fileName: string; readonly message: string }[]
}

/** Words are no pictures: a larger file is no template. */
const largest = 1024 * 1024
/** faults told of one file; more would bury the first */
const mostFaults = 3

/**
 * Reads the agency's own paper templates: every .json file of the folder is one (assets/paper-templates/README.md says
 * how they are written). They hold no personal data and are kept as plain files.
 * @param folder need not be there
 */
export async function readPaperTemplates(folder: string): Promise<ReadPaperTemplates> {
  const templates: { fileName: string; template: PaperTemplate }[] = []
  const problems: { fileName: string; message: string }[] = []
  const names = await readdir(folder).catch(() => [])
  for (const fileName of names.filter((name) => extname(name).toLowerCase() === '.json').sort()) {
    const read = await readOne(join(folder, fileName))
    if (typeof read === 'string') {
      problems.push({ fileName, message: read })
      continue
    }
    const other = templates.find(({ template }) => template.key === read.key)
    if (other) problems.push({ fileName, message: `key“${read.key}”和 ${other.fileName} 里的重复了，用的是后者` })
    else templates.push({ fileName, template: read })
  }
  return { templates, problems }
}

/** @returns the template, or what is wrong with the file */
async function readOne(path: string): Promise<PaperTemplate | string> {
  let text: string
  try {
    text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  } catch {
    return '读不出来'
  }
  if (text.length > largest) return '文件太大，不像是模板'
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return jsonFault(text)
  }
  const read = readPaperTemplate(content)
  if (read.ok) return read.template
  const more = read.faults.length - mostFaults
  return `${read.faults.slice(0, mostFaults).join('；')}${more > 0 ? `；另有 ${more} 处` : ''}`
}

/** Writes a template into the folder, over the file that held it. */
export async function writePaperTemplate(folder: string, template: PaperTemplate): Promise<void> {
  const fileName = (await fileOf(folder, template.key)) ?? `${template.key}.json`
  try {
    await makeFolder(folder)
    await writeFileAtomic(join(folder, fileName), Buffer.from(`${JSON.stringify(template, null, 2)}\n`))
  } catch (error) {
    throw storageRefusal('保存模板', error)
  }
}

/**
 * Takes the agency's own template out of use. Its file stays in the folder under another ending, so that the words are
 * not lost.
 * @throws DeskRefusal 'not-found' where the agency has none of that key
 */
export async function setPaperTemplateAside(folder: string, key: string): Promise<void> {
  const fileName = await fileOf(folder, key)
  if (fileName === undefined) {
    throw new DeskRefusal('not-found', '这份模板用的就是自带的文字。', '不用恢复；刷新窗口可看到最新内容。')
  }
  const aside = join(folder, `${fileName}.旧`)
  try {
    await rm(aside, { force: true })
    await rename(join(folder, fileName), aside)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw storageRefusal('恢复模板', error)
  }
}

const fileOf = async (folder: string, key: string): Promise<string | undefined> =>
  (await readPaperTemplates(folder)).templates.find(({ template }) => template.key === key)?.fileName
