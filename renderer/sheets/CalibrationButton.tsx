import { App, Button } from 'antd'
import { useState } from 'react'
import { inOneLine } from '../app/desk.ts'
import { download } from '../app/handOver.ts'
import { fontAddress } from './fontAddress.ts'
import { words } from './words.ts'

/** Opens the calibration page 校准页: nothing of a client is on it, so it is kept nowhere. */
export function CalibrationButton() {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const open = async () => {
    setBusy(true)
    try {
      const [{ drawCalibration }, { loadFonts }] = await Promise.all([
        import('../sheet/index.ts'),
        import('./fonts.ts'),
      ])
      const bytes = await drawCalibration(await loadFonts(fontAddress))
      const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }))
      download(address, words.batch.calibrationFile)
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch (error) {
      message.error(inOneLine(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void open()} title={words.batch.calibrationWhat}>
      {words.batch.calibration}
    </Button>
  )
}
