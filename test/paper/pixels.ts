import sharp from 'sharp'

/** A picture as a person sees it: EXIF orientation applied, RGB. */
export async function upright(bytes: Uint8Array): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(bytes)
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 3) throw new Error(`expected RGB, got ${info.channels} channels`)
  return { data, width: info.width, height: info.height }
}

/** Mean difference in grey levels of two pictures, both seen small: what a person would notice, not single pixels. */
export async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const small = (bytes: Uint8Array): Promise<Buffer> =>
    sharp(bytes)
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(160, 160, { fit: 'fill' })
      .toColourspace('srgb')
      .raw()
      .toBuffer()
  const [a, b] = await Promise.all([small(one), small(other)])
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length
}
