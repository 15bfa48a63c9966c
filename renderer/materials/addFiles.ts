import type { Refusal } from '../../domain/contract/index.ts'
import type { Slot } from '../../domain/rules/slots.ts'
import { call, refusalOf } from '../app/desk.ts'
import { noteProgress } from '../app/store.ts'
import { words } from './words.ts'

/** What the desk takes as scans; anything else it refuses in words. */
export const acceptedScans = 'image/*,application/pdf,.tif,.tiff,.heic'

export interface NotAdded {
  readonly fileName: string
  readonly refusal: Refusal
}

/** Where a file goes; left out, the desk tells from its name. */
export type Place = Pick<Slot, 'kind' | 'personId' | 'serviceId'>

/**
 * Hands files to the desk one after another, so that two hundred at once do not sit in memory together, with progress
 * in the title bar.
 * @param replaces the material whose place the file takes
 * @returns those that were refused; the others are in
 */
export async function addFiles(
  clientId: string,
  files: readonly File[],
  place?: Place,
  replaces?: string,
): Promise<NotAdded[]> {
  const refused: NotAdded[] = []
  const taskId = crypto.randomUUID()
  const report = (done: number, state: 'running' | 'done') =>
    noteProgress({ type: 'progress', taskId, title: words.adding, done, total: files.length, state })
  for (const [index, file] of files.entries()) {
    if (files.length > 1) report(index, 'running')
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const where = place && { kind: place.kind, personId: place.personId, serviceId: place.serviceId }
      await call('materials.add', { clientId, ...where, fileName: file.name, bytes, replaces })
    } catch (error) {
      refused.push({ fileName: file.name, refusal: refusalOf(error) })
    }
  }
  report(files.length, 'done')
  return refused
}
