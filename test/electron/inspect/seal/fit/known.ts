import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { type PageView, toView } from '../../../../../electron/inspect/view.ts'
import type { Box } from '../drawn/generate.ts'
import type { Truth } from './sources.ts'

/** A picture that draw.ts kept, with its truth. */
export type Kept = Truth & { readonly file: string; readonly present?: boolean }

/** Turns file names into an order that has nothing to do with what is drawn. */
const shuffled = (file: string): number => (Number(/\d+/.exec(file)?.[0] ?? 0) * 7919) % 9973

/** All pictures kept in a folder, mixed, so that any part of the list is like the whole. */
export function keptIn(folder: string): Kept[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.jsonl'))
    .flatMap((f) => readFileSync(join(folder, f), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Kept)
    .sort((a, b) => shuffled(a.file) - shuffled(b.file))
}

export async function viewOf(folder: string, kept: Kept): Promise<PageView> {
  const { data, info } = await sharp(join(folder, kept.file)).raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return toView({
    data,
    width,
    height,
    scale: 1,
    fullWidth: width,
    fullHeight: height,
    grey: false,
    closeUp: async () => undefined,
  })
}

/** The part of a box that lies in the picture. */
export function within(box: Box, width: number, height: number): Box {
  const x = Math.max(0, box.x)
  const y = Math.max(0, box.y)
  return { x, y, width: Math.min(width, box.x + box.width) - x, height: Math.min(height, box.y + box.height) - y }
}
