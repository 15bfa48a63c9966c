import { parseCreditCode } from '../../identifiers/credit-code.ts'
import { toHalfWidth } from '../../identifiers/text.ts'

/** 18 letters and digits in a row, also in groups parted by one blank, dash, dot or underscore. */
const eighteen = /(?<![0-9A-Z])[0-9A-Z](?:[ \-._·]?[0-9A-Z]){17}(?![0-9A-Z])/g
const base64Run = /[A-Za-z0-9+/_-]{24,}={0,2}/g
const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * The 统一社会信用代码 that stand in the text of a licence's QR code: as they are, in any case, full-width, in groups,
 * percent-encoded or in base64. Enciphered parameters, as the registries' own addresses mostly have, tell nothing.
 * @returns codes in their normal form whose check digit holds, each once
 */
export function creditCodesIn(text: string): string[] {
  const readings = [text, ...unescaped(text)]
  const all = [...readings, ...readings.flatMap((reading) => (reading.match(base64Run) ?? []).flatMap(fromBase64))]
  const found = all.flatMap((reading) => toHalfWidth(reading).toUpperCase().match(eighteen) ?? [])
  return [...new Set(found.flatMap(asCreditCode))]
}

function asCreditCode(text: string): string[] {
  const parsed = parseCreditCode(text.replace(/[ \-._·]/g, ''))
  return parsed.ok && parsed.value.checkDigitValid ? [parsed.normal] : []
}

/** The text with its percent-encoding taken off, once and twice, where it has any. */
function unescaped(text: string): string[] {
  const readings: string[] = []
  for (let reading = text; readings.length < 2; ) {
    const next = reading.replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded)
    if (next === reading) break
    readings.push(next)
    reading = next
  }
  return readings
}

/** Of escapes that are no UTF-8 (a registry's GBK) only the plain ASCII is read: the code itself is nothing else. */
function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes.replace(/%(..)/g, (_escape, hex: string) => {
      const value = Number.parseInt(hex, 16)
      return value < 0x80 ? String.fromCharCode(value) : ' '
    })
  }
}

/** What a run of base64 says, where that is text. */
function fromBase64(run: string): string[] {
  let bits = 0
  let count = 0
  let text = ''
  for (const letter of run.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/')) {
    bits = ((bits << 6) | base64Letters.indexOf(letter)) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    text += String.fromCharCode((bits >> count) & 0xff)
  }
  // what is enciphered decodes to anything
  const readable = [...text].filter((letter) => letter >= ' ' && letter <= '~').length
  return readable >= text.length * 0.6 ? [text] : []
}
