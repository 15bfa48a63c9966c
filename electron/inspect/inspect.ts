import { DeskRefusal } from '../../domain/contract/refusal.ts'
import type {
  Evidence,
  Inspection,
  PageInspection,
  Region,
  SheetResult,
  Verdict,
} from '../../domain/model/inspection.ts'
import type { MaterialKind } from '../../domain/model/material.ts'
import { giveCellsBack } from './cells.ts'
import { type Complaint, concluded } from './clarity/complaint.ts'
import { complaintsAbout, measure } from './clarity/index.ts'
import { readCodes } from './codes/index.ts'
import { besideKnownInk, type KnownInk } from './colour/known-ink.ts'
import { besides, colourBeyond, judgeColour } from './colour.ts'
import { openSource } from './decode/index.ts'
import { type Looker, lookHere } from './look/index.ts'
import { letGo, type Picture } from './picture.ts'
import { ample, type Room } from './room.ts'
import { pageScale } from './scale.ts'
import { findSeals, readRed, type SealResult } from './seal/index.ts'
import { SURE, UNSURE } from './seal/verdict.ts'
import { besideSheet } from './sheet/capture.ts'
import { readSheetsCode } from './sheet/code.ts'
import type { SheetCrop } from './sheet/crop.ts'
import { flatPart } from './sheet/flat-part.ts'
import { readSheet } from './sheet/index.ts'
import { inspectionVersion } from './version.ts'
import { type PageView, toView } from './view.ts'

export { inspectionVersion } from './version.ts'

/** Papers of one filing never run longer; a book of 500 pages is a mistake the clerk should hear of, not wait for. */
export const maxPages = 30

/** How a file is checked. */
export interface Circumstances {
  /** what paper it is taken for: a 核验单 is read as such; other kinds, and none, pay nothing for that */
  readonly as?: MaterialKind | undefined
  /** called when a page is done (the pool's clock) */
  readonly afterPage?: () => void
  /** where pictures that take a lot of memory wait for it */
  readonly room?: Room
  /** who looks at a page while this thread measures its pixels */
  readonly looker?: Looker
  /** how this thread waits for a file to be opened and its pages to be decoded; asleep unless said otherwise */
  readonly wait?: <T>(work: Promise<T>) => Promise<T>
}

/**
 * All checks on one file.
 * @throws DeskRefusal 'unreadable-file' | 'too-large' with words for the clerk
 */
export async function inspectBytes(
  bytes: Uint8Array,
  { as, afterPage = () => {}, room = ample, looker = lookHere, wait = (work) => work }: Circumstances = {},
): Promise<Inspection> {
  const started = performance.now()
  const source = await wait(openSource(bytes, room))
  try {
    const pages: PageInspection[] = []
    for (let index = 0; index < Math.min(source.pageCount, maxPages); index++) {
      pages.push(await inspectPage(await wait(source.page(index)), as, looker))
      afterPage()
    }
    return { ...wholeFile(pages, source.pageCount), ms: Math.round(performance.now() - started) }
  } finally {
    source.close()
  }
}

/** All checks on one page; the pixels are decoded once and shared, and let go of at the end: the picture has none any more. */
export async function inspectPage(picture: Picture, as?: MaterialKind, looker = lookHere): Promise<PageInspection> {
  const view = toView(picture)
  try {
    return await inspectView(view, as, looker)
  } finally {
    giveCellsBack(view.cells)
    letGo(picture)
  }
}

async function inspectView(view: PageView, as: MaterialKind | undefined, looker: Looker): Promise<PageInspection> {
  const { picture } = view
  // what needs no pixels is asked for first: a thread beside this one sees to it while the pixels are measured
  const looking = looker(view)
  const measures = measure(view)
  const inRed = readRed(view)
  const { codes, codeRegions } = await readCodes(view)
  const look = looking()
  const { glance, spots: seen } = look
  const complaints = complaintsAbout(view, measures, look)
  const clarity = concluded(complaints)
  const covers = clarity.evidence.flatMap(({ code, region }) => (code === 'occluded' && region ? [region] : []))
  const spots = seen && besides(covers, seen, view)
  const colour = await judgeColour(view, spots, glance)
  const seal = sized(findSeals(view, colour.kind !== 'colour', inRed), view)
  const red = seal.seals.filter((mark) => mark.ink === 'red')
  const read: { clarity?: PageInspection['clarity']; sheet?: SheetResult } =
    as === 'verification-sheet' ? await sheetOn(view, seal.seals, complaints, clarity.verdict !== 'fail', codes) : {}
  const inked = besideKnownInk(colour, sureSeal(seal) ?? colouredSignature(read.sheet))
  return {
    width: picture.fullWidth,
    height: picture.fullHeight,
    colour: spots && red.length > 0 ? { ...inked, beyondSeals: colourBeyond(red, spots, view) } : inked,
    clarity,
    seal: { ...seal, threshold: seal.present ? SURE : 1 - UNSURE },
    codes,
    codeRegions,
    ...read,
  }
}

function sureSeal({ verdict, score, seals }: SealResult): KnownInk | undefined {
  if (verdict !== 'pass') return undefined
  const mark = seals.find(({ ink, shape }) => ink === 'red' && shape !== 'square')
  const region = mark && { x: mark.x, y: mark.y, width: mark.width, height: mark.height }
  return { what: 'seal', region, sure: score }
}

