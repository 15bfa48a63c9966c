import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BrowserContext, chromium } from 'playwright-core'

/** The system's Chromium (BEIAN_CHROMIUM overrides); undefined where there is none, and then tests that need it skip loudly. */
export const chromiumPath: string | undefined = [
  process.env.BEIAN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((candidate) => candidate && existsSync(candidate))

export const whyNoChromium = 'SKIPPED, no Chromium found (install it or set BEIAN_CHROMIUM)'

/**
 * Up to how many milliseconds later than it gives them the desk's answers reach the window. Tests that pass only where
 * answers come at once fail elsewhere at random; with this they fail at the desk of whoever writes them.
 */
const slowness = Number(process.env.BEIAN_SLOW_ANSWERS ?? 0)

/**
 * A browser with a fresh profile and no errands of its own.
 * @param viewer with Chromium's own viewer for PDFs, which is an extension and so off otherwise
 * @returns closes it and removes the profile
 */
export async function openChromium(viewer = false): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const profile = mkdtempSync(path.join(tmpdir(), 'desk-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...(viewer ? { ignoreDefaultArgs: ['--disable-extensions', '--headless'] } : {}),
    args: [
      '--no-sandbox',
      viewer ? '--headless=new' : '--headless',
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
  if (slowness > 0)
    await context.route('**/call/**', async (route) => {
      await sleep(slowness * Math.random())
      await route.continue().catch(() => undefined)
    })
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
