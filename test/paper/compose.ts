import { clientSchema } from '../../domain/model/index.ts'
import { makeQr } from './marks/code.ts'
import { drawnCircle, handwrite } from './marks/pen.ts'
import { logo, watermark } from './marks/print.ts'
import { inventSeal, type Seal, stampSeal } from './marks/seal.ts'
import { boxStamp, fingerprint, nameChop } from './marks/stamps.ts'
import { blankPage, type Page } from './page.ts'
import { drawIdCard } from './pages/id-card.ts'
import { drawLease, drawLetter, paperTint, type SignPlace } from './pages/letter.ts'
import { drawLicence } from './pages/licence.ts'
import { printSheet } from './pages/printed-sheet.ts'
import { drawTable } from './pages/table.ts'
import type { Random } from './random.ts'
import { chineseDate, type Firm, inventFirm, inventIdNumber, personName, prose } from './words.ts'

export const pageKinds = [
  'licence',
  'certificate',
  'id-front',
  'id-back',
  'id-both',
  'sheet',
  'lease',
  'letter',
  'table',
] as const
export type PageKind = (typeof pageKinds)[number]
export type SealWish = 'none' | 'red' | 'blue' | 'black'

/** Height in mm of the smallest words on each kind of page, known before it is drawn so that the dpi can be chosen. */
export const smallestWords: Record<PageKind, number> = {
  licence: 3.3,
  certificate: 3.3,
  'id-front': 2.9,
  'id-back': 2.9,
  'id-both': 2.9,
  sheet: 3.2,
  lease: 3.7,
  letter: 3.9,
  table: 3.3,
}

async function licence(rnd: Random, firm: Firm, dpi: number, institution: boolean): Promise<Page> {
  const registry = institution ? firm.authority.replace('市场监督管理局', '事业单位登记管理局') : firm.authority
  return drawLicence(
    rnd,
    {
      title: institution ? '事业单位法人证书' : '营业执照',
      code: firm.code,
      fields: [
        ['名称', firm.name],
        ['类型', firm.type],
        ['法定代表人', firm.legal],
        ['注册资本', firm.capital],
        ['成立日期', chineseDate(firm.foundedOn)],
        ['营业期限', '长期'],
        ['住所', firm.address],
      ],
      scope: prose(rnd, rnd.int(60, 260)),
      authority: registry,
      issuedOn: firm.issuedOn,
    },
    {
      orientation: rnd.chance(0.6) ? 'landscape' : 'portrait',
      ground: institution ? rnd.pick(['green', 'blue'] as const) : 'gold',
      ...(rnd.chance(0.8) ? { qr: await makeQr(`http://gsxt.sample.invalid/${firm.code}`) } : {}),
    },
    dpi,
  )
}

function idCard(rnd: Random, side: 'front' | 'back' | 'both', dpi: number): Page {
  const born = `19${rnd.int(60, 99)}-${String(rnd.int(1, 12)).padStart(2, '0')}-${String(rnd.int(1, 28)).padStart(2, '0')}`
  const sex = rnd.pick(['男', '女'] as const)
  const words = {
    name: personName(rnd),
    sex,
    bornOn: born,
    address: `样例省虚构市样例区云岫路${rnd.int(1, 99)}号${rnd.int(1, 30)}幢${rnd.int(101, 999)}室`,
    number: inventIdNumber(rnd, born, sex),
    authority: '虚构市公安局样例分局',
    validity: '2021.03.15-2041.03.15',
  }
  const page = drawIdCard(rnd, words, side, dpi)
  if (rnd.chance(0.25)) watermark(page, rnd, '仅供备案使用', page.width / 11)
  return page
}

/** Punched holes: dark, round, and no seal. */
function punch(page: Page, rnd: Random): void {
  const { ctx } = page
  ctx.save()
  ctx.fillStyle = rnd.pick(['#4a4a4d', '#cfcfcf', '#8d8d90'])
  for (const y of [page.height / 2 - 40, page.height / 2 + 40]) {
    ctx.beginPath()
    ctx.arc(11, y, 3, 0, 2 * Math.PI)
    ctx.fill()
  }
  ctx.restore()
}

function stamp(place: SignPlace, rnd: Random, firm: Firm, wish: SealWish): void {
  if (wish === 'none') return
  const { page } = place
  const looks: Partial<Seal> = { ink: wish, electronic: rnd.chance(0.12) }
  const cut = rnd.chance(0.1)
  // A seal across the edge, as on the seam of several sheets: a bit more than half is left on this one.
  const [x, y] = cut ? [page.width - rnd.range(4, 11), rnd.range(70, 220)] : place.seal
  stampSeal(page, rnd, inventSeal(rnd, firm.name, looks), x, y)
  if (rnd.chance(0.12))
    stampSeal(page, rnd, inventSeal(rnd, inventFirm(rnd).name, { ink: wish }), rnd.range(35, 90), place.seal[1])
}

