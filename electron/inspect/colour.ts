import type { z } from 'zod'
import type { colourResultSchema, Evidence, Region } from '../../domain/model/inspection.ts'
import type { Cells } from './cells.ts'
import { isBilevel } from './colour/levels.ts'
import { bluePen } from './colour/pen.ts'
import { findSpots, type Spot, type Spots } from './colour/spots.ts'
import { type Glance, glanceAt } from './glance/index.ts'
import { probability } from './odds.ts'
import { type Picture, toFullRegion } from './picture.ts'
import type { PageView } from './view.ts'

export type ColourResult = z.infer<typeof colourResultSchema>

/** From this sureness on, one way or the other, nobody needs to look. */
const sure = 0.8

/** P(what is on the page is in colour), from 0 to 1. */
function sureOfColour(found: Spots, { cells, paper }: PageView): number {
  const amount = colourAmount(found, cells, paper.surrounded)
  return probability(1.5 * (Math.log(amount + 0.02) - Math.log(0.6)))
}

/**
 * How sure it is that there is colour besides the red seals: a copy stamped with a seal has none.
 * @param seals in full pixels
 */
export function colourBeyond(seals: readonly Region[], found: Spots, view: PageView): number {
  const side = view.cells.size * view.picture.scale
  const inSeal = (spot: Spot) =>
    seals.some((seal) => {
      // ink and its colour bleed a little over the edge that was fitted
      const margin = 0.15 * Math.max(seal.width, seal.height)
      return (
        spot.x * side >= seal.x - margin &&
        spot.y * side >= seal.y - margin &&
        (spot.x + spot.width) * side <= seal.x + seal.width + margin &&
        (spot.y + spot.height) * side <= seal.y + seal.height + margin
      )
    })
  return round(sureOfColour({ ...found, spots: found.spots.filter((spot) => !inSeal(spot)) }, view))
}

/** A spot and a covering thing are one when their boxes share at least this part of both together. */
const sameThing = 0.5

/**
 * Leaves out what lies on the page, a finger or a note: its colour is not the page's.
 * @param covers in full pixels
 */
export function besides(covers: readonly Region[], found: Spots, view: PageView): Spots {
  if (covers.length === 0) return found
  const side = view.cells.size * view.picture.scale
  const isCover = (spot: Spot) =>
    covers.some(({ x, y, width, height }) => {
      const across = Math.min((spot.x + spot.width) * side, x + width) - Math.max(spot.x * side, x)
      const down = Math.min((spot.y + spot.height) * side, y + height) - Math.max(spot.y * side, y)
      const shared = Math.max(0, across) * Math.max(0, down)
      return shared > sameThing * (spot.width * spot.height * side * side + width * height - shared)
    })
  return { ...found, spots: found.spots.filter((spot) => !isCover(spot)) }
}

/**
 * Whether the content is in colour, grey or two levels; the file's own format does not count.
 * Light and paper may lend a tint to everything on the page: that is not colour. What departs from the tint in patches
 * of the size of pen strokes and seals is.
 */
export async function judgeColour(view: PageView, spots?: Spots, seen?: Glance): Promise<ColourResult> {
  const { picture, cells } = view
  // a file without colour needs no look for it
  if (picture.grey) return copy(await levels(view), 0.99)
  const found = spots ?? findSpots(view)
  const glance = seen ?? glanceAt(view)
  const { colour: odds } = glance.odds
  const whole = besideWholePage(sureOfColour(found, view), odds, found, view)
  const sureness = whole < 0.5 && isSigned(odds, found, view) ? disputed : whole
  if (sureness < 0.5) {
    const kind = await levels(view)
    return sureness > 1 - sure ? faint(picture, cells, found.spots, kind, 1 - sureness) : copy(kind, 1 - sureness)
  }
  if (sureness < sure) return faint(picture, cells, found.spots, 'colour', sureness)
  return {
    verdict: 'pass',
    kind: 'colour',
    score: round(sureness),
    threshold: sure,
    evidence: [
      {
        code: 'colour-found',
        message: '看得到彩色内容，是彩色件',
        remedy: '',
        region: regionOf(picture, cells, found.spots[0]!),
      },
    ],
  }
}

/** Log odds of the glance from which there is colour whatever the spots say, and below which there is none but strokes too fine for it. */
const surelyColour = 3.3
const surelyNone = -1.8
/** Where the spots themselves are in doubt this much is enough: a portrait on a red ground is as even as a note laid on the page. */
const ratherColour = 1.5
/** Where spots and glance disagree a person should look. */
const disputed = 0.7

/**
 * Where bare paper itself departs by so much it is a screen's that was photographed (moiré), or a bright cloth's. Its bands are spots, and
 * to the glance they are colour; only strokes of ink are neither. Of 43 such copies 41 show none, and of 55 such pages in colour 52 do.
 */
