import { PDFDocument, PDFName, type PDFRef } from 'pdf-lib'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { sheetTitles } from '../../domain/sheet/content.ts'
import { type Form, page } from '../../domain/sheet/parts.ts'
import { codeLines, paintCodeBody, paintCodeCorners } from './code.ts'
import { openFace, type SheetFonts } from './face.ts'
import { sheetForm } from './form/form.ts'
import { latin1, paintBar, paintBox, paintRule, paintTexts, paintValues } from './paint.ts'
import { compressed, Pen } from './pen.ts'
import { expanded, type SheetContent, type SheetRequest, sheetContent } from './request.ts'
import { mm } from './typeset.ts'
import { setValues } from './values.ts'

const pageSize: [number, number] = [page.width * mm, page.height * mm]

/** Sheets with the same key share one printed form. */
const formKey = ({ unit, options: { title, code, handCopy, fingerprint } }: SheetContent): string =>
  JSON.stringify([unit, title, code, handCopy, fingerprint])

/** How sheets are put into a document. */
export interface SheetLayout {
  /** an empty page after each sheet, so that a printer set to both sides gives every sheet a paper of its own */
  readonly blankBacks?: boolean
  /** hears how many requests' sheets have been drawn so far */
  readonly onDrawn?: (count: number) => void
}

/**
 * Draws 核验单 into one PDF, A4, a page each in the order given, ready to sign and stamp: no date, no signature, nothing
 * in the access provider's part. The form is drawn once and shared by all pages; the same input gives the same bytes.
 * Characters that the font lacks are left open to be written by hand: ask `missingGlyphs` first.
 * @param fonts Noto Sans SC; parsed once for each bytes object, so keep the object
 * @throws DeskRefusal 'invalid-input' where there is nothing to draw or a value cannot be put on the form,
 *   'unreadable-file' where a font is broken
 */
export async function drawSheets(
  requests: readonly SheetRequest[],
  fonts: SheetFonts,
  { blankBacks = false, onDrawn }: SheetLayout = {},
): Promise<Uint8Array> {
  const contents = requests.flatMap(expanded).map(sheetContent)
  if (contents.length === 0) throw new DeskRefusal('invalid-input', '没有要打印的核验单', '请先选择至少一个客户')
  const face = openFace(fonts.regular)
  const sheets = contents.flatMap((content) =>
    setValues(face, content).map((values, i) => {
      const digits = content.code?.(i + 1)
      return { content, digits, lines: digits === undefined ? values : [...codeLines(digits), ...values] }
    }),
  )
  const forms = new Map<string, { form: Form; coded: boolean }>()
  for (const content of contents)
    if (!forms.has(formKey(content)))
      forms.set(formKey(content), {
        form: sheetForm(content.unit, sheetTitles[content.options.title].words, face, content.options),
        coded: content.code !== undefined,
      })

  const document = await PDFDocument.create({ updateMetadata: false })
  describe(document, contents)
  const printed = [...forms.values()].flatMap(({ form }) => form.texts)
  const texts = [...printed, ...sheets.flatMap(({ lines }) => lines)].map(({ text }) => text)
  const pen = await Pen.dip(document.context, face, texts)
  const resources = new Map<string, PDFRef>()
  for (const [key, { form, coded }] of forms)
    resources.set(key, await shareForm(document, pen, form, coded ? paintCodeCorners() : ''))
  for (const [i, { content, digits, lines }] of sheets.entries()) {
    const shared = resources.get(formKey(content))
    if (shared === undefined) throw new Error('a sheet without its form')
    const painted = paintValues(pen, lines) + (digits === undefined ? '' : paintCodeBody(digits))
    const Contents = document.context.register(document.context.flateStream(latin1(`/Form Do\n${painted}`)))
    for (let copy = 0; copy < content.copies; copy++) {
      const { node } = document.addPage(pageSize)
      node.set(PDFName.of('Resources'), shared)
      node.set(PDFName.of('Contents'), Contents)
      if (blankBacks) document.addPage(pageSize)
    }
    onDrawn?.(i + 1)
  }
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

/** Metadata names the form and no person. */
function describe(document: PDFDocument, contents: readonly SheetContent[]): void {
  const titles = [...new Set(contents.map(({ options }) => options.title))].map((title) => sheetTitles[title])
  document.setTitle(titles.map(({ words }) => words).join('、'))
  if (titles.some(({ official }) => !official)) document.setSubject('按已公布的核验单版式改题，非官方样张')
  document.setProducer('备案台')
  document.setLanguage('zh-CN')
}

/**
 * Draws a printed form once for a whole document.
 * @param besides what else all its pages share
 * @returns the resources of a page on which `Form` is that form
 */
async function shareForm(document: PDFDocument, pen: Pen, form: Form, besides: string): Promise<PDFRef> {
  const { context } = document
  const parts = [...form.rules.map(paintRule), ...form.bars.map(paintBar), ...form.boxes.map(paintBox)]
  const content = `${parts.join('')}${paintTexts(pen, form.texts)}${besides}`
  const Font = { [pen.key]: pen.ref }
  const entries = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, ...pageSize], Resources: { Font } }
  const Form = await compressed(context, latin1(content), context.obj(entries))
  return context.register(context.obj({ Font, XObject: { Form } }))
}