/** Everything people put on papers besides seals; more of it where there is no seal, or the checks learn a shortcut. */
function distract(place: SignPlace, rnd: Random, firm: Firm, sealed: boolean): void {
  const { page } = place
  const often = sealed ? 0.16 : 0.28
  const anywhere = (): [number, number] => [rnd.range(30, page.width - 30), rnd.range(60, page.height - 40)]
  if (rnd.chance(0.75))
    handwrite(page, rnd, firm.legal, ...place.signature, rnd.range(6.5, 10), rnd.pick(['black', 'black', 'blue']))
  if (rnd.chance(often))
    nameChop(page, rnd, firm.legal, place.signature[0] + rnd.range(-15, 25), place.signature[1] + rnd.range(-3, 14))
  if (rnd.chance(often * 0.8)) fingerprint(page, rnd, place.signature[0] + rnd.range(5, 30), place.signature[1] - 2)
  if (rnd.chance(often * 0.6))
    boxStamp(page, rnd, rnd.pick(['与原件一致', '已核对', '收讫', '复印件', '2026.10.15']), ...anywhere())
  if (rnd.chance(often * 0.6))
    drawnCircle(
      page,
      rnd,
      ...anywhere(),
      rnd.range(16, 55),
      rnd.range(12, 40),
      rnd.pick(['red', 'red', 'blue', 'black']),
    )
  if (rnd.chance(often * 0.4))
    handwrite(page, rnd, rnd.pick(['同意', '已阅', '补正', '速办']), ...anywhere(), rnd.range(9, 16), 'red')
  if (rnd.chance(often * 0.4))
    logo(page, rnd, rnd.range(25, 185), rnd.range(14, 24), rnd.range(6, 12), firm.name.slice(2, 4))
  if (rnd.chance(0.08)) punch(page, rnd)
}

/** Draws one page of a kind with what people put on it. */
export async function composePage(rnd: Random, kind: PageKind, wish: SealWish, dpi: number): Promise<Page> {
  const firm = inventFirm(rnd.fork('firm'))
  const art = rnd.fork('page')
  if (kind === 'licence' || kind === 'certificate') return licence(art, firm, dpi, kind === 'certificate')
  if (kind === 'id-front' || kind === 'id-back' || kind === 'id-both')
    return idCard(art, kind.slice(3) as 'front' | 'back' | 'both', dpi)
  const place = await paperOf(art, kind, firm, dpi)
  distract(place, rnd.fork('marks'), firm, wish !== 'none')
  stamp(place, rnd.fork('seal'), firm, wish)
  if (kind !== 'sheet' && rnd.chance(0.05)) watermark(place.page, rnd, '仅供备案使用', 16)
  return place.page
}

async function paperOf(
  rnd: Random,
  kind: 'sheet' | 'lease' | 'letter' | 'table',
  firm: Firm,
  dpi: number,
): Promise<SignPlace> {
  if (kind === 'table') return drawTable(rnd, firm, dpi)
  if (kind === 'lease') {
    const articles = [60, 80, 50, 70].map((length) => prose(rnd, length))
    return drawLease(rnd, { landlord: personName(rnd), tenant: firm.name, address: firm.address, articles }, dpi)
  }
  if (kind === 'letter') {
    const words = {
      title: rnd.pick(['授权委托书', '真实性承诺书', '情况说明', '网站建设方案书', '更名证明']),
      addressee: rnd.pick(['样例省通信管理局：', '接入服务单位：', '致有关单位：']),
      body: Array.from({ length: rnd.int(2, 4) }, () => prose(rnd, rnd.int(60, 190))),
      sender: firm.name,
      signLabel: '法定代表人（签字）：',
      datedOn: firm.issuedOn,
    }
    const head = rnd.weighted([
      ['plain', 5],
      ['red', 2],
      ['logo', 3],
    ] as const)
    return drawLetter(
      rnd,
      words,
      { head, tint: rnd.chance(0.04) ? '#fbdfe3' : paperTint(rnd), size: rnd.range(3.9, 5) },
      dpi,
    )
  }
  const unit = rnd.chance(0.85)
  const domain = `${rnd.pick(['yun', 'lan', 'shan', 'he'])}-sample-${rnd.int(10, 9999)}.cn`
  const client = clientSchema.parse({
    subject: {
      name: unit ? firm.name : firm.legal,
      kind: unit ? 'enterprise' : 'person',
      province: firm.address.slice(0, 3),
    },
    services: [{ id: 's', domains: [{ name: domain, registrar: '样例域名注册有限公司' }] }],
  })
  const place = await printSheet(client, client.services[0], dpi)
  return { ...place, seal: [place.seal[0] + rnd.gauss(0, 6), place.seal[1] + rnd.gauss(0, 4)] }
}

/** An empty sheet: what comes out when the original lay the wrong way round. */
export const emptyPage = (rnd: Random, dpi: number): Page => blankPage(210, 297, dpi, paperTint(rnd))

/** 复印件加盖公章: a copy on which the firm put its real red seal. */
export function stampCopy(page: Page, rnd: Random): void {
  const seal = inventSeal(rnd, inventFirm(rnd).name, { shape: 'round', width: 40, height: 40 })
  stampSeal(page, rnd, seal, page.width * rnd.range(0.3, 0.7), page.height * rnd.range(0.5, 0.85))
}
