import { create } from 'zustand'
import type { CallOutput, Refusal } from '../../domain/contract/index.ts'
import { call, refusalOf } from '../app/desk.ts'
import { noteProgress } from '../app/store.ts'
import { words } from './words.ts'

type Again = CallOutput<'returns.take'>['again'][number]

/** What became of the files handed over since the window was opened, beyond what the list itself shows. */
interface Handed {
  readonly refused: readonly { readonly fileName: string; readonly refusal: Refusal }[]
  readonly again: readonly (Again & { readonly fileName: string })[]
  readonly progress: { readonly done: number; readonly total: number } | undefined
}
export const useHanded = create<Handed>(() => ({ refused: [], again: [], progress: undefined }))

/** Pictures and PDFs, by name: what is dropped where lists are imported too. */
export const looksLikeScan = ({ name, type }: File): boolean =>
  type.startsWith('image/') || /\.(pdf|jpe?g|png|tiff?|bmp|webp|heic|gif)$/i.test(name)

let line: Promise<void> = Promise.resolve()

/** Hands files to the desk one after another, so that a hundred do not sit in memory together; a second heap waits for the first. */
export function takeReturned(files: readonly File[]): Promise<void> {
  line = line.then(() => handOver(files))
  return line
}

async function handOver(files: readonly File[]): Promise<void> {
  const taskId = crypto.randomUUID()
  const report = (done: number, state: 'running' | 'done') => {
    noteProgress({ type: 'progress', taskId, title: words.taking, done, total: files.length, state })
    useHanded.setState({ progress: state === 'done' ? undefined : { done, total: files.length } })
  }
  for (const [index, file] of files.entries()) {
    report(index, 'running')
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { again } = await call('returns.take', { fileName: file.name, bytes })
      const named = again.map((one) => ({ ...one, fileName: file.name }))
      useHanded.setState((state) => ({ again: [...state.again, ...named] }))
    } catch (error) {
      const refusal = refusalOf(error)
      useHanded.setState((state) => ({ refused: [...state.refused, { fileName: file.name, refusal }] }))
    }
  }
  report(files.length, 'done')
}

export const forgetHanded = (): void => useHanded.setState({ refused: [], again: [] })
