import { type Client, type Inspection, isUnit, type SheetResult } from '../../model/index.ts'
import { filingOfCode, readSheetCode } from '../../sheet/code.ts'
import { materialRules } from '../material-rules.ts'
import type { RuleInfo } from '../rule.ts'
import { serviceTitle } from '../service-title.ts'
import { sheetRules } from '../sheet-rules.ts'
import type { Told } from './told.ts'

type Form = NonNullable<SheetResult['form']>

/** One question's answer under its rule; what the check said of it is what the clerk reads. */
function faultOf(rule: RuleInfo, { verdict, evidence }: Form['frame']): Told[] {
  const [first] = evidence
  if (verdict === 'pass' || first === undefined) return []
  const severity = verdict === 'fail' ? 'reject' : 'likely'
  return [[rule, { severity, message: first.message, remedy: first.remedy === '' ? rule.remedy : first.remedy }]]
}

/**
 * What a 核验单 that came back signed will be refused for. Nothing where the picture was not read as a sheet.
 * That there is a red seal at all, and its size, is said by `sealFaults`.
 * @param serviceId whose place it lies in; '' = that of a client without services
 */
export function sheetFaults({ sheet, clarity }: Inspection, client: Client, serviceId: string): Told[] {
  if (!sheet) return []
  return [...codeFaults(sheet, client, serviceId), ...formFaults(sheet, clarity, client)]
}

/** What the small code on the paper says against it: it is another filing's, or the client's data has changed since it was printed. */
function codeFaults({ code }: SheetResult, client: Client, serviceId: string): Told[] {
  const read = code === undefined ? undefined : readSheetCode(code)
  if (!read) return []
  const filing = filingOfCode(read, client)
  if (!filing) return [[sheetRules.sheetOther, { message: '核验单上的编号是别的客户或已删除的网站的' }]]
  if (filing.serviceId !== '' && filing.serviceId !== serviceId) {
    const service = client.services.find(({ id }) => id === filing.serviceId)
    return [[sheetRules.sheetOther, { message: `这是“${service ? serviceTitle(service) : ''}”的核验单，放错了位置` }]]
  }
  if (filing.serviceId === serviceId && filing.stands) return []
  return [[sheetRules.sheetStale, { message: '核验单打印之后，客户资料又改过，纸上的内容已经不是最新的' }]]
}

function formFaults({ form, evidence }: SheetResult, clarity: Inspection['clarity'], client: Client): Told[] {
  if (!form) return [[sheetRules.sheetUnknown, { message: evidence[0]?.message ?? sheetRules.sheetUnknown.title }]]
  // a picture that the clarity check calls cropped is not called so twice
  const cropped = clarity.verdict !== 'pass' && clarity.reasons.includes('cropped')
  const sealed = form.seal.evidence.some(
    ({ code }) => code === 'sheet-seal-misplaced' || code === 'sheet-seal-over-fields',
  )
  return [
    ...(cropped ? [] : faultOf(materialRules.borderCut, form.frame)),
    ...faultOf(sheetRules.sheetUnsigned, form.signature),
    ...(sealed ? faultOf(sheetRules.sheetSealPlace, form.seal) : []),
    ...faultOf(sheetRules.sheetProviderPart, form.provider),
    ...faultOf(sheetRules.sheetAltered, form.lines),
    ...faultOf(form.fields.verdict === 'fail' ? sheetRules.sheetFields : sheetRules.sheetAltered, form.fields),
    ...holderFault(form, client),
  ]
}

function holderFault({ holder }: Form, { subject }: Client): Told[] {
  const unit = isUnit(subject)
  if (holder === 'unknown' || (holder === 'unit') === unit) return []
  const [ticked, is] = unit ? ['个人', '单位'] : ['单位', '个人']
  return [[sheetRules.sheetHolder, { message: `核验单上勾的是“${ticked}”，主体性质是${is}` }]]
}
