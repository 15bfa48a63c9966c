import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

describe.skipIf(!chromiumPath)(`keys${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow('/workbench')
  }, 180_000)
  afterAll(() => opened?.close())
  const dialog = () => opened.page.getByRole('dialog', { name: '快捷键' })

  it('are listed on ?, place by place, and Esc goes back to work', async () => {
    const { page } = opened
    await page.locator('#content').focus()
    await page.keyboard.press('?')
    await dialog().getByText('撤回刚才的批量修改').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  it('are a button, too', async () => {
    await opened.page.getByRole('button', { name: '快捷键' }).click()
    await dialog().waitFor()
    await opened.page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  })

  it('go to the places of the navigation in its order', async () => {
    const { page } = opened
    const places = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(places).toHaveLength(8)
    for (const [at, place] of places.entries()) {
      await page.keyboard.press(`Alt+${at + 1}`)
      await eventually(() => page.evaluate(() => location.hash)).toBe(place)
    }
  })

  it('rest while someone writes', async () => {
    const { page } = opened
    await page.keyboard.press('Control+k')
    await page.keyboard.type('杭州?')
    expect(await page.getByRole('combobox').first().inputValue()).toBe('杭州?')
    expect(await dialog().isVisible()).toBe(false)
  })
})