const onScreen = 0.12
/** What the glance must say for spots to be believed there, with strokes among them and without. */
const onScreenWithStrokes = -2.5
const onScreenWithout = 2.5

/**
 * How sure it is that there is colour, seen beside the whole page: pale blue frames and seals under a warm lamp are too little for spots,
 * a sticker or a lid beside a copy too much. A signature is too fine for the glance.
 * @param odds log odds of the glance that there is colour
 */
function besideWholePage(sureness: number, odds: number, found: Spots, { cells, paper }: PageView): number {
  const isOnScreen = found.threshold > onScreen
  if (sureness < 0.5) {
    const enough = sureness > 1 - sure ? ratherColour : surelyColour
    return odds > enough && !isOnScreen ? disputed : sureness
  }
  if (!isOnScreen && odds > surelyNone) return sureness
  const strokes = { ...found, spots: found.spots.filter(isStroke) }
  const hasStrokes = colourAmount(strokes, cells, paper.surrounded) >= leastStrokes
  const isBelieved = isOnScreen ? odds > (hasStrokes ? onScreenWithStrokes : onScreenWithout) : hasStrokes
  return isBelieved ? sureness : 1 - disputed
}

/**
 * So much blue in thin strokes is a pen's: of 321 copies one shows any, and that lies below `notEvenPen`; of 20 pages in colour with too
 * little of it for spots eleven show more.
 */
const leastPen = 0.08

/** Log odds of the glance below which there is not even a pen: other paper beside a copy may lean to blue, and its print with it. */
const notEvenPen = -3.7

/** What looks like a copy may be signed in blue so thinly that only a look for just that sees it; a screen's bands lean to blue by themselves. */
const isSigned = (odds: number, { threshold }: Spots, view: PageView): boolean =>
  odds > notEvenPen && threshold <= onScreen && bluePen(view) > leastPen

/** So much colour in strokes of a pen or a seal is some. */
const leastStrokes = 0.5

/** Hue within so many radians of red, and so clearly: a print of a finger or a blotted seal, solid as no stroke of a pen is. */
const redWithin = 0.5
const clearlyRed = 0.15

/**
 * Ink laid in strokes: amid the page, darker than paper, of one hue, full of gaps unless it is red, and not straight like the light along a
 * sheet's side.
 */
const isStroke = (spot: Spot) =>
  spot.edge === 0 &&
  Math.min(spot.width, spot.height) > 2 &&
  spot.lightness < paleFrom &&
  spot.unity > 0.9 &&
  spot.cells >= 25 &&
  (spot.cells < spot.width * spot.height * 0.6 || (Math.abs(spot.hue) < redWithin && spot.chroma > clearlyRed))

/** Less of the sheet is dark than one word: what black there is in the picture is a lid or a rim beside an empty page. */
const leastWritten = 0.0002

async function levels(view: PageView): Promise<'grey' | 'bilevel'> {
  return view.ink.share >= leastWritten && (await isBilevel(view.picture, view.grey)) ? 'bilevel' : 'grey'
}

/** Departures up to this much are what scanners and cameras make of black ink on white paper. */
const blackInkLimit = 0.08
/** From this share of the paper's brightness on a patch is as bright as it. */
const asLightAsPaper = 0.93
/** Departures of patches as bright as the paper that uneven light alone leaves. */
const unevenLimit = 0.075
/** Coloured ink, however thin, departs by this share of how much it darkens the paper; near-black ink by far less. */
const inkSaturation = 0.3

/**
 * How much colour there is that light and paper do not explain: coloured cells times how clearly they are so.
 * @param surrounded the sheet lies on something that is to be seen around it
 */
export function colourAmount(found: Spots, cells: Cells, surrounded: boolean): number {
  let amount = 0
  for (const spot of found.spots) {
    const clear = spot.chroma - Math.max(limitFor(spot), found.threshold)
    if (clear <= 0) continue
    if (isTable(spot, cells, surrounded) || isBeyondSheet(spot, cells)) continue
    amount +=
      isForeign(spot) || isSheet(spot, cells)
        ? Math.min(0.4, spot.cells * clear)
        : spot.cells * clear * (spot.edge > 0 ? 0.5 : 1)
  }
  return amount
}

function limitFor(spot: Spot): number {
  const darkening = 1.05 - spot.lightness
  // as bright as the paper: rather an unevenness of its tint than ink
  if (spot.lightness > asLightAsPaper) return unevenLimit
  return spot.chroma / darkening > inkSaturation ? 0 : blackInkLimit
}

/** What is left of a table is strips along the sheet: of their cells this share is at its edge; of a seal's or a frame's hardly one. */
const leastEdgeOfStrip = 0.06
/** Of a seal that the picture's edge cuts it may be so much: as vivid as stamp ink, and full of gaps. */
const leastEdgeOfVivid = 0.1
const vivid = 0.4
/** The light's own edge along a sheet is no wider than this, in cells; strokes at the edge of a page are not as straight. */
const thinnest = 4
/** A printed frame is thinner than this part of the page's shorter side. */
const thickestFrame = 0.03
/** A table round a sheet that was not told from it takes up this share of the picture's border. */
const leastBorder = 0.25

