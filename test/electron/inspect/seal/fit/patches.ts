/**
 * Writes what the judging net is to learn from: the places the spotting net finds, and the true ones a little beside
 * themselves. A line a patch: label 0 none, 1 seal, 2 square chop, -1 a seal's box askew (teaches only where it is).
 *   node patches.ts FOLDER OUT FROM COUNT  -> OUT.bin, OUT.jsonl
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { UNIT, values } from '../../../../../electron/inspect/net/kernel.ts'
import { at } from '../../../../../electron/inspect/net/layers.ts'
import { overlap, scaleBox, shareWithin } from '../../../../../electron/inspect/seal/box.ts'
import type { Ink } from '../../../../../electron/inspect/seal/ink.ts'
import { type Levels, readLevels } from '../../../../../electron/inspect/seal/levels.ts'
import { PATCH, PATCH_CHANNELS, patchOf } from '../../../../../electron/inspect/seal/patch.ts'
import { search } from '../../../../../electron/inspect/seal/search.ts'
import type { Box } from '../drawn/generate.ts'
import { type Random, seeded } from '../drawn/random.ts'
import { type Kept, keptIn, viewOf, within } from './known.ts'

/** Papers, not the check's own wild drawings. */
const isPaper = (file: string): boolean => file.startsWith('page') || file.startsWith('coarse')
/** Overlap with a true box from which a place is that seal, and below which it is something else. */
const SAME = 0.5
const OTHER = 0.25
const [folder = '', out = '', from = '0', count = '1000000'] = process.argv.slice(2)
const bytes = openSync(`${out}.bin`, 'w')
const lines = openSync(`${out}.jsonl`, 'w')
let offset = 0
let missed = 0
let there = 0

for (const [index, kept] of keptIn(folder)
  .slice(Number(from), Number(from) + Number(count))
  .entries()) {
  if (kept.arguable) continue
  const view = await viewOf(folder, kept)
  const inks: Ink[] = ['red']
  if (kept.seals.length === 0) {
    for (const seal of kept.otherSeals) if (!inks.includes(seal.ink)) inks.push(seal.ink)
    if (index % 4 === 0 && inks.length === 1) inks.push('black')
  }
  for (const ink of inks) writeInk(kept, readLevels(view, ink), seeded(index))
}
console.log(`${there} seals, ${missed} not spotted`)
closeSync(bytes)
closeSync(lines)

function writeInk(kept: Kept, levels: Levels, random: Random): void {
  const { ink } = levels
  const k = 1 / levels.view.cells.size
  const seals = (ink === 'red' ? kept.seals : kept.otherSeals.filter((s) => s.ink === ink)).map((b) => scaleBox(b, k))
  const chops = ink === 'red' ? kept.chops.map((b) => scaleBox(b, k)) : []
  const parts = (kept.parts ?? []).map((b) => scaleBox(b, k))
  const boxes: Box[] = []
  search(levels, (box) => {
    boxes.push(box)
    return { box, sure: false }
  })
  for (const box of boxes) write(kept.file, levels, box, seals, chops, parts, true)
  for (const seal of seals) {
    there++
    if (!boxes.some((b) => overlap(b, seal) > 0.45)) {
      missed++
      console.log(
        'not spotted',
        kept.file,
        ink,
        Math.round(Math.sqrt(seal.width * seal.height)),
        'cells',
        kept.tags.join(' '),
      )
    }
  }
  if (ink === 'red') {
    // seals in another ink are the likeliest to be taken for red ones
    for (const other of kept.otherSeals)
      write(kept.file, levels, beside(scaleBox(other, k), random), seals, chops, parts, false)
  }
  for (const mark of [...seals, ...chops, ...seals])
    write(kept.file, levels, beside(mark, random), seals, chops, parts, false)
}

function beside(box: Box, random: Random): Box {
  const width = box.width * random.range(0.82, 1.22)
  const height = box.height * random.range(0.82, 1.22)
  const x = box.x + box.width / 2 + random.normal(0, 0.06) * box.width - width / 2
  const y = box.y + box.height / 2 + random.normal(0, 0.06) * box.height - height / 2
  return { x, y, width, height }
}

function write(
  file: string,
  levels: Levels,
  box: Box,
  seals: readonly Box[],
  chops: readonly Box[],
  parts: readonly Box[],
  spotted: boolean,
): void {
  // a mark that is cut by the picture's edge counts by the part that is seen
  const { columns, rows } = levels.view.cells
  const seen = (b: Box): Box => within(b, columns, rows)
  const on = (mark: Box | undefined): number => (mark ? overlap(seen(mark), seen(box)) : 0)
  const nearest = (list: readonly Box[]): Box | undefined => [...list].sort((a, b) => on(b) - on(a))[0]
  const seal = nearest(seals)
  const chop = nearest(chops)
  const onSeal = on(seal)
  const onChop = on(chop)
  const isArgued = parts.some((part) => overlap(seen(part), seen(box)) > OTHER)
  const label = onSeal > SAME ? 1 : onChop > SAME ? 2 : Math.max(onSeal, onChop) < OTHER && !isArgued ? 0 : -1
  const truth = onSeal >= onChop ? seal : chop
  // papers tell only the part of a cut mark that is seen, which says nothing of where the whole would be
  const cut =
    truth && (truth.x < 1 || truth.y < 1 || truth.x + truth.width > columns - 1 || truth.y + truth.height > rows - 1)
  const near = truth && Math.max(onSeal, onChop) > 0.3 && !(cut && isPaper(file))
  const grid = patchOf(levels, box)
  const patch = new Int8Array(PATCH * PATCH * PATCH_CHANNELS)
  for (let row = 0; row < PATCH; row++) {
    const start = at(grid, 0, row)
    for (let i = 0; i < PATCH * PATCH_CHANNELS; i++)
      patch[row * PATCH * PATCH_CHANNELS + i] = Math.round((127 * values[start + i]!) / UNIT)
  }
  const shift = near
    ? [
        (truth.x + truth.width / 2 - box.x - box.width / 2) / box.width,
        (truth.y + truth.height / 2 - box.y - box.height / 2) / box.height,
        Math.log(truth.width / box.width),
        Math.log(truth.height / box.height),
      ].map((v) => Number(v.toFixed(4)))
    : []
  const inside = seals.some((s) => shareWithin(box, s) > 0.7)
  writeSync(bytes, patch)
  writeSync(lines, `${JSON.stringify({ file, ink: levels.ink, offset, label, shift, inside, spotted })}\n`)
  offset += patch.length
}
