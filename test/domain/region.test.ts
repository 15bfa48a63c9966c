import { describe, expect, it } from 'vitest'
import { aroundRegion, boxWithin } from '../../domain/model/index.ts'

const page = { width: 1000, height: 800 }

describe('a place on a page', () => {
  it('is whole pixels within the page', () => {
    expect(boxWithin({ x: 10.4, y: 20.6, width: 30.2, height: 40 }, page)).toEqual({
      x: 10,
      y: 20,
      width: 31,
      height: 40,
    })
    expect(boxWithin({ x: -5, y: 790, width: 50, height: 50 }, page)).toEqual({ x: 0, y: 790, width: 50, height: 10 })
    expect(boxWithin({ x: 5000, y: 5000, width: 1, height: 1 }, page)).toEqual({ x: 999, y: 799, width: 1, height: 1 })
  })
  it('is shown with a little of what it lies in, as far as the page goes', () => {
    expect(aroundRegion({ x: 400, y: 300, width: 200, height: 100 }, page)).toEqual({
      x: 370,
      y: 270,
      width: 260,
      height: 160,
    })
    expect(aroundRegion({ x: 0, y: 0, width: 200, height: 100 }, page)).toEqual({ x: 0, y: 0, width: 230, height: 130 })
    expect(aroundRegion({ x: 0, y: 0, width: 1000, height: 800 }, page)).toEqual({ x: 0, y: 0, ...page })
  })
})
