import { encodeQR } from 'qr'
import type { Client } from '../../../domain/model/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { codePlace } from '../../../domain/sheet/code.ts'
import type { Bar, Rule, TickBox } from '../../../domain/sheet/parts.ts'
import { officialTitle } from '../../../domain/sheet/wording.ts'
import { codeLines } from '../../../renderer/sheet/code.ts'
import { faceOf, type SheetFonts } from '../../../renderer/sheet/face.ts'
import { sheetForm } from '../../../renderer/sheet/form/form.ts'
import { sheetContent } from '../../../renderer/sheet/request.ts'
import { bodyToBaseline, inkFit, mm } from '../../../renderer/sheet/typeset.ts'
import { setValues } from '../../../renderer/sheet/values.ts'

/** A piece of text where it goes; points from the top left corner of the page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly spacing: number
  readonly bold: boolean
  readonly white: boolean
}

/** What a page holds; lengths in points. */
export interface PagePlan {
  readonly lines: readonly { x1: number; y1: number; x2: number; y2: number; width: number; dash?: [number, number] }[]
  readonly fills: readonly { x: number; y: number; width: number; height: number }[]
  readonly boxes: readonly { x: number; y: number; side: number; filled: boolean }[]
  readonly texts: readonly PlacedText[]
}

/**
 * The same sheet as data for other libraries: the form, and what each client adds. They are given every place ready, so
 * that nothing is measured but their drawing.
 */
export function planSheets(clients: readonly Client[], fonts: SheetFonts): { form: PagePlan; sheets: PagePlan[] } {
  const face = faceOf(fonts.regular)
  const form = sheetForm(true, officialTitle, face)
  const nothing: PagePlan = { lines: [], fills: [], boxes: [], texts: [] }
  const sheets = clients.flatMap((client) => {
    const content = sheetContent({ client, service: client.services[0], packs: shippedPacks })
    return setValues(face, content).map((lines, i) => {
      const digits = content.code?.(i + 1) ?? ''
      return {
        ...nothing,
        fills: codeFills(digits),
        texts: [...codeLines(digits), ...lines].map(({ text, x, y, size }) => ({
          text,
          x: x * mm,
          baseline: y * mm + bodyToBaseline * size,
          size,
          spacing: 0,
          bold: false,
          white: false,
        })),
      }
    })
  })
  const texts = form.texts.map(({ text, left, right, y, size, bold = false, white = false }) => {
    const { x, spacing } = inkFit(face, text, size, left, right)
    return { text, x: x * mm, baseline: y * mm + bodyToBaseline * size, size, spacing, bold, white }
  })
  return {
    form: { lines: form.rules.map(line), fills: form.bars.map(fill), boxes: form.boxes.map(box), texts },
    sheets,
  }
}

const line = ({ x1, y1, x2, y2, width, dash }: Rule): PagePlan['lines'][number] => ({
  x1: x1 * mm,
  y1: y1 * mm,
  x2: x2 * mm,
  y2: y2 * mm,
  width: width * mm,
  ...(dash ? { dash: [dash[0] * mm, dash[1] * mm] as [number, number] } : {}),
})

const fill = ({ left, top, right, bottom }: Bar): PagePlan['fills'][number] => ({
  x: left * mm,
  y: top * mm,
  width: (right - left) * mm,
  height: (bottom - top) * mm,
})

const box = ({ left, y, side, filled = false }: TickBox): PagePlan['boxes'][number] => ({
  x: left * mm + 0.25,
  y: (y - side / 2) * mm + 0.25,
  side: side * mm - 0.5,
  filled,
})

/** The code's dark modules, a rectangle for each run in a row. */
function codeFills(digits: string): PagePlan['fills'] {
  const rows = encodeQR(digits, 'raw', { ecc: 'high', version: 1, encoding: 'numeric', border: 1 })
  const side = codePlace.module * mm
  return rows.slice(1, -1).flatMap((row, y) => {
    const runs: { x: number; y: number; width: number; height: number }[] = []
    const modules = row.slice(1, -1)
    modules.forEach((dark, x) => {
      if (!dark || modules[x - 1]) return
      let width = 1
      while (modules[x + width]) width++
      const [left, top] = [codePlace.left * mm + x * side, codePlace.top * mm + y * side]
      runs.push({ x: left, y: top, width: width * side, height: side })
    })
    return runs
  })
}
