import { DeskRefusal, filesPath, type RefusalCode } from '../../domain/contract/index.ts'
import type { Region } from '../../domain/model/index.ts'
import type { Desk } from '../desk/desk.ts'
import type { SheetCut } from '../desk/returns/index.ts'
import { refuse } from './answer.ts'
import { baseHeaders, filePolicy, noStore } from './headers.ts'
import { describeFault } from './mask.ts'

/** What a browser may show in place. Anything else that was once taken in (HTML, SVG) could run script: it is only saved. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

const statuses: Partial<Record<RefusalCode, number>> = {
  'invalid-input': 400,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  'unreadable-file': 422,
  locked: 423,
}

/**
 * Serves the vault's files: `/files/<id>` as they are (`?download` to save, `?name=` under another name) and
 * `/files/<id>/preview?page=0&width=1200` as a JPEG of one page, or with `&region=x,y,width,height` of that part of it;
 * `&cut=sheet` or `&cut=names` shows a returned 核验单 laid flat.
 * @returns undefined if the URL is not one of these
 */
export async function serveFile(desk: Pick<Desk, 'readFile' | 'preview'>, url: URL): Promise<Response | undefined> {
  const match = new RegExp(`^${filesPath}/([^/]+)(/preview)?$`).exec(url.pathname)
  if (!match) return undefined
  try {
    const id = decodeId(match[1]!)
    if (match[2]) {
      const page = whole(url, 'page', 0, 0, 9999)
      const width = whole(url, 'width', 1200, 16, 4096)
      return respond(await desk.preview(id, page, width, cutOf(url) ?? regionOf(url)), 'image/jpeg', {})
    }
    const file = await desk.readFile(id)
    const show = shown.has(file.mediaType) && !url.searchParams.has('download')
    const name = url.searchParams.get('name') || file.fileName
    return respond(file.bytes, shown.has(file.mediaType) ? file.mediaType : 'application/octet-stream', {
      'content-disposition': contentDisposition(show ? 'inline' : 'attachment', name),
    })
  } catch (fault) {
    return fileRefused(fault)
  }
}

/** RFC 6266: an ASCII name for old programs and the real one in `filename*`. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  // what Windows forbids in names, control characters and the marks that turn a name's reading direction around
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const safe = fileName.replace(/[\u0000-\u001f\u007f\\/:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '_').trim()
  const name = safe.replace(/^\.+/, '_').slice(0, 200).toWellFormed() || '文件'
  const ascii = name.replace(/[^\x20-\x7e]|[%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

function respond(bytes: Uint8Array, type: string, headers: Record<string, string>): Response {
  const all = { ...baseHeaders, ...noStore, 'content-security-policy': filePolicy, 'content-type': type, ...headers }
  // bytes of the vault are never shared memory, which is all the narrower type rules out
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: all })
}

function decodeId(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw badAddress()
  }
}

function whole(url: URL, name: string, otherwise: number, least: number, most: number): number {
  const text = url.searchParams.get(name)
  if (text === null) return otherwise
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most)) throw badAddress()
  return value
}

/** A part of the page in whole pixels; what of it lies beyond the page is left out where it is cut. */
function cutOf(url: URL): SheetCut | undefined {
  const cut = url.searchParams.get('cut')
  if (cut === null) return undefined
  if (cut === 'sheet' || cut === 'names') return cut
  throw badAddress()
}

function regionOf(url: URL): Region | undefined {
  const text = url.searchParams.get('region')
  if (text === null) return undefined
  const [x, y, width, height] = /^\d{1,6}(,\d{1,6}){3}$/.test(text) ? text.split(',').map(Number) : []
  if (x === undefined || y === undefined || !width || !height) throw badAddress()
  return { x, y, width, height }
}

const badAddress = () => new DeskRefusal('invalid-input', '这个文件地址不对。', '请从备案台窗口里重新打开文件。')

function fileRefused(fault: unknown): Response {
  const known = fault instanceof DeskRefusal
  if (!known) console.error(`[desk] files: ${describeFault(fault)}`)
  const answer = known
    ? { ok: false as const, refusal: fault.refusal }
    : refuse('internal', '文件没能打开。', '请再试一次；若仍不行，请重新打开备案台。')
  const headers = { ...baseHeaders, ...noStore, 'content-security-policy': filePolicy }
  return Response.json(answer, { status: statuses[answer.refusal.code] ?? 500, headers })
}
