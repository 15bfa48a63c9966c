import { Alert, Spin } from 'antd'
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { words } from './words.ts'

GlobalWorkerOptions.workerSrc = workerAddress

interface PdfPreviewProps {
  readonly bytes: Uint8Array | undefined
  readonly label: string
  /** what a page is called, counted from 1 */
  readonly pageLabel?: (page: number) => string
}

/** The pages of a PDF as pictures, each as wide as the place it is given. */
export function PdfPreview({ bytes, label, pageLabel = words.page }: PdfPreviewProps) {
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [failure, setFailure] = useState('')

  useEffect(() => {
    if (!bytes) return
    // pdf.js takes its buffer away; the bytes are still to be saved
    const loading = getDocument({ data: bytes.slice() })
    let current = true
    loading.promise.then(
      (loaded) => {
        if (!current) return
        setFailure('')
        setDocument(loaded)
      },
      (error: unknown) => current && setFailure(String(error)),
    )
    return () => {
      current = false
    }
  }, [bytes])
  useEffect(() => () => void document?.loadingTask.destroy(), [document])

  if (failure !== '') return <Alert type="error" showIcon title={words.failed} description={failure} />
  return (
    <section className="pdf" aria-label={label}>
      {document ? (
        Array.from({ length: document.numPages }, (_, index) => (
          <PdfPage
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the document
            key={index}
            document={document}
            number={index + 1}
            label={pageLabel(index + 1)}
            onFailure={setFailure}
          />
        ))
      ) : (
        <div className="pdf-page pdf-waiting">
          <Spin description={words.drawing}>
            <div className="opening-space" />
          </Spin>
        </div>
      )}
    </section>
  )
}

interface PdfPageProps {
  readonly document: PDFDocumentProxy
  readonly number: number
  readonly label: string
  readonly onFailure: (reason: string) => void
}

function PdfPage({ document, number, label, onFailure }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let current = true
    let cancel: () => void = () => undefined
    const render = async () => {
      const page = await document.getPage(number)
      const target = canvas.current
      if (!current || !target) return
      const base = page.getViewport({ scale: 1 })
      const scale = (target.clientWidth / base.width) * Math.max(2, window.devicePixelRatio)
      const viewport = page.getViewport({ scale: Math.max(scale, 1) })
      // drawn aside and shown when whole: what is typed draws the page again, and a page must not blink white each time
      const aside = window.document.createElement('canvas')
      aside.width = Math.round(viewport.width)
      aside.height = Math.round(viewport.height)
      const task = page.render({ canvas: aside, viewport })
      cancel = () => task.cancel()
      await task.promise
      if (!current) return
      target.width = aside.width
      target.height = aside.height
      target.getContext('2d')?.drawImage(aside, 0, 0)
      target.dataset.drawn = 'true'
    }
    // one that was given up for a newer one is no failure
    render().catch((error: unknown) => current && onFailure(String(error)))
    return () => {
      current = false
      cancel()
    }
  }, [document, number, onFailure])
  return <canvas className="pdf-page" ref={canvas} role="img" aria-label={label} />
}
