/**
 * Writes the ink maps (scales 0 and 1) of drawn pictures for spot.py: one file of bytes, one of lines that say what is where.
 *   node maps.ts FOLDER OUT [FROM COUNT]  -> OUT.bin, OUT.jsonl
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Ink } from '../../../../../electron/inspect/seal/ink.ts'
import { partAt, readLevels } from '../../../../../electron/inspect/seal/levels.ts'
import type { Box } from '../drawn/generate.ts'
import { keptIn, viewOf } from './known.ts'

const [folder = '', out = '', from = '0', count = '1000000'] = process.argv.slice(2)
const bytes = openSync(`${out}.bin`, 'w')
const lines = openSync(`${out}.jsonl`, 'w')
let offset = 0
const all = keptIn(folder).slice(Number(from), Number(from) + Number(count))
for (const [index, truth] of all.entries()) {
  const view = await viewOf(folder, truth)
  const { cells } = view
  const inks: Ink[] = ['red']
  for (const seal of truth.otherSeals) if (!inks.includes(seal.ink)) inks.push(seal.ink)
  if (inks.length === 1 && index % 7 === 0) inks.push('black')
  for (const ink of inks) {
    const levels = readLevels(view, ink)
    const fine = partAt(levels, 0, { x: 0, y: 0, width: cells.columns, height: cells.rows }).map
    const maps = [fine, levels.coarse[0]!]
    const small = maps.map((map) => Int8Array.from(map.data, (v) => Math.round(127 * v)))
    const inCells = (b: Box): number[] => [b.x, b.y, b.width, b.height].map((v) => Number((v / cells.size).toFixed(2)))
    const seals = ink === 'red' ? truth.seals : truth.otherSeals.filter((s) => s.ink === ink)
    const line = {
      file: truth.file,
      ink,
      offset,
      sizes: maps.map((map) => [map.columns, map.rows]),
      seals: seals.map(inCells),
      // what is in another ink, or so little that people would argue, teaches nothing
      unsure: truth.arguable || (ink !== 'red' && truth.seals.length > 0),
      chops: ink === 'red' ? truth.chops.map(inCells) : [],
    }
    for (const part of small) {
      writeSync(bytes, part)
      offset += part.length
    }
    writeSync(lines, `${JSON.stringify(line)}\n`)
  }
}
closeSync(bytes)
closeSync(lines)
