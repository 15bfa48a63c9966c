import { type Memory, openMemory } from './assembler.ts'

/** Memory for the cells of a page and for what loops make of them. Any thread that is given it can run them. */
export type Workshop = Memory<SharedArrayBuffer>

/** What runs over the end of a row by less than a step is written over by the next; the last row's needs room of its own. In bytes. */
const SLACK = 256
/** Vectors begin at whole multiples of their own length. */
const whole = (bytes: number): number => Math.ceil(bytes / 16) * 16

/** Pixels of a row at most: longer ones are not of working scale. */
const mostPixels = 4096
/** Rows of pixels that are taken in at once: few enough to stay in the nearest memory. */
export const ROWS = 24

/** Where what is needed for a moment lies, and how long it is, in bytes. */
export const strip = { at: 0, bytes: whole(mostPixels * 3 * ROWS + SLACK) }
/** Of each channel. */
export const sums = { at: strip.at + strip.bytes, bytes: whole(mostPixels * 2 + SLACK) }
/** What is counted of a tile's cells. */
export const counts = { at: sums.at + 3 * sums.bytes, bytes: 2048 }
/** What is counted of the colours of a page, apart, for another thread may do that. */
export const tally = { at: counts.at + counts.bytes, bytes: 4096 }
const atPage = tally.at + tally.bytes

/** Where what belongs to a page lies in a workshop's memory, in bytes. */
export interface Places {
  /** means of red, green, blue and luminance, 4 bytes a cell: one plane after the other, so far apart */
  readonly cells: number
  readonly plane: number
  /** how the colours of cells depart, in three planes as far apart, and which cells do, in a fourth */
  readonly departures: number
  /** luminance, a byte a pixel */
  readonly grey: number
}

/** @param count cells of a page */
export function placesFor(count: number): Places {
  const plane = whole(count * 4 + SLACK)
  const departures = atPage + 4 * plane
  return { cells: atPage, plane, departures, grey: departures + 4 * plane }
}

const bytesFor = (count: number, pixels: number): number => placesFor(count).grey + pixels + SLACK

/** A workshop for pages of so many cells and pixels. */
export const openWorkshop = (count: number, pixels: number): Workshop => openMemory(bytesFor(count, pixels), true)

/** Whether so much fits into a workshop. */
export const isRoomy = ({ buffer }: Workshop, count: number, pixels: number): boolean =>
  buffer.byteLength >= bytesFor(count, pixels)
