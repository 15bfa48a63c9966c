import { z } from 'zod'
import {
  type Answer,
  type CallName,
  callNames,
  calls,
  DeskRefusal,
  maxFileBytes,
  packBytes,
  type Refusal,
} from '../../domain/contract/index.ts'
import type { Desk } from '../desk/desk.ts'
import { describeFault } from './mask.ts'

export interface AnswerOptions {
  /** checks the desk's answer against the contract too; by default wherever NODE_ENV says development or test */
  readonly checkOutput?: boolean
  /** where faults of ours are written, already masked; standard error by default */
  readonly log?: (line: string) => void
}

const inDevelopment = ['development', 'test'].includes(process.env.NODE_ENV ?? '')
const chinese = z.locales.zhCN().localeError

/**
 * Carries out one call for any door: the name must be in the contract, the input must fit its schema, and whatever
 * happens comes back as an answer. This is the only place where a door's input is validated.
 * @param rawInput as it came through the door, bytes already in place
 * @returns the desk's value, or the refusal a person can read; never throws
 */
export async function answerCall(
  desk: Pick<Desk, 'call'>,
  name: unknown,
  rawInput: unknown,
  options: AnswerOptions = {},
): Promise<Answer<unknown>> {
  const log = options.log ?? console.error
  try {
    if (!isCallName(name)) return refuse('invalid-input', '备案台没有这个功能。', '请刷新窗口或更新到同一版本后再试。')
    const input = calls[name].input.safeParse(rawInput, { error: chinese })
    if (!input.success) return refuse('invalid-input', inWords(input.error), '请按提示改正后再试。')
    if (packBytes(input.data).parts.some((part) => part.byteLength > maxFileBytes)) return tooLarge()
    const value = await desk.call(name, input.data as never)
    if (options.checkOutput ?? inDevelopment) calls[name].output.parse(value)
    return { ok: true, value }
  } catch (fault) {
    if (fault instanceof DeskRefusal) return { ok: false, refusal: fault.refusal }
    log(`[desk] ${String(name).slice(0, 80)}: ${describeFault(fault)}`)
    return refuse('internal', '备案台出了错，这一步没有完成。', '请再试一次；若仍不行，请关闭备案台后重新打开。')
  }
}

/** The refusal every door gives a file beyond `maxFileBytes`. */
export function tooLarge(): { ok: false; refusal: Refusal } {
  const limit = maxFileBytes / 1024 / 1024
  return refuse('too-large', `文件超过 ${limit} MB，没有收下。`, '请降低扫描分辨率（300 dpi 足够）或拆分文件后再试。')
}

export function refuse(
  code: Refusal['code'],
  message: string,
  remedy: string,
): {
  ok: false
  refusal: Refusal
} {
  return { ok: false, refusal: { code, message, remedy } }
}

function isCallName(name: unknown): name is CallName {
  return (callNames as readonly unknown[]).includes(name)
}

/** The first three faults with the place they are at; says nothing of the values. */
function inWords(error: z.ZodError): string {
  const faults = error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map(String).join('.')
    return place ? `${place}：${message}` : message
  })
  return `提交的内容不符合要求：${faults.join('；')}`
}
