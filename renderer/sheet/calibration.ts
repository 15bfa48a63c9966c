import { PDFDocument, PDFName } from 'pdf-lib'
import { page, type Rule } from '../../domain/sheet/parts.ts'
import { type Face, openFace, type SheetFonts } from './face.ts'
import { latin1, paintRule, paintRuns, type Run } from './paint.ts'
import { Pen } from './pen.ts'
import { bodyToBaseline, mm, widthOf } from './typeset.ts'

const title = '校准页'
/** where the rulers begin, in millimetres, and how far they reach */
const across = { left: 15, top: 20, length: 180 } as const
const down = { left: 15, top: 20, length: 260 } as const
/** where title, words and square begin, in millimetres */
const column = 34
/** corner marks stand this far from the paper's edges: printers reach it */
const corner = { inset: 8, length: 6 } as const

const instructions = [
  '这一页用来核对打印机：纸张选 A4、纵向，缩放选“实际大小”或 100%，不要选“适合页面”。',
  '1. 用直尺量横尺：从 0 到 180 应为 180 毫米，差不超过 1 毫米。',
  '2. 用直尺量竖尺：从 0 到 260 应为 260 毫米，差不超过 1 毫米。',
  '3. 四个角的角线都应印全，离纸边 8 毫米；缺了就是打印机的页边距太大。',
  '4. 方框应是正方形，边长 50 毫米，四条边不断线。',
  '量出来偏小，多半是选了“适合页面”；改成 100% 后重印这一页，再印核验单。',
] as const

/**
 * Draws the calibration page 校准页: rulers in millimetres along both edges, corner marks, a square, and what to do with
 * them. Printed at 100 % on A4 it shows whether a printer scales or cuts.
 * @throws DeskRefusal 'unreadable-file' where the font is broken
 */
export async function drawCalibration(fonts: SheetFonts): Promise<Uint8Array> {
  const face = openFace(fonts.regular)
  const runs = [
    ...rulerNumbers(face),
    words(title, column, 52, 18, 0.026),
    ...instructions.map((line, i) => words(line, column, 68 + i * 8, 10.5)),
    centred(face, '50 毫米', column + 25, 150, 9),
  ]
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title)
  document.setProducer('备案台')
  document.setLanguage('zh-CN')
  const { context } = document
  const pen = await Pen.dip(
    context,
    face,
    runs.map(({ text }) => text),
  )
  const { node } = document.addPage([page.width * mm, page.height * mm])
  const marks = [...rulerLines(), ...cornerLines(), ...square(column, 125, 50)]
  const content = marks.map(paintRule).join('') + paintRuns(pen, runs)
  node.set(PDFName.of('Resources'), context.obj({ Font: { [pen.key]: pen.ref } }))
  node.set(PDFName.of('Contents'), context.register(context.flateStream(latin1(content))))
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

const words = (text: string, left: number, y: number, size: number, bold = 0): Run => ({
  text,
  size,
  left,
  baseline: y + (bodyToBaseline * size) / mm,
  spacing: 0,
  outline: bold * size,
  grey: 0,
})

const centred = (face: Face, text: string, middle: number, y: number, size: number): Run =>
  words(text, middle - (widthOf(face, text) * size) / mm / 2, y, size)

/** A stroke every millimetre, a longer one every five and every ten. */
const stroke = (at: number): number => (at % 10 === 0 ? 5 : at % 5 === 0 ? 3.5 : 2)
const steps = (length: number): number[] => Array.from({ length: length + 1 }, (_, i) => i)

function rulerLines(): Rule[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Rule => ({ x1, y1, x2, y2, width: 0.1 })
  return [
    line(across.left, across.top, across.left + across.length, across.top),
    line(down.left, down.top, down.left, down.top + down.length),
    ...steps(across.length).map((at) =>
      line(across.left + at, across.top, across.left + at, across.top + (at === 0 ? 0 : stroke(at))),
    ),
    ...steps(down.length).map((at) =>
      line(down.left, down.top + at, down.left + (at === 0 ? 0 : stroke(at)), down.top + at),
    ),
  ]
}

const rulerNumbers = (face: Face): Run[] => [
  ...steps(across.length)
    .filter((at) => at % 10 === 0)
    .map((at) => centred(face, String(at), across.left + at, across.top - 2.5, 7)),
  ...steps(down.length)
    .filter((at) => at % 10 === 0 && at > 0)
    .map((at) => words(String(at), down.left + 6, down.top + at, 7)),
]

function cornerLines(): Rule[] {
  const { inset, length } = corner
  return [inset, page.width - inset].flatMap((x, i) =>
    [inset, page.height - inset].flatMap((y, j) => {
      const [inX, inY] = [i === 0 ? length : -length, j === 0 ? length : -length]
      return [
        { x1: x, y1: y, x2: x + inX, y2: y, width: 0.3 },
        { x1: x, y1: y, x2: x, y2: y + inY, width: 0.3 },
      ]
    }),
  )
}

const square = (left: number, top: number, side: number): Rule[] => [
  { x1: left, y1: top, x2: left + side, y2: top, width: 0.3 },
  { x1: left, y1: top + side, x2: left + side, y2: top + side, width: 0.3 },
  { x1: left, y1: top, x2: left, y2: top + side, width: 0.3 },
  { x1: left + side, y1: top, x2: left + side, y2: top + side, width: 0.3 },
]
