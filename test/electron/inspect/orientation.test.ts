import { describe, expect, it } from 'vitest'
import { type Orientation, storedRegion, toOrientation, turned } from '../../../electron/inspect/decode/orientation.ts'

/** Two rows of three, one byte each: what EXIF's orientations make of them, written out by hand. */
const stored = { data: Uint8Array.of(1, 2, 3, 4, 5, 6), width: 3, height: 2 }
const upright: Record<Orientation, number[][]> = {
  1: [
    [1, 2, 3],
    [4, 5, 6],
  ],
  2: [
    [3, 2, 1],
    [6, 5, 4],
  ],
  3: [
    [6, 5, 4],
    [3, 2, 1],
  ],
  4: [
    [4, 5, 6],
    [1, 2, 3],
  ],
  5: [
    [1, 4],
    [2, 5],
    [3, 6],
  ],
  6: [
    [4, 1],
    [5, 2],
    [6, 3],
  ],
  7: [
    [6, 3],
    [5, 2],
    [4, 1],
  ],
  8: [
    [3, 6],
    [2, 5],
    [1, 4],
  ],
}
const all = [1, 2, 3, 4, 5, 6, 7, 8] as const

describe('EXIF orientation', () => {
  it.each(all)('%i is turned upright', (orientation) => {
    const rows = upright[orientation]
    expect(turned(stored, 1, orientation)).toEqual({
      data: Uint8Array.from(rows.flat()),
      width: rows[0]!.length,
      height: rows.length,
    })
  })

  it.each(all)('%i keeps channels together', (orientation) => {
    const rgb = Uint8Array.from([...stored.data].flatMap((value) => [value, 10 * value, 20 * value]))
    const { data } = turned({ ...stored, data: rgb }, 3, orientation)
    expect([...data]).toEqual(upright[orientation].flat().flatMap((value) => [value, 10 * value, 20 * value]))
  })

  it.each(all)(
    '%i: a region cut from the stored pixels and turned is the region of the upright ones',
    (orientation) => {
      const rows = upright[orientation]
      const region = { x: 1, y: 0, width: rows[0]!.length - 1, height: rows.length - 1 }
      const at = storedRegion(region, stored.width, stored.height, orientation)
      const data: number[] = []
      for (let y = at.y; y < at.y + at.height; y++)
        for (let x = at.x; x < at.x + at.width; x++) data.push(stored.data[y * stored.width + x]!)
      const cut = turned({ data: Uint8Array.from(data), width: at.width, height: at.height }, 1, orientation)
      expect([...cut.data]).toEqual(rows.slice(0, -1).flatMap((row) => row.slice(1)))
    },
  )

  it.each([undefined, 0, 9, 77, 1.5])('takes %s for upright', (claimed) => {
    expect(toOrientation(claimed)).toBe(1)
  })
})
