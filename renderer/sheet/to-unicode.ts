/** ISO 32000-1, 9.10.3: at most this many entries in a block of a CMap */
const blockLimit = 100

/**
 * The ToUnicode CMap of a subset: what text selection and copying read. pdf-lib writes one of its own, but in a single
 * block whatever its length, and at twice the size.
 * @param codePoints character of glyph 1, 2, 3 …
 */
export function toUnicodeCMap(codePoints: readonly number[]): string {
  const blocks: string[] = []
  for (let first = 1; first <= codePoints.length; ) {
    // a range stays within one high byte
    const last = Math.min(first + blockLimit - 1, first | 0xff, codePoints.length)
    const names = codePoints.slice(first - 1, last).map((codePoint) => `<${utf16Hex(codePoint)}>`)
    blocks.push(`1 beginbfrange\n<${hex(first)}><${hex(last)}>[${names.join('')}]\nendbfrange`)
    first = last + 1
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def',
    '/CMapName/Adobe-Identity-UCS def/CMapType 2 def',
    '1 begincodespacerange<0000><FFFF>endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict/CMap defineresource pop end end',
  ].join('\n')
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

const utf16Hex = (codePoint: number): string => unitsOf(String.fromCodePoint(codePoint)).map(hex).join('')

const unitsOf = (character: string): number[] =>
  Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
