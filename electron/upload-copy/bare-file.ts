/**
 * Takes out of a file what a camera or an editor wrote beside the picture (place, time, device, comments), and leaves
 * every pixel's data as it is.
 */

/** JPEG segments that carry no pixels and no colour: EXIF and XMP (APP1), maker data (APP3 … APP13, APP15), comments. */
const jpegDropped = new Set([0xe1, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xef, 0xfe])
/** PNG chunks of the same sort. */
const pngDropped = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** @returns the same array where there is nothing to take out; undefined where the file is not built as it should be */
export function bareFile(bytes: Uint8Array, format: 'jpeg' | 'png'): Uint8Array | undefined {
  const kept = format === 'jpeg' ? jpegParts(bytes) : pngParts(bytes)
  if (kept === undefined) return undefined
  const length = kept.reduce((sum, part) => sum + part.length, 0)
  if (length === bytes.length) return bytes
  const bare = new Uint8Array(length)
  let at = 0
  for (const part of kept) {
    bare.set(part, at)
    at += part.length
  }
  return bare
}

/** ISO/IEC 10918-1 annex B: marker segments up to the first scan; what follows the picture's end is dropped too. */
function jpegParts(bytes: Uint8Array): Uint8Array[] | undefined {
  const parts = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    if (marker === 0xda) {
      const end = firstEnd(bytes)
      return end < at ? undefined : [...parts, bytes.subarray(at, end)]
    }
    // many pictures one after another (a phone's second, larger or deeper one) say so in APP2
    const extra = marker === 0xe2 && String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'MPF\0'
    if (!extra && !jpegDropped.has(marker)) parts.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
  }
  return undefined
}

/** Just after the end marker of the first picture in the file. */
function firstEnd(bytes: Uint8Array): number {
  let inScan = false
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1]!
    if (marker === 0xd9 && inScan) return at + 2
    if (marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xda) inScan = true
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!)
  }
  return -1
}

/** ISO/IEC 15948: an eight-byte signature, then chunks of length, name, data and check sum. */
function pngParts(bytes: Uint8Array): Uint8Array[] | undefined {
  const parts = [bytes.subarray(0, 8)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) return undefined
    if (!pngDropped.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return parts
    at = end
  }
  return undefined
}
