import { compact } from './text.ts'

const stars = (count: number): string => '*'.repeat(Math.max(count, 0))

/** Keeps `head` and `tail` letters; a text too short to hide anything between them is hidden whole. */
function maskMiddle(text: string, head: number, tail: number): string {
  if (text === '') return ''
  if (text.length <= head + tail) return stars(text.length)
  return text.slice(0, head) + stars(text.length - head - tail) + text.slice(text.length - tail)
}

/** Any personal paper's number: 110105********002X; shorter ones (passports, permits) keep two and two letters. */
export function maskIdNumber(idNumber: string): string {
  const text = compact(idNumber)
  return text.length >= 15 ? maskMiddle(text, 6, 4) : maskMiddle(text, 2, 2)
}

/** 138****2201; what is not 11 digits keeps only its last two. */
export function maskMobile(mobile: string): string {
  const text = compact(mobile)
  return text.length === 11 ? maskMiddle(text, 3, 4) : maskMiddle(text, 0, 2)
}

/** 9133**********0K: enough to tell clients apart, too little to copy. */
export function maskCreditCode(code: string): string {
  return maskMiddle(compact(code), 4, 2)
}

/** z****@example.com */
export function maskEmail(email: string): string {
  const text = compact(email)
  const at = text.lastIndexOf('@')
  return at < 1 ? maskMiddle(text, 1, 0) : `${text.slice(0, 1)}****${text.slice(at)}`
}
