/** First bytes of the formats a clerk may drop; the file's name is not to be trusted. */
const signatures: readonly (readonly [mediaType: string, offset: number, bytes: readonly number[]])[] = [
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['image/tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/bmp', 0, [0x42, 0x4d]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46]],
]

/** @returns the media type told from the first bytes, 'application/octet-stream' where none is known */
export function mediaTypeOf(bytes: Uint8Array): string {
  const known = signatures.find(([, offset, magic]) => magic.every((byte, i) => bytes[offset + i] === byte))
  return known?.[0] ?? 'application/octet-stream'
}
