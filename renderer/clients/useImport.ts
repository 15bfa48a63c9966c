import { App } from 'antd'
import { useCallback, useState } from 'react'
import type { ImportReport } from '../../domain/contract/index.ts'
import { call, inOneLine } from '../app/desk.ts'

/** Brings in a CLIENT.json; what could not be read is reported client by client. */
export function useImport() {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<ImportReport>()

  const read = useCallback(
    async (file: File | undefined) => {
      if (!file) return
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
  return { busy, report, read, dismiss: () => setReport(undefined) }
}
