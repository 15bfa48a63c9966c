/**
 * Draws pictures with their truth and keeps them at working scale, so that fitting need not draw them again.
 *   node draw.ts FOLDER drawn|paper FROM COUNT
 */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { pictureOf, type Source } from './sources.ts'

const [folder = '', source = 'drawn', from = '0', count = '1'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const { data, width, height, scale: _, closeUp: __, ...truth } = await pictureOf(source as Source, seed)
  const file = `${source}-${seed}.jpg`
  await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
    .toFile(join(folder, file))
  appendFileSync(join(folder, `${source}-${from}.jsonl`), `${JSON.stringify({ file, ...truth })}\n`)
}
