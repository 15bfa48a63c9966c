import { App } from 'antd'
import { useCallback } from 'react'
import type { CallInput, CallName, ClientView } from '../../domain/contract/index.ts'
import type { Material } from '../../domain/model/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { labelled } from '../app/phrases.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { acceptedScans, addFiles, type Place } from './addFiles.ts'
import { words } from './words.ts'

type Changing = Extract<CallName, `materials.${string}`>

/**
 * What can be done with a client's scans.
 * @param accept takes over the client as the desk has it after the change
 */
export function useMaterialActions(clientId: string, accept: (view: ClientView) => void) {
  const { message, modal, notification } = App.useApp()

  const change = useCallback(
    async <N extends Exclude<Changing, 'materials.add' | 'materials.tell' | 'materials.doubtful'>>(
      name: N,
      input: CallInput<N>,
    ): Promise<boolean> => {
      try {
        accept((await call(name, input)) as ClientView)
        return true
      } catch (error) {
        message.error(inOneLine(error))
        return false
      }
    },
    [accept, message],
  )

  const add = useCallback(
    async (files: readonly File[], place?: Place, replaces?: string): Promise<boolean> => {
      if (files.length === 0) return false
      const refused = await addFiles(clientId, files, place, replaces)
      if (refused.length > 0)
        notification.error({
          title: words.addFailed(refused.length),
          duration: 0,
          description: refused
            .slice(0, 8)
            .map(({ fileName, refusal }) => (
              <div key={fileName}>{labelled(fileName, `${refusal.message} ${refusal.remedy}`)}</div>
            )),
        })
      accept(await call('clients.get', { id: clientId }))
      return refused.length < files.length
    },
    [clientId, accept, notification],
  )

  const pick = useCallback(
    async (place?: Place) => add(await pickFiles({ accept: acceptedScans, multiple: true }), place),
    [add],
  )

  const remove = useCallback(
    (material: Material, after: () => void = () => undefined) =>
      modal.confirm({
        title: words.viewer.removeTitle(material.fileName),
        content: words.viewer.removeWhat,
        okText: words.viewer.remove,
        okButtonProps: { danger: true },
        autoFocusButton: 'cancel',
        onOk: async () => {
          if (await change('materials.remove', { clientId, materialId: material.id })) after()
        },
      }),
    [modal, change, clientId],
  )

  return { add, pick, change, remove }
}
export type MaterialActions = ReturnType<typeof useMaterialActions>