/** What the sheet lies on: strips or blocks at its edge, or a band that runs all round it and leaves its middle free. */
function isTable(spot: Spot, { columns, rows }: Cells, surrounded: boolean): boolean {
  if (spot.edge === 0) return false
  const fill = spot.cells / (spot.width * spot.height)
  const thin = Math.min(spot.width, spot.height) <= thinnest
  const leastEdge = spot.chroma > vivid ? leastEdgeOfVivid : leastEdgeOfStrip
  if (surrounded && (spot.edge > leastEdge || fill > 0.5 || thin)) return true
  if (spot.width < columns * 0.95 || spot.height < rows * 0.95 || fill > 0.5 || spot.unity < 0.95) return false
  const thickness = spot.cells / (2 * (spot.width + spot.height))
  const border = (spot.edge * spot.cells) / (2 * (columns + rows))
  return thickness > thickestFrame * Math.min(columns, rows) || border > leastBorder
}

/** Nearly as light as the page's paper: a scanner's lid, or another paper under or beside the page. */
const paleFrom = 0.85
/** What lies beyond the sheet is larger than this, in cells; print that runs off the page is not. */
const leastBeyond = 250
/** Wood and cardboard, radians of hue. */
const brownFrom = 0.05
const brownTo = 1.1
const leastEdgeOfWood = 0.035

/**
 * What shows beside a sheet that was not told from what it lies on: other papers, the lid of a scanner, wood. Next to tinted paper a
 * white lid is as far from the paper's colour as ink is.
 */
function isBeyondSheet(spot: Spot, { columns, rows }: Cells): boolean {
  const border = spot.edge * spot.cells
  const longest = Math.max(spot.width, spot.height)
  if (spot.lightness > paleFrom) {
    const alongSide = border > longest * 0.8 && spot.cells / longest < thickestFrame * Math.min(columns, rows)
    return alongSide || (spot.cells > leastBeyond && border > 0)
  }
  const isBrown = spot.hue > brownFrom && spot.hue < brownTo
  return isBrown && spot.cells > leastBeyond && spot.edge > leastEdgeOfWood
}

/** From this share of the picture on what is as light as paper is a sheet: its tint differs from that of what it lies on. */
const leastSheet = 0.1
const isSheet = ({ lightness, cells }: Spot, { columns, rows }: Cells): boolean =>
  lightness > asLightAsPaper && cells > leastSheet * columns * rows

/** A note in a pale colour is as solid as no print is, however small. */
const leastNote = 400
const solid = 0.97
const paleNote = 0.7

/** A finger at the edge or a note laid on the page: solid, where ink is made of strokes. */
function isForeign(spot: Spot): boolean {
  const fill = spot.cells / (spot.width * spot.height)
  const skin = fill > 0.5 && spot.hue > 0.05 && spot.hue < 1.1
  if (spot.edge > 0) return spot.cells > 250 && spot.chroma < 0.5 && (skin || fill > 0.85)
  const isSmallNote = spot.cells > leastNote && fill > solid && spot.lightness > paleNote
  return spot.unity > 0.97 && (isSmallNote || (spot.cells > 1500 && fill > 0.75))
}

function copy(kind: 'grey' | 'bilevel', score: number): ColourResult {
  const message =
    kind === 'bilevel' ? '只有纯黑和纯白，是黑白扫描件或传真件' : '整页没有彩色内容，是黑白复印件或灰度扫描件'
  return {
    verdict: 'fail',
    kind,
    score: round(score),
    threshold: sure,
    evidence: [{ code: 'no-colour', message, remedy: '请用原件重新扫描，扫描仪颜色选「彩色」；不要扫描复印件' }],
  }
}

function faint(
  picture: Picture,
  cells: Cells,
  spots: readonly Spot[],
  kind: ColourResult['kind'],
  score: number,
): ColourResult {
  const evidence: Evidence = {
    code: 'colour-unsure',
    message: '颜色极少，分不清是彩色原件还是偏色的黑白复印件',
    remedy: '请人工看一眼；若是复印件，请用原件彩色扫描',
  }
  const region = spots[0] && regionOf(picture, cells, spots[0])
  return {
    verdict: 'doubt',
    kind,
    score: round(score),
    threshold: sure,
    evidence: [region ? { ...evidence, region } : evidence],
  }
}

function regionOf(picture: Picture, cells: Cells, spot: Spot): Region {
  const { size } = cells
  return toFullRegion(picture, {
    x: spot.x * size,
    y: spot.y * size,
    width: spot.width * size,
    height: spot.height * size,
  })
}

const round = (value: number) => Math.round(value * 1000) / 1000
