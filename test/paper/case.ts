import { copyPage } from './capture/copier.ts'
import { type CapturePlan, planCapture } from './capture/plan.ts'
import { drawingDpi, type Picture, shoot } from './capture/shoot.ts'
import { composePage, emptyPage, type PageKind, type SealWish, smallestWords, stampCopy } from './compose.ts'
import { random } from './random.ts'

/** What the caller wants; chance decides the rest. */
export interface CaseWish extends Partial<CapturePlan> {
  readonly page?: PageKind
  /** seal on letters, sheets, leases and tables; licences always carry the registry's, ID cards never any */
  readonly seal?: SealWish
}

export interface Case extends Picture {
  readonly seed: number
  readonly page: PageKind
  readonly capture: CapturePlan
}

/**
 * A drawn paper with its truth, for tuning and judging the scan checks. The same seed and wish give the same bytes.
 * Tune on some seeds and report on others.
 * @param seed any whole number
 */
export async function drawCase(seed: number, wish: CaseWish = {}): Promise<Case> {
  const rnd = random(seed)
  const choice = rnd.fork('choice')
  const page =
    wish.page ??
    choice.weighted<PageKind>([
      ['sheet', 25],
      ['licence', 20],
      ['letter', 18],
      ['lease', 9],
      ['table', 9],
      ['id-front', 6],
      ['id-back', 5],
      ['certificate', 5],
      ['id-both', 3],
    ])
  const seal =
    wish.seal ??
    choice.weighted<SealWish>([
      ['red', 48],
      ['none', 38],
      ['blue', 8],
      ['black', 6],
    ])
  const capture = planCapture(rnd.fork('capture'), wish)
  const dpi = drawingDpi(capture, smallestWords[page])
  const paper = capture.fault === 'blank' ? emptyPage(rnd, dpi) : await composePage(rnd.fork('paper'), page, seal, dpi)
  if (capture.photocopied) {
    await copyPage(paper, rnd.fork('copier'))
    if (choice.chance(0.1)) stampCopy(paper, rnd.fork('restamp'))
  }
  return { seed, page, capture, ...(await shoot(paper, rnd.fork('shoot'), capture)) }
}
