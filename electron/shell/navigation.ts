import type { App, WebContents } from 'electron'
import { isKeptFile, isOwn, origin } from './address.ts'

/** Chromium's PDF viewer, which shows a PDF in a frame of its own. */
const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/**
 * No page leads out of the desk, and no page opens windows; a kept PDF is shown in a viewer
 * (security checklist items 12-14: https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation).
 * @param openViewer shows a kept file's URL in a window without a preload
 */
export function confineNavigation(app: Pick<App, 'on'>, openViewer: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, openViewer))
}

function confine(contents: WebContents, openViewer: (url: string) => void): void {
  contents.on('will-frame-navigate', (details) => {
    if (!(details.isMainFrame ? mayShow(details.url) : mayFrame(details.url))) details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    if (!isOwn(details.url)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isKeptFile(url)) openViewer(url)
    return { action: 'deny' }
  })
}

/** Reloading the window; its places are hashes, which are no navigation. */
const mayShow = (url: string) => isOwn(url) && new URL(url).pathname === '/'

/** Kept files, and what the window has drawn but not kept. */
const mayFrame = (url: string) => isKeptFile(url) || url.startsWith(`blob:${origin}/`) || url.startsWith(pdfViewer)
