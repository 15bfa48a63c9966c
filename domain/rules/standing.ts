import { addMonths, isRealDate } from '../clocks/days.ts'
import { parseCreditCode } from '../identifiers/credit-code.ts'
import { parseProvince, provinceAtStart, provinceOfCode } from '../identifiers/province.ts'
import { compact, toHalfWidth } from '../identifiers/text.ts'
import { isUnit } from '../model/index.ts'
import { asked } from './province.ts'
import { headOf } from './roles.ts'
import { rule } from './rule.ts'
import { source } from './sources.ts'

const literal = [source('IN', '主体信息：与证件一字不差'), source('SEED', '初审重点核对主体信息')]

export const personDiffers = rule({
  code: 'subject.person.differs',
  severity: 'reject',
  title: '个人主体和负责人不是同一人',
  looksAt: '主体：名称、证件号码；负责人：姓名、证件号码',
  remedy: '个人备案的主体、负责人都填本人，姓名和号码与身份证一致',
  sources: [source('DOM', '个人性质备案域名注册者应为本人'), ...literal],
  reasons: [28, 29],
  *check(client) {
    const head = headOf(client)
    if (client.subject.kind !== 'person' || head === undefined) return
    const { name, licenceNumber } = client.subject
    if (name !== '' && head.name !== '' && compact(name) !== compact(head.name)) {
      yield { path: 'subject.name', message: '主体名称和负责人姓名不一致' }
    }
    const differs = compact(licenceNumber).toUpperCase() !== compact(head.idNumber).toUpperCase()
    if (licenceNumber !== '' && head.idNumber !== '' && differs) {
      yield { path: 'subject.licenceNumber', message: '主体证件号码和负责人的证件号码不一致' }
    }
  },
})

const legalForms = /公司|厂|店|社|部|中心|所|院|馆|行|铺|坊|合伙|企业|集团|场|站|室|户|园|会|庄|楼|城|吧|堂|队|处/

export const nameForm = rule({
  code: 'subject.name.form',
  severity: 'likely',
  title: '主办单位名称和执照写法可能不同',
  looksAt: '主体：名称',
  remedy: '照执照逐字核对：括号、空格、繁简、「有限公司」等都不能省',
  sources: literal,
  reasons: [28],
  *check({ subject }) {
    if (subject.kind === 'person' || subject.name === '') return
    const path = 'subject.name'
    if (/\s/.test(subject.name)) yield { path, message: '主办单位名称里有空格' }
    const isBusiness = subject.kind === 'enterprise' || subject.kind === 'individual-business'
    if (isBusiness && !legalForms.test(subject.name)) yield { path, message: '主办单位名称不像全称，是不是用了简称' }
    if (toHalfWidth(subject.name) === subject.name && /[()]/.test(subject.name)) {
      const message = '名称里的括号是半角，执照上一般是全角括号'
      yield { path, message, severity: 'advice' }
    }
  },
})

export const licenceExpired = rule({
  code: 'subject.licence.expired',
  severity: 'reject',
  title: '主体证件过期或快过期',
  looksAt: '主体：证件有效期',
  remedy: '先换新证，再提交备案',
  sources: [
    source('SEED', '常见驳回原因：营业执照过期'),
    source('TX', '备案材料上传：有效期大于 3 个月'),
    source('UC', '各省管局要求'),
  ],
  reasons: [30],
  *check({ subject }, { today }) {
    const { licenceValidUntil, licenceValidFrom } = subject
    const path = 'subject.licenceValidUntil'
    if (licenceValidUntil === '') {
      yield {
        path,
        message: '没有填写主体证件的有效期',
        severity: 'likely',
        remedy: '照证件补填；没有期限的选「长期」',
      }
    } else if (isRealDate(licenceValidUntil)) {
      if (licenceValidUntil < today) yield { path, message: `主体证件已于 ${licenceValidUntil} 到期` }
      else if (licenceValidUntil < addMonths(today, 3)) {
        yield { path, message: `主体证件 ${licenceValidUntil} 到期，剩余不足 3 个月` }
      }
      if (isRealDate(licenceValidFrom) && licenceValidFrom > licenceValidUntil) {
        yield { path, message: '证件有效期的起止日期填反了', remedy: '照证件核对起止日期' }
      }
    }
  },
})

export const registerStatus = rule({
  code: 'subject.register-status',
  severity: 'reject',
  title: '主体在工商登记上不正常',
  looksAt: '主体：营业状态',
  remedy: '到国家企业信用信息公示系统查明，移出异常名录后再提交',
  sources: [source('UC', 'problem8：经营异常不予备案'), source('HW', '错误提示FAQ：主办单位经营异常')],
  reasons: [32],
  *check({ subject }) {
    const path = 'subject.registerStatus'
    if (subject.registerStatus === 'abnormal') yield { path, message: '主体被列入经营异常名录' }
    if (subject.registerStatus === 'revoked') {
      yield { path, message: '主体已吊销或注销，不能备案', remedy: '换一个正常的主体' }
    }
    if (subject.registerStatus === '' && (subject.kind === 'enterprise' || subject.kind === 'individual-business')) {
      const remedy = '到国家企业信用信息公示系统查一下营业状态，填进来'
      yield { path, message: '还没有查过主体的营业状态', severity: 'advice', remedy }
    }
  },
})

