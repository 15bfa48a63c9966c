import { App } from 'antd'
import { useCallback, useState } from 'react'
import type { ImportReport } from '../../domain/contract/index.ts'
import { call, inOneLine } from '../app/desk.ts'
import { pickFiles } from '../app/pickFiles.ts'
import { words } from './words.ts'

const readable = /\.(xlsx|csv|json)$/i

/** Brings in a list of clients; what could not be read is reported row by row. */
export function useImport() {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<ImportReport>()

  const read = useCallback(
    async (file: File | undefined) => {
      if (!file) return
      if (!readable.test(file.name)) return void message.error(words.import.wrongKind)
      setBusy(true)
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        setReport(await call('clients.import', { fileName: file.name, bytes }))
      } catch (error) {
        message.error(inOneLine(error), 8)
      } finally {
        setBusy(false)
      }
    },
    [message],
  )
  const pick = () => void pickFiles({ accept: '.xlsx,.csv,.json' }).then(([file]) => read(file))
  return { busy, report, read, pick, dismiss: () => setReport(undefined) }
}
