import type { WorkLine } from '../../domain/contract/index.ts'
import type { WorkRule } from '../../domain/workbench/acts.ts'
import { language } from '../app/language.ts'

interface LineWords {
  readonly title: string
  /** what the desk itself says of it, in Chinese, which names what the title cannot: which domain, whose paper, why */
  readonly detail: string
  readonly advice: string
  readonly act: string
}

const newPaper = ['Ask the client for the new paper, then replace the scan and its dates', 'Change date'] as const
const handIn = ['Soon less than 3 months left: hand in before this day, or renew first', 'See date'] as const

/** What lines of the workbench are about: title, what to do, and the button. The desk says it in Chinese. */
const english: Record<WorkRule, readonly [title: string, advice: string, act: string]> = {
  'order.sms': [
    'SMS check within 24 hours',
    'Have each person enter the code at beian.miit.gov.cn, then record it',
    'Record',
  ],
  'order.returned': [
    'Sent back',
    'Fix what the reason says and hand it in again; the provider keeps it for some time only',
    'Fix',
  ],
  'order.review': ["Provider's review overdue", 'Ask the provider; record it once it has passed', 'Passed'],
  'order.bureau': ["Bureau's review overdue", 'Have the provider ask the bureau; record the result', 'Approved'],
  'order.bureau.document': [
    "Bureau's review overdue by the document, too",
    'Have the provider ask the bureau',
    'Approved',
  ],
  'order.lifetime': [
    'The provider drops this order soon',
    'Hand it in before that day, or it has to be filled in anew',
    'Open order',
  ],
  'change.before': [
    'Change due 30 days ahead',
    'Hand in the change 30 days before it takes effect (Order No. 33, art. 14)',
    'Open order',
  ],
  'change.after': ['Change due within 30 days', 'Hand in the change within 30 days (your document)', 'Open order'],
  'cancel.same-day': [
    'Cancel on the day the service stops',
    'Hand in the cancellation that day (Order No. 33, art. 15)',
    'Open order',
  ],
  'order.prepare': ['Order not begun', 'See whether everything is there, then start filling in', 'Start'],
  'order.fill': ['Order being filled in', 'Fix what is marked red, then go on to the sheet', 'Open order'],
  'order.upload': [
    'Waiting for sheet and materials',
    'Hand it in once the sheet is signed and sealed and everything is there',
    'Open order',
  ],
  'order.follow': ['Second order to open', 'This takes two orders: open it and go on with the next', 'Go on'],
  'order.filed': [
    'Filed: number, home page, care',
    'Give the client the footer, check the home page, record public security',
    'Open order',
  ],
  'domain.expiry': ['Domain expires', 'Have the client renew it; the filing lapses with the domain', 'Change date'],
  'domain.expiry.hand-in': ['Domain: last day to hand in', ...handIn],
  'domain.age': ['Domain is 3 months old', 'It may be handed in now', 'See domain'],
  'domain.real-name': ["Domain's real name is on record", 'It may be handed in now', 'See domain'],
  'subject.licence': ['Certificate expires', ...newPaper],
  'subject.licence.hand-in': ['Certificate: last day to hand in', ...handIn],
  'people.id': ['ID expires', ...newPaper],
  'people.id.hand-in': ['ID: last day to hand in', ...handIn],
  'service.pre-approval': ['Prior approval expires', 'Ask the client for a new one', 'Change date'],
  'paper.freshness': ['Paper too old', 'Print it again and have it signed and sealed', 'See paper'],
  'service.public-security': [
    'Public security within 30 days',
    'Apply at beian.mps.gov.cn and enter the number',
    'Enter number',
  ],
  'service.number-shown': [
    'Show the filing number when the site opens',
    'Check the home page under “After approval” of the order, or record the day you have seen it',
    'Record',
  ],
  'service.shell': [
    'No access provider left (空壳)',
    'Open New access if it is still used, Cancel service if not: the bureau takes such numbers back',
    'Open orders',
  ],
  'subject.yearly-report': [
    'Yearly report',
    'Due January to March by your document; by the rules in force for licence holders only',
    'Open client',
  ],
  'scans.doubt': ['Scans the machine is not sure of', 'Look at the pictures and judge', 'Look'],
}

/** A line's words in the language of the window; a kind of line that it has no words for stays as the desk says it. */
export function wordsOfLine({
  rule,
  title,
  advice,
  act,
}: Pick<WorkLine, 'rule' | 'title' | 'advice' | 'act'>): LineWords {
  const said = language === 'en' ? (english as Partial<Record<string, (typeof english)[WorkRule]>>)[rule] : undefined
  if (!said) return { title, detail: '', advice, act: act.label }
  return { title: said[0], detail: title, advice: said[1], act: said[2] }
}
