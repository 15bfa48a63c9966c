import { printable } from './content.ts'

/** longest part of a file name, in characters: three parts stay under the 255 bytes that file systems allow */
const longestPart = 36

/** A name that is not taken yet: a number is put behind it where it is. */
export const freeName = (name: string, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : name.replace(/(\.pdf)?$/, `-${n}.pdf`)
    if (!taken.includes(candidate)) return candidate
  }
}

/**
 * Joins what a file is about into its name: parts that say nothing are left out, characters that Windows refuses
 * replaced, long parts cut.
 * @param ending e.g. '.pdf'
 */
export function safeFileName(parts: readonly string[], ending: string): string {
  const safe = parts.map((part) => {
    const plain = printable(part).replace(/[\\/:*?"<>|]/g, '_')
    return [...plain]
      .slice(0, longestPart)
      .join('')
      .replace(/[. ]+$/, '')
  })
  return `${safe.filter((part) => part !== '').join('-')}${ending}`
}
