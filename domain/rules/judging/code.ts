import { parseCreditCode } from '../../identifiers/credit-code.ts'
import type { Client, Inspection } from '../../model/index.ts'
import { materialRules } from '../material-rules.ts'
import type { SlotAsks } from '../profiles.ts'
import { creditCodesIn } from './code-text.ts'
import type { Told } from './told.ts'

/** Holds the credit code in the licence's QR code, where it carries one, against the number that was filled in. */
export function codeFaults(asks: SlotAsks, { codes }: Inspection, client: Client): Told[] {
  if (!asks.code) return []
  if (codes.length === 0) {
    return [[materialRules.codeUnread, { message: '没有读出执照上的二维码，号码没有自动核对过' }]]
  }
  const named = codes.flatMap(creditCodesIn)
  if (named.length === 0) {
    const message = '二维码读出来了，里面没有写明统一社会信用代码（多为市场监管部门的查询网址），号码没有自动核对过'
    return [[materialRules.codeNameless, { message }]]
  }
  const own = parseCreditCode(client.subject.licenceNumber)
  if (!own.ok) {
    const message = `二维码里的统一社会信用代码是 ${named[0]}，主体信息里还没有填好`
    return [[materialRules.codeNameless, { message, remedy: '对照执照，把这个号码填进主体信息' }]]
  }
  if (named.includes(own.normal)) return []
  const message = `执照二维码里的统一社会信用代码（${named[0]}）和填写的不一致，可能是别家的执照或号码抄错`
  return [[materialRules.codeDiffers, { message }]]
}
