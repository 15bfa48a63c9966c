import { parseCreditCode } from '../identifiers/credit-code.ts'
import type { Client, Inspection } from '../model/index.ts'
import { filingOfCode, readSheetCode } from '../sheet/code.ts'
import { creditCodesIn } from './judging/code-text.ts'
import type { Slot } from './slot.ts'

/** Where a scan seems to belong by what stands on it, and by what that was told (zh-CN). */
export interface ToldSlot {
  readonly slot: Slot
  readonly why: string
  /** it speaks of somebody else: a person must look before it goes in */
  readonly foreign: boolean
}

/**
 * Tells a scan's place from what the checks read on it: the printed form and the small code of a 核验单, the credit code in
 * a licence's QR code.
 * @param inspection of the scan, read as a 核验单
 * @returns undefined where nothing on it says what it is
 */
export function tellSlot(
  { sheet, codes }: Pick<Inspection, 'sheet' | 'codes'>,
  client: Client,
  slots: readonly Slot[],
): ToldSlot | undefined {
  const sheets = slots.filter(({ kind }) => kind === 'verification-sheet')
  const code = sheet?.code === undefined ? undefined : readSheetCode(sheet.code)
  if (code) {
    const filing = filingOfCode(code, client)
    const own = filing && sheets.find(({ serviceId }) => serviceId === filing.serviceId)
    if (own) return { slot: own, why: '核验单上的编号是这个客户的', foreign: false }
    if (sheets[0]) return { slot: sheets[0], why: '是核验单，但编号不是这个客户的', foreign: true }
  }
  if (sheet?.recognised && sheets[0]) {
    const why = sheets.length > 1 ? '认出是核验单；是哪个网站的请核对' : '认出是核验单'
    return { slot: sheets[0], why, foreign: sheets.length > 1 }
  }
  const licence = slots.find(({ kind }) => kind === 'business-licence' || kind === 'organisation-certificate')
  const [named] = codes.flatMap(creditCodesIn)
  if (!licence || named === undefined) return undefined
  const own = parseCreditCode(client.subject.licenceNumber)
  if (!own.ok) return { slot: licence, why: `二维码里有信用代码 ${named}`, foreign: false }
  return own.normal === named
    ? { slot: licence, why: '二维码里的信用代码和主体一致', foreign: false }
    : { slot: licence, why: `二维码里的信用代码 ${named} 不是这个客户的`, foreign: true }
}
