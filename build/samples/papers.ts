import { parseResidentId } from '../../domain/identifiers/resident-id.ts'
import { type Client, isUnit, licenceKinds, type Material, type Person } from '../../domain/model/index.ts'
import { makeQr } from '../../test/paper/marks/code.ts'
import { handwrite, type PenInk } from '../../test/paper/marks/pen.ts'
import { watermark } from '../../test/paper/marks/print.ts'
import { inventSeal, type Seal, stampSeal } from '../../test/paper/marks/seal.ts'
import { boxStamp, fingerprint, nameChop } from '../../test/paper/marks/stamps.ts'
import type { Page } from '../../test/paper/page.ts'
import { drawIcon } from '../../test/paper/pages/icon.ts'
import { drawIdCard } from '../../test/paper/pages/id-card.ts'
import { drawLease, drawLetter, type SignPlace } from '../../test/paper/pages/letter.ts'
import { drawLicence, type LicenceLook } from '../../test/paper/pages/licence.ts'
import { printSheet } from '../../test/paper/pages/printed-sheet.ts'
import { drawTable } from '../../test/paper/pages/table.ts'
import type { Random } from '../../test/paper/random.ts'
import { chineseDate } from '../../test/paper/words.ts'

/** What somebody put on the paper, where it is not what everybody puts there. */
export interface Marking {
  /** false = none */
  readonly seal?: false | Partial<Seal>
  readonly pen?: PenInk | 'none'
  readonly thumb?: boolean
  readonly chop?: boolean
  readonly boxStamp?: string
  readonly watermark?: string
  readonly look?: Partial<LicenceLook>
}

const dotted = (iso: string): string => (iso === 'long-term' ? '长期' : iso.replaceAll('-', '.'))

/** Province and city; the four municipalities are both. */
const regionOf = ({ subject }: Client): string =>
  subject.city === subject.province ? subject.city : `${subject.province}${subject.city}`

const addressOf = (client: Client): string => `${regionOf(client)}${client.subject.district}${client.subject.address}`

const headOf = (client: Client): Person => client.people[0] as Person

function idCard(rnd: Random, client: Client, material: Material, dpi: number): Page {
  const person = client.people.find(({ id }) => id === material.personId) ?? headOf(client)
  const parsed = parseResidentId(person.idNumber)
  const bornOn = person.idNumber.replace(/^.{6}(....)(..)(..).*/, '$1-$2-$3')
  const words = {
    name: person.name,
    sex: parsed.ok && parsed.value.sex === 'female' ? '女' : '男',
    bornOn,
    address: `${regionOf(client)}样例街道${Number(person.idNumber.slice(12, 14)) + 3}号`,
    number: person.idNumber,
    authority: `${client.subject.city}公安局样例分局`,
    validity: `${dotted(person.idValidFrom)}-${dotted(person.idValidUntil)}`,
  } as const
  return drawIdCard(rnd, words, material.kind === 'id-front' ? 'front' : 'back', dpi)
}

/** What the licence says the business may do; read from the name, as a reader would expect. */
function scopeOf({ subject }: Client): string {
  if (subject.name.includes('茶'))
    return '茶叶种植、加工、销售；茶具、预包装食品销售；互联网销售（除销售需要许可的商品）。'
  if (subject.name.includes('文化'))
    return '组织文化艺术交流活动；设计、制作、代理、发布广告；工艺美术品设计；会议服务。'
  if (subject.name.includes('智能')) return '智能家居设备、计算机软硬件的技术开发、销售；物联网技术服务；国内贸易。'
  if (subject.name.includes('皮具')) return '皮革制品制作、零售；手工艺品零售；互联网销售（除销售需要许可的商品）。'
  if (subject.name.includes('食品')) return '食品销售；食用农产品批发、零售；供应链管理服务；包装服务。'
  if (subject.name.includes('培训')) return '书法、绘画艺术培训（不含学历教育）；书画展览交流。'
  return '日用百货、五金交电、办公用品批发零售；商务信息咨询。'
}

