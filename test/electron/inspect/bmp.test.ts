import { describe, expect, it } from 'vitest'
import { DeskRefusal } from '../../../domain/contract/refusal.ts'
import { readBmp } from '../../../electron/inspect/decode/bmp.ts'

interface Shape {
  width: number
  height: number
  bits: number
  compression?: number
  palette?: number[][]
  masks?: number[]
  rows: number[][]
}

/** Builds a BMP with a 40-byte header; rows are bytes bottom-up (or runs), padded here. */
function bmp({ width, height, bits, compression = 0, palette = [], masks = [], rows }: Shape): Uint8Array {
  const body = rows.flatMap((row) =>
    compression === 1 || compression === 2 ? row : [...row, ...new Array<number>((4 - (row.length % 4)) % 4).fill(0)],
  )
  const offset = 54 + masks.length * 4 + palette.length * 4
  const bytes = new Uint8Array(offset + body.length)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(10, offset, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, width, true)
  view.setInt32(22, height, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, bits, true)
  view.setUint32(30, compression, true)
  view.setUint32(46, palette.length, true)
  masks.forEach((mask, i) => {
    view.setUint32(54 + i * 4, mask, true)
  })
  palette.forEach(([r, g, b], i) => {
    bytes.set([b!, g!, r!, 0], 54 + masks.length * 4 + i * 4)
  })
  bytes.set(body, offset)
  return bytes
}

const pixels = (bytes: Uint8Array) => [...readBmp(bytes).data]
const red = [255, 0, 0]
const white = [255, 255, 255]

describe('readBmp', () => {
  it('reads 24 bits bottom-up, rows padded to four bytes', () => {
    const rows = [
      [0, 0, 255, 255, 255, 255, 0, 0, 255],
      [255, 255, 255, 0, 0, 255, 255, 255, 255],
    ]
    expect(pixels(bmp({ width: 3, height: 2, bits: 24, rows }))).toEqual([
      ...white,
      ...red,
      ...white,
      ...red,
      ...white,
      ...red,
    ])
  })

  it('reads top-down pictures', () => {
    const rows = [
      [0, 0, 255],
      [255, 255, 255],
    ]
    expect(pixels(bmp({ width: 1, height: -2, bits: 24, rows }))).toEqual([...red, ...white])
  })

  it.each([
    [1, [0b01000000]],
    [4, [0x01]],
    [8, [0, 1]],
  ])('reads %i bits through the palette', (bits, row) => {
    expect(pixels(bmp({ width: 2, height: 1, bits, palette: [red, white], rows: [row] }))).toEqual([...red, ...white])
  })

  it('reads 16 bits by default fields and by masks, and 32 bits', () => {
    expect(pixels(bmp({ width: 1, height: 1, bits: 16, rows: [[0x00, 0x7c]] }))).toEqual(red)
    const masks = [0xf800, 0x7e0, 0x1f]
    expect(pixels(bmp({ width: 1, height: 1, bits: 16, compression: 3, masks, rows: [[0x00, 0xf8]] }))).toEqual(red)
    expect(pixels(bmp({ width: 1, height: 1, bits: 32, rows: [[0, 0, 255, 7]] }))).toEqual(red)
  })

  it('reads runs, literals, jumps and line ends', () => {
    const palette = [red, white]
    // bottom row: two red; upper row: literal white, red, white (padded), then the end
    const rle8 = [2, 0, 0, 0, 0, 3, 1, 0, 1, 0, 0, 1]
    expect(pixels(bmp({ width: 3, height: 2, bits: 8, compression: 1, palette, rows: [rle8] }))).toEqual([
      ...white,
      ...red,
      ...white,
      ...red,
      ...red,
      ...white,
    ])
    const rle4 = [3, 0x01, 0, 1]
    expect(pixels(bmp({ width: 3, height: 1, bits: 4, compression: 2, palette, rows: [rle4] }))).toEqual([
      ...red,
      ...white,
      ...red,
    ])
  })

  it.each([
    ['ends early', bmp({ width: 40, height: 40, bits: 24, rows: [[1, 2, 3]] })],
    ['has no size', bmp({ width: 0, height: 3, bits: 24, rows: [] })],
    ['is only a header', new Uint8Array([0x42, 0x4d, 0, 0, 0])],
    ['has unknown bits', bmp({ width: 1, height: 1, bits: 13, rows: [[0, 0]] })],
    ['is too large', bmp({ width: 30_000, height: 30_000, bits: 24, rows: [] })],
  ])('refuses a picture that %s', (_why, bytes) => {
    expect(() => readBmp(bytes)).toThrow(DeskRefusal)
  })
})
