import { changed, creditCode, enterprise, naturalPerson, residentId } from '../fixtures.ts'
import { business, type Case, company, first, person } from './cases.ts'

const other = changed(enterprise(), (copy) => {
  copy.id = 'c9'
})

/** An employee who answers for the site instead of the 法定代表人. */
const employee = {
  id: 'p3',
  name: '周航',
  idKind: 'resident-id' as const,
  idNumber: residentId('33010619880808303'),
  idValidFrom: '',
  idValidUntil: '2037-01-01',
  mobile: '13712345678',
  emergencyPhone: '13712345679',
  landline: '',
  email: 'zhou@example.com',
}
type Roles = Parameters<typeof withEmployee>[0]

function withEmployee(roles: ('subject-lead' | 'service-lead')[], province = '浙江省') {
  return company((copy) => {
    const head = first(copy.people)
    head.roles = head.roles.filter((role) => !(roles as string[]).includes(role))
    copy.people.push({ ...employee, roles })
    copy.subject.province = province
  })
}
const inProvince = (province: string, roles: Roles) => withEmployee(roles, province)

/** Cases of the rules on the organiser, its people and its papers, by rule code. */
export const companyCases: Record<string, Case[]> = {
  'subject.person.differs': [
    { name: 'another name', client: person({ 'subject.name': '陈子' }), path: 'subject.name' },
    {
      name: 'another number',
      client: person({ 'subject.licenceNumber': residentId('44010619920102303') }),
      path: 'subject.licenceNumber',
    },
  ],
  'subject.name.form': [
    { name: 'a blank', client: company({ 'subject.name': '杭州 云上茶业有限公司' }), path: 'subject.name' },
    { name: 'a short name', client: company({ 'subject.name': '云上茶业' }), path: 'subject.name' },
    {
      name: 'brackets',
      client: company({ 'subject.name': '云上(杭州)茶业有限公司' }),
      path: 'subject.name',
      severity: 'advice',
    },
  ],
  'subject.licence.expired': [
    {
      name: 'over',
      client: company({ 'subject.licenceValidUntil': '2026-09-14' }),
      path: 'subject.licenceValidUntil',
      severity: 'reject',
    },
    {
      name: 'under 3 months',
      client: company({ 'subject.licenceValidUntil': '2026-12-14' }),
      path: 'subject.licenceValidUntil',
      severity: 'reject',
    },
    {
      name: 'unknown',
      client: company({ 'subject.licenceValidUntil': '' }),
      path: 'subject.licenceValidUntil',
      severity: 'likely',
    },
  ],
  'subject.register-status': [
    {
      name: 'abnormal',
      client: company({ 'subject.registerStatus': 'abnormal' }),
      path: 'subject.registerStatus',
      severity: 'reject',
    },
    {
      name: 'revoked',
      client: company({ 'subject.registerStatus': 'revoked' }),
      path: 'subject.registerStatus',
      severity: 'reject',
    },
    {
      name: 'nobody looked',
      client: company({ 'subject.registerStatus': '' }),
      path: 'subject.registerStatus',
      severity: 'advice',
    },
  ],
  'subject.province.not-domicile': [
    {
      name: 'files where the server is',
      client: company({ 'subject.province': '广东' }),
      path: 'subject.province',
      severity: 'reject',
    },
    {
      name: 'by the document that only advises',
      client: company({ 'subject.province': '广东' }),
      path: 'subject.province',
      severity: 'advice',
      reading: 'document',
    },
    {
      name: 'moved from Fujian',
      client: company({ 'subject.licenceNumber': creditCode('91350106MA2CE1234') }),
      path: 'subject.province',
      severity: 'advice',
    },
  ],
  'subject.province.not-server': [
    {
      name: 'server in Guangdong',
      client: company({ 'services.0.access.location': '广东省' }),
      path: 'subject.province',
      severity: 'advice',
      reading: 'document',
    },
  ],
  'subject.city.differs': [
    {
      name: 'Henan wants one city',
      client: company({
        'subject.province': '河南',
        'subject.city': '郑州市',
        'subject.licenceAddress': '河南省南阳市卧龙区1号',
      }),
      path: 'subject.city',
    },
  ],
  'subject.address.vague': [
    { name: 'no door', client: company({ 'subject.address': '龙井路' }), path: 'subject.address', severity: 'likely' },
    { name: 'a sign', client: company({ 'subject.address': '龙井路1#201' }), path: 'subject.address' },
    {
      name: 'province again',
      client: company({ 'subject.address': '浙江省龙井路1号' }),
      path: 'subject.address',
      severity: 'advice',
    },
  ],
  'subject.investor': [
    { name: 'none', client: company({ 'subject.investor': '' }), path: 'subject.investor', severity: 'advice' },
    {
      name: 'Ningxia wants the head',
      client: company({ 'subject.investor': '某某集团', 'subject.province': '宁夏' }),
      path: 'subject.investor',
      severity: 'likely',
    },
  ],
  'leads.subject-lead.not-head': [
    {
      name: 'Zhejiang',
      client: withEmployee(['subject-lead', 'service-lead']),
      path: 'people.p3.roles',
      severity: 'reject',
    },
    {
      name: 'Anhui, where sources disagree',
      client: inProvince('安徽', ['subject-lead', 'service-lead']),
      path: 'people.p3.roles',
      severity: 'likely',
    },
    {
      name: 'Sichuan, with a letter',
      client: inProvince('四川', ['subject-lead', 'service-lead']),
      path: 'people.p3.roles',
      severity: 'advice',
    },
  ],
  'leads.must-be-one': [
    {
      name: 'Jiangsu',
      client: changed(inProvince('江苏', ['subject-lead']), (copy) => {
        first(copy.people).roles = ['legal-representative', 'service-lead']
      }),
      path: 'services.s1.leadId',
    },
  ],
  'leads.head-foreign': [
    {
      name: 'passport in Shandong',
      client: company({ 'subject.province': '山东', 'people.0.idKind': 'passport', 'people.0.idNumber': 'EA1234567' }),
      path: 'people.p1.idKind',
    },
  ],
  'leads.service-lead.resident-id': [
    {
      name: 'permit in Fujian',
      client: company({
        'subject.province': '福建',
        'people.0.idKind': 'hk-macao-permit',
        'people.0.idNumber': 'H12345678',
      }),
      path: 'people.p1.idKind',
    },
  ],
  'leads.age': [
    {
      name: 'a minor',
      client: company({ 'people.0.idNumber': residentId('33010620090312101') }),
      path: 'people.p1.idNumber',
    },
    {
      name: 'turns 18 tomorrow',
      client: company({ 'people.0.idNumber': residentId('33010620080916101') }),
      path: 'people.p1.idNumber',
    },
  ],
  'leads.person-residence': [
    {
      name: 'Xinjiang takes its own only',
      client: person({ 'subject.province': '新疆' }),
      path: 'subject.province',
      severity: 'reject',
    },
    {
      name: 'Shanghai with a permit',
      client: person({ 'subject.province': '上海' }),
      path: 'subject.province',
      severity: 'likely',
    },
  ],
  'people.id-validity': [
    {
      name: 'over',
      client: company({ 'people.0.idValidUntil': '2026-01-01' }),
      path: 'people.p1.idValidUntil',
      severity: 'reject',
    },
    {
      name: 'under 3 months',
      client: company({ 'people.0.idValidUntil': '2026-12-01' }),
      path: 'people.p1.idValidUntil',
      severity: 'reject',
    },
    {
      name: 'the agent',
      client: company({ 'people.1.idValidUntil': '2026-01-01' }),
      path: 'people.p2.idValidUntil',
      severity: 'likely',
    },
    {
      name: 'unknown',
      client: company({ 'people.0.idValidUntil': '' }),
      path: 'people.p1.idValidUntil',
      severity: 'likely',
    },
  ],
  'sheet.signer.service-lead': [
    {
      name: 'an employee answers',
      client: withEmployee(['service-lead']),
      path: 'slots.verification-sheet:s1',
      severity: 'advice',
    },
  ],
  'sheet.signer.head': [
    {
      name: 'an employee answers',
      client: withEmployee(['service-lead']),
      path: 'slots.verification-sheet:s1',
      severity: 'advice',
      reading: 'document',
    },
  ],
  'contacts.emergency-same': [
    {
      name: 'own mobile',
      client: company({ 'people.0.emergencyPhone': '+86 138 1234 2201' }),
      path: 'people.p1.emergencyPhone',
    },
  ],
  'contacts.shared': [
    {
      name: 'one mobile for two',
      client: changed(withEmployee(['service-lead']), (copy) => {
        for (const one of copy.people) one.mobile = '13812342201'
      }),
      path: 'people.p3.mobile',
    },
    {
      name: 'one mail for two',
      client: changed(withEmployee(['service-lead']), (copy) => {
        for (const one of copy.people) one.email = 'Office@example.com'
      }),
      path: 'people.p3.email',
    },
  ],
  'people.duplicate': [
    {
      name: 'agent is the head',
      client: company({ 'people.1.idNumber': residentId('33010619850312101') }),
      path: 'people.p2.idNumber',
    },
  ],
  'contacts.not-local': [
    {
      name: 'Beijing landline',
      client: company({ 'people.0.landline': '010-66668888' }),
      path: 'people.p1.landline',
      severity: 'likely',
    },
    {
      name: 'Liaoning wants a local mobile',
      client: company({ 'subject.province': '辽宁' }),
      path: 'people.p1.mobile',
      severity: 'advice',
    },
  ],
  'contacts.mobile-elsewhere': [
    { name: 'a second client', client: enterprise(), others: [other], path: 'people.p1.mobile', severity: 'likely' },
  ],
  'papers.authorisation.missing': [
    {
      name: 'Tianjin',
      client: inProvince('天津', ['service-lead']),
      path: 'slots.authorisation-letter',
      severity: 'reject',
    },
    {
      name: 'Sichuan',
      client: inProvince('四川', ['subject-lead', 'service-lead']),
      path: 'slots.authorisation-letter',
    },
  ],
  'papers.stale': [
    {
      name: 'a letter of spring',
      client: company((copy) => {
        copy.materials.push({
          ...first(copy.materials),
          id: 'letter',
          kind: 'authorisation-letter',
          addedAt: '2026-06-01T01:00:00Z',
        })
      }),
      path: 'materials.letter',
    },
  ],
  'papers.commitment.missing': [
    {
      name: 'Guangdong',
      client: company({ 'subject.province': '广东', 'subject.licenceAddress': '广东省广州市1号' }),
      path: 'slots.commitment-letter',
    },
    { name: 'Jiangsu', client: company({ 'subject.province': '江苏' }), path: 'slots.commitment-letter' },
    {
      name: 'Shanghai, by an old source',
      client: company({ 'subject.province': '上海' }),
      path: 'slots.commitment-letter',
      severity: 'likely',
    },
  ],
  'sheet.person-pledge': [
    { name: 'Guangdong', client: naturalPerson(), path: 'slots.verification-sheet:s1', severity: 'advice' },
  ],
  'papers.construction-plan.missing': [
    {
      name: 'second site in Hunan',
      client: company((copy) => {
        copy.subject.province = '湖南'
        copy.services.push({ ...first(copy.services), id: 's2', filingNumber: '湘ICP备12345678号-1' })
      }),
      path: 'slots.construction-plan',
      severity: 'reject',
    },
    {
      name: 'six in Chongqing, where sources disagree',
      client: company((copy) => {
        copy.subject.province = '重庆'
        for (let count = 2; count <= 6; count++) copy.services.push({ ...first(copy.services), id: `s${count}` })
      }),
      path: 'slots.construction-plan',
      severity: 'likely',
    },
  ],
  'papers.public-body-approval': [
    {
      name: 'an institution in Yunnan',
      client: company({ 'subject.province': '云南', 'subject.kind': 'institution' }),
      path: 'slots.other',
    },
  ],
  'papers.upload-limits': [
    {
      name: 'PDF for Huawei',
      client: company((copy) => {
        first(copy.services).access.provider = '华为云计算技术有限公司'
        first(copy.materials).fileName = '营业执照.pdf'
      }),
      path: 'materials.m-business-licence',
    },
    {
      name: 'too large for Aliyun',
      client: business((copy) => {
        first(copy.services).access.provider = '阿里云计算有限公司'
        first(copy.materials).size = 5_000_000
      }),
      path: 'materials.m-business-licence',
    },
    {
      name: 'squeezed too far for Tencent',
      client: business((copy) => {
        first(copy.services).access.provider = '腾讯云'
        first(copy.materials).size = 90_000
      }),
      path: 'materials.m-business-licence',
    },
  ],
}