async function licence(rnd: Random, client: Client, marking: Marking, dpi: number): Promise<Page> {
  const { subject } = client
  const head = headOf(client)
  const business = subject.kind === 'enterprise' || subject.kind === 'individual-business'
  const until = subject.licenceValidUntil === 'long-term' ? '长期' : chineseDate(subject.licenceValidUntil)
  const shop = subject.kind === 'individual-business'
  const words = {
    title: business ? '营业执照' : licenceKinds[subject.licenceKind],
    code: subject.licenceNumber,
    fields: [
      ['名称', subject.name],
      ['类型', shop ? '个体工商户' : business ? '有限责任公司(自然人投资或控股)' : '民办非企业单位(法人)'],
      [shop ? '经营者' : '法定代表人', head.name],
      [shop ? '组成形式' : business ? '注册资本' : '开办资金', shop ? '个人经营' : '壹佰万元整'],
      ['成立日期', chineseDate(subject.licenceValidFrom)],
      [business ? '营业期限' : '有效期限', `${chineseDate(subject.licenceValidFrom)}至${until}`],
      [shop ? '经营场所' : '住所', subject.licenceAddress],
    ],
    scope: scopeOf(client),
    authority: `${subject.city}${subject.district}${business ? '市场监督管理局' : '民政局'}`,
    issuedOn: subject.licenceValidFrom,
  } as const
  const qr = business ? { qr: await makeQr(`http://gsxt.sample.invalid/ent/${subject.licenceNumber}`) } : {}
  return drawLicence(rnd, words, { orientation: 'landscape', ...qr, ...marking.look }, dpi)
}

async function permit(rnd: Random, client: Client, marking: Marking, dpi: number): Promise<Page> {
  const { subject, services } = client
  const approval = services[0]?.preApprovals[0]
  const words = {
    title: '办学许可证',
    code: approval?.number ?? '',
    codeLabel: '许可证编号',
    fields: [
      ['学校名称', subject.name],
      ['负责人', headOf(client).name],
      ['地址', subject.licenceAddress],
      ['有效期至', chineseDate(approval?.validUntil ?? subject.licenceValidUntil)],
    ],
    scope: '书法、绘画（非学科类校外培训）',
    scopeLabel: '办学内容',
    authority: `${subject.city}${subject.district}教育局`,
    issuedOn: subject.licenceValidFrom,
  } as const
  return drawLicence(rnd, words, { orientation: 'landscape', ground: 'blue', ...marking.look }, dpi)
}

function letter(rnd: Random, client: Client, dpi: number): SignPlace {
  const { subject, services } = client
  const service = services[0]
  const domain = service?.domains[0]?.name ?? ''
  const unit = isUnit(subject)
  const words = {
    title: unit ? '互联网信息服务备案承诺书' : '互联网信息服务备案真实性承诺书',
    addressee: `${subject.province}通信管理局：`,
    body: [
      `${unit ? '我单位' : '本人'}申请办理“${service?.name}”（域名：${domain}）的互联网信息服务备案，已知悉《非经营性互联网信息服务备案管理办法》等有关规定。`,
      '所提交的主体信息、负责人信息、服务信息及全部证明材料真实、准确、完整、有效。',
      '备案信息发生变化时将及时办理变更手续；服务终止时将及时办理注销手续；不利用备案从事违法违规活动。',
      '如有不实，愿意承担由此产生的一切法律责任。',
    ],
    sender: subject.name,
    signLabel: unit ? '法定代表人（签字）：' : '承诺人（签字并按手印）：',
    datedOn: '2026-11-16',
  }
  return drawLetter(rnd, words, { head: 'plain', tint: '#fdfdfb', size: 4.4 }, dpi)
}

/** Second page of a hosting agreement: what is agreed. */
function hostingTerms(rnd: Random, client: Client, dpi: number): SignPlace {
  const service = client.services[0]
  const words = {
    title: '服务器托管协议',
    addressee: `用户：${client.subject.name}`,
    body: [
      `乙方为用户的“${service?.name}”提供位于${service?.access.location}的服务器，IP 地址 ${service?.access.ips.join('、')}。`,
      '服务器位于中国境内，已登记于接入资源管理系统；服务期限自2026年11月10日起至2029年11月09日止。',
      '用户应保证备案信息真实准确，未取得备案不得开通服务；乙方协助办理备案并保存网络日志不少于六个月。',
    ],
    sender: `${service?.access.provider}样例代理服务部`,
    signLabel: '',
    datedOn: '2026-11-10',
  }
  return drawLetter(rnd, words, { head: 'plain', tint: '#fdfdfb', size: 4.4 }, dpi)
}

