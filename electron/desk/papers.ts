import type { CallOutput, CallRequest } from '../../domain/contract/index.ts'
import { clientOrRefuse, type DeskContext, historyLine } from './context.ts'
import { readPaperTemplates, setPaperTemplateAside, writePaperTemplate } from './paper-templates.ts'
import type { SerialByKey } from './serial.ts'

type Templates = CallOutput<'papers.templates'>

/** The calls about papers beside the 核验单. The agency's templates are read anew each time: a person may edit the files. */
export function paperCalls(desk: DeskContext, folder: string, serial: SerialByKey) {
  const templates = async (): Promise<Templates> => {
    const read = await readPaperTemplates(folder)
    return { folder, templates: read.templates.map(({ template }) => template), problems: [...read.problems] }
  }
  /** One change of a template at a time; what was done goes into the history. */
  const change = (key: string, action: string, words: string, write: () => Promise<void>): Promise<Templates> =>
    serial.run(`paper-template ${key}`, async () => {
      await write()
      await desk.portfolio.addHistory(historyLine(desk, '', action, words))
      return templates()
    })
  return {
    templates,
    save: ({ template }: CallRequest<'papers.saveTemplate'>): Promise<Templates> =>
      change(template.key, 'paper.template-saved', `改了文书模板“${template.name}”`, () =>
        writePaperTemplate(folder, template),
      ),
    reset: ({ key, name }: CallRequest<'papers.resetTemplate'>): Promise<Templates> =>
      change(key, 'paper.template-reset', `文书模板“${name}”恢复为自带的文字`, () =>
        setPaperTemplateAside(folder, key),
      ),
    keep: (drawn: CallRequest<'papers.keep'>) => keepPaper(desk, drawn),
  }
}

/** Keeps a drawn paper in the vault, and writes into the client's history that it was printed or saved. */
async function keepPaper(
  desk: DeskContext,
  { clientId, label, fileName, bytes, purpose }: CallRequest<'papers.keep'>,
): Promise<CallOutput<'papers.keep'>> {
  await clientOrRefuse(desk, clientId)
  const fileId = await desk.vault.put(bytes)
  await desk.portfolio.keepFile({ fileId, clientId, fileName, mediaType: 'application/pdf' })
  const [action, did] = purpose === 'print' ? ['paper.printed', '打印'] : ['paper.saved', '保存']
  await desk.portfolio.addHistory(historyLine(desk, clientId, action, `${did}了${label}：${fileName}`))
  return { fileId, fileName }
}
