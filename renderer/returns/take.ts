import { create } from 'zustand'
import type { CallOutput } from '../../domain/contract/index.ts'
import { call } from '../app/desk.ts'
import { oneByOne, type RefusedFile } from '../app/oneByOne.ts'
import { noteProgress } from '../app/store.ts'
import { words } from './words.ts'

type Again = CallOutput<'returns.take'>['again'][number]

/** What became of the files handed over since the window was opened, beyond what the list itself shows. */
interface Handed {
  readonly refused: readonly RefusedFile[]
  readonly again: readonly (Again & { readonly fileName: string })[]
  readonly progress: { readonly done: number; readonly total: number } | undefined
}
export const useHanded = create<Handed>(() => ({ refused: [], again: [], progress: undefined }))

/** Pictures and PDFs, by name: what is dropped where lists are imported too. */
export const looksLikeScan = ({ name, type }: File): boolean =>
  type.startsWith('image/') || /\.(pdf|jpe?g|png|tiff?|bmp|webp|heic|gif)$/i.test(name)

let line: Promise<void> = Promise.resolve()

/** Hands a heap of files to the desk; a second heap waits for the first. */
export function takeReturned(files: readonly File[]): Promise<void> {
  line = line.then(() => handOver(files))
  return line
}

async function handOver(files: readonly File[]): Promise<void> {
  const taskId = crypto.randomUUID()
  await oneByOne(
    files,
    async (fileName, bytes) => {
      const { again } = await call('returns.take', { fileName, bytes })
      const named = again.map((one) => ({ ...one, fileName }))
      useHanded.setState((state) => ({ again: [...state.again, ...named] }))
    },
    (done, state) => {
      noteProgress({ type: 'progress', taskId, title: words.taking, done, total: files.length, state })
      useHanded.setState({ progress: state === 'done' ? undefined : { done, total: files.length } })
    },
    (file) => useHanded.setState((state) => ({ refused: [...state.refused, file] })),
  )
}

export const forgetHanded = (): void => useHanded.setState({ refused: [], again: [] })
