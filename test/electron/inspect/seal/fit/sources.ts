import { openSource } from '../../../../../electron/inspect/decode/index.ts'
import type { Picture } from '../../../../../electron/inspect/picture.ts'
import { drawCase, drawWide } from '../../../../paper/index.ts'
import { type Box, drawBare, drawCluster, drawCrop, drawPicture } from '../drawn/generate.ts'

/**
 * drawn: the seal check's own wild pictures, every fourth a crop of one mark; paper: the whole desk's drawn papers; page: the same, never over 220 dpi, which is quicker to draw;
 * wide: another family of papers; coarse: the same, no finer than working scale; bare: small grounds with no mark; cluster: small sheets crowded with marks. */
export type Source = 'drawn' | 'cluster' | 'bare' | 'paper' | 'page' | 'wide' | 'coarse'

/** What is known of a drawn picture. */
export interface Truth {
  readonly name: string
  /** boxes in working pixels */
  readonly seals: readonly Box[]
  /** ring seals in other inks */
  readonly otherSeals: readonly (Box & { readonly ink: 'blue' | 'black' })[]
  /** square red name chops */
  readonly chops: readonly Box[]
  /** seals of which less than half is seen: people would argue about them */
  readonly parts?: readonly Box[]
  /** people would argue whether a seal is there */
  readonly arguable: boolean
  readonly tags: readonly string[]
}
export type KnownPicture = Picture & Truth

export async function pictureOf(source: Source, seed: number): Promise<KnownPicture> {
  const own = { cluster: drawCluster, bare: drawBare, drawn: seed % 4 === 3 ? drawCrop : drawPicture }
  if (source === 'drawn' || source === 'cluster' || source === 'bare') {
    const d = await own[source](seed)
    const whole = { scale: 1, fullWidth: d.width, fullHeight: d.height, grey: false, closeUp: async () => undefined }
    return { ...d, ...whole, name: `${source} ${seed}` }
  }
  const paper = await paperOf(source, seed)
  const working = await (await openSource(paper.bytes)).page(0)
  const k = 1 / working.scale
  const small = ({ x, y, width, height }: Box): Box => ({ x: x * k, y: y * k, width: width * k, height: height * k })
  const isSeen = ({ visible }: { visible: number }): boolean => visible >= 0.5
  const seen = paper.truth.sealBoxes.filter(isSeen).map((b) => ({ ...small(b), ink: b.ink }))
  return {
    ...working,
    name: `${source} ${seed}`,
    seals: seen.filter((b) => b.ink === 'red'),
    otherSeals: seen.flatMap(({ ink, ...box }) => (ink === 'red' ? [] : [{ ...box, ink }])),
    chops: paper.truth.marks.filter((m) => m.kind === 'name-chop' && m.ink === 'red').map(small),
    parts: paper.truth.sealBoxes.filter((b) => !isSeen(b)).map(small),
    arguable: paper.truth.borderline.includes('seal'),
    tags: [paper.page, paper.capture.device, paper.capture.fault ?? '', `${Math.round(paper.capture.dpi)}dpi`],
  }
}

/** Working scale has some 106 dots to the inch of an A4 page: finer drawing takes time and shows the check nothing more. */
function paperOf(source: 'paper' | 'page' | 'wide' | 'coarse', seed: number) {
  if (source === 'paper') return drawCase(seed)
  if (source === 'page') return drawCase(seed, { dpi: 110 + 10 * (seed % 12) })
  return drawWide(seed, source === 'coarse' ? { dpi: 106 + 8 * (seed % 10), coarse: true } : {})
}
