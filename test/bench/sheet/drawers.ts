import type { Client } from '../../../domain/model/index.ts'
import type { RulePacks } from '../../../domain/rules/packs/index.ts'
import type { PagePlan } from './plan.ts'

/** What a drawer is given: the clients for ours, and for the others the same sheets with every place worked out. */
export interface Work {
  readonly font: Uint8Array
  readonly clients: readonly Client[]
  /** what provinces and providers ask, as the window hands it to its worker */
  readonly packs: RulePacks
  readonly form: PagePlan
  readonly sheets: readonly PagePlan[]
}

/** Draws the work into one PDF. A drawer loads its library itself: a first sheet pays for that too. */
export type Drawer = (work: Work) => Promise<Uint8Array>

const pageSize: [number, number] = [595.28, 841.89]
/** stroke that thickens the regular face to the form's bold, in em */
const boldness = 0.026
const title = '网站备案信息真实性核验单'

const ours: Drawer = async ({ font, clients, packs }) => {
  const { drawSheets } = await import('../../../renderer/sheet/index.ts')
  return drawSheets(
    clients.map((client) => ({ client, service: client.services[0], packs })),
    { regular: font },
  )
}

const pdfkit: Drawer = async ({ font, form, sheets }) => {
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: title } })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const done = new Promise((resolve) => document.on('end', resolve))
  document.registerFont('sheet', font as Buffer)
  document.font('sheet')
  const paint = ({ lines, fills, boxes, texts }: PagePlan) => {
    for (const { x1, y1, x2, y2, width, dash } of lines) {
      document.lineWidth(width)
      if (dash) document.dash(dash[0], { space: dash[1] })
      document.moveTo(x1, y1).lineTo(x2, y2).stroke()
      if (dash) document.undash()
    }
    for (const { x, y, width, height } of fills) document.rect(x, y, width, height)
    if (fills.length > 0) document.fill('black')
    document.lineWidth(0.5)
    for (const { x, y, side, filled } of boxes) {
      document.rect(x, y, side, side)
      if (filled) document.fillAndStroke('black', 'black')
      else document.stroke()
    }
    for (const { text, x, baseline, size, spacing, bold, white } of texts) {
      if (bold) document.lineWidth(size * boldness)
      document.fontSize(size).fillColor(white ? 'white' : 'black')
      document.text(text, x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: spacing,
        fill: true,
        stroke: bold,
      })
    }
  }
  for (const sheet of sheets) {
    document.addPage()
    paint(form)
    paint(sheet)
  }
  document.end()
  await done
  return Buffer.concat(chunks)
}

const pdfmake: Drawer = async ({ font, form, sheets }) => {
  const { default: make } = await import('pdfmake')
  make.virtualfs.writeFileSync('sheet.ttf', font)
  make.setFonts({ Sheet: { normal: 'sheet.ttf' } })
  make.setUrlAccessPolicy(() => false)
  make.setLocalAccessPolicy(() => false)
  // the face's ascent in em: pdfmake places a line by its top. It has no stroked type, so bold stays regular
  const ascent = 1.16
  const nodes = ({ lines, fills, boxes, texts }: PagePlan): object[] => [
    {
      absolutePosition: { x: 0, y: 0 },
      canvas: [
        ...lines.map(({ x1, y1, x2, y2, width, dash }) => ({
          type: 'line',
          x1,
          y1,
          x2,
          y2,
          lineWidth: width,
          ...(dash ? { dash: { length: dash[0], space: dash[1] } } : {}),
        })),
        ...fills.map(({ x, y, width, height }) => ({
          type: 'rect',
          x,
          y,
          w: width,
          h: height,
          color: 'black',
          lineWidth: 0,
          lineColor: 'black',
        })),
        ...boxes.map(({ x, y, side, filled }) => ({
          type: 'rect',
          x,
          y,
          w: side,
          h: side,
          lineWidth: 0.5,
          ...(filled ? { color: 'black' } : {}),
        })),
      ],
    },
    ...texts.map(({ text, x, baseline, size, spacing, white }) => ({
      text,
      absolutePosition: { x, y: baseline - ascent * size },
      fontSize: size,
      characterSpacing: spacing,
      color: white ? 'white' : 'black',
      noWrap: true,
    })),
  ]
  const content = sheets.flatMap((sheet, i) => [
    ...(i > 0 ? [{ text: '', pageBreak: 'before' }] : []),
    ...nodes(form),
    ...nodes(sheet),
  ])
  const buffer = await make
    .createPdf({
      pageSize: { width: pageSize[0], height: pageSize[1] },
      pageMargins: 0,
      info: { title },
      defaultStyle: { font: 'Sheet' },
      content,
    })
    .getBuffer()
  return new Uint8Array(buffer)
}

export const drawers: Readonly<Record<'ours' | 'pdfkit' | 'pdfmake', Drawer>> = { ours, pdfkit, pdfmake }
