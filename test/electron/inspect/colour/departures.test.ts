import { describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/inspect/cells.ts'
import { Departures } from '../../../../electron/inspect/colour/departures.ts'
import type { Tile } from '../../../../electron/inspect/wasm/tiles.ts'
import { speckled } from '../wasm/speckled.ts'

const floor = 0.055
const root = Math.sqrt(3) / 2

/** What light and paper leave of a cell's colour, in plain words. */
function departure(rgb: readonly number[], luma: number, level: number, gains: readonly number[]) {
  const [red, green, blue] = rgb.map((value, k) => (value * gains[k]!) / level) as [number, number, number]
  const light = luma / level
  const [u, v] = [red - (green + blue) / 2, (green - blue) * root]
  const neutral = [gains[0]! - (gains[1]! + gains[2]!) / 2, (gains[1]! - gains[2]!) * root] as const
  const length = neutral[0] ** 2 + neutral[1] ** 2
  const wanted = length * light ** 2 > 1e-8 ? (u * neutral[0] + v * neutral[1]) / length : 0
  const explained = Math.min(Math.max(wanted, -0.35 * light), Math.max(1.35 * light, 1.05))
  return { across: u - explained * neutral[0], down: v - explained * neutral[1], light }
}

describe('the colours of a page', () => {
  const picture = speckled(1290, 90)
  // right of the speckles bare paper, tinted as the light says, with some noise, and farther right with much
  for (let i = 0; i < picture.data.length; i += 3) {
    const x = (i / 3) % picture.width
    if (x < 600) continue
    const most = x < 900 ? 3 : 63
    const noise = (k: number) => (picture.data[i + k]! & most) - most / 2
    picture.data.set([241 + noise(0), 234 + noise(1), 221 + noise(2)].map(Math.floor), i)
  }
  const cells = readCells(picture)
  const gains = [0.97, 1, 1.06] as const
  const level = 234
  const light = { level, red: gains[0], green: gains[1], blue: gains[2] }
  // the first tile is at the page's right rim: what runs over it is the next row's
  const tiles: Tile[] = [
    { left: cells.columns - 9, top: 0, width: 9, height: 12 },
    { left: 0, top: 0, width: 11, height: 12 },
    { left: 100, top: 11, width: 103, height: 14 },
  ]

  it('depart from what light and paper explain as far as reckoned one by one', () => {
    const departures = new Departures(cells)
    const wanted: number[] = []
    const far: string[] = []
    for (const tile of tiles) {
      departures.read(tile, light)
      for (let row = tile.top; row < tile.top + tile.height; row++) {
        for (let column = tile.left; column < tile.left + tile.width; column++) {
          const i = row * cells.columns + column
          const own = departure([cells.red[i]!, cells.green[i]!, cells.blue[i]!], cells.luma[i]!, level, gains)
          const departs = own.across ** 2 + own.down ** 2 > floor ** 2
          if (departs) wanted.push(i)
          const [across, down] = departs ? [own.across, own.down] : [0, 0]
          const apart = Math.max(Math.abs(departures.across[i]! - across), Math.abs(departures.down[i]! - down))
          if (apart > 1e-5 || (departs && Math.abs(departures.lightness[i]! - own.light) > 1e-5))
            far.push(`${column}, ${row}`)
        }
      }
    }
    expect(far).toEqual([])
    expect([...departures.list.subarray(0, departures.listed)]).toEqual(wanted)
    expect(wanted.length).toBeGreaterThan(100)
    // nothing has been written beside the tiles
    const inTiles = (i: number) =>
      tiles.some(({ left, top, width, height }) => {
        const [column, row] = [i % cells.columns, Math.floor(i / cells.columns)]
        return column >= left && column < left + width && row >= top && row < top + height
      })
    expect(departures.across.every((value, i) => value === 0 || inTiles(i))).toBe(true)
  })

  it('count from far above what bare paper shows, and never below what JPEG does to grey', () => {
    const calm = new Departures(cells)
    calm.read({ left: 205, top: 0, width: 90, height: 30 }, light)
    expect(calm.threshold()).toBe(floor)
    const noisy = new Departures(cells)
    noisy.read({ left: 305, top: 0, width: 120, height: 30 }, light)
    expect(noisy.threshold()).toBeGreaterThan(1.5 * floor)
    // what was read of another page is given up
    const again = new Departures(cells)
    expect([again.listed, again.threshold()]).toEqual([0, floor])
  })
})
