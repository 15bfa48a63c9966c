import type { Refusal } from '../../domain/contract/index.ts'
import { refusalOf } from './desk.ts'

/** A file that the desk refused, and why. */
export interface RefusedFile {
  readonly fileName: string
  readonly refusal: Refusal
}

/**
 * Hands files to the desk one after another, so that hundreds at once do not sit in memory together; one that is refused does
 * not keep back the others.
 * @param hand gives one file to the desk
 * @param report is told how many are done, before each file and at the end
 * @param refused is told of each that the desk refused
 */
export async function oneByOne(
  files: readonly File[],
  hand: (fileName: string, bytes: Uint8Array) => Promise<void>,
  report: (done: number, state: 'running' | 'done') => void,
  refused: (file: RefusedFile) => void,
): Promise<void> {
  for (const [done, file] of files.entries()) {
    report(done, 'running')
    try {
      await hand(file.name, new Uint8Array(await file.arrayBuffer()))
    } catch (error) {
      refused({ fileName: file.name, refusal: refusalOf(error) })
    }
  }
  report(files.length, 'done')
}
