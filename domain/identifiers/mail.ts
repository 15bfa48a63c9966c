import { z } from 'zod'
import { accepted, type Parsed, refused } from './parsed.ts'
import { compact } from './text.ts'

export interface Mail {
  readonly domain: string
}

const address = z.email()

/** Reads a mail address; the part behind the @ is lower-cased. */
export function parseMail(text: string): Parsed<Mail> {
  const plain = compact(text).replace(/。/g, '.')
  if (plain === '') return refused('mail.empty', '没有填写电子邮箱')
  const at = plain.lastIndexOf('@')
  if (at < 1) return refused('mail.form', '邮箱缺少 @，例如 zhang@example.com')
  const domain = plain.slice(at + 1).toLowerCase()
  const normal = `${plain.slice(0, at)}@${domain}`
  if (plain.length > 254 || !address.safeParse(normal).success) {
    return refused('mail.form', '邮箱写法不对，请核对 @ 前后，例如 zhang@example.com')
  }
  return accepted({ domain }, normal, `${domain} 的邮箱`)
}
