import type { CallOutput, CallRequest } from '../../domain/contract/index.ts'
import { isQuiet, noticesOf } from '../../domain/reminders/index.ts'
import type { DeskContext } from './context.ts'
import { workbench } from './orders/workbench.ts'

/** lines of the bench looked through: what is due stands first */
const lookedThrough = 1000

/** What a host with a notification centre tells the clerk, and what it has told. */
export function noticeCalls(desk: DeskContext) {
  return {
    'notices.due': async (): Promise<CallOutput<'notices.due'>> => {
      const { notices, noticeNames, quietFrom, quietTo } = desk.settings.get()
      const now = desk.clock.now().toISOString()
      if (!notices || isQuiet(now, quietFrom, quietTo)) return { notices: [], told: [] }
      const { lines } = await workbench(desk, { group: '', assignee: '', offset: 0, limit: lookedThrough })
      const told = new Set(await desk.portfolio.toldNotices())
      const due = noticesOf(lines, { names: noticeNames, now, told })
      return { notices: due.notices, told: due.told.map(({ key, clientId }) => ({ key, clientId })) }
    },
    'notices.told': async ({ told }: CallRequest<'notices.told'>): Promise<CallOutput<'notices.told'>> => {
      await desk.portfolio.noteTold(told, desk.clock.now().toISOString())
      return {}
    },
  }
}
