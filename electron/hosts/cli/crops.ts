import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { aroundRegion, type Evidence, type Inspection, type PageInspection } from '../../../domain/model/index.ts'
import type { Inspector } from '../../desk/ports.ts'

/** Widest cut-out, in pixels: enough to see a seal's lettering. */
const widest = 800

/** A folder that the places verdicts rest on are cut out into, as JPEG. */
export interface CropFolder {
  /** Cuts out every evidence of one file that names a place. */
  write(file: string, bytes: Uint8Array, inspection: Inspection): Promise<void>
  /** how many pictures have been written so far */
  written(): number
}

/**
 * Opens (makes) the folder. Names are `<file>-p<page>-<check>-<number>-<what was seen>.jpg`; a second file of the same
 * name counts on: `<file>~2-…`.
 * @throws the file system's error where the folder cannot be made
 */
export async function openCropFolder(folder: string, inspector: Pick<Inspector, 'preview'>): Promise<CropFolder> {
  await mkdir(folder, { recursive: true })
  const stems = new Map<string, number>()
  let written = 0
  return {
    written: () => written,
    async write(file, bytes, inspection) {
      const stem = safeStem(file)
      const times = (stems.get(stem.toLowerCase()) ?? 0) + 1
      stems.set(stem.toLowerCase(), times)
      const name = times === 1 ? stem : `${stem}~${times}`
      const pages = inspection.pages.length > 0 ? inspection.pages : [inspection]
      for (const [index, page] of pages.entries()) {
        for (const { check, number, evidence } of placesOf(page)) {
          const picture = await inspector.preview(bytes, index, widest, aroundRegion(evidence.region, page))
          await writeFile(join(folder, `${name}-p${index + 1}-${check}-${number}-${evidence.code}.jpg`), picture)
          written += 1
        }
      }
    },
  }
}

type Placed = Evidence & { readonly region: NonNullable<Evidence['region']> }
const isPlaced = (evidence: Evidence): evidence is Placed => evidence.region !== undefined

function placesOf(page: PageInspection) {
  return (['colour', 'clarity', 'seal'] as const).flatMap((check) =>
    page[check].evidence.filter(isPlaced).map((evidence, index) => ({ check, number: index + 1, evidence })),
  )
}

/** A file's name without its ending, of letters, digits, dashes and dots only: it may come from anywhere. */
function safeStem(file: string): string {
  const stem = basename(file, extname(file)).replace(/[^\p{L}\p{N}_.-]+/gu, '_')
  return stem.replace(/^\.+/, '_').slice(0, 80).toWellFormed() || '_'
}
