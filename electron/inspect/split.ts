import {
  decodePDFRawStream,
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  type PDFStream,
} from 'pdf-lib'
import sharp from 'sharp'
import { DeskRefusal } from '../../domain/contract/refusal.ts'
import { recognise } from './decode/format.ts'
import { openSource } from './decode/index.ts'
import type { Source } from './picture.ts'
import type { Room } from './room.ts'

/** A scanner's feeder holds a hundred sheets; two sides each. More at once is a book, or was made to be. */
export const mostSplitPages = 300

/**
 * Takes a file of several pages apart, a file a page, so that each can go its own way and none carries its neighbours with it.
 * A PDF's pages keep their pictures byte for byte where the PDF can be taken apart; where it cannot, they are drawn anew.
 * The same file gives the same bytes each time.
 * @param afterPage called when a page is done (the pool's clock)
 * @returns [] where the file has one page: it stays as it is
 * @throws DeskRefusal 'unreadable-file' | 'too-large'
 */
export async function splitPages(bytes: Uint8Array, afterPage: () => void, room?: Room): Promise<Uint8Array[]> {
  const source = await openSource(bytes, room)
  try {
    if (source.pageCount === 1) return []
    if (source.pageCount > mostSplitPages) throw tooManyPages(source.pageCount)
    const whole = recognise(bytes) === 'pdf' ? await openForCopying(bytes, source.pageCount) : undefined
    const pages: Uint8Array[] = []
    for (let index = 0; index < source.pageCount; index++) {
      pages.push((whole && (await copiedPage(whole, index))) ?? (await drawnPage(source, index)))
      afterPage()
    }
    return pages
  } finally {
    source.close()
  }
}

const tooManyPages = (count: number) =>
  new DeskRefusal(
    'too-large',
    `这个文件有 ${count} 页，一次最多拆 ${mostSplitPages} 页。`,
    '请在扫描软件里分成几个文件再放进来。',
  )

/** @returns undefined where the PDF is locked or broken in a way that only its drawing survives */
async function openForCopying(bytes: Uint8Array, pageCount: number): Promise<PDFDocument | undefined> {
  try {
    const whole = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    return whole.getPageCount() === pageCount ? whole : undefined
  } catch {
    return undefined
  }
}

/** A page as a PDF of its own, without anything of its neighbours; undefined where that cannot be made sure of. */
async function copiedPage(whole: PDFDocument, index: number): Promise<Uint8Array | undefined> {
  try {
    if (!dropForeignPictures(whole.getPage(index))) return undefined
    const single = await PDFDocument.create({ updateMetadata: false })
    const [page] = await single.copyPages(whole, [index])
    single.addPage(page)
    return await single.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  } catch {
    return undefined
  }
}

/**
 * Scanners' software gives all pages one list of all pictures: what a page does not draw is taken off its list.
 * @returns false where what it draws cannot be read
 */
function dropForeignPictures({ node }: PDFPage): boolean {
  node.normalize()
  const resources = node.Resources()
  const pictures = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  // what else links to other pages, e.g. notes and their replies
  for (const key of ['Annots', 'B', 'StructParents', 'PieceInfo', 'Metadata', 'AA']) node.delete(PDFName.of(key))
  if (!resources || !pictures) return true
  const drawn = namesDrawn(node.Contents())
  if (!drawn) return false
  const own = node.context.obj({}) as PDFDict
  for (const [name, value] of pictures.entries()) if (drawn.has(name.decodeText())) own.set(name, value)
  const ownResources = resources.clone()
  ownResources.set(PDFName.of('XObject'), own)
  node.set(PDFName.of('Resources'), ownResources)
  return true
}

/** Names of the pictures and forms that a page's contents draw (ISO 32000-1, 8.8); undefined where they cannot be read. */
function namesDrawn(contents: PDFStream | PDFArray | undefined): Set<string> | undefined {
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, i) => contents.lookup(i)) : [contents]
  const names = new Set<string>()
  for (const stream of streams) {
    if (stream === undefined) continue
    const bytes =
      stream instanceof PDFRawStream
        ? decodePDFRawStream(stream).decode()
        : stream instanceof PDFContentStream
          ? stream.getUnencodedContents()
          : undefined
    if (!bytes) return undefined
    const text = Buffer.from(bytes).toString('latin1')
    for (const [, name] of text.matchAll(/\/([^\s/<>[\](){}%]+)\s+Do\b/g)) names.add(PDFName.of(name!).decodeText())
  }
  return names
}

/** The page drawn anew, with hardly any loss. */
async function drawnPage(source: Source, index: number): Promise<Uint8Array> {
  const { data, width, height } = await source.full(index)
  const image = sharp(data, { raw: { width, height, channels: 3 } })
  return new Uint8Array(await image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer())
}
