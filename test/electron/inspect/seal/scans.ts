import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import sharp from 'sharp'
import type { SealPicture } from '../../../../electron/inspect/seal/index.ts'
import { atWorkingScale } from './fit/sources.ts'

/** The labelled real pictures beside the repository; BEIAN_SHARED says where else they are. */
const shared = process.env.BEIAN_SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))
const folder = join(shared, 'scans')
export const scansAreHere = existsSync(join(folder, 'labels.csv'))

export interface ScanLabel {
  readonly file: string
  /** yes, no, partial, black-seal, blue-stamp */
  readonly seal: string
  readonly source: string
}

export function scanLabels(): ScanLabel[] {
  return Papa.parse<ScanLabel>(readFileSync(join(folder, 'labels.csv'), 'utf8'), { header: true, skipEmptyLines: true })
    .data
}

/** One real picture at working scale. */
export async function readScan(label: ScanLabel): Promise<SealPicture> {
  const path = join(folder, label.file)
  if (!path.endsWith('.bmp')) return atWorkingScale(path)
  const { data, width, height } = readBmp(readFileSync(path))
  return atWorkingScale(sharp(data, { raw: { width, height, channels: 3 } }))
}

/** Uncompressed 8, 24 or 32-bit BMP, which sharp cannot read. */
function readBmp(file: Buffer): { data: Buffer; width: number; height: number } {
  const pixels = file.readUInt32LE(10)
  const palette = 14 + file.readUInt32LE(14)
  const width = file.readInt32LE(18)
  const signed = file.readInt32LE(22)
  const height = Math.abs(signed)
  const bits = file.readUInt16LE(28)
  const stride = ((width * bits + 31) >> 5) * 4
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    const row = pixels + (signed < 0 ? y : height - 1 - y) * stride
    for (let x = 0; x < width; x++) {
      const at = bits === 8 ? palette + file[row + x]! * 4 : row + x * (bits >> 3)
      const o = (y * width + x) * 3
      data[o] = file[at + 2]!
      data[o + 1] = file[at + 1]!
      data[o + 2] = file[at]!
    }
  }
  return { data, width, height }
}
