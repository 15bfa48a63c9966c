/**
 * Full-width ASCII (ＡＢＣ１２３（）) and the ideographic space become their half-width forms; everything else stays.
 * Not NFKC: that would also rewrite characters of names.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** Half-width, without any blank or invisible character: the shape in which numbers are compared. */
export function compact(text: string): string {
  return toHalfWidth(text).replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
}

/** Every dash a keyboard, Word or Excel produces becomes '-'. */
export function plainDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
}

/** How many Han characters the text has; rare ones outside the basic plane count as one. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}
