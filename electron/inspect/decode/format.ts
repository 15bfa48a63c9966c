import { DeskRefusal } from '../../../domain/contract/refusal.ts'

/** What a file is, told by its first bytes; names and extensions lie. */
export type FileFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'gif' | 'bmp' | 'avif' | 'pdf'

/** A4 in colour at 600 dpi, uncompressed, is 104 MB: nothing a clerk scans is larger. */
export const maxFileBytes = 128 * 1024 * 1024

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/**
 * Recognises a file by its content.
 * @throws DeskRefusal 'unreadable-file' | 'too-large' with words for the clerk
 */
export function recognise(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) {
    throw new DeskRefusal(
      'unreadable-file',
      '文件是空的（0 字节）',
      '请重新扫描或重新导出后再放入；网盘文件请等下载完成',
    )
  }
  if (bytes.length > maxFileBytes) {
    throw new DeskRefusal(
      'too-large',
      `文件有 ${Math.ceil(bytes.length / 1048576)} MB，超过 ${maxFileBytes / 1048576} MB 的上限`,
      '请用 300 dpi 重新扫描，或另存为 JPG 后再放入',
    )
  }
  const format = sniff(bytes)
  if (format) return format
  throw unknownFormat(bytes)
}

function sniff(bytes: Uint8Array): FileFormat | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  const start = ascii(bytes, 0, 4)
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(start)) return 'tiff'
  if (start === 'GIF8') return 'gif'
  if (start.startsWith('BM')) return 'bmp'
  if (ascii(bytes, 4, 12) === 'ftypavif' || ascii(bytes, 4, 12) === 'ftypavis') return 'avif'
  // readers accept a PDF header anywhere in the first kilobyte (ISO 32000-1, implementation note 13)
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf'
  return undefined
}

function unknownFormat(bytes: Uint8Array): DeskRefusal {
  if (ascii(bytes, 4, 8) === 'ftyp') {
    return new DeskRefusal(
      'unreadable-file',
      '这是 HEIC 照片或视频，接入商和管局都不收',
      '苹果手机请在「设置 › 相机 › 格式」选「兼容性最佳」后重拍，或把照片另存为 JPG',
    )
  }
  if (ascii(bytes, 0, 2) === 'PK' || ascii(bytes, 0, 4) === '\xd0\xcf\x11\xe0') {
    return new DeskRefusal(
      'unreadable-file',
      '这是压缩包或 Office 文件，不是图片',
      '请解压，或在 Office 里另存为 PDF 后再放入',
    )
  }
  return new DeskRefusal(
    'unreadable-file',
    '认不出这个文件是什么图片',
    '请放入 JPG、PNG、TIFF、BMP、WebP、GIF 图片或扫描成的 PDF',
  )
}

/** A recognised file whose content is broken; `cause` keeps the decoder's own words for the log. */
export function brokenFile(cause: unknown): DeskRefusal {
  return new DeskRefusal(
    'unreadable-file',
    '文件损坏或不完整，图片读不出来',
    '请从扫描仪或手机重新导出，传输完成后再放入',
    {
      cause,
    },
  )
}

/** Too many pixels to decode within memory. */
export function tooManyPixels(width: number, height: number): DeskRefusal {
  return new DeskRefusal(
    'too-large',
    `图片有 ${width}×${height} 像素，过大`,
    '请用 300 dpi 重新扫描，或把图片缩小后再放入（A4 一般 2480×3508）',
  )
}
