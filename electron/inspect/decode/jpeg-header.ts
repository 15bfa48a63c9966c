/** What a JPEG says of itself before its pixels. */
export interface JpegHeader {
  /** pixels, as they are stored; zeros where no frame is found */
  readonly width: number
  readonly height: number
  /** everything a reader needs to know is below: nothing turns the picture or changes its colours, and its rows can be streamed */
  readonly plain: boolean
  /** one channel, else three */
  readonly grey: boolean
  /** pixels per inch */
  readonly density: number | undefined
}

/** Markers of JPEG (ITU-T T.81, table B.1). */
const [SOF0, SOF15, DHT, JPG, DAC, SOS, DQT, DRI, APP0, COM] = [
  0xc0, 0xcf, 0xc4, 0xc8, 0xcc, 0xda, 0xdb, 0xdd, 0xe0, 0xfe,
]
/** Segments that say nothing on what the picture looks like. */
const harmless = [DHT, DQT, DRI, COM]

const isFrame = (marker: number): boolean =>
  marker >= SOF0 && marker <= SOF15 && marker !== DHT && marker !== JPG && marker !== DAC

/**
 * Reads a JPEG's header as far as its first frame or scan. A plain one, as scanners write it, needs no decoder to be opened for it; one with
 * EXIF, a colour profile or Adobe's segment, and any that is not sequential with eight bits, is the decoder's to tell.
 * @param bytes a file that begins as a JPEG does
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let density: number | undefined = unsaid
  let onlyHarmless = true
  for (let at = 2; bytes[at] === 0xff && at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1]!
    if (isFrame(marker)) {
      const [depth, height, width, channels] = [
        bytes[at + 4],
        view.getUint16(at + 5),
        view.getUint16(at + 7),
        bytes[at + 9],
      ]
      const isSequential = marker === SOF0 || marker === SOF0 + 1
      const plain =
        onlyHarmless && density !== undefined && isSequential && depth === 8 && (channels === 1 || channels === 3)
      return { width, height, plain, grey: channels === 1, density }
    }
    if (marker === SOS) break
    if (marker === APP0) density = jfifDensity(bytes, view, at)
    else if (!harmless.includes(marker)) onlyHarmless = false
  }
  return { width: 0, height: 0, plain: false, grey: false, density }
}

/** What libvips takes where no density is given, or a mere shape of pixels. */
const unsaid = 72

/** What is coarser than a pixel a millimetre is no scan's, and the decoder makes of it what it likes. */
const leastDensity = 30

/** Pixels per inch as JFIF has them (JFIF 1.02); undefined where the segment is another, or leaves the unit open. */
function jfifDensity(bytes: Uint8Array, view: DataView, at: number): number | undefined {
  if (at + 16 > bytes.length || String.fromCharCode(...bytes.subarray(at + 4, at + 9)) !== 'JFIF\0') return undefined
  const [unit, across, down] = [bytes[at + 11], view.getUint16(at + 12), view.getUint16(at + 14)]
  if (across === 1 || down === 1) return unsaid
  const perInch = unit === 1 ? across : unit === 2 ? Math.round(across * 2.54) : 0
  return perInch >= leastDensity ? perInch : undefined
}
