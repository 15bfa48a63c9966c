import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bareFile } from '../../../electron/upload-copy/bare-file.ts'
import { upright } from '../../paper/pixels.ts'
import { drawnPage } from '../inspect/pictures.ts'

const secret = 'SAMPLE-CAMERA-31.2N'
const exif = { IFD0: { Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 0/1' } }

describe('what a camera writes beside a picture', () => {
  for (const format of ['jpeg', 'png'] as const) {
    it(`is taken out of a ${format}, every pixel as it was`, async () => {
      const page = drawnPage(300, 400).withExif(exif)
      const bytes = await (format === 'jpeg' ? page.jpeg() : page.png()).toBuffer()
      expect(bytes.includes(secret)).toBe(true)
      const bare = Buffer.from(bareFile(bytes, format)!)
      expect(bare.includes(secret)).toBe(false)
      expect((await sharp(bare).metadata()).exif).toBeUndefined()
      expect((await upright(bare)).data.equals((await upright(bytes)).data)).toBe(true)
      expect(bareFile(bare, format)).toBe(bare)
    })
  }

  it('goes with everything that follows the picture: a phone hangs films and second pictures there', async () => {
    const jpeg = await drawnPage(200, 200).jpeg().toBuffer()
    const bare = bareFile(Buffer.concat([jpeg, Buffer.from(secret)]), 'jpeg')!
    expect(bare).toHaveLength(jpeg.length)
  })

  it('keeps the colour profile', async () => {
    const bytes = await drawnPage(200, 200).withExif(exif).withIccProfile('p3').jpeg().toBuffer()
    expect((await sharp(bareFile(bytes, 'jpeg')!).metadata()).icc).toBeDefined()
  })

  it('is no reason to trust a broken file', async () => {
    const jpeg = await drawnPage(200, 200).jpeg().toBuffer()
    for (const length of [2, 20, 300, jpeg.length - 40])
      expect(bareFile(jpeg.subarray(0, length), 'jpeg')).toBeUndefined()
    const png = await drawnPage(200, 200).png().toBuffer()
    for (const length of [8, 20, 300, png.length - 4]) expect(bareFile(png.subarray(0, length), 'png')).toBeUndefined()
  })
})
