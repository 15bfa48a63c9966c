import { changed, enterprise } from '../fixtures.ts'
import { type Case, company, first, person } from './cases.ts'

const other = changed(enterprise(), (copy) => {
  copy.id = 'c9'
})
const domain = (field: string, value: unknown) => company({ [`services.0.domains.0.${field}`]: value })
const at = (field: string) => `services.s1.domains.0.${field}`
const named = (name: string) => company({ 'services.0.name': name })
const path = 'services.s1.name'
const approvals = 'services.s1.preApprovals'

const app = (changes: Record<string, unknown> = {}) =>
  company((copy) => {
    const service = first(copy.services)
    service.kind = 'app'
    service.appPlatforms = [
      {
        platform: 'android',
        packageName: 'com.yunshang.tea',
        publicKey: 'A0B1',
        signature: 'd41d8cd98f00b204e9800998ecf8427e',
        ...changes,
      },
    ]
  })
const two = (change: (service: ReturnType<typeof enterprise>['services'][number]) => void) =>
  company((copy) => {
    const second = structuredClone(first(copy.services))
    second.id = 's2'
    change(second)
    copy.services.push(second)
  })

/** Cases of the rules on names, content, domains, access and APPs, by rule code. */
export const serviceCases: Record<string, Case[]> = {
  'naming.too-short': [
    { name: 'two letters', client: named('云茶'), path, severity: 'reject' },
    { name: 'two Han among Latin', client: named('YS云茶'), path, severity: 'likely' },
  ],
  'naming.no-chinese': [
    { name: 'digits', client: named('12345'), path },
    { name: 'Latin', client: named('yunshang'), path },
  ],
  'naming.special-characters': [
    { name: 'a star', client: named('云上★茶业'), path },
    { name: 'a blank', client: named('云上 茶业'), path },
    { name: 'an emoji', client: named('云上茶业🍵'), path },
  ],
  'naming.is-domain': [
    { name: 'the domain', client: named('yunshang-tea.com'), path },
    { name: 'another domain', client: named('云上茶业.中国'), path },
  ],
  'naming.state-prefix': [
    { name: '中国', client: named('中国云上茶业'), path },
    { name: '维权', client: named('维权云上茶业'), path },
  ],
  'naming.sensitive': [
    { name: '赌博', client: named('云上赌博'), path, severity: 'reject' },
    { name: '棋牌', client: named('云上棋牌'), path, severity: 'likely' },
  ],
  'naming.interactive': [
    { name: '论坛', client: named('云上茶业论坛'), path, severity: 'likely' },
    { name: '博客 of a person', client: person({ 'services.0.name': '子昂的博客' }), path, severity: 'reject' },
  ],
  'naming.generic': [
    { name: '网站', client: named('官方网站'), path },
    { name: '首页', client: named('公司首页'), path, severity: 'reject' },
    { name: '首页 behind a name', client: named('云上茶业首页'), path, severity: 'likely' },
  ],
  'naming.unrelated': [
    { name: 'anything else', client: named('星河远航'), path, severity: 'likely' },
    {
      name: 'a brand, explained',
      client: company({ 'services.0.name': '星河远航', 'services.0.remark': '本公司注册商标' }),
      path,
      severity: 'advice',
    },
    {
      name: 'Sichuan',
      client: company({ 'services.0.name': '星河远航', 'subject.province': '四川' }),
      path,
      severity: 'reject',
    },
  ],
  'naming.duplicate': [
    { name: 'twice here', client: two(() => undefined), path: 'services.s2.name', severity: 'advice' },
    { name: "another client's", client: enterprise(), others: [other], path, severity: 'advice' },
    { name: 'Shaanxi', client: company({ 'subject.province': '陕西' }), others: [other], path, severity: 'likely' },
  ],
  'naming.person-scope': [
    { name: '商城', client: person({ 'services.0.name': '子昂商城' }), path, severity: 'reject' },
    { name: 'a place', client: person({ 'services.0.name': '广东摄影手记' }), path, severity: 'likely' },
  ],
  'naming.app-marketing': [
    {
      name: '免费',
      client: changed(app(), (copy) => void Object.assign(first(copy.services), { name: '云上免费茶' })),
      path,
    },
  ],
  'content.pre-approval.missing': [
    { name: '新闻', client: named('云上茶业新闻'), path: approvals },
    { name: '药房', client: company({ 'services.0.contents': ['网上药房'] }), path: approvals },
  ],
  'content.pre-approval.retired-kind': [
    { name: '教育', client: named('云上茶业教育'), path: approvals, severity: 'likely', reading: 'document' },
    { name: '教育 by law', client: named('云上茶业教育'), path: approvals, severity: 'advice' },
  ],
  'content.pledge.education-health': [
    { name: '教育', client: named('云上茶业教育'), path: 'slots.commitment-letter', severity: 'likely' },
  ],
  'content.pre-approval.stale': [
    {
      name: 'over',
      client: company({ 'services.0.preApprovals': [{ kind: 'news', number: '1', validUntil: '2026-01-01' }] }),
      path: 'services.s1.preApprovals.0.validUntil',
    },
    {
      name: 'no number',
      client: company({ 'services.0.preApprovals': [{ kind: 'news', number: '', validUntil: 'long-term' }] }),
      path: 'services.s1.preApprovals.0.number',
    },
  ],
  'content.finance': [{ name: '理财', client: named('云上茶业理财'), path: approvals, severity: 'likely' }],
  'content.pledge.keyword': [
    { name: '商城', client: named('云上茶业商城'), path: 'services.s1.contents', severity: 'advice' },
  ],
  'content.remark.missing': [
    { name: 'Inner Mongolia', client: company({ 'subject.province': '内蒙古' }), path: 'subject.remark' },
  ],
  'content.person-scope': [
    { name: 'a portal', client: person({ 'services.0.contents': ['单位门户网站'] }), path: 'services.s1.contents' },
  ],
  'content.too-many': [
    {
      name: 'six',
      client: company({ 'services.0.contents': ['一', '二', '三', '四', '五', '六'] }),
      path: 'services.s1.contents',
    },
  ],
  'domains.real-name.missing': [
    { name: 'none', client: domain('realNameVerifiedOn', ''), path: at('realNameVerifiedOn') },
  ],
  'domains.real-name.fresh': [
    { name: 'yesterday', client: domain('realNameVerifiedOn', '2026-09-14'), path: at('realNameVerifiedOn') },
    {
      name: 'four days at Huawei',
      client: company({
        'services.0.domains.0.realNameVerifiedOn': '2026-09-11',
        'services.0.access.provider': '华为云',
      }),
      path: at('realNameVerifiedOn'),
    },
  ],
  'domains.suffix.refused': [
    { name: '.com.hk', client: domain('name', 'yunshang.com.hk'), path: at('name'), severity: 'reject' },
    { name: '.io', client: domain('name', 'yunshang.io'), path: at('name'), severity: 'reject' },
    { name: 'not listed', client: domain('name', 'yunshang.bzh'), path: at('name'), severity: 'likely' },
    { name: '.me is disputed', client: domain('name', 'yunshang.me'), path: at('name'), severity: 'advice' },
  ],
  'domains.suffix.public-body': [
    { name: 'an institution on .com', client: company({ 'subject.kind': 'institution' }), path: at('name') },
    {
      name: 'a ministry on .cn',
      client: company({ 'subject.kind': 'government', 'services.0.domains.0.name': 'a.cn' }),
      path: at('name'),
    },
  ],
  'domains.registrar.foreign': [
    { name: 'GoDaddy', client: domain('registrar', 'GoDaddy.com, LLC'), path: at('registrar'), severity: 'reject' },
    { name: 'none', client: domain('registrar', ''), path: at('registrar'), severity: 'advice' },
    {
      name: 'none in Beijing',
      client: company({ 'services.0.domains.0.registrar': '', 'subject.province': '北京' }),
      path: at('registrar'),
      severity: 'likely',
    },
  ],
  'domains.holder.differs': [
    {
      name: 'somebody else',
      client: domain('holderName', '某某科技有限公司'),
      path: at('holderName'),
      severity: 'reject',
    },
    { name: 'an employee', client: domain('holderName', '李静'), path: at('holderName'), severity: 'likely' },
    { name: 'unknown', client: domain('holderName', ''), path: at('holderName'), severity: 'likely' },
    {
      name: 'the head, in Ningxia',
      client: company({ 'services.0.domains.0.holderName': '张明远', 'subject.province': '宁夏' }),
      path: at('holderName'),
      severity: 'reject',
    },
  ],
  'domains.holder.not-organiser': [
    {
      name: 'the head',
      client: domain('holderName', '张明远'),
      path: at('holderName'),
      severity: 'reject',
      reading: 'document',
    },
    { name: 'the head, by law', client: domain('holderName', '张明远'), path: at('holderName'), severity: 'advice' },
  ],
  'domains.holder.number-differs': [
    { name: 'another number', client: domain('holderIdNumber', '91330106MA2CE99990'), path: at('holderIdNumber') },
  ],
  'domains.privacy-protected': [
    { name: 'on', client: domain('privacyProtected', 'yes'), path: at('privacyProtected') },
  ],
  'domains.expired': [{ name: 'yesterday', client: domain('expiresOn', '2026-09-14'), path: at('expiresOn') }],
  'domains.expiring': [
    { name: 'in 90 days', client: domain('expiresOn', '2026-12-14'), path: at('expiresOn'), severity: 'reject' },
    {
      name: 'by the document',
      client: domain('expiresOn', '2026-12-14'),
      path: at('expiresOn'),
      severity: 'advice',
      reading: 'document',
    },
  ],
  'domains.registered-recently': [
    {
      name: 'in July',
      client: domain('registeredOn', '2026-07-01'),
      path: at('registeredOn'),
      severity: 'reject',
      reading: 'document',
    },
    { name: 'by law', client: domain('registeredOn', '2026-07-01'), path: at('registeredOn'), severity: 'advice' },
  ],
  'domains.dates.missing': [
    { name: 'no end', client: domain('expiresOn', ''), path: at('expiresOn'), severity: 'likely' },
    { name: 'backwards', client: domain('registeredOn', '2029-01-01'), path: at('expiresOn'), severity: 'reject' },
  ],
  'domains.resolving': [{ name: 'already', client: domain('resolves', 'yes'), path: at('resolves') }],
  'domains.duplicate': [
    { name: 'twice here', client: two(() => undefined), path: 'services.s2.domains.0.name', severity: 'reject' },
    { name: "another client's", client: enterprise(), others: [other], path: at('name'), severity: 'likely' },
  ],
  'services.domains.several': [
    {
      name: 'two',
      client: company(
        (copy) => void first(copy.services).domains.push({ ...first(first(copy.services).domains), name: 'b.com' }),
      ),
      path: 'services.s1.domains',
      severity: 'likely',
    },
    {
      name: 'two in Xinjiang',
      client: company((copy) => {
        copy.subject.province = '新疆'
        first(copy.services).domains.push({ ...first(first(copy.services).domains), name: 'b.com' })
      }),
      path: 'services.s1.domains',
      severity: 'reject',
    },
  ],
  'services.domains.own-order': [
    { name: 'two sites', client: two(() => undefined), path: 'services', severity: 'likely', reading: 'document' },
  ],
  'services.homepage.differs': [
    {
      name: 'elsewhere',
      client: company({ 'services.0.homepages': ['www.other.com'] }),
      path: 'services.s1.homepages.0',
    },
  ],
  'access.location.abroad': [
    {
      name: 'Hong Kong',
      client: company({ 'services.0.access.location': '中国香港' }),
      path: 'services.s1.access.location',
      severity: 'reject',
    },
    {
      name: 'unclear',
      client: company({ 'services.0.access.location': '机房A' }),
      path: 'services.s1.access.location',
      severity: 'advice',
    },
  ],
  'access.resource-system': [
    {
      name: 'no',
      client: company({ 'services.0.access.inResourceSystem': 'no' }),
      path: 'services.s1.access.inResourceSystem',
      severity: 'reject',
    },
    {
      name: 'unknown',
      client: company({ 'services.0.access.inResourceSystem': '' }),
      path: 'services.s1.access.inResourceSystem',
      severity: 'advice',
    },
  ],
  'access.provider.several': [
    {
      name: 'two',
      client: two((service) => void Object.assign(service.access, { provider: '华为云' })),
      path: 'services',
    },
  ],
  'access.ips.too-many': [
    {
      name: 'four at UCloud',
      client: company({
        'services.0.access.provider': 'UCloud',
        'services.0.access.ips': ['47.96.1.1', '47.96.1.2', '47.96.1.3', '47.96.1.4'],
      }),
      path: 'services.s1.access.ips',
    },
  ],
  'access.server-full': [
    {
      name: 'the sixth at Huawei',
      client: company((copy) => {
        first(copy.services).access.provider = '华为云'
        for (let count = 2; count <= 6; count++)
          copy.services.push({ ...structuredClone(first(copy.services)), id: `s${count}` })
      }),
      path: 'services.s6.access.ips',
    },
  ],
  'access.shell': [
    {
      name: 'the last access was cancelled',
      client: company({
        'services.0.filingNumber': '浙ICP备12345678号-1',
        'services.0.access.provider': '',
        'services.0.shellSince': '2026-09-14',
      }),
      path: 'services.s1.access.provider',
    },
  ],
  'services.too-many-for-order': [
    {
      name: 'two in Hunan',
      client: changed(
        two(() => undefined),
        (copy) => void Object.assign(copy.subject, { province: '湖南' }),
      ),
      path: 'services',
    },
  ],
  'services.older-open': [
    {
      name: 'one filed before',
      client: two((service) => void Object.assign(service, { filingNumber: '浙ICP备12345678号-1' })),
      path: 'services',
    },
  ],
  'apps.fields': [
    { name: 'package', client: app({ packageName: '云上' }), path: 'services.s1.appPlatforms.0.packageName' },
    { name: 'no key', client: app({ publicKey: '' }), path: 'services.s1.appPlatforms.0.publicKey' },
    { name: 'digest', client: app({ signature: 'd41d8c' }), path: 'services.s1.appPlatforms.0.signature' },
    { name: 'MD5 on iOS', client: app({ platform: 'ios' }), path: 'services.s1.appPlatforms.0.signature' },
  ],
  'apps.duplicate': [
    {
      name: 'same package',
      client: changed(
        app(),
        (copy) => void copy.services.push({ ...structuredClone(first(copy.services)), id: 's2', name: '另一个云上' }),
      ),
      path: 'services.s2.appPlatforms.0.packageName',
    },
  ],
}
