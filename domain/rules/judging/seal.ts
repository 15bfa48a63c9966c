import type { Client, Inspection } from '../../model/index.ts'
import { materialRules } from '../material-rules.ts'
import type { RulePacks } from '../packs/index.ts'
import type { SlotAsks } from '../profiles.ts'
import { asked, provinceOf } from '../province.ts'
import type { Told } from './told.ts'

type SealMark = Inspection['seal']['seals'][number]

/** An 个体工商户 that has no 公章 files without one and says so in the remark (domain.md 1.3). */
const saysItHasNoSeal = (client: Client): boolean =>
  client.subject.kind === 'individual-business' && /(无|没有|未刻|未办理?)公?章/.test(client.subject.remark)

/** Every seal of every page: a file's own list is that of one page. */
const marksOf = (inspection: Inspection): SealMark[] =>
  [inspection, ...inspection.pages].flatMap((page) => page.seal.seals)

const isOfficial = (mark: SealMark): boolean => mark.ink === 'red' && mark.shape !== 'square'

/** Whether the seal that the paper asks for is on it. */
export function sealFaults(asks: SlotAsks, inspection: Inspection, client: Client, packs: RulePacks): Told[] {
  const { present, verdict } = inspection.seal
  if (asks.seal === 'none') return []
  const ofUnit = asks.seal === 'unit'
  if (present && verdict === 'pass') return sizeFaults(inspection)
  if (present || verdict === 'doubt') {
    const [rule, words] = ofUnit
      ? [materialRules.sealMissing, '公章不清楚']
      : [materialRules.registrySealMissing, '发证机关的章不清楚']
    return [[rule, { severity: 'likely', message: `${words}，请人工看一眼` }], ...sizeFaults(inspection)]
  }
  return ofUnit ? withoutUnitSeal(inspection, client, packs) : withoutRegistrySeal(inspection)
}

function otherInkOf(inspection: Inspection): SealMark['ink'] | undefined {
  return marksOf(inspection).find((mark) => mark.ink !== 'red' && mark.shape !== 'square')?.ink
}

function withoutRegistrySeal(inspection: Inspection): Told[] {
  const ink = otherInkOf(inspection)
  const message =
    ink === 'black'
      ? '发证机关的章是黑色的，像是黑白复印件'
      : ink === 'blue'
        ? '发证机关的章不是红色，是蓝（紫）色'
        : '没有看到发证机关的红章，可能不是原件的彩色扫描'
  return [[materialRules.registrySealMissing, { message }]]
}

function withoutUnitSeal(inspection: Inspection, client: Client, packs: RulePacks): Told[] {
  const ink = otherInkOf(inspection)
  if (ink === 'black') {
    return [[materialRules.sealWrong, { message: '盖的章不是红色：黑色的章像是复印出来的，管局只认红色公章' }]]
  }
  if (ink === 'blue') {
    return [[materialRules.sealWrong, { message: '盖的章不是红色：是蓝（紫）色的章，管局只认红色公章' }]]
  }
  if (marksOf(inspection).some((mark) => mark.shape === 'square')) {
    return [[materialRules.sealWrong, { message: '只有方形的名章，没有圆形或椭圆形的红色公章' }]]
  }
  if (client.subject.kind !== 'individual-business') {
    return [[materialRules.sealMissing, { message: '没有看到红色公章' }]]
  }
  const mustHaveOne = asked({ province: provinceOf(client, packs) }, 'businessSeal')
  if (mustHaveOne?.value) {
    const message = '没有看到红色公章，本省要求个体工商户也要有公章'
    return [[materialRules.sealMissing, { message, sources: [mustHaveOne.source] }]]
  }
  if (saysItHasNoSeal(client)) {
    const message = '没有公章；备注已写明个体工商户没有公章，多数省份认可，个别省份仍要求盖章'
    return [[materialRules.sealMissing, { severity: 'likely', message, remedy: '提交前问一下接入商这个省要不要章' }]]
  }
  const remedy = '盖上公章重新扫描；个体工商户没有公章的，在主体备注里写明「个体工商户无公章」'
  return [[materialRules.sealMissing, { message: '没有看到红色公章', remedy }]]
}

/** Round seals of units are 38 to 45 mm wide, oval ones 40 x 30 or 45 x 30; what is far from that was not to scale. */
const smallestMm = 25
const largestMm = 60

/** A seal of a size nobody carves: the sheet was printed or scanned to another scale than the paper's. */
function sizeFaults(inspection: Inspection): Told[] {
  const mark = marksOf(inspection)
    .filter((one) => isOfficial(one) && one.widthMm !== undefined)
    .sort((one, other) => other.score - one.score)[0]
  if (mark === undefined) return []
  const size = Math.round(Math.max(mark.widthMm ?? 0, mark.heightMm ?? 0))
  if (size >= smallestMm && size <= largestMm) return []
  return [[materialRules.sealSize, { message: `印章量出来约 ${size} 毫米，公章一般是 38 到 45 毫米` }]]
}
