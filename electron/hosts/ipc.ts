import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { callNames } from '../../domain/contract/index.ts'
import type { Desk } from '../desk/desk.ts'
import { isOwn } from '../shell/address.ts'
import { type AnswerOptions, answerCall, refuse } from './answer.ts'
import { callChannel } from './channels.ts'

/** The channel of one call; each name has its own, so that an unknown one has nobody listening. */
export const channelOf = (name: string): string => `${callChannel}:${name}`

/**
 * Electron's door: one handler for every call of the contract. Who is calling is checked here, once, for all of them
 * (security checklist item 17: https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages).
 * @returns takes the handlers away again
 */
export function registerCalls(
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>,
  desk: Pick<Desk, 'call'>,
  options: AnswerOptions = {},
): () => void {
  for (const name of callNames) {
    ipcMain.handle(channelOf(name), (event, input: unknown) =>
      isOwnWindow(event)
        ? answerCall(desk, name, input, options)
        : refuse('forbidden', '这次请求没有得到允许。', '请重新打开备案台。'),
    )
  }
  return () => {
    for (const name of callNames) ipcMain.removeHandler(channelOf(name))
  }
}

/** The window's top frame and nothing framed inside it: a shown PDF is a frame of the same origin. */
function isOwnWindow({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwn(senderFrame.url)
}
