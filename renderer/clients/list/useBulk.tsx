import { App, Button } from 'antd'
import { useCallback } from 'react'
import type { CallInput } from '../../../domain/contract/index.ts'
import type { OrderStage } from '../../../domain/model/index.ts'
import { call, inOneLine } from '../../app/desk.ts'
import { download, fileAddress } from '../../app/handOver.ts'
import { labelled } from '../../app/phrases.ts'
import { go, hrefSheets } from '../../app/route.ts'
import { chooseForBatch } from '../../sheets/batchChoice.ts'
import { changeView, chosenIds, useListView } from './listView.ts'
import type { StageStep } from './stageSteps.ts'
import { words } from './words.ts'

const { bulk: say, stage: ofStage } = words

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

  const undoSteps = useCallback(
    (key: string, steps: readonly (StageStep & { readonly stage: OrderStage })[]) =>
      orSayWhy(async () => {
        notification.destroy(key)
        let undone = 0
        for (const { clientId, orderId, action, stage } of steps) {
          const { client } = await call('clients.get', { id: clientId })
          const order = client.orders.find(({ id }) => id === orderId)
          // somebody has gone on with it since
          if (order?.stage !== stage || order.events.at(-1)?.action !== action) continue
          await call('orders.undo', { clientId, orderId })
          undone++
        }
        message.success(ofStage.undone(undone))
        if (undone < steps.length) message.info(ofStage.keptDone(steps.length - undone))
      }),
    [message, notification, orSayWhy],
  )
  /** Takes one step of many orders, one after another; one that is refused does not keep back the others. */
  const step = useCallback(
    async (steps: readonly StageStep[]) => {
      const key = `steps-${steps[0]?.orderId}`
      const done: (StageStep & { readonly stage: OrderStage })[] = []
      const refused: string[] = []
      for (const [at, one] of steps.entries()) {
        message.loading({ key, content: ofStage.working(at, steps.length), duration: 0 })
        try {
          const { clientId, orderId, action } = one
          const { stage } = await call('orders.act', { clientId, orderId, action })
          done.push({ ...one, stage })
        } catch (error) {
          refused.push(labelled(one.name, inOneLine(error)))
        }
      }
      message.destroy(key)
      // Ctrl+Z is not to take back an older change in place of this one
      changeView({ undoId: '' })
      notification[refused.length > 0 ? 'warning' : 'success']({
        key,
        title: ofStage.done(done.length),
        description:
          refused.length > 0 && [ofStage.refused(refused.length), ...refused].map((line) => <p key={line}>{line}</p>),
        placement: 'bottomRight',
        duration: refused.length > 0 ? 0 : 10,
        actions: done.length > 0 && (
          <Button type="primary" size="small" onClick={() => void undoSteps(key, done)}>
            {say.undo}
          </Button>
        ),
      })
    },
    [message, notification, undoSteps],
  )

  return {
    step,
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
