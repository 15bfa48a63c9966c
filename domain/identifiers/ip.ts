import { accepted, type Parsed, refused } from './parsed.ts'
import { compact, plainDashes } from './text.ts'

export interface IpAddress {
  readonly version: 4 | 6
  /** reachable from the Internet at large; private, loopback, documentation … addresses are not */
  readonly public: boolean
  /** what a non-public address is for (zh-CN); '' for public ones */
  readonly purpose: string
}

export interface IpRange {
  readonly from: string
  readonly to: string
  readonly version: 4 | 6
  readonly public: boolean
}

/** Blocks that are not reachable from the Internet (IANA special-purpose registries, RFC 6890 and later). */
const special4: readonly (readonly [base: string, bits: number, purpose: string])[] = [
  ['0.0.0.0', 8, '本网络'],
  ['10.0.0.0', 8, '内网'],
  ['100.64.0.0', 10, '运营商共享地址'],
  ['127.0.0.0', 8, '本机回环'],
  ['169.254.0.0', 16, '链路本地'],
  ['172.16.0.0', 12, '内网'],
  ['192.0.0.0', 24, '协议保留'],
  ['192.0.2.0', 24, '文档示例'],
  ['192.168.0.0', 16, '内网'],
  ['198.18.0.0', 15, '性能测试'],
  ['198.51.100.0', 24, '文档示例'],
  ['203.0.113.0', 24, '文档示例'],
  ['224.0.0.0', 4, '组播'],
  ['240.0.0.0', 4, '保留'],
]
const special6: readonly (readonly [base: string, bits: number, purpose: string])[] = [
  ['::', 127, '未指定或本机回环'],
  ['::ffff:0:0', 96, 'IPv4 映射'],
  ['64:ff9b:1::', 48, '地址转换'],
  ['100::', 64, '丢弃'],
  ['2001:db8::', 32, '文档示例'],
  ['3fff::', 20, '文档示例'],
  ['fc00::', 7, '内网（ULA）'],
  ['fe80::', 10, '链路本地'],
  ['ff00::', 8, '组播'],
]

/** The address as a number, or undefined. Leading zeros are refused: some systems read them as octal. */
function value4(text: string): bigint | undefined {
  const groups = text.split('.')
  if (groups.length !== 4) return undefined
  let value = 0n
  for (const group of groups) {
    if (!/^(0|[1-9]\d{0,2})$/.test(group) || Number(group) > 255) return undefined
    value = value * 256n + BigInt(group)
  }
  return value
}

function value6(text: string): bigint | undefined {
  let plain = text
  const tail = plain.match(/:(\d+\.\d+\.\d+\.\d+)$/)?.[1]
  if (tail !== undefined) {
    const last = value4(tail)
    if (last === undefined) return undefined
    plain = `${plain.slice(0, -tail.length)}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`
  }
  const halves = plain.split('::')
  if (halves.length > 2) return undefined
  const groupsOf = (half: string | undefined) => (half === undefined || half === '' ? [] : half.split(':'))
  const head = groupsOf(halves[0])
  const rest = groupsOf(halves[1])
  const missing = 8 - head.length - rest.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...head, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...rest]
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return undefined
  return groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n)
}

/** RFC 5952 spelling: lower case, no leading zeros, the longest run of zero groups as '::'. */
function spell6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, place) => (value >> BigInt(112 - place * 16)) & 0xffffn)
  let best = { start: 0, length: 0 }
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (start + length < 8 && groups[start + length] === 0n) length++
    if (length > best.length) best = { start, length }
  }
  const spell = (part: bigint[]) => part.map((group) => group.toString(16)).join(':')
  if (best.length < 2) return spell(groups)
  return `${spell(groups.slice(0, best.start))}::${spell(groups.slice(best.start + best.length))}`
}

interface Block {
  /** the bits that all addresses of the block begin with */
  readonly prefix: bigint
  /** how many bits follow them */
  readonly shift: bigint
  readonly purpose: string
}

const blocksOf = (table: typeof special4, size: number, read: (text: string) => bigint | undefined): Block[] =>
  table.map(([base, bits, purpose]) => {
    const shift = BigInt(size - bits)
    return { prefix: (read(base) ?? 0n) >> shift, shift, purpose }
  })
const blocks = { 4: blocksOf(special4, 32, value4), 6: blocksOf(special6, 128, value6) }

const purposeOf = (value: bigint, version: 4 | 6): string =>
  blocks[version].find(({ prefix, shift }) => value >> shift === prefix)?.purpose ?? ''

/** Reads one IPv4 or IPv6 address and says whether the Internet can reach it. */
export function parseIp(text: string): Parsed<IpAddress> {
  const plain = compact(text)
    .toLowerCase()
    .replace(/。/g, '.')
    .replace(/^\[(.*)\]$/, '$1')
  if (plain === '') return refused('ip.empty', '没有填写 IP 地址')
  if (plain.includes('/')) return refused('ip.network', '请填写单个 IP 或「起始-结束」，不要写掩码')
  const version = plain.includes(':') ? 6 : 4
  const value = version === 6 ? value6(plain) : value4(plain)
  if (value === undefined) return refused('ip.form', 'IP 地址写法不对，IPv4 是四段 0 至 255 的数字，例如 47.96.1.2')
  const purpose = purposeOf(value, version)
  const normal = version === 6 ? spell6(value) : plain
  const explanation = purpose === '' ? `公网 IPv${version} 地址` : `${purpose}地址，公网访问不到`
  return accepted({ version, public: purpose === '', purpose }, normal, explanation)
}

/** Reads FROM-TO or a single address (domain.md 2.3: a single address is start = end). */
export function parseIpRange(text: string): Parsed<IpRange> {
  const [first = '', second, ...more] = plainDashes(compact(text)).split(/[-~至]/)
  if (more.length > 0) return refused('ip.range', 'IP 段写成「起始-结束」，例如 47.96.1.2-47.96.1.9')
  const from = parseIp(first)
  if (!from.ok) return from
  const to = second === undefined ? from : parseIp(second)
  if (!to.ok) return to
  if (from.value.version !== to.value.version) return refused('ip.range', 'IP 段的起始和结束必须同为 IPv4 或 IPv6')
  const order = (spelling: string) => (from.value.version === 4 ? value4(spelling) : value6(spelling)) ?? 0n
  if (order(from.normal) > order(to.normal)) return refused('ip.range', 'IP 段的起始地址比结束地址大，请对调')
  const isPublic = from.value.public && to.value.public
  const normal = from.normal === to.normal ? from.normal : `${from.normal}-${to.normal}`
  const value: IpRange = { from: from.normal, to: to.normal, version: from.value.version, public: isPublic }
  return accepted(value, normal, from.value.public ? to.explanation : from.explanation)
}
