import type { Region } from '../../../domain/model/index.ts'
import { overlap, shareWithin } from './box.ts'
import { BLOCK, type Blocks, groups, inkedBlocks, type Levels } from './levels.ts'
import { SMALLEST, type Spot, spots } from './spot.ts'

/** Spots below this are not worth a closer look: a red seal must not be missed, one in another ink only explains. */
const WORTH = { red: 0.2, blue: 0.4, black: 0.4 }
/** The finest scale looked at: where any print may be ink, small seals cost more than they are worth. */
const FINEST = { red: 0, blue: 0, black: 1 }
/** Places looked at closely on one level: bounds the time on a picture full of red. */
const MOST = 10

/** Seals on one page are of a kind: none is smaller than this part of another. */
const SMALLEST_BESIDE = 2 / 3

/** What a closer look says: the mark's box, and whether it is so surely a seal that its ink is accounted for. */
export interface Look {
  readonly box: Region
  readonly sure: boolean
}

/**
 * Goes from the largest seals to the smallest. Where one is surely found, its ink needs no further explanation, so the
 * finer maps, which cost most, are looked at only where ink is left.
 * @param look called with each place's box in cells
 */
export function search(levels: Levels, look: (box: Region) => Look): void {
  const blocks = inkedBlocks(levels)
  const seen: Region[] = []
  let smallest = 0
  for (let k = levels.last; k >= FINEST[levels.ink] && SMALLEST * 2 ** (k + 1) > smallest; k--) {
    const scale = 2 ** k
    const found = groups(blocks)
      .filter((g) => Math.max(g.width, g.height) + BLOCK > 0.6 * SMALLEST * scale)
      .flatMap((g) => spots(levels, k, g, WORTH[levels.ink]))
      .sort((a, b) => b.score - a.score)
    for (const box of apart(found).slice(0, MOST)) {
      if (seen.some((s) => overlap(s, box) > 0.72)) continue
      const { box: better, sure } = look(box)
      seen.push(box, better)
      if (!sure) continue
      account(blocks, better)
      smallest = Math.max(smallest, SMALLEST_BESIDE * Math.sqrt(better.width * better.height))
    }
  }
}

function apart(found: readonly Spot[]): Spot[] {
  const kept: Spot[] = []
  for (const spot of found) {
    if (!kept.some((o) => overlap(o, spot) > 0.45 || (shareWithin(spot, o) > 0.8 && spot.score < 0.5 * o.score)))
      kept.push(spot)
  }
  return kept
}

/** Takes the ink of a found seal off the blocks. */
function account({ columns, rows, inked }: Blocks, box: Region): void {
  const cx = box.x + box.width / 2
  const cy = box.y + box.height / 2
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = ((column + 0.5) * BLOCK - cx) / (box.width / 2 + BLOCK)
      const v = ((row + 0.5) * BLOCK - cy) / (box.height / 2 + BLOCK)
      if (u * u + v * v < 1) inked[row * columns + column] = 0
    }
  }
}
