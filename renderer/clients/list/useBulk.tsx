import { App, Button } from 'antd'
import { useCallback } from 'react'
import type { CallInput } from '../../../domain/contract/index.ts'
import { call, inOneLine } from '../../app/desk.ts'
import { download, fileAddress } from '../../app/handOver.ts'
import { go, hrefSheets } from '../../app/route.ts'
import { chooseForBatch } from '../../sheets/batchChoice.ts'
import { changeView, chosenIds, useListView } from './listView.ts'
import { words } from './words.ts'

const { bulk: say } = words

/** What can be done with the chosen clients at once; every change offers the way back. */
export function useBulk() {
  const { message, notification } = App.useApp()

  const orSayWhy = useCallback(
    async (work: () => Promise<void>) => {
      try {
        await work()
      } catch (error) {
        message.error(inOneLine(error), 8)
      }
    },
    [message],
  )
  const undo = useCallback(
    (undoId: string) =>
      orSayWhy(async () => {
        notification.destroy(undoId)
        if (useListView.getState().undoId === undoId) changeView({ undoId: '' })
        const { restored, kept } = await call('clients.undo', { undoId })
        message.success(say.undone(restored, kept))
      }),
    [message, notification, orSayWhy],
  )
  const change = useCallback(
    (wanted: CallInput<'clients.bulk'>['change'], done: (count: number) => string) =>
      orSayWhy(async () => {
        const ids = await chosenIds()
        if (ids.length === 0) return void message.info(say.nothingChosen)
        const { changed, undoId } = await call('clients.bulk', { ids, change: wanted })
        if (undoId === '') return void message.info(say.unchanged)
        changeView({ undoId })
        notification.success({
          key: undoId,
          title: done(changed),
          placement: 'bottomRight',
          duration: 10,
          actions: (
            <Button type="primary" size="small" onClick={() => void undo(undoId)}>
              {say.undo}
            </Button>
          ),
        })
      }),
    [message, notification, orSayWhy, undo],
  )

  return {
    assign: (assignee: string) => change({ assignee }, (count) => say.assigned(count, assignee)),
    tag: (addTags: string[], removeTags: string[]) => change({ addTags, removeTags }, say.tagged),
    /** takes back the newest change of this window, if there is one */
    undoLast: () => {
      const { undoId } = useListView.getState()
      if (undoId !== '') void undo(undoId)
    },
    print: () =>
      orSayWhy(async () => {
        chooseForBatch(await chosenIds())
        go(hrefSheets)
      }),
    exportAs: (format: CallInput<'clients.export'>['format']) =>
      orSayWhy(async () => {
        const ids = await chosenIds()
        if (ids.length === 0) return void message.info(say.nothingChosen)
        const file = await call('clients.export', { ids, format })
        download(`${fileAddress(file)}&download=1`, file.fileName)
        message.info(say.exported(ids.length, file.fileName), 8)
      }),
  }
}
export type Bulk = ReturnType<typeof useBulk>
