import { Alert } from 'antd'
import { PdfPreview } from '../sheets/PdfPreview.tsx'
import type { PaperPreview } from './usePaperDrawer.ts'
import { words } from './words.ts'

/** The pages of a paper, or why they could not be drawn. */
export function PaperPreviewPane({ name, preview }: { name: string; preview: PaperPreview }) {
  return (
    <div className="paper-preview">
      {preview.failure !== '' ? (
        <Alert type="error" showIcon title={words.failed} description={preview.failure} />
      ) : (
        <PdfPreview bytes={preview.drawn?.bytes} label={words.preview(name)} pageLabel={words.page} />
      )}
    </div>
  )
}
