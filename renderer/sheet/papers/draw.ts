import { PDFDocument, PDFName } from 'pdf-lib'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import {
  type ComposedPaper,
  composePaper,
  originWords,
  type PaperFacts,
  type PaperTemplate,
} from '../../../domain/papers/index.ts'
import { page } from '../../../domain/sheet/parts.ts'
import { openFace, type SheetFonts } from '../face.ts'
import { boldness, latin1, paintBox, paintRule, paintRuns, type Run } from '../paint.ts'
import { Pen } from '../pen.ts'
import { bodyToBaseline, mm } from '../typeset.ts'
import { atomsOf, widthOfAtoms } from './lines.ts'
import { type PageMarks, paginate } from './pages.ts'
import { area, em, setAtoms, type Word } from './rows.ts'

/**
 * Draws one paper for one client as a PDF, A4.
 * @param fonts as for the 核验单
 */
export const drawPaper = (template: PaperTemplate, facts: PaperFacts, fonts: SheetFonts): Promise<Uint8Array> =>
  drawPapers([composePaper(template, facts)], fonts)

/**
 * Draws composed papers into one PDF, each beginning on a page of its own; the same input gives the same bytes.
 * Characters that the font lacks are left open to be written by hand: ask `missingInPaper` first.
 * @throws DeskRefusal 'invalid-input' where there is nothing to draw, 'unreadable-file' where the font is broken
 */
export async function drawPapers(papers: readonly ComposedPaper[], fonts: SheetFonts): Promise<Uint8Array> {
  if (papers.length === 0) throw new DeskRefusal('invalid-input', '没有要打印的文书', '请先选择至少一份')
  const face = openFace(fonts.regular)
  const pages = papers.flatMap((paper) => {
    const marks = paginate(paper, face)
    return marks.map((one, i) => (marks.length === 1 ? one : numbered(one, i + 1, marks.length, face)))
  })
  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, papers)
  const { context } = document
  const texts = pages.flatMap(({ words }) => words.map(({ text }) => text))
  const pen = await Pen.dip(context, face, texts)
  const resources = context.register(context.obj({ Font: { [pen.key]: pen.ref } }))
  for (const marks of pages) {
    const { node } = document.addPage([page.width * mm, page.height * mm])
    node.set(PDFName.of('Resources'), resources)
    node.set(PDFName.of('Contents'), context.register(context.flateStream(latin1(paint(pen, marks)))))
  }
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

/** Metadata names the papers, says whose words they are, and names no person. */
function describe(document: PDFDocument, papers: readonly ComposedPaper[]): void {
  const each = <T>(read: (paper: ComposedPaper) => T) => [...new Set(papers.map(read))]
  document.setTitle(each(({ title }) => title).join('、'))
  document.setSubject(each(({ origin }) => originWords(origin)).join(' '))
  document.setProducer('备案台')
  document.setLanguage('zh-CN')
}

function numbered(marks: PageMarks, number: number, count: number, face: Pen['face']): PageMarks {
  const size = 9
  const atoms = atomsOf(face, [{ kind: 'words', text: `第 ${number} 页，共 ${count} 页` }])
  const x = (page.width - em(widthOfAtoms(atoms), size)) / 2
  const { words } = setAtoms(atoms, { size, bold: false, grey: false }, x, (area.bottom + page.height) / 2)
  return { ...marks, words: [...marks.words, ...words] }
}

function paint(pen: Pen, { words, rules, boxes }: PageMarks): string {
  const marks = [...rules.map(paintRule), ...boxes.map(paintBox)].join('')
  return marks + paintRuns(pen, words.map(runOf))
}

const runOf = ({ text, size, x: left, y, spacing, bold, grey }: Word): Run => ({
  text,
  size,
  left,
  baseline: y + (bodyToBaseline * size) / mm,
  spacing,
  outline: bold ? size * boldness : 0,
  grey: grey ? 0.42 : 0,
})
