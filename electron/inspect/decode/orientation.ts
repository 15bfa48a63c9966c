import type { Region } from '../../../domain/model/inspection.ts'

/** Where a picture's stored pixels belong (EXIF 2.32, tag 0x0112); 1 = as they are stored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export const toOrientation = (claimed: number | undefined): Orientation =>
  Number.isInteger(claimed) && claimed! >= 1 && claimed! <= 8 ? (claimed as Orientation) : 1

/** Whether rows become columns. */
export const onItsSide = (orientation: Orientation): boolean => orientation > 4

/** From an upright place to the stored one; `right` and `bottom` are the stored picture's last column and row. */
const storedAt: Record<Orientation, (x: number, y: number, right: number, bottom: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, bottom) => [right - x, bottom - y],
  4: (x, y, _right, bottom) => [x, bottom - y],
  5: (x, y) => [y, x],
  6: (x, y, _right, bottom) => [y, bottom - x],
  7: (x, y, right, bottom) => [right - y, bottom - x],
  8: (x, y, right) => [right - y, x],
}

/** Interleaved bytes with their size. */
export interface Stored {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Turns stored pixels the right way up. */
export function turned({ data, width, height }: Stored, channels: number, orientation: Orientation): Stored {
  if (orientation === 1) return { data, width, height }
  const [wide, high] = onItsSide(orientation) ? [height, width] : [width, height]
  const out = new Uint8Array(wide * high * channels)
  const index = (x: number, y: number): number => {
    const [sx, sy] = storedAt[orientation](x, y, width - 1, height - 1)
    return (sy * width + sx) * channels
  }
  const origin = index(0, 0)
  const across = wide > 1 ? index(1, 0) - origin : 0
  const down = high > 1 ? index(0, 1) - origin : 0
  let to = 0
  for (let y = 0; y < high; y++) {
    let from = origin + y * down
    for (let x = 0; x < wide; x++, from += across) for (let c = 0; c < channels; c++) out[to++] = data[from + c]!
  }
  return { data: out, width: wide, height: high }
}

/**
 * Where a region of the upright picture is stored.
 * @param width,height of the stored picture; the region lies inside the upright one, in whole pixels
 */
export function storedRegion(region: Region, width: number, height: number, orientation: Orientation): Region {
  const [x1, y1] = storedAt[orientation](region.x, region.y, width - 1, height - 1)
  const far = [region.x + region.width - 1, region.y + region.height - 1] as const
  const [x2, y2] = storedAt[orientation](...far, width - 1, height - 1)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x1 - x2) + 1, height: Math.abs(y1 - y2) + 1 }
}
