import type { Region } from '../../../domain/model/inspection.ts'
import { toFullRegion } from '../picture.ts'
import type { PageView } from '../view.ts'
import { type Complaint, weigh } from './complaint.ts'
import { overWindows, readableOnes, usualContrast, type Window } from './text.ts'

/** Edges of crisp writing take this many pixels from paper to ink: what sampling itself costs. */
const crispEdge = 1.85
/** Strokes of letters lower than this many pixels do not reach full ink, and so look softer than they are ... */
const fullInk = 8
/** ... by this much for each pixel they are lower. */
const unreached = 0.15

/** How far edges of writing are spread, against its height in pixels: 0 = crisp. */
export function spread(edge: number, height: number): number {
  const crisp = crispEdge + unreached * Math.max(0, fullInk - height)
  return Math.sqrt(Math.max(0, edge * edge - crisp * crisp)) / height
}

/** How many times softer the edges of writing are in one direction than in the other; 1 = alike, 0 = there is none. */
export function lopsidedness(all: readonly Window[]): number {
  return overWindows(readableOnes(all), (window) => window.softest / window.sharpest, 0.5)
}

/** Whether the writing that was found can be read: sharp enough for its size, large enough in pixels, dark enough. */
export function lookAtWriting(view: PageView, all: readonly Window[]): Complaint[] {
  const { picture } = view
  const few = fewPixels(view)
  if (all.length === 0) return [few, lookWithoutWriting(view)]
  const windows = readableOnes(all)
  // strokes finer than a pixel are pale, too
  const usual = usualContrast(all)
  const fine = all.filter((window) => window.contrast >= usual * 0.42)
  const region = worstRegion(view, windows)
  const blur = overWindows(windows, (window) => spread(window.sharpest, window.height), 0.35)
  const smear = overWindows(windows, (window) => spread(window.softest, window.height), 0.35)
  const lopsided = lopsidedness(all)
  const height = overWindows(fine, (window) => window.height * picture.scale, 0.3)
  const contrast = overWindows(windows, (window) => window.contrast, 0.5)
  // the fewer windows with writing, the less they say of the page
  const pieces = windows.reduce((sum, window) => sum + window.pieces, 0)
  const trust = Math.min(1, 0.5 + pieces / 60) * (windows.length < 3 ? 0.7 : 1)
  return [
    few,
    { reason: 'blur', weight: trust * weigh(blur, 0.2, 0.27), region },
    {
      reason: 'motion-blur',
      // smears so long that characters run together have no height to measure them by
      weight:
        trust *
        Math.max(
          Math.min(weigh(smear, 0.19, 0.26), weigh(lopsided, 1.35, 1.6)),
          Math.min(weigh(smear, 0.12, 0.19), weigh(lopsided, 1.9, 2.6)),
          Math.min(weigh(lopsided, 2.4, 3.2), weigh(view.ink.share, 0.15, 0.3)),
        ),
      region,
    },
    { reason: 'low-resolution', weight: trust * weigh(height, 9, 6), region },
    { reason: 'washed-out', weight: trust * weigh(contrast, 0.32, 0.2) },
  ]
}

/** A thumbnail: an identity card alone, scanned at 100 dpi, has 337 pixels along its long side. */
function fewPixels({ picture }: PageView): Complaint {
  const edge = Math.max(picture.fullWidth, picture.fullHeight)
  return { reason: 'low-resolution', weight: weigh(edge, 430, 270) }
}

/**
 * Ink, but nothing in it that looks like writing: a seal, a photograph, or writing blurred beyond recognition.
 * Only the last has no steep slope anywhere.
 */
function lookWithoutWriting({ picture, grey }: PageView): Complaint {
  const { width, height } = picture
  const levels = new Int32Array(256)
  const slopes = new Int32Array(256)
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      levels[grey[i]!]!++
      const across = (grey[i + 1]! - grey[i - 1]!) / 2
      const down = (grey[i + width]! - grey[i - width]!) / 2
      slopes[Math.min(255, Math.sqrt(across * across + down * down) | 0)]!++
    }
  }
  const span = level(levels, 0.9) - level(levels, 0.01)
  const edge = span / Math.max(1, level(slopes, 0.998))
  return { reason: 'blur', weight: 0.9 * weigh(edge, Math.max(4.5, width / 350), Math.max(7, width / 200)) }
}

function level(histogram: Int32Array, share: number): number {
  let left = histogram.reduce((sum, count) => sum + count, 0) * share
  for (let v = 0; v < histogram.length; v++) {
    left -= histogram[v]!
    if (left <= 0) return v
  }
  return histogram.length - 1
}

/** The window whose writing is hardest to read. */
function worstRegion({ picture }: PageView, windows: readonly Window[]): Region {
  const worst = windows.reduce((a, b) => (b.sharpest / b.height > a.sharpest / a.height ? b : a))
  return toFullRegion(picture, { x: worst.x, y: worst.y, width: worst.side, height: worst.side })
}
