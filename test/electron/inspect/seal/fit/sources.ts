import sharp, { type Sharp } from 'sharp'
import type { SealPicture } from '../../../../../electron/inspect/seal/picture.ts'
import { drawCase } from '../../../../paper/index.ts'
import { type Box, drawCrop, drawPicture } from '../drawn/generate.ts'

/** drawn: the seal check's own wild pictures; crop: only its crops; paper: the whole desk's drawn papers. */
export type Source = 'drawn' | 'crop' | 'paper'

/** A picture at working scale with its truth. */
export interface KnownPicture extends SealPicture {
  readonly name: string
  readonly seals: readonly Box[]
  readonly otherSeals: readonly Box[]
  readonly arguable: boolean
  readonly tags: readonly string[]
}

/** Long edge that the inspector decodes to. */
export const WORKING_EDGE = 1800

export async function pictureOf(source: Source, seed: number): Promise<KnownPicture> {
  if (source !== 'paper') {
    const d = await (source === 'crop' || seed % 4 === 3 ? drawCrop : drawPicture)(seed)
    return { ...d, scale: 1, name: `${source} ${seed}` }
  }
  const paper = await drawCase(seed)
  const working = await atWorkingScale(paper.bytes)
  const k = working.width / paper.truth.width
  const boxes = (ink: (ink: string) => boolean): Box[] =>
    paper.truth.sealBoxes
      .filter((b) => ink(b.ink) && b.visible >= 0.5)
      .map((b) => ({ x: b.x * k, y: b.y * k, width: b.width * k, height: b.height * k }))
  return {
    ...working,
    scale: 1,
    name: `paper ${seed}`,
    seals: boxes((ink) => ink === 'red'),
    otherSeals: boxes((ink) => ink !== 'red'),
    arguable: paper.truth.borderline.includes('seal'),
    tags: [paper.page, paper.capture.device, paper.capture.fault, `${Math.round(paper.capture.dpi)}dpi`],
  }
}

/** Decodes as the inspector does: upright, sRGB, no alpha, long edge at most the working edge. */
export async function atWorkingScale(file: Uint8Array | string | Sharp): Promise<SealPicture> {
  const image =
    typeof file === 'string' || file instanceof Uint8Array ? sharp(file, { failOn: 'none', page: 0 }).rotate() : file
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .resize(WORKING_EDGE, WORKING_EDGE, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, scale: 1 }
}