function hosting(rnd: Random, client: Client, dpi: number, pageNumber: number): SignPlace {
  const { subject } = client
  const provider = `${client.services[0]?.access.provider ?? ''}样例代理服务部`
  const firm = {
    name: subject.name,
    code: subject.licenceNumber,
    address: addressOf(client),
    authority: '',
    legal: headOf(client).name,
    trade: '',
    capital: '',
    foundedOn: subject.licenceValidFrom,
    issuedOn: '2026-11-10',
    type: '',
  }
  const place = pageNumber === 0 ? drawTable(rnd, firm, dpi) : hostingTerms(rnd, client, dpi)
  stampSeal(place.page, rnd, inventSeal(rnd, provider, { shape: 'round', purpose: '合同专用章' }), ...place.seal)
  return place
}

function lease(rnd: Random, client: Client, dpi: number): SignPlace {
  const articles = [
    '租金按季度支付，先付后用；水电、物业费用由乙方按实际用量承担。',
    '乙方应按约定用途使用房屋，不得擅自改变房屋结构；到期后同等条件下享有优先承租权。',
    '因履行本合同发生的争议，由双方协商解决；协商不成的，向房屋所在地人民法院起诉。',
    '本合同一式两份，双方各执一份，自双方签字之日起生效。',
  ]
  const words = { landlord: '亓葳柘', tenant: client.subject.name, address: client.subject.licenceAddress, articles }
  const place = drawLease(rnd, words, dpi)
  handwrite(place.page, rnd, '亓葳柘', place.signature[0], place.signature[1], 8, 'black')
  return { ...place, signature: [142, place.signature[1]] }
}

/** Signature, seal and whatever else the plan asks for; a unit seals its own papers unless the plan says otherwise. */
function sign(place: SignPlace, rnd: Random, client: Client, marking: Marking, sealed: boolean): Page {
  const { page } = place
  if (marking.pen !== 'none') handwrite(page, rnd, headOf(client).name, ...place.signature, 8.5, marking.pen ?? 'black')
  if (marking.thumb) fingerprint(page, rnd, place.signature[0] + 28, place.signature[1] - 2)
  if (marking.chop) nameChop(page, rnd, headOf(client).name, place.signature[0] + 42, place.signature[1] + 4)
  if (marking.boxStamp) boxStamp(page, rnd, marking.boxStamp, 150, 24)
  const seal = marking.seal ?? (sealed ? {} : false)
  if (seal !== false) {
    const looks = inventSeal(rnd, client.subject.name, {
      shape: 'round',
      purpose: '',
      star: true,
      innerRing: false,
      width: 40,
      height: 40,
      ...seal,
    })
    stampSeal(page, rnd, looks, ...place.seal)
  }
  return page
}

/**
 * Draws the paper that stands behind one material of a sample client.
 * @param pageNumber counts from 0; only hosting agreements have a second page
 */
export async function samplePaper(
  rnd: Random,
  client: Client,
  material: Material,
  marking: Marking,
  dpi: number,
  pageNumber: number,
): Promise<Page> {
  const page = await unmarked(rnd, client, material, marking, dpi, pageNumber)
  // On the sample IDs the free strip between address and number takes it, so that it covers no words.
  if (marking.watermark) watermark(page, rnd, marking.watermark, 4.4, [39, 50])
  return page
}

async function unmarked(
  rnd: Random,
  client: Client,
  material: Material,
  marking: Marking,
  dpi: number,
  pageNumber: number,
): Promise<Page> {
  const service = client.services.find(({ id }) => id === material.serviceId) ?? client.services[0]
  const unit = isUnit(client.subject)
  switch (material.kind) {
    case 'business-licence':
    case 'organisation-certificate':
      return licence(rnd, client, marking, dpi)
    case 'pre-approval':
      return permit(rnd, client, marking, dpi)
    case 'id-front':
    case 'id-back':
      return idCard(rnd, client, material, dpi)
    case 'app-icon':
      return drawIcon([...(service?.name ?? '')][0] ?? '备', '#1769aa', 512)
    case 'verification-sheet':
      return sign(await printSheet(client, service, dpi), rnd, client, marking, unit)
    case 'commitment-letter':
      return sign(letter(rnd, client, dpi), rnd, client, marking, unit)
    case 'premises-proof':
      return sign(lease(rnd, client, dpi), rnd, client, marking, false)
    case 'hosting-agreement':
      return sign(hosting(rnd, client, dpi, pageNumber), rnd, client, { pen: 'none', ...marking }, false)
    default:
      throw new Error(`no sample paper is drawn for ${material.kind}`)
  }
}
