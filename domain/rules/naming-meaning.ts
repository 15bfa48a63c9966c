import { provinces } from '../identifiers/province.ts'
import { compact } from '../identifiers/text.ts'
import { eachName, naming, quoted } from './naming.ts'
import { usedByOthers } from './portfolio-index.ts'
import { asked } from './province.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

/** What is left of a name once the words that say nothing are gone. */
const withoutGenericWords = (name: string): string =>
  compact(name).replace(
    /官方网站|官方|网站|首页|主页|官网|门户|我的|本站|欢迎|测试|网页|个人|公司|企业|单位|小程序|APP/gi,
    '',
  )

export const nameGeneric = rule({
  code: 'naming.generic',
  severity: 'reject',
  title: '名称是「网站」「首页」这类通用名',
  looksAt: '服务：名称',
  remedy: '换成能看出是谁、做什么的名称，推荐公司全称或简称',
  sources: [source('SEED', '填写备案信息：不能使用“网站”“首页”等通用名称'), source('HW', 'App备案咨询：名称不得泛化')],
  reasons: [20, 22],
  *check(client) {
    yield* eachName(client, (name, service) => {
      if (withoutGenericWords(name) === '') return { message: `${quoted(name, service)}是通用名称` }
      const word = name.match(/网站|首页|主页/g)?.join('」「')
      const message = `${quoted(name, service)}里带「${word}」，审核员常要求去掉`
      return word === undefined ? undefined : { message, severity: 'likely', remedy: `去掉「${word}」` }
    })
  },
})

const organisationWords =
  /有限责任公司|股份有限公司|有限公司|分公司|公司|集团|个体工商户|工作室|中心|经营部|商行|科技|网络|信息|技术|贸易|文化|传媒|服务|发展|实业/g

const placeNames = new RegExp(provinces.map((province) => `${province.name}(?:省|市|自治区)?`).join('|'), 'g')

/** The letters of a subject's name that tell it from others: without places and words every company has. */
function tellingPart(name: string): string {
  return compact(name)
    .replace(/[（(].*?[）)]/g, '')
    .replace(placeNames, '')
    .replace(organisationWords, ' ')
}

function related(name: string, subjectName: string): boolean {
  const letters = [...compact(name)]
  const telling = tellingPart(subjectName)
  return letters.some((letter, place) => {
    const next = letters[place + 1]
    return next !== undefined && /[^\s]/.test(letter) && telling.includes(letter + next)
  })
}

export const nameUnrelated = rule({
  code: 'naming.unrelated',
  severity: 'advice',
  title: '名称看不出和主体有关',
  looksAt: '服务：名称；主体：名称',
  remedy: '改用公司全称或简称；用商标、品牌的附上商标证，或在备注里说明',
  sources: [
    source('SEED', '填写备案信息：网站名称需与主体业务相关'),
    source('HW', '备案驳回咨询：网站名称不合格'),
    ...naming,
  ],
  reasons: [20],
  *check(client, setting) {
    if (client.subject.kind === 'person' || client.subject.name === '') return
    const strict = asked(setting, 'relatedNames')
    yield* eachName(client, (name, service) => {
      if (related(name, client.subject.name)) return undefined
      const message = `${quoted(name, service)}看不出和主办单位有什么关系`
      const explained = /商标|品牌|说明/.test(service.remark + client.subject.remark)
      if (!strict?.value || explained) return { message, severity: explained ? 'advice' : 'likely' }
      return {
        message: `${message}，${setting.province?.name}要求有关联`,
        severity: 'reject',
        sources: [strict.source],
      }
    })
  },
})

export const nameTwice = rule({
  code: 'naming.duplicate',
  severity: 'advice',
  title: '名称重复',
  looksAt: '服务：名称',
  remedy: '给其中一个换名称，或加上区别用的字',
  sources: [source('UC', '各省管局要求：陕西、江西'), source('TX', '常见驳回原因')],
  reasons: [21],
  *check(client, setting) {
    const unique = asked(setting, 'uniqueNames')
    const seen = new Set(
      client.services.filter((service) => service.filingNumber !== '').map((service) => service.name),
    )
    yield* eachName(client, (name, service) => {
      const twice = seen.has(name)
      seen.add(name)
      const severity = unique?.value ? 'reject' : 'advice'
      if (twice) return { message: `${quoted(name, service)}在这个客户下用了两次`, severity }
      if (!usedByOthers(setting.portfolio?.serviceNames.get(compact(name)), client.id)) return undefined
      return { message: `${quoted(name, service)}在另一个客户下也有`, severity: unique?.value ? 'likely' : 'advice' }
    })
  },
})

export const namingMeaningRules = [nameGeneric, nameUnrelated, nameTwice]
