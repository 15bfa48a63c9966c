import { zipSync } from 'fflate'
import { freeName } from '../../domain/sheet/file-name.ts'
import { sheetDemands } from '../../domain/sheet/options.ts'
import {
  drawSheets,
  missingGlyphs,
  type SheetRequest,
  sheetContent,
  sheetFileName,
  unprintable,
} from '../sheet/index.ts'
import { type BatchAnswer, type BatchNote, type BatchRequest, type BatchResult, nameOf } from './batching.ts'
import { loadFonts } from './fonts.ts'

/** Draws a batch off the window's thread: the window ends the worker where the person cancels. */
const tell = (answer: BatchAnswer) => self.postMessage(answer)

/** Milliseconds between two words on how far it is: a sheet takes less than one, and the window draws itself at each. */
const breath = 100
let toldAt = 0
function progress(done: number): void {
  const now = performance.now()
  if (now - toldAt < breath) return
  toldAt = now
  tell({ kind: 'progress', done })
}

async function draw({ items, choice, packs, font }: BatchRequest): Promise<BatchResult> {
  const fonts = await loadFonts(font)
  const { options, blankBacks, each } = choice
  const leftOut: BatchNote[] = []
  const byHand: BatchNote[] = []
  const requests: SheetRequest[] = []
  for (const { client, service } of items) {
    const copies = choice.copies === 0 ? sheetDemands(client, service, packs).copies : choice.copies
    const request = { client, service, options, packs, copies }
    const note = (why: string): BatchNote => ({ clientId: client.id, name: nameOf({ client, service }), why })
    const refusal = unprintable(request, fonts)
    if (refusal) {
      leftOut.push(note(`${refusal.message}，${refusal.remedy}`))
      continue
    }
    const characters = new Set(missingGlyphs(request, fonts).map(({ character }) => character))
    if (characters.size > 0) byHand.push(note(`“${[...characters].join('”“')}”字库里没有，打印后请手写补上`))
    requests.push(request)
  }
  const sheets = requests.map((request) => ({
    clientId: request.client.id,
    serviceId: request.service?.id ?? '',
    code: sheetContent(request).code?.(1) ?? '',
    copies: request.copies ?? 1,
  }))
  if (requests.length === 0) return { bytes: new Uint8Array(), sheets, leftOut, byHand }
  if (!each) {
    const bytes = await drawSheets(requests, fonts, { blankBacks, onDrawn: progress })
    return { bytes, sheets, leftOut, byHand }
  }
  const files: Record<string, Uint8Array> = {}
  for (const [i, request] of requests.entries()) {
    const name = freeName(sheetFileName(request.client, request.service), Object.keys(files))
    files[name] = await drawSheets([request], fonts, { blankBacks })
    progress(i + 1)
  }
  // the PDFs are packed already
  return { bytes: zipSync(files, { level: 0 }), sheets, leftOut, byHand }
}

self.onmessage = async ({ data }: MessageEvent<BatchRequest>) => {
  try {
    tell({ kind: 'done', result: await draw(data) })
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
