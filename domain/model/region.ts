import type { Region } from './inspection.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** A region in whole pixels, cut to the page it lies on; at least one pixel is left. */
export function boxWithin(region: Region, page: Size): Region {
  const x = Math.max(0, Math.min(page.width - 1, Math.floor(region.x)))
  const y = Math.max(0, Math.min(page.height - 1, Math.floor(region.y)))
  return {
    x,
    y,
    width: Math.max(1, Math.min(page.width - x, Math.ceil(region.width))),
    height: Math.max(1, Math.min(page.height - y, Math.ceil(region.height))),
  }
}

/** Share of a region's longer side that is shown around it: what a thing is, is told by what it lies in. */
const surroundings = 0.15

/** What to cut out of a page to show a region: the region and a little around it, in whole pixels. */
export function aroundRegion(region: Region, page: Size): Region {
  const margin = surroundings * Math.max(region.width, region.height)
  const x = Math.max(0, region.x - margin)
  const y = Math.max(0, region.y - margin)
  const width = region.x + region.width + margin - x
  const height = region.y + region.height + margin - y
  return boxWithin({ x, y, width, height }, page)
}
