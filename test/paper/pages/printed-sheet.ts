import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Client, Service } from '../../../domain/model/index.ts'
import { shippedPacks } from '../../../domain/rules/packs/index.ts'
import { drawSheets, type SheetFonts, type SheetOptions } from '../../../renderer/sheet/index.ts'
import { blankPage, fontFile, mmPerInch, type Page } from '../page.ts'
import type { SignPlace } from './letter.ts'

let fonts: Promise<SheetFonts> | undefined
async function loadFonts(): Promise<SheetFonts> {
  return { regular: await readFile(fontFile('regular')) }
}

let library: Promise<PDFiumLibrary> | undefined

/** The first page of a PDF as a sheet of paper. */
export async function printPdf(pdf: Uint8Array, dpi: number): Promise<Page> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  try {
    const print = await document.getPage(0).render({ scale: dpi / 72, render: 'bitmap' })
    const page = blankPage((print.originalWidth * mmPerInch) / 72, (print.originalHeight * mmPerInch) / 72, dpi)
    const pixels = page.canvas.getContext('2d').createImageData(print.width, print.height)
    // The form is black on white, so the order of the bitmap's channels does not matter; paper is not quite white.
    for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : 24 + (print.data[i]! * 229) / 255
    page.canvas.getContext('2d').putImageData(pixels, 0, 0)
    return page
  } finally {
    document.destroy()
  }
}

/**
 * The 核验单 as the desk itself prints it, unsigned, and where its signature and seal belong (domain.md 1.2).
 * @throws DeskRefusal where the sheet cannot be drawn
 */
export async function printSheet(
  client: Client,
  service: Service | undefined,
  dpi: number,
  options?: SheetOptions,
): Promise<SignPlace> {
  fonts ??= loadFonts()
  const request = { client, packs: shippedPacks, ...(service ? { service } : {}), ...(options ? { options } : {}) }
  const page = await printPdf(await drawSheets([request], await fonts), dpi)
  page.textHeight = 3.2
  return { page, seal: [144, 268], signature: [62, 264.5] }
}
