import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Download, Locator } from 'playwright-core'
import { describe } from 'vitest'
import { type Client, clientSchema } from '../../../domain/model/index.ts'
import { foldersIn, type OpenWindow, openWindow } from '../../renderer/window/open-window.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'

/** Stories need a real window. */
export const aDay = (title: string, story: () => void): void => {
  describe.skipIf(!chromiumPath)(`${title}${chromiumPath ? '' : ` ${whyNoChromium}`}`, story)
}

/** The desk is busy and the machine may be: a clerk waits this long before she says that it does not work. */
const patience = 60_000

/** What a clerk does and sees at her desk, in the words of the day. Where `within` is left out it is the whole window. */
export interface Clerk extends OpenWindow {
  goesTo(place: string): Promise<void>
  /** goes to an address of the window, as by a bookmark */
  opens(address: string): Promise<void>
  clicks(name: string | RegExp, within?: Locator): Promise<void>
  follows(link: string | RegExp, within?: Locator): Promise<void>
  types(label: string, text: string, within?: Locator): Promise<void>
  presses(...keys: readonly string[]): Promise<void>
  sees(text: string | RegExp, within?: Locator): Promise<void>
  seesNoMore(text: string | RegExp, within?: Locator): Promise<void>
  seesHeading(name: string | RegExp): Promise<void>
  dialog(name: string | RegExp): Locator
  /** the files a click hands out */
  downloads(click: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Uint8Array }>
  copied(): Promise<string>
  /** drags files in from the file manager and lets go over a place, or in the middle of the window */
  drops(paths: readonly string[], onto?: Locator): Promise<void>
  /** picks from a list that is typed into */
  picks(field: string, text: string, within?: Locator): Promise<void>
}

/**
 * A clerk comes to work: a desk of her own, with her name in the settings.
 * @param prepare fills the desk's folders before it is opened
 */
export async function comesToWork(
  at = '/workbench',
  prepare?: (folders: ReturnType<typeof foldersIn>) => Promise<void>,
): Promise<Clerk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-day-'))
  await prepare?.(foldersIn(folder))
  const opened = await openWindow(at, folder)
  const { page, context, call } = opened
  page.setDefaultTimeout(patience)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await call('settings.set', { operator: '小张' })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const text = (what: string | RegExp, within: Locator | undefined) => (within ?? page).getByText(what).first()
  const { close } = opened
  return Object.assign(opened, {
    async close() {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
    async goesTo(place: string) {
      await page.locator('nav.nav').getByRole('link', { name: place, exact: true }).click()
      await page.locator('nav.nav a[aria-current="page"]', { hasText: place }).waitFor()
    },
    async opens(address: string) {
      await page.evaluate((to) => (location.hash = to), address)
    },
    clicks: (name: string | RegExp, within?: Locator) => (within ?? page).getByRole('button', { name }).first().click(),
    follows: (link: string | RegExp, within?: Locator) =>
      (within ?? page).getByRole('link', { name: link }).first().click(),
    async types(label: string, words: string, within?: Locator) {
      const field = (within ?? page).getByRole('textbox', { name: label, exact: true }).first()
      await field.fill(words)
      await field.blur()
    },
    async presses(...keys: readonly string[]) {
      for (const key of keys) await page.keyboard.press(key)
    },
    sees: (what: string | RegExp, within?: Locator) => text(what, within).waitFor(),
    seesNoMore: (what: string | RegExp, within?: Locator) => text(what, within).waitFor({ state: 'detached' }),
    seesHeading: (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor(),
    dialog: (name: string | RegExp) => page.getByRole('dialog', { name }),
    async downloads(click: () => Promise<void>) {
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
      return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
    },
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
    async drops(paths: readonly string[], onto = page.locator('body')) {
      await onto.scrollIntoViewIfNeeded()
      const { x, y, width, height } = (await onto.boundingBox())!
      const session = await context.newCDPSession(page)
      const data = { items: [], files: [...paths], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data })
      await session.detach()
    },
    async picks(field: string, words: string, within?: Locator) {
      const box = (within ?? page).getByRole('combobox', { name: field })
      await box.click()
      await box.fill(words)
      // she sees it offered before she presses Enter
      await page.locator('.ant-select-item-option-active', { hasText: words }).first().waitFor()
      await page.keyboard.press('Enter')
    },
  })
}

const bytesOf = async (download: Download): Promise<Uint8Array> => new Uint8Array(readFileSync(await download.path()))

/** An invented client that only has what a story needs. */
export const invented = (content: Parameters<typeof clientSchema.parse>[0]): Client => clientSchema.parse(content)
