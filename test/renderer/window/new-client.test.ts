import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { type OpenWindow, openWindow } from './open-window.ts'

describe.skipIf(!chromiumPath)(`a new client${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  beforeAll(async () => {
    opened = await openWindow('/workbench')
    await opened.page.getByRole('button', { name: '载入样例客户' }).waitFor()
  }, 180_000)
  afterAll(() => opened?.close())

  it('is asked for in a dialog that stands still from its first frame, so that no click on it is lost', async () => {
    const places = await opened.page.evaluate(async () => {
      const named = (root: ParentNode, name: string) =>
        [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name))
      named(document, '新建客户')?.click()
      const seen = new Set<string>()
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      // a second of frames from its first, however late it comes and however few of them a busy machine draws
      let until = performance.now() + 20_000
      for (; performance.now() < until; await frame()) {
        const box = [...document.querySelectorAll('[role="dialog"]')]
          .map((dialog) => named(dialog, '新建并打开')?.getBoundingClientRect())
          .find((one) => one !== undefined)
        if (!box) continue
        if (seen.size === 0) until = performance.now() + 1000
        seen.add([box.x, box.y, box.width, box.height].map(Math.round).join(' '))
      }
      return [...seen]
    })
    expect(places).toHaveLength(1)
  }, 60_000)

  it('has the field at hand: typed blindly and sent with Enter, it is opened', async () => {
    await opened.page.keyboard.type('Sample 样例茶业有限公司')
    await opened.page.keyboard.press('Enter')
    await opened.page.getByRole('heading', { name: 'Sample 样例茶业有限公司' }).waitFor()
    expect(opened.faults).toEqual([])
  }, 60_000)
})
