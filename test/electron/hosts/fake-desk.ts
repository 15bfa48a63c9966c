import type { CallName, DeskEvent } from '../../../domain/contract/index.ts'
import { DeskRefusal } from '../../../domain/contract/index.ts'
import type { Region } from '../../../domain/model/index.ts'
import type { Desk, DeskFile } from '../../../electron/desk/desk.ts'
import type { SheetCut } from '../../../electron/desk/returns/index.ts'

/** A desk that remembers what it was asked and answers what the test gave it; what it was not given it refuses. */
export interface FakeDesk extends Pick<Desk, 'call' | 'on' | 'readFile' | 'preview'> {
  readonly asked: { name: CallName; input: unknown }[]
  readonly files: Map<string, DeskFile>
  readonly previews: { fileId: string; page: number; width: number; region?: Region | SheetCut }[]
  readonly listeners: Set<(event: DeskEvent) => void>
  emit(event: DeskEvent): void
}

export function fakeDesk(answers: Partial<Record<CallName, (input: never) => unknown>> = {}): FakeDesk {
  const listeners = new Set<(event: DeskEvent) => void>()
  const asked: FakeDesk['asked'] = []
  const files: FakeDesk['files'] = new Map()
  const previews: FakeDesk['previews'] = []
  const missing = () => new DeskRefusal('not-found', '找不到这个文件，可能已被删除。', '请返回列表刷新后再试。')
  return {
    asked,
    files,
    previews,
    listeners,
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    async call(name, input) {
      asked.push({ name, input })
      const answer = answers[name]
      if (!answer) throw missing()
      return (await answer(input as never)) as never
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async readFile(fileId) {
      const file = files.get(fileId)
      if (!file) throw missing()
      return file
    },
    async preview(fileId, page, width, region) {
      previews.push({ fileId, page, width, ...(region && { region }) })
      if (!files.has(fileId)) throw missing()
      return new Uint8Array([0xff, 0xd8, 0xff])
    },
  }
}

/** A valid answer to desk.describe. */
export const described = {
  version: '0.1.0',
  door: 'browser' as const,
  locked: false,
  protection: { keychain: false, passphrase: false, keyFile: true, words: '密钥文件' },
  clientCount: 0,
  inspectionVersion: 1,
  today: '2026-11-23',
}
