import type { Slot } from '../../domain/rules/slots.ts'
import { call } from '../app/desk.ts'
import { oneByOne, type RefusedFile } from '../app/oneByOne.ts'
import { noteProgress } from '../app/store.ts'
import { words } from './words.ts'

/** What the desk takes as scans; anything else it refuses in words. */
export const acceptedScans = 'image/*,application/pdf,.tif,.tiff,.heic'

/** Where a file goes; left out, the desk tells from its name. */
export type Place = Pick<Slot, 'kind' | 'personId' | 'serviceId'>

/**
 * Puts files among a client's materials, with progress in the title bar.
 * @param replaces the material whose place the file takes
 * @returns those that were refused; the others are in
 */
export async function addFiles(
  clientId: string,
  files: readonly File[],
  place?: Place,
  replaces?: string,
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = []
  const taskId = crypto.randomUUID()
  const where = place && { kind: place.kind, personId: place.personId, serviceId: place.serviceId }
  await oneByOne(
    files,
    async (fileName, bytes) => void (await call('materials.add', { clientId, ...where, fileName, bytes, replaces })),
    (done, state) => {
      if (files.length === 1 && state === 'running') return
      noteProgress({ type: 'progress', taskId, title: words.adding, done, total: files.length, state })
    },
    (file) => refused.push(file),
  )
  return refused
}
