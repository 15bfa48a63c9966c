import type { CellView } from '../view.ts'
import { measureWriting, type Writing } from './strokes.ts'

/** A window on the page and the writing in it, in working pixels. */
export interface Window extends Writing {
  readonly x: number
  readonly y: number
  readonly side: number
}

const enoughWindows = 10
const mostTries = 36

/** Looks for writing in windows spread over the inked parts of the sheet, and among fainter marks where there is none. */
export function findWriting(view: CellView): Window[] {
  const { picture, cells, paper } = view
  const usual = Math.max(72, Math.round(paper.tile * cells.size * 3.5))
  const dark = searchTiles(view, inkedTiles(view, view.ink.dark), usual)
  // large writing on a small card does not fit the usual window
  if (dark.length < 4) dark.push(...searchTiles(view, inkedTiles(view, view.ink.dark), Math.round(usual * 1.9)))
  if (dark.length > 0 || view.ink.share > 0.004) return dark
  return searchTiles(view, inkedTiles(view, view.ink.faint), Math.min(usual, picture.width, picture.height))
}

function searchTiles(view: CellView, tiles: readonly number[], wanted: number): Window[] {
  const { picture, cells, paper } = view
  const tilePixels = paper.tile * cells.size
  const side = Math.min(wanted, picture.width - 2, picture.height - 2)
  if (side < 16) return []
  const clamp = (centre: number, size: number) => Math.max(1, Math.min(size - side - 1, Math.round(centre - side / 2)))
  const windows: Window[] = []
  const tried: { x: number; y: number }[] = []
  for (const tile of scattered(tiles)) {
    const column = tile % paper.columns
    const row = (tile - column) / paper.columns
    const x = clamp((column + 0.5) * tilePixels, picture.width)
    const y = clamp((row + 0.5) * tilePixels, picture.height)
    if (tried.some((other) => Math.abs(other.x - x) < side * 0.6 && Math.abs(other.y - y) < side * 0.6)) continue
    tried.push({ x, y })
    // slopes are measured between neighbours: a pixel more all round
    const writing = measureWriting({
      data: cells.grey,
      start: (y - 1) * picture.width + x - 1,
      pitch: picture.width,
      width: side + 2,
      height: side + 2,
    })
    if (writing) windows.push({ ...writing, x, y, side })
    if (windows.length >= enoughWindows || tried.length >= mostTries) break
  }
  return windows
}

/** The same items in an order that jumps about, so that the first few stand for all. */
function* scattered(items: readonly number[]): Generator<number> {
  const step = Math.max(1, Math.round(items.length * 0.618))
  const seen = new Uint8Array(items.length)
  for (let k = 0, at = 0; k < items.length; k++, at = (at + step) % items.length) {
    while (seen[at]) at = (at + 1) % items.length
    seen[at] = 1
    yield items[at]!
  }
}

/** Tiles on the sheet that hold some ink and some paper, in reading order. */
function inkedTiles({ paper }: Pick<CellView, 'paper'>, ink: Float32Array): number[] {
  const tiles: number[] = []
  for (let tile = 0; tile < ink.length; tile++) {
    if (paper.onSheet[tile] && ink[tile]! > 0.06 && ink[tile]! < 0.85) tiles.push(tile)
  }
  return tiles
}

/** How much is written in a window: many characters, large ones and dark ones count, specks and pale patterns hardly. */
const weightOf = (window: Window) => window.pieces * window.height * window.contrast

/** A quantile over windows of one of their measures; windows count by how much is written in them. */
export function overWindows(windows: readonly Window[], measure: (window: Window) => number, at: number): number {
  const sorted = windows.map((window) => ({ value: measure(window), weight: weightOf(window) }))
  sorted.sort((a, b) => a.value - b.value)
  let left = sorted.reduce((sum, entry) => sum + entry.weight, 0) * at
  for (const entry of sorted) {
    left -= entry.weight
    if (left <= 0) return entry.value
  }
  return sorted.at(-1)?.value ?? 0
}

/** The contrast that is usual for what is written on the page; 0 where nothing is. */
export const usualContrast = (windows: readonly Window[]): number =>
  overWindows(windows, (window) => window.contrast, 0.6)

/** The windows that must be read: what is paler than this share of the usual are patterns and watermarks. */
const paleShare = 0.62
export function readableOnes(windows: readonly Window[]): Window[] {
  const least = usualContrast(windows) * paleShare
  return windows.filter((window) => window.contrast >= least)
}

/** Whether there is running text, as on a page; a cut-out somebody made on purpose holds a line or two. */
export const isPageOfWriting = (windows: readonly Window[]): boolean =>
  readableOnes(windows).filter((window) => window.pieces >= 8).length >= 6
