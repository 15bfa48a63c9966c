import { randomUUID } from 'node:crypto'
import { type BulkChange, type CallOutput, type CallRequest, DeskRefusal } from '../../domain/contract/index.ts'
import { announce, type DeskContext, historyLine } from './context.ts'
import type { MarksChanged } from './ports.ts'

/** How many bulk changes can be taken back; older ones are for good. */
const mostUndone = 20

/** Beyond this many, windows are told that anything may have changed. */
const mostNamed = 500

/** A bulk change as the history says it of each client. */
function inWords({ assignee, addTags, removeTags }: BulkChange): string {
  const parts = [
    assignee !== undefined && (assignee === '' ? '清空经办人' : `经办人改为 ${assignee}`),
    addTags.length > 0 && `加标签 ${addTags.join('、')}`,
    removeTags.length > 0 && `去掉标签 ${removeTags.join('、')}`,
  ]
  return `批量修改：${parts.filter(Boolean).join('；')}`
}

/** 经办人 and 标签 of many clients in one go, and back again. */
export function bulkCalls(desk: DeskContext) {
  /** oldest first; kept in memory, so an undo ends with the desk */
  const done = new Map<string, readonly MarksChanged[]>()
  const tell = (changed: readonly MarksChanged[]) =>
    announce(desk, changed.length > mostNamed ? [] : changed.map(({ id }) => id))

  return {
    async change({ ids, change }: CallRequest<'clients.bulk'>): Promise<CallOutput<'clients.bulk'>> {
      if (change.assignee === undefined && change.addTags.length + change.removeTags.length === 0)
        throw new DeskRefusal('invalid-input', '没有说要改什么。', '请选经办人或标签。')
      const words = inWords(change)
      const changed = await desk.portfolio.changeMarks(ids, change, (id) =>
        historyLine(desk, id, 'client.marked', words),
      )
      if (changed.length === 0) return { changed: 0, undoId: '' }
      const undoId = randomUUID()
      done.set(undoId, changed)
      for (const oldest of [...done.keys()].slice(0, -mostUndone)) done.delete(oldest)
      await tell(changed)
      return { changed: changed.length, undoId }
    },

    async undo({ undoId }: CallRequest<'clients.undo'>): Promise<CallOutput<'clients.undo'>> {
      const changed = done.get(undoId)
      if (!changed) throw new DeskRefusal('not-found', '这一步已经不能撤销了。', '请按需要重新批量修改。')
      const entryOf = (id: string) => historyLine(desk, id, 'client.marked', '撤销了批量修改')
      const restored = await desk.portfolio.restoreMarks(changed, entryOf)
      done.delete(undoId)
      await tell(changed)
      return { restored, kept: changed.length - restored }
    },
  }
}
