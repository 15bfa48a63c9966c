import type { Client } from '../../../domain/model/index.ts'
import { guessSlot } from '../../../domain/rules/guess-kind.ts'
import { placeMaterials, requiredSlots, type Slot } from '../../../domain/rules/slots.ts'
import { call } from '../../app/desk.ts'
import { pathOf } from '../../app/droppedFiles.ts'
import { law } from '../../app/law.ts'
import { words } from './words.ts'

/** Choices beside the slots: kept without a place, and left out. */
export const otherPlace = 'other'
export const notTaken = '-'

export interface SortedFile {
  readonly file: File
  readonly path: string
  /** key of a slot, `otherPlace` or `notTaken` */
  readonly place: string
  readonly why: string
  /** a person should look before it goes in */
  readonly careful: boolean
  /** its content has not been looked at yet */
  readonly waiting: boolean
}

/** What no scan is: leavings of systems and of office programs. */
const noScan =
  /(^|\/)(\.|~\$|thumbs\.db$|desktop\.ini$)|\.(docx?|xlsx?|pptx?|txt|csv|json|zip|rar|7z|psd|ai|lnk|url|exe|mp4|mov)$/i

export const slotsOf = (client: Client): Slot[] => requiredSlots(client, law().packs)

/** The slots that hold a paper already. */
export function filledSlots(client: Client): ReadonlySet<string> {
  const { placed } = placeMaterials(slotsOf(client), client.materials)
  return new Set([...placed].filter(([, papers]) => papers.length > 0).map(([key]) => key))
}

/** Sorts by names alone: the file's own first, then with the folders it lies in. */
export function sortByName(files: readonly File[], client: Client): SortedFile[] {
  const slots = slotsOf(client).filter(({ kind }) => kind !== 'other')
  return files
    .map((file): SortedFile => {
      const path = pathOf(file)
      const left = { file, path, place: notTaken, careful: false, waiting: false }
      if (noScan.test(path) || file.size === 0) return { ...left, why: words.notScan }
      // the folder that was dropped is the client's own name and tells nothing
      const inside = path.split('/').slice(1).join(' ')
      const slot = guessSlot(file.name, slots) ?? guessSlot(inside, slots)
      if (slot) return { ...left, place: slot.key, why: words.byName }
      return { ...left, place: otherPlace, why: words.waiting, waiting: true }
    })
    .sort((one, other) => one.path.localeCompare(other.path, 'zh-CN', { numeric: true }))
}

/**
 * Looks at the content of the files whose names said nothing, one after another.
 * @param learn hears what each turned out to be
 * @param goOn false ends it
 */
export async function sortByContent(
  sorted: readonly SortedFile[],
  client: Client,
  learn: (path: string, learned: Partial<SortedFile>) => void,
  goOn: () => boolean,
): Promise<void> {
  for (const { file, path, waiting } of sorted) {
    if (!goOn()) return
    if (!waiting) continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { slot, why, state } = await call('materials.tell', { clientId: client.id, bytes })
    const place = state === 'unreadable' ? notTaken : slot || otherPlace
    const careful = state === 'foreign' || state === 'silent'
    learn(path, { place, why: why || words.silent, careful, waiting: false })
  }
}
