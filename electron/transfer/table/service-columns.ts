import {
  type Access,
  accessMethods,
  type Domain,
  domainSchema,
  type Service,
  type ServiceKind,
  serviceKinds,
} from '../../../domain/model/index.ts'
import { CellFault, emptyItem, readChoice, readDate, readList } from './cell.ts'
import type { Column } from './column.ts'
import { serviceOf } from './draft.ts'

const serviceKindsInSpeech: Record<string, ServiceKind> = {
  网页: 'site',
  web: 'site',
  App: 'app',
  app: 'app',
  应用: 'app',
  微信小程序: 'mini-program',
}

const methodsInSpeech: Record<string, Access['method']> = {
  云主机: 'cloud',
  ECS: 'cloud',
  虚拟空间: 'virtual-host',
  租用: 'dedicated',
  服务器租用: 'dedicated',
  托管: 'colocation',
  专线: 'leased-line',
}

const column = (
  header: string,
  aliases: readonly string[],
  read: (service: Service, text: string) => void,
  write: (service: Service) => string,
): Column => ({
  header,
  aliases,
  numbered: true,
  read: (draft, text, n) => read(serviceOf(draft, n), text),
  write: ({ services }, n) => {
    const service = services[n - 1]
    return service ? write(service) : ''
  },
})

const list = (header: string, aliases: readonly string[], field: 'homepages' | 'contents' | 'languages') =>
  column(
    header,
    aliases,
    (service, text) => {
      service[field] = readList(text)
    },
    (service) => service[field].join('、'),
  )

type DomainText = Exclude<keyof Domain, 'privacyProtected' | 'resolves'>

/** A column about the domains: one value for all of them, or one for each in the order of the 域名 column. */
const ofDomains = (header: string, aliases: readonly string[], field: DomainText, read = (text: string) => text) =>
  column(
    header,
    aliases,
    ({ domains }, text) => {
      const items = readList(text)
      if (items.length > 1 && items.length !== domains.length) {
        throw new CellFault(`有 ${items.length} 个值，但域名有 ${domains.length} 个；请一一对应，没有的填 ${emptyItem}`)
      }
      if (domains.length === 0) throw new CellFault('没有填写域名，无法对应')
      for (const [index, domain] of domains.entries()) {
        const item = items.length === 1 ? items[0]! : items[index]!
        domain[field] = item === emptyItem ? '' : read(item)
      }
    },
    ({ domains }) => {
      const values = domains.map((domain) => domain[field])
      if (new Set(values).size <= 1) return values[0] ?? ''
      return values.map((value) => value || emptyItem).join('、')
    },
  )

/** Each with a number behind it from the second service on. */
export const serviceColumns: readonly Column[] = [
  column(
    '服务类型',
    ['网站类型', '备案类型', '服务种类'],
    (service, text) => {
      service.kind = readChoice(serviceKinds, serviceKindsInSpeech, text)
    },
    (service) => serviceKinds[service.kind],
  ),
  column(
    '网站名称',
    ['网站名', 'APP名称', '服务名称', '小程序名称', '网站/APP名称'],
    (service, text) => {
      service.name = text
    },
    (service) => service.name,
  ),
  column(
    '域名',
    ['网站域名', '备案域名', '主域名', '域名列表'],
    (service, text) => {
      service.domains = readList(text.replaceAll(/\s+/g, ',')).map((name) => domainSchema.parse({ name }))
    },
    (service) => service.domains.map(({ name }) => name).join('、'),
  ),
  ofDomains('域名注册商', ['注册商', '域名注册机构', '域名注册服务商'], 'registrar'),
  ofDomains('域名持有者', ['域名所有者', '域名持有人', '域名所有人'], 'holderName'),
  ofDomains('域名持有者证件号码', ['域名持有者证件号', '域名证件号码'], 'holderIdNumber'),
  ofDomains('域名注册日期', ['域名注册时间'], 'registeredOn', readDate),
  ofDomains('域名到期日期', ['域名到期时间', '域名有效期', '域名到期日'], 'expiresOn', readDate),
  ofDomains('域名实名日期', ['域名实名认证日期', '域名实名通过日期'], 'realNameVerifiedOn', readDate),
  list('首页网址', ['网址', '首页URL', '网站网址', '首页', '网站首页'], 'homepages'),
  list('服务内容', ['网站内容', '网站服务内容', '内容类型'], 'contents'),
  list('语言', ['网站语言', '语言类别', '网站语种'], 'languages'),
  column(
    '接入商',
    ['接入服务提供者', '接入服务商', '接入单位', '接入服务单位', '云服务商', '服务商'],
    ({ access }, text) => {
      access.provider = text
    },
    ({ access }) => access.provider,
  ),
  column(
    '接入方式',
    ['网站接入方式'],
    ({ access }, text) => {
      access.method = readChoice(accessMethods, methodsInSpeech, text)
    },
    ({ access }) => (access.method === '' ? '' : accessMethods[access.method]),
  ),
  column(
    '服务器放置地点',
    ['服务器放置地', '服务器所在地', '服务器地点', '机房所在地'],
    ({ access }, text) => {
      access.location = text
    },
    ({ access }) => access.location,
  ),
  column(
    'IP地址',
    ['IP', '网站IP', '服务器IP', '网站IP地址', '服务器IP地址', '接入IP'],
    ({ access }, text) => {
      access.ips = readList(text.replaceAll(/\s+/g, ','))
    },
    ({ access }) => access.ips.join('、'),
  ),
  column(
    '服务备案号',
    ['网站备案号', 'APP备案号', '服务备案号码'],
    (service, text) => {
      service.filingNumber = text
    },
    (service) => service.filingNumber,
  ),
]