function colouredSignature(sheet: SheetResult | undefined): KnownInk | undefined {
  const form = sheet?.form
  if (!form?.signedInColour) return undefined
  const { score, evidence } = form.signature
  return { what: 'signature', region: evidence.find(({ region }) => region)?.region, sure: score }
}

/** The page read as a 核验单, with the code that names it, and its clarity once more: frame and code tell of the picture. */
async function sheetOn(
  view: PageView,
  marks: PageInspection['seal']['seals'],
  complaints: readonly Complaint[],
  isClear: boolean,
  codes: readonly string[],
): Promise<Pick<PageInspection, 'clarity' | 'sheet'>> {
  const read = readSheet(view, marks, isClear)
  const code = await readSheetsCode(view, codes, read.form)
  const clarity = concluded(besideSheet(complaints, { ...read, ...code }))
  const sheet = (clarity.verdict !== 'fail') === isClear ? read : readSheet(view, marks, !isClear)
  return { clarity, sheet: { ...sheet, ...code } }
}

/** The seals with their size on the paper, where the picture tells how large that is. */
function sized(found: PageInspection['seal'], { picture, cells, paper }: PageView): PageInspection['seal'] {
  if (found.seals.length === 0) return found
  const { fullWidth: width, fullHeight: height, density } = picture
  const scale = pageScale({ width, height, density, paper, tilePixels: paper.tile * cells.size * picture.scale })
  if (scale === undefined) return found
  const inMm = (pixels: number) => Math.round(pixels * scale.mmPerPixel * 10) / 10
  const seals = found.seals.map((mark) => ({ ...mark, widthMm: inMm(mark.width), heightMm: inMm(mark.height) }))
  return { ...found, seals }
}

/** What of a page is shown: a region as it lies, or a quadrilateral drawn as an upright rectangle. */
export type PreviewPart = Region | SheetCrop

/** An upright JPEG of one page, or of a part of it, no wider than `width`. */
export async function previewBytes(
  bytes: Uint8Array,
  page: number,
  width: number,
  part?: PreviewPart,
  room: Room = ample,
): Promise<Uint8Array> {
  const source = await openSource(bytes, room)
  try {
    if (!Number.isInteger(page) || page < 0 || page >= source.pageCount) {
      throw new DeskRefusal('not-found', `没有第 ${page + 1} 页，这个文件共 ${source.pageCount} 页`, '请刷新后再看')
    }
    const wide = Math.max(1, Math.round(width))
    if (part && 'quad' in part) return await flatPart(await source.full(page), part, wide)
    return await source.preview(page, wide, part)
  } finally {
    source.close()
  }
}

const badness: Record<Verdict, number> = { pass: 0, doubt: 1, fail: 2 }

/** The result that most wants a person's eyes: the worst verdict, and of equals the least sure pass or surest fail. */
function worst<T extends { verdict: Verdict; score: number }>(results: readonly T[]): T {
  return results.reduce((a, b) => {
    const by = badness[b.verdict] - badness[a.verdict]
    if (by !== 0) return by > 0 ? b : a
    const lessSure = b.score < a.score
    return (b.verdict === 'pass' ? lessSure : !lessSure) ? b : a
  })
}

function wholeFile(pages: PageInspection[], pageCount: number): Inspection {
  const first = pages[0]!
  const codes = [...new Set(pages.flatMap((page) => page.codes))]
  if (pageCount === 1) return { ...first, version: inspectionVersion, pageCount, pages: [] }
  // the empty back of a sheet says nothing against the front
  const written = pages.filter((page) => !page.clarity.reasons.includes('blank'))
  const told = written.length > 0 ? written : pages
  const colour = worst(told.map((page) => page.colour))
  const clarity = worst(told.map((page) => page.clarity))
  const sealed = told.filter((page) => page.seal.present)
  const seal = (sealed.length > 0 ? sealed : told)
    .map((page) => page.seal)
    .reduce((a, b) => {
      const by = badness[a.verdict] - badness[b.verdict]
      // the surest seal speaks for the file; where there is none, the page on which that is least sure
      return by > 0 || (by === 0 && (b.present ? b.score > a.score : b.score < a.score)) ? b : a
    })
  const unseen: Evidence[] =
    pageCount > pages.length
      ? [
          {
            code: 'pages-unchecked',
            message: `共 ${pageCount} 页，只检查了前 ${pages.length} 页`,
            remedy: '请只留下要上传的页，拆成单独的文件再放入',
          },
        ]
      : []
  return {
    ...first,
    colour,
    clarity: {
      ...clarity,
      verdict: unseen.length > 0 && clarity.verdict === 'pass' ? 'doubt' : clarity.verdict,
      evidence: [...clarity.evidence, ...unseen],
    },
    seal,
    codes,
    ...sheetAmong(told),
    version: inspectionVersion,
    pageCount,
    pages,
  }
}

/** Of several pages the worst sheet that is one; where none is, what the first page said. */
function sheetAmong(pages: readonly PageInspection[]): Pick<PageInspection, 'sheet'> {
  const read = pages.flatMap(({ sheet }) => (sheet ? [sheet] : []))
  const sheets = read.filter(({ recognised }) => recognised)
  const [first] = read
  return first ? { sheet: sheets.length > 0 ? worst(sheets) : first } : {}
}
