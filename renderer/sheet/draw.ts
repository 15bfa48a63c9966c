import { drawObject, PDFDocument, PDFName, type PDFOperator, type PDFRef } from 'pdf-lib'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { type Face, faceOf, type SheetFonts, sheetFontkit } from './face.ts'
import { sheetForm } from './form/form.ts'
import { page } from './form/parts.ts'
import { type Pen, paintBar, paintBox, paintRule, paintText, paintValue } from './paint.ts'
import { type SheetContent, type SheetRequest, sheetContent, sheetRequestsFor, sheetTitles } from './request.ts'
import { mm } from './typeset.ts'
import { setValues } from './values.ts'

const pageSize: [number, number] = [page.width * mm, page.height * mm]

/** Opens a font, or says in the clerk's words that it cannot be read. */
function openFace(bytes: Uint8Array): Face {
  try {
    return faceOf(bytes)
  } catch (cause) {
    throw new DeskRefusal('unreadable-file', '核验单的字体文件读不出来', '请重新安装备案台', { cause })
  }
}

/** One 核验单 per service: a request that names none stands for all of its client's. */
const expanded = (requests: readonly SheetRequest[]): SheetRequest[] =>
  requests.flatMap((request) =>
    request.service === undefined ? sheetRequestsFor(request.client, request.options) : [request],
  )

/**
 * Draws 核验单 into one PDF, A4, a page each in the order given, ready to sign and stamp: no date, no signature, nothing
 * in the access provider's part. The form is drawn once and shared by all pages; the same input gives the same bytes.
 * Characters that the font lacks are left open to be written by hand: ask `missingGlyphs` first.
 * @param fonts Noto Sans SC; parsed once for each bytes object, so keep the object
 * @throws DeskRefusal 'invalid-input' where there is nothing to draw or a value cannot be put on the form,
 *   'unreadable-file' where a font is broken
 */
export async function drawSheets(requests: readonly SheetRequest[], fonts: SheetFonts): Promise<Uint8Array> {
  const contents = expanded(requests).map(sheetContent)
  if (contents.length === 0) throw new DeskRefusal('invalid-input', '没有要打印的核验单', '请先选择至少一个客户')
  const face = openFace(fonts.regular)
  const document = await PDFDocument.create({ updateMetadata: false })
  document.registerFontkit(sheetFontkit)
  const font = await document.embedFont(fonts.regular, { subset: true, customName: 'BEIANT+NotoSansSC-Regular' })
  const pen: Pen = { face, font, key: 'F' }
  describe(document, contents)
  const forms = new SharedForms(document, pen)
  for (const content of contents)
    for (const lines of setValues(face, content)) {
      const operators = lines.flatMap((line) => paintValue(pen, line))
      addPage(document, forms.of(content), operators)
    }
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

/** Metadata names the form and no person. */
function describe(document: PDFDocument, contents: readonly SheetContent[]): void {
  const titles = new Set(contents.map(({ title }) => sheetTitles[title]))
  document.setTitle([...titles].map(({ words }) => words).join('、'))
  if ([...titles].some(({ official }) => !official)) document.setSubject('按已公布的核验单版式改题，非官方样张')
  document.setProducer('备案台')
  document.setLanguage('zh-CN')
}

/** The printed forms of one document, each drawn the first time it is needed. */
class SharedForms {
  private readonly document: PDFDocument
  private readonly pen: Pen
  private readonly drawn = new Map<string, PDFRef>()

  constructor(document: PDFDocument, pen: Pen) {
    this.document = document
    this.pen = pen
  }

  /** @returns the resources of a page on which `Form` is the printed form */
  of({ unit, title }: SheetContent): PDFRef {
    const key = `${unit} ${title}`
    const known = this.drawn.get(key)
    if (known !== undefined) return known
    const { context } = this.document
    const { pen } = this
    const form = sheetForm(unit, sheetTitles[title].words, pen.face)
    const operators = [
      ...form.rules.flatMap(paintRule),
      ...form.bars.flatMap(paintBar),
      ...form.boxes.flatMap(paintBox),
      ...form.texts.flatMap((text) => paintText(pen, text)),
    ]
    const Font = { [pen.key]: pen.font.ref }
    const stream = context.formXObject(operators, { BBox: [0, 0, ...pageSize], Resources: { Font } })
    const resources = context.register(context.obj({ Font, XObject: { Form: context.register(stream) } }))
    this.drawn.set(key, resources)
    return resources
  }
}

function addPage(document: PDFDocument, resources: PDFRef, operators: readonly PDFOperator[]): void {
  const { context } = document
  const { node } = document.addPage(pageSize)
  node.set(PDFName.of('Resources'), resources)
  node.set(PDFName.of('Contents'), context.register(context.contentStream([drawObject('Form'), ...operators])))
}
