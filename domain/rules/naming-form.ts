import { parseDomainName } from '../identifiers/domain-name.ts'
import { compact, countHan } from '../identifiers/text.ts'
import { eachName, naming, quoted } from './naming.ts'
import { rule } from './rule.ts'

export const nameTooShort = rule({
  code: 'naming.too-short',
  severity: 'reject',
  title: '名称少于 3 个字',
  looksAt: '服务：名称',
  remedy: '用 3 个字以上的名称，推荐公司全称或简称',
  sources: naming,
  reasons: [13],
  *check(client) {
    yield* eachName(client, (name, service) => {
      if ([...name].length < 3) return { message: `${quoted(name, service)}少于 3 个字` }
      const han = countHan(name)
      if (han === 0 || han >= 3) return undefined
      return { message: `${quoted(name, service)}里的汉字少于 3 个`, severity: 'likely' }
    })
  },
})

export const nameWithoutHan = rule({
  code: 'naming.no-chinese',
  severity: 'reject',
  title: '名称只有数字或字母',
  looksAt: '服务：名称',
  remedy: '改用中文名称',
  sources: naming,
  reasons: [14],
  *check(client) {
    yield* eachName(client, (name, service) =>
      countHan(name) === 0 ? { message: `${quoted(name, service)}没有汉字` } : undefined,
    )
  },
})

export const nameSpecialCharacters = rule({
  code: 'naming.special-characters',
  severity: 'reject',
  title: '名称里有特殊符号',
  looksAt: '服务：名称',
  remedy: '去掉符号、空格和表情，只留汉字、字母和数字',
  sources: naming,
  reasons: [15],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const strangers = [...new Set(name.match(/[^\p{Script=Han}a-zA-Z0-9（）()·]/gu) ?? [])]
      if (strangers.length === 0) return undefined
      const shown = strangers.map((letter) => (letter.trim() === '' ? '空格' : letter)).join(' ')
      return { message: `${quoted(name, service)}里有特殊符号：${shown}` }
    })
  },
})

export const nameIsDomain = rule({
  code: 'naming.is-domain',
  severity: 'reject',
  title: '用域名作名称',
  looksAt: '服务：名称、域名',
  remedy: '改用和单位业务有关的中文名称',
  sources: naming,
  reasons: [16],
  *check(client) {
    yield* eachName(client, (name, service) => {
      const plain = compact(name).toLowerCase()
      const isOwn = service.domains.some((domain) => {
        const whole = compact(domain.name).toLowerCase()
        const label = whole.split('.')[0] ?? ''
        // a Chinese domain may well read like the name
        return whole !== '' && (plain.includes(whole) || (plain === label && countHan(label) === 0))
      })
      if (isOwn) return { message: `${quoted(name, service)}就是域名` }
      const looksLikeOne = /\.(com|cn|net|org|top|xyz|vip|中国|公司|网络)$/i.test(plain) && parseDomainName(plain).ok
      return looksLikeOne ? { message: `${quoted(name, service)}像是域名` } : undefined
    })
  },
})

export const namingFormRules = [nameTooShort, nameWithoutHan, nameSpecialCharacters, nameIsDomain]
