import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fontkit from 'fontkit'
import type { Region } from '../../domain/model/inspection.ts'
import type { ColourRaster } from '../inspect/picture.ts'
import { emptyBoxes, readEmptiness } from './free-places.ts'
import { pipeline, pixelsOf, viewOf } from './raster.ts'

/** Height of the letters as a share of the picture's longer side, tried from the largest down. */
const sizes = [0.03, 0.025, 0.021, 0.018, 0.015] as const
/** letters smaller than this, in pixels, say nothing */
const leastHeight = 13
const mostMarks = 4
/** grey with a little blue: nothing that a check for colour or for red seals would look at twice */
const ink = { colour: '#4d5a70', opacity: 0.42 } as const

export interface Marked {
  readonly raster: ColourRaster
  /** where the words stand now; empty where there was no place for them */
  readonly places: readonly Region[]
}

/**
 * Lays a purpose watermark over places of a picture where nothing is. As large as finds a place, several times where
 * there is room; covers no print, no seal, no photograph.
 */
export async function watermarked(raster: ColourRaster, text: string): Promise<Marked> {
  const map = readEmptiness(await viewOf(raster))
  const line = outlined(text)
  const long = Math.max(raster.width, raster.height)
  for (const share of sizes) {
    const height = long * share
    if (height < leastHeight) break
    const boxes = emptyBoxes(map, line.width * height + height * 0.7, height * 1.7, mostMarks)
    const places = boxes.filter((box) => isBlank(raster, box))
    if (places.length > 0) return { raster: await drawn(raster, line, height, places), places }
  }
  return { raster, places: [] }
}

interface Line {
  /** glyph outlines in em, baseline at 0, y down */
  readonly path: string
  /** in em */
  readonly width: number
}

let font: fontkit.Font | undefined

/** The words as outlines: a renderer's own fonts differ from one machine to the next, and many have no Chinese. */
function outlined(text: string): Line {
  font ??= loadFont()
  const em = font.unitsPerEm
  let width = 0
  const parts: string[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (!font.hasGlyphForCodePoint(code)) continue
    const glyph = font.glyphForCodePoint(code)
    parts.push(
      glyph.path
        .scale(1 / em, -1 / em)
        .translate(width, 0)
        .toSVG(),
    )
    width += glyph.advanceWidth / em
  }
  return { path: parts.join(''), width }
}

function loadFont(): fontkit.Font {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const read = fontkit.create(readFileSync(join(folder, '400Regular', 'NotoSansSC_400Regular.ttf')))
  if (!('unitsPerEm' in read)) throw new TypeError('the font package holds a collection where one face was expected')
  return read
}

function drawn(raster: ColourRaster, line: Line, height: number, places: readonly Region[]): Promise<ColourRaster> {
  const overlays = places.map((box) => {
    const left = (box.width - line.width * height) / 2
    // the middle of a Chinese character lies 0.38 em above its baseline
    const baseline = box.height / 2 + height * 0.38
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}"><path transform="translate(${left} ${baseline}) scale(${height})" fill="${ink.colour}" fill-opacity="${ink.opacity}" d="${line.path}"/></svg>`
    return { input: Buffer.from(svg), left: box.x, top: box.y }
  })
  return pixelsOf(pipeline(raster).composite(overlays).removeAlpha().toColourspace('srgb'))
}

/** how much darker than the box's own ground a pixel may be, and the share of pixels that may be darker */
const inkStep = 0.78
const specks = 0.0005

/** Looks once more, at every pixel: the places were chosen on a smaller picture, in which a thin line may have faded. */
function isBlank({ data, width, height }: ColourRaster, box: Region): boolean {
  if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) return false
  const levels = new Int32Array(256)
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const i = (y * width + x) * 3
      levels[(77 * data[i]! + 150 * data[i + 1]! + 29 * data[i + 2]!) >> 8]!++
    }
  }
  const all = box.width * box.height
  let ground = 255
  for (let seen = 0; ground > 0 && seen < all / 2; ground--) seen += levels[ground]!
  let dark = 0
  for (let level = 0; level < ground * inkStep; level++) dark += levels[level]!
  return dark <= all * specks
}
