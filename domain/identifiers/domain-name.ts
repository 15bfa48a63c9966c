import { parse } from 'tldts'
import { accepted, type Notice, type Parsed, refused } from './parsed.ts'
import { compact } from './text.ts'

/** Every host the desk runs in has the WHATWG URL; only its host name is needed here, for IDNA (punycode). */
declare const URL: new (text: string) => { readonly hostname: string }

export interface DomainName {
  /** the part that is registered and filed, as typed (Unicode kept), lower case */
  readonly registrable: string
  /** the same in ASCII: what two spellings of one domain have in common */
  readonly ascii: string
  /** public suffix, e.g. com.cn, 中国 */
  readonly suffix: string
  /** host part in front, e.g. www; '' where there is none */
  readonly subdomain: string
}

function toAscii(host: string): string | undefined {
  try {
    return new URL(`http://${host}/`).hostname
  } catch {
    return undefined
  }
}

/**
 * Reads a domain name, also out of a pasted address. Suffixes come from the public suffix list (tldts), ICANN part.
 * `normal` is the registrable domain in ASCII, for comparing; show `value.registrable`.
 */
export function parseDomainName(text: string): Parsed<DomainName> {
  const plain = compact(text)
    .toLowerCase()
    .replace(/[。．]/g, '.')
  if (plain === '') return refused('domain-name.empty', '没有填写域名')
  const host = plain
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
  if (host.includes('@')) return refused('domain-name.mail', '这是邮箱，不是域名')
  if (/[,;，；、]/.test(host)) return refused('domain-name.several', '一栏只填一个域名，其余的请另加一行')
  const parsed = parse(host, { validateHostname: true })
  if (parsed.isIp === true) return refused('domain-name.ip', '这是 IP 地址，不是域名')
  const ascii = toAscii(host)
  const badLabel = host.split('.').some((label) => label === '' || label.startsWith('-') || label.endsWith('-'))
  if (ascii === undefined || badLabel || /[_!$&'()*+=\s]/.test(host) || ascii.length > 253) {
    return refused('domain-name.form', '域名里只能有字母、数字、汉字和中间的横线，例如 example.com 或 例子.中国')
  }
  if (ascii.split('.').some((label) => label.length > 63)) {
    return refused('domain-name.long', '域名里每一段最长 63 个字符，请核对')
  }
  if (parsed.domain === null || parsed.publicSuffix === null) {
    return refused('domain-name.suffix-only', '域名要有后缀，例如 example.com，不能只填一段')
  }
  const warnings: Notice[] = []
  if (parsed.isIcann !== true) {
    warnings.push({ code: 'domain-name.unknown-suffix', message: `没有「.${parsed.publicSuffix}」这个后缀，请核对` })
  }
  if (parsed.subdomain) {
    warnings.push({
      code: 'domain-name.subdomain',
      message: `备案只填主域名，写「${parsed.domain}」，不带「${parsed.subdomain}.」`,
    })
  }
  const registrableAscii = toAscii(parsed.domain) ?? parsed.domain
  const value: DomainName = {
    registrable: parsed.domain,
    ascii: registrableAscii,
    suffix: parsed.publicSuffix,
    subdomain: parsed.subdomain ?? '',
  }
  return accepted(value, registrableAscii, `主域名 ${parsed.domain}，后缀 .${parsed.publicSuffix}`, warnings)
}
