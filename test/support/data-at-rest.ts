import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder that holds one of the words, in UTF-8 or UTF-16 of either byte order. */
export function filesHolding(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => {
    const utf16 = Buffer.from(word, 'utf16le')
    return [Buffer.from(word, 'utf8'), utf16, Buffer.from(utf16).swap16()]
  })
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return needles.some((needle) => bytes.includes(needle))
    })
}
