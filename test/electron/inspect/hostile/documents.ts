import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'

/** A PDF of hand-written objects, numbered from 1, the first being its catalogue. */
export function writtenPdf(objects: readonly (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  for (const [i, object] of objects.entries()) {
    offsets.push(length)
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`,
    ),
  )
  return Buffer.concat(parts)
}

const stream = (dictionary: string, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')])

/** Catalogue, page tree, one page of a size in points with its content; further objects begin at 5. */
function onePage(box: string, resources: string, content: string | Buffer): (string | Buffer)[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Resources << ${resources} >> /Contents 4 0 R >>`,
    typeof content === 'string' ? stream('', Buffer.from(content)) : content,
  ]
}

const a4 = '0 0 595 842'
const wholePage = 'q 595 0 0 842 0 0 cm /I Do Q'

/** A scan as scanners write it: the page's description first, the picture's bytes behind it. */
export const scanPdf = (jpeg: Uint8Array, width: number, height: number): Buffer =>
  writtenPdf([
    ...onePage(a4, '/XObject << /I 5 0 R >>', wholePage),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      jpeg,
    ),
  ])

/** A picture of so many pixels on one page, all of one grey and so packed to nearly nothing. */
export const hugePicturePdf = (width: number, height: number): Buffer =>
  writtenPdf([
    ...onePage(a4, '/XObject << /I 5 0 R >>', wholePage),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode`,
      deflateSync(Buffer.alloc(Math.ceil(width / 8) * height, 0xff)),
    ),
  ])

export const pageOfSize = (box: string): Buffer => writtenPdf(onePage(box, '', '0 0 100 100 re f'))

/** A few kilobytes that unpack to tens of megabytes of drawing orders. */
export const packedOrdersPdf = (): Buffer =>
  writtenPdf(
    onePage(a4, '', stream('/Filter /FlateDecode', deflateSync(Buffer.from('0 0 500 800 re f\n'.repeat(3_000_000))))),
  )

/** Forms that each draw the next eight times: eight to the power of `depth` rectangles out of `depth` small objects. */
export function multiplyingFormsPdf(depth: number): Buffer {
  const form = (rest: string) => `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${rest}`
  const forms = Array.from({ length: depth }, (_, i) =>
    stream(form(`/Resources << /XObject << /F ${6 + i} 0 R >> >>`), Buffer.from('/F Do '.repeat(8))),
  )
  const last = stream(form(''), Buffer.from('0 0 400 400 re f'))
  return writtenPdf([...onePage(a4, '/XObject << /F 5 0 R >>', '/F Do'), ...forms, last])
}

/** A form that draws itself. */
export const selfDrawingFormPdf = (): Buffer =>
  writtenPdf([
    ...onePage(a4, '/XObject << /F 5 0 R >>', '/F Do'),
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >>',
      Buffer.from('/F Do 0 0 9 9 re f'),
    ),
  ])

/** A pattern of tiles a hundredth of a point apart: billions of them on a page. */
export const finestTilesPdf = (): Buffer =>
  writtenPdf([
    ...onePage(a4, '/Pattern << /P 5 0 R >>', '/Pattern cs /P scn 0 0 595 842 re f'),
    stream(
      '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 /Resources << >>',
      Buffer.from('0 0 1 1 re f'),
    ),
  ])

export const nestedArraysPdf = (): Buffer =>
  writtenPdf([
    `<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(100_000)}${']'.repeat(100_000)} >>`,
    ...onePage(a4, '', '').slice(1),
  ])

/** A page tree that holds itself. */
export const loopingPagesPdf = (): Buffer =>
  writtenPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 500000 >>'])

/** Says it has two thousand million pages. */
export const boastingPdf = (): Buffer =>
  writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>',
    ...onePage(a4, '', '0 0 100 100 re f').slice(2),
  ])

/** Wants to run a script and to open an address. */
export const actingPdf = (address: string): Buffer =>
  writtenPdf([
    `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL("${address}")) >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${a4}] /AA << /O << /S /URI /URI (${address}) >> >> /Contents 4 0 R >>`,
    stream('', Buffer.from('0 0 100 100 re f')),
  ])

export async function pdfOfPages(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (let i = 0; i < count; i++) document.addPage([298, 420])
  return document.save({ addDefaultPage: false })
}

export async function lockedPdf(passwords: { userPassword?: string; ownerPassword: string }): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([298, 420])
  await document.encrypt(passwords)
  return document.save({ useObjectStreams: false })
}
