import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'

/** Unpacked bytes a workbook may have: 10,000 clients with every column filled have about a third of it. */
const mostUnpacked = 128 * 1024 * 1024
const mostEntries = 2000
const unpack = promisify(inflateRaw)

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * Makes sure that a zip (an .xlsx is one) unpacks to a bearable size before the spreadsheet library unpacks it whole:
 * what the directory says is a claim, so every entry is really unpacked against the limit, in the thread pool.
 * @throws DeskRefusal 'too-large' | 'unreadable-file'
 */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = mostUnpacked
  for (const { packed, data } of entriesOf(zip)) {
    left -= packed ? await sizeOf(data, left) : data.length
    if (left <= 0) throw tooLarge()
  }
}

async function sizeOf(data: Buffer, most: number): Promise<number> {
  try {
    return (await unpack(data, { maxOutputLength: most })).length
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : broken()
  }
}

function entriesOf(zip: Buffer): { packed: boolean; data: Buffer }[] {
  try {
    const end = findEnd(zip)
    const count = zip.readUInt16LE(end + 10)
    if (count > mostEntries) throw tooLarge()
    const entries: { packed: boolean; data: Buffer }[] = []
    let at = zip.readUInt32LE(end + 16)
    for (let i = 0; i < count; i += 1) {
      if (zip.readUInt32LE(at) !== entrySignature) throw broken()
      const method = zip.readUInt16LE(at + 10)
      const size = zip.readUInt32LE(at + 20)
      const local = zip.readUInt32LE(at + 42)
      if (method !== 0 && method !== 8) throw broken()
      if (zip.readUInt32LE(local) !== localSignature) throw broken()
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      if (start + size > zip.length) throw broken()
      entries.push({ packed: method === 8, data: zip.subarray(start, start + size) })
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    throw error instanceof DeskRefusal ? error : broken()
  }
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at -= 1) {
    if (zip.readUInt32LE(at) === endSignature) return at
  }
  throw broken()
}

const tooLarge = () =>
  new DeskRefusal(
    'too-large',
    '这个 Excel 文件展开后太大，没有导入。',
    '请删去图片和多余的工作表，或分成几个文件再导入。',
  )

const broken = () =>
  new DeskRefusal(
    'unreadable-file',
    '这个 Excel 文件不完整或已损坏。',
    '请重新复制一份，或用 Excel、WPS 另存为 .xlsx 后再导入。',
  )
