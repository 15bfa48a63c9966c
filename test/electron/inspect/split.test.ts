import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inspectBytes } from '../../../electron/inspect/inspect.ts'
import { splitPages } from '../../../electron/inspect/split.ts'

const picture = async (colour: string): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 420, height: 594, channels: 3, background: colour } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  )
const split = (bytes: Uint8Array) => splitPages(bytes, () => undefined)

/** A PDF of scans as feeders write it: every page lists the pictures of all. */
async function feederPdf(colours: readonly string[], locked = false): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const images = await Promise.all(colours.map(async (colour) => document.embedJpg(await picture(colour))))
  for (const own of images) {
    const page = document.addPage([210, 297])
    page.drawImage(own, { x: 0, y: 0, width: 210, height: 297 })
    for (const other of images) page.node.newXObject('Other', other.ref)
  }
  // opens without a password and forbids to be changed, as some scanners' software writes it
  if (locked) document.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: {} })
  return document.save({ useObjectStreams: !locked })
}

/** Pixels of a TIFF of so many pages. */
const tiff = async (colours: readonly string[]): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp(await Promise.all(colours.map(picture)), { join: { animated: true } })
      .tiff({ compression: 'jpeg', quality: 95 })
      .toBuffer(),
  )

/** The mean colour of a picture of one page. */
async function colourOf(page: Uint8Array): Promise<number[]> {
  expect((await inspectBytes(page)).pageCount).toBe(1)
  return (await sharp(page).stats()).channels.map(({ mean }) => Math.round(mean))
}

describe('a file of several pages', () => {
  it('is taken apart into files of one page that keep their own picture byte for byte and no other', async () => {
    const colours = ['#c03020', '#2040c0', '#208040']
    const pages = await split(await feederPdf(colours))
    expect(pages).toHaveLength(3)
    const pictures = await Promise.all(colours.map(picture))
    for (const [index, page] of pages.entries()) {
      const holds = pictures.map((bytes) => Buffer.from(page).includes(Buffer.from(bytes)))
      expect(holds).toEqual(pictures.map((_, of) => of === index))
      expect((await inspectBytes(page)).pageCount).toBe(1)
    }
  })

  it('gives the same bytes each time, so that a page is known again', async () => {
    const file = await feederPdf(['#c03020', '#2040c0'])
    const [once, again] = [await split(file), await split(file)]
    expect(once.map((page) => Buffer.from(page).equals(again[once.indexOf(page)]!))).toEqual([true, true])
  })

  it.each([
    ['a PDF that forbids to be taken apart', (colours: string[]) => feederPdf(colours, true)],
    ['a TIFF', tiff],
  ])('is drawn anew page by page where it is %s', async (_, fileOf) => {
    const file = await fileOf(['#c03020', '#2040c0', '#208040'])
    const pages = await split(file)
    const [red, blue, green] = await Promise.all(pages.map(colourOf))
    const near = (seen: number[] | undefined, wanted: number[]) =>
      expect(Math.max(...wanted.map((value, i) => Math.abs(value - seen![i]!)))).toBeLessThan(8)
    expect(pages).toHaveLength(3)
    near(red, [0xc0, 0x30, 0x20])
    near(blue, [0x20, 0x40, 0xc0])
    near(green, [0x20, 0x80, 0x40])
    // drawn, not copied: a picture, none of whose bytes is the file's
    for (const page of pages) expect(Buffer.from(page.subarray(0, 2)).toString('hex')).toBe('ffd8')
    expect(await split(file)).toEqual(pages)
  })

  it('is left as it is where it has one page, and refused in words where it is broken', async () => {
    expect(await split(await feederPdf(['#c03020']))).toEqual([])
    expect(await split(await picture('#c03020'))).toEqual([])
    await expect(split(new Uint8Array(Buffer.from('%PDF-1.7 nothing')))).rejects.toMatchObject({
      refusal: { code: 'unreadable-file' },
    })
  })
})
