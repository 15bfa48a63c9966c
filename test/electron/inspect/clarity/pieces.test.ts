import { describe, expect, it } from 'vitest'
import { findPieces, type Piece } from '../../../../electron/inspect/clarity/pieces.ts'
import type { GreyPart } from '../../../../electron/inspect/picture.ts'
import { seeded } from '../seal/drawn/random.ts'

/** The same pieces, looked for pixel by pixel. */
function flooded({ data, start, pitch, width, height }: GreyPart, threshold: number): Piece[] {
  const dark = (x: number, y: number) =>
    x > 0 && y > 0 && x < width - 1 && y < height - 1 && data[start + y * pitch + x]! < threshold
  const seen = new Set<number>()
  const pieces: Piece[] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!dark(x, y) || seen.has(y * width + x)) continue
      const members: [number, number][] = [[x, y]]
      seen.add(y * width + x)
      for (const [mx, my] of members) {
        for (let v = my - 1; v <= my + 1; v++) {
          for (let u = mx - 1; u <= mx + 1; u++) {
            if (!dark(u, v) || seen.has(v * width + u)) continue
            seen.add(v * width + u)
            members.push([u, v])
          }
        }
      }
      const xs = members.map(([mx]) => mx)
      const ys = members.map(([, my]) => my)
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
      pieces.push({ left, right, top, bottom, area: members.length })
    }
  }
  return pieces
}

/** Specks and bars on a page of which only a part is looked at; `share` of it is dark. */
function speckledPart(width: number, height: number, share: number): GreyPart {
  const random = seeded(width * 1000 + height)
  const pitch = width + 37
  const data = new Uint8Array(pitch * (height + 4)).fill(230)
  for (let i = 0; i < data.length; i++)
    if (random.chance(share / 3)) data.fill(random.whole(0, 120), i, i + random.whole(1, 5))
  return { data, start: pitch * 2 + 11, pitch, width, height }
}

const inOrder = (pieces: readonly Piece[]) => pieces.map((piece) => JSON.stringify(piece)).sort()

describe('pieces of ink', () => {
  it.each([
    [150, 149, 0.1],
    [64, 40, 0.4],
    [31, 20, 0.25],
    [95, 7, 0.8],
    [3, 3, 0.9],
  ])('in a window of %i x %i pixels are those found pixel by pixel', (width, height, share) => {
    const part = speckledPart(width, height, share)
    for (const threshold of [0, 60, 130.5]) {
      const found = findPieces(part, threshold)
      expect(inOrder(found)).toEqual(inOrder(flooded(part, threshold)))
    }
    expect(findPieces(part, 130.5).length).toBeGreaterThan(0)
  })

  it('are one where all is dark but the rim that is not looked at', () => {
    const part: GreyPart = { data: new Uint8Array(66 * 34), start: 0, pitch: 66, width: 66, height: 34 }
    expect(findPieces(part, 1)).toEqual([{ left: 1, right: 64, top: 1, bottom: 32, area: 64 * 32 }])
  })
})