export const provinceNotDomicile = rule({
  code: 'subject.province.not-domicile',
  severity: 'reject',
  title: '备案省份和主体住所不在一个省',
  looksAt: '主体：省份、证件住所、证件号码',
  remedy: '在主体住所所在省备案；住所已迁的先换执照',
  sources: [source('R33', '第三条：住所所在地省级通信管理局'), source('HW', '备案流程咨询：根据证件签发地选择地域')],
  reasons: [31, 33],
  reading: 'law',
  *check(client) {
    const chosen = parseProvince(client.subject.province)
    if (!chosen.ok || client.subject.kind === 'person') return
    const domicile = provinceAtStart(client.subject.licenceAddress)
    if (domicile !== undefined && domicile.key !== chosen.value.key) {
      const message = `证件住所在${domicile.name}，却选了在${chosen.value.name}备案`
      yield { path: 'subject.province', message }
      return
    }
    const code = parseCreditCode(client.subject.licenceNumber)
    const registry = code.ok ? provinceOfCode(code.value.regionCode) : undefined
    if (registry === undefined || registry.key === chosen.value.key) return
    const message = `信用代码的登记机关在${registry.name}，备案省份是${chosen.value.name}`
    const remedy = '核对住所：迁过来的没有问题，没有迁的要在登记地备案'
    yield { path: 'subject.province', message, remedy, severity: domicile === undefined ? 'likely' : 'advice' }
  },
})

export const provinceNotServer = rule({
  code: 'subject.province.not-server',
  severity: 'advice',
  title: '服务器不在备案省份',
  looksAt: '主体：省份；接入：服务器放置地点',
  remedy: '用户文档建议选服务器所在地；按规定应在主体住所所在省备案，两者不同以规定为准',
  sources: [source('SEED', '异地备案：服务器所在地或主体所在地，建议选择服务器所在地')],
  reasons: [33],
  reading: 'document',
  *check(client) {
    const chosen = parseProvince(client.subject.province)
    if (!chosen.ok) return
    for (const service of client.services) {
      const server = provinceAtStart(service.access.location)
      if (server === undefined || server.key === chosen.value.key) continue
      const message = `服务器在${server.name}，备案省份是${chosen.value.name}，文档建议在服务器所在地备案`
      yield { path: 'subject.province', message }
      return
    }
  },
})

export const cityDiffers = rule({
  code: 'subject.city.differs',
  severity: 'reject',
  title: '通信地址和证件住所不在一个市',
  looksAt: '主体：城市、证件住所',
  remedy: '通信地址改成证件住所所在市的地址',
  sources: [source('HW', '备案管局咨询：河北、河南、贵州')],
  reasons: [34],
  *check({ subject }, setting) {
    const sameCity = asked(setting, 'sameCity')
    const city = subject.city.replace(/市$/, '')
    if (!sameCity?.value || city === '' || subject.licenceAddress === '') return
    if (subject.licenceAddress.includes(city)) return
    const message = `${setting.province?.name}要求通信地址和证件住所在同一个市，证件住所里没有「${city}」`
    yield { path: 'subject.city', message, sources: [sameCity.source] }
  },
})

export const addressVague = rule({
  code: 'subject.address.vague',
  severity: 'likely',
  title: '通信地址不详细或写法不对',
  looksAt: '主体：通信地址、备注',
  remedy: '写到门牌号；确实没有的，在备注里写「已为最详细的地址」',
  sources: [source('IN', '通信地址到门牌号'), source('WX', '通信地址'), source('UC', 'problem2')],
  reasons: [39],
  *check({ subject }) {
    const { address, province, city } = subject
    if (address === '') return
    const path = 'subject.address'
    const detailed = /[\d０-９一二三四五六七八九十百]+\s*(号|室|弄|幢|栋|座|楼|层|组|单元|铺|-)|\d/.test(address)
    if (!detailed && !/最详细/.test(subject.remark)) yield { path, message: '通信地址没有写到门牌号' }
    const strange = address.match(/[#@!$%^&*<>?？！~`|\\{}[\]]/)?.[0]
    if (strange !== undefined) {
      yield { path, message: `通信地址里有特殊符号「${strange}」`, remedy: '去掉符号，「#」写成「号」' }
    }
    const shortProvince = province.replace(/(省|市|自治区)$/, '')
    if (shortProvince !== '' && address.startsWith(shortProvince)) {
      const remedy = '去掉通信地址开头的省份，省市区已单独填写'
      yield { path, message: '通信地址里重复写了省份', severity: 'advice', remedy }
    } else if (city !== '' && address.startsWith(city)) {
      const remedy = '去掉通信地址开头的城市，省市区已单独填写'
      yield { path, message: '通信地址里重复写了城市', severity: 'advice', remedy }
    }
  },
})

export const investor = rule({
  code: 'subject.investor',
  severity: 'advice',
  title: '投资人或上级主管单位没有填写',
  looksAt: '主体：投资人或上级主管单位',
  remedy: '填写股东或上级单位名称',
  sources: [source('IN', '主体信息'), source('UC', '各省管局要求：宁夏')],
  *check(client, setting) {
    if (!isUnit(client.subject)) return
    const isHead = asked(setting, 'investorIsHead')
    const head = headOf(client)
    const path = 'subject.investor'
    if (client.subject.investor === '') {
      const remedy = isHead?.value ? '填写法定代表人姓名' : undefined
      yield { path, message: '没有填写投资人或上级主管单位', remedy }
    } else if (isHead?.value && head && compact(client.subject.investor) !== compact(head.name)) {
      const message = `${setting.province?.name}要求投资人填法定代表人姓名`
      yield { path, message, severity: 'likely', remedy: '改成法定代表人姓名', sources: [isHead.source] }
    }
  },
})

export const standingRules = [
  personDiffers,
  nameForm,
  licenceExpired,
  registerStatus,
  provinceNotDomicile,
  provinceNotServer,
  cityDiffers,
  addressVague,
  investor,
]
