/** A decoded picture at working scale. */
export interface SealPicture {
  /** RGB, 3 bytes a pixel, upright, sRGB */
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  /** full pixels per working pixel */
  readonly scale: number
}

/** One byte a pixel; 160 units = one unit of natural optical density. */
export interface InkMap {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** Above this long edge the ink maps are made at half size: JPEG keeps colour at half size anyway. */
const LONGEST = 1240

/**
 * The picture the ink is looked for in: the given one, or its 2 x 2 means where it is large.
 * Averaging four pixels also halves sensor and JPEG noise.
 */
export function detectionPicture(picture: SealPicture): SealPicture {
  if (Math.max(picture.width, picture.height) <= LONGEST) return picture
  return detectionPicture(halve(picture))
}

/** Half of it again where it is still large: enough to tell whether a seal in another ink is there at all. */
export function coarser(picture: SealPicture): SealPicture {
  return Math.max(picture.width, picture.height) > LONGEST / 2 ? halve(picture) : picture
}

function halve(picture: SealPicture): SealPicture {
  const { data, width } = picture
  const w = width >> 1
  const h = picture.height >> 1
  const out = new Uint8Array(w * h * 3)
  const row = width * 3
  let o = 0
  for (let y = 0; y < h; y++) {
    let i = 2 * y * row
    for (let x = 0; x < w; x++, i += 6, o += 3) {
      out[o] = (data[i]! + data[i + 3]! + data[i + row]! + data[i + row + 3]! + 2) >> 2
      out[o + 1] = (data[i + 1]! + data[i + 4]! + data[i + row + 1]! + data[i + row + 4]! + 2) >> 2
      out[o + 2] = (data[i + 2]! + data[i + 5]! + data[i + row + 2]! + data[i + row + 5]! + 2) >> 2
    }
  }
  return { data: out, width: w, height: h, scale: picture.scale * 2 }
}

/** 2 x 2 means of an ink map. */
export function halveMap(map: InkMap): InkMap {
  const { data, width } = map
  const w = width >> 1
  const h = map.height >> 1
  const out = new Uint8Array(w * h)
  let o = 0
  for (let y = 0; y < h; y++) {
    let i = 2 * y * width
    for (let x = 0; x < w; x++, i += 2, o++) {
      out[o] = (data[i]! + data[i + 1]! + data[i + width]! + data[i + width + 1]! + 2) >> 2
    }
  }
  return { data: out, width: w, height: h }
}

/** The map with a border of its own outermost pixels, so that a ring that fills the picture has an outside. */
export function padded(map: InkMap, border: number): InkMap {
  const width = map.width + 2 * border
  const height = map.height + 2 * border
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = Math.max(0, Math.min(map.height - 1, y - border)) * map.width
    const row = out.subarray(y * width, (y + 1) * width)
    row.fill(map.data[from]!, 0, border)
    row.set(map.data.subarray(from, from + map.width), border)
    row.fill(map.data[from + map.width - 1]!, border + map.width)
  }
  return { data: out, width, height }
}

/** Bilinear value at pixel-centre coordinates; -1 outside the map. */
export function sample(map: InkMap, x: number, y: number): number {
  const { data, width, height } = map
  if (!(x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1)) return -1
  const x0 = x | 0
  const y0 = y | 0
  const x1 = x0 + 1 < width ? x0 + 1 : x0
  const y1 = y0 + 1 < height ? y0 + 1 : y0
  const fx = x - x0
  const fy = y - y0
  const top = data[y0 * width + x0]! * (1 - fx) + data[y0 * width + x1]! * fx
  const bottom = data[y1 * width + x0]! * (1 - fx) + data[y1 * width + x1]! * fx
  return top * (1 - fy) + bottom * fy
}

/** Bilinear value, the border's own value outside the map. */
export function sampleHeld(map: InkMap, x: number, y: number): number {
  return sample(map, Math.max(0, Math.min(map.width - 1, x)), Math.max(0, Math.min(map.height - 1, y)))
}
