import { setImmediate } from 'node:timers/promises'
import { Zip, ZipPassThrough } from 'fflate'

export interface BundledFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Bytes between two looks at what else the process has to do: a few milliseconds' work. */
const stretch = 1 << 20
/** The same files give the same ZIP, so that it is kept once; times in a ZIP begin with 1980. */
const noTime = new Date(1980, 0, 1)

/** Puts pictures into a ZIP as they are: they are packed already. Never keeps the process busy for long. */
export async function bundled(files: readonly BundledFile[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault
    chunks.push(chunk)
  })
  for (const { fileName, bytes } of files) {
    const entry = new ZipPassThrough(fileName)
    entry.mtime = noTime
    zip.add(entry)
    for (let at = 0; at < bytes.length; at += stretch) {
      entry.push(bytes.subarray(at, at + stretch), at + stretch >= bytes.length)
      await setImmediate()
    }
  }
  zip.end()
  return Buffer.concat(chunks)
}
