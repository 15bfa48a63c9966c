import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { openChromium } from '../../support/chromium.ts'
import { crop, type Raster } from './raster.ts'

/** What Chromium's own viewer makes of a PDF. */
export interface Viewed {
  /** as the viewer tells the page it stands in */
  readonly loaded: 'success' | 'failed' | string
  /** all text, as marked and copied there */
  readonly text: string
  /** the first page as it stands on the screen, fitted to the window */
  readonly picture: Raster
}

const size = { width: 860, height: 1200 } as const
const page = (width: number, height: number) =>
  `<style>body{margin:0}</style><embed id="sheet" type="application/pdf" src="/sheet.pdf#toolbar=0&navpanes=0&view=Fit" width="${width}" height="${height}">`

/** Opens PDFs in real Chromium, one browser for all. */
export async function openViewer(): Promise<{ view(pdf: Uint8Array): Promise<Viewed>; close(): Promise<void> }> {
  let served: Uint8Array = new Uint8Array()
  const server = createServer(({ url }, response) => {
    const pdf = url?.startsWith('/sheet.pdf')
    response.setHeader('content-type', pdf ? 'application/pdf' : 'text/html')
    response.end(pdf ? served : page(size.width, size.height))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { context, close } = await openChromium(true)
  const { port } = server.address() as AddressInfo
  return {
    async view(pdf) {
      served = pdf
      const tab = await context.newPage()
      try {
        await tab.setViewportSize(size)
        await tab.goto(`http://127.0.0.1:${port}/`)
        const loaded = await tab.evaluate(loadState)
        const picture = await sheetOn(await tab.screenshot())
        return { loaded, picture, text: loaded === 'success' ? await tab.evaluate(allText) : '' }
      } finally {
        await tab.close()
      }
    },
    async close() {
      await close()
      server.close()
    },
  }
}

/** In the page: asks the viewer until it says how loading ended. */
function loadState(): Promise<string> {
  const sheet = document.getElementById('sheet') as unknown as Window
  return new Promise((done) => {
    const asking = setInterval(() => sheet.postMessage({ type: 'initialize' }, '*'), 100)
    window.addEventListener('message', ({ data }) => {
      if (data?.type !== 'documentLoaded') return
      clearInterval(asking)
      done(data.load_state)
    })
  })
}

/** In the page: marks everything and asks for what is marked. */
function allText(): Promise<string> {
  const sheet = document.getElementById('sheet') as unknown as Window
  return new Promise((done) => {
    const asking = setInterval(() => sheet.postMessage({ type: 'getSelectedText' }, '*'), 100)
    window.addEventListener('message', ({ data }) => {
      if (!data?.selectedText) return
      clearInterval(asking)
      done(data.selectedText)
    })
    sheet.postMessage({ type: 'selectAll' }, '*')
  })
}

/** The white sheet on the viewer's dark ground. */
async function sheetOn(shot: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(shot).greyscale().raw().toBuffer({ resolveWithObject: true })
  const white = (i: number) => data[i * info.channels]! > 250
  let [left, right, top, bottom] = [info.width, 0, info.height, 0]
  for (let i = 0; i < info.width * info.height; i++) {
    if (!white(i)) continue
    const [x, y] = [i % info.width, Math.floor(i / info.width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const ink = Uint8Array.from({ length: info.width * info.height }, (_, i) => 255 - data[i * info.channels]!)
  const scale = (right - left) / 210
  const area = { left: left / scale, top: top / scale, right: right / scale, bottom: bottom / scale }
  return crop({ width: info.width, height: info.height, ink, scale }, area)
}
