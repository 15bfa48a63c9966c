import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { furnish, openClientList, returnSheets } from '../../support/furnished-desk.ts'
import { type Place, places, type Subjects, visit } from '../../support/places.ts'
import { type OpenWindow, openWindow, seriousFaults } from './open-window.ts'

describe.skipIf(!chromiumPath)(`every place of the window${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let furnished: Subjects
  beforeAll(async () => {
    opened = await openWindow('/workbench')
    await opened.page.setViewportSize({ width: 1280, height: 800 })
  }, 180_000)
  afterAll(() => opened?.close())

  /** What is amiss at each of them, light and dark: serious faults, and words that run out of the window. */
  async function amissAt(visited: readonly Place[], subjects: Subjects): Promise<Record<string, unknown>> {
    const { page, call } = opened
    const found: Record<string, unknown> = {}
    for (const theme of ['light', 'dark'] as const) {
      await call('settings.set', { theme })
      await page.reload()
      await page.waitForFunction(
        (dark) => (document.documentElement.dataset.theme === 'dark') === dark,
        theme === 'dark',
      )
      for (const { name, hash } of visited) {
        await visit(page, hash(subjects))
        const faults = await seriousFaults(page)
        const beyond = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
        if (faults.length > 0 || beyond > 0) found[`${name} ${theme}`] = { faults, beyond }
      }
    }
    return found
  }
  const emptied = places.filter(({ also }) => also.includes('empty'))
  const nobody = { clientId: '', orderId: '', materialId: '' }
  const isOfAClient = ({ hash }: Place) => hash(nobody) !== hash({ ...nobody, clientId: 'somebody' })

  it('has no serious fault on an empty desk', async () => {
    expect(
      await amissAt(
        emptied.filter((place) => !isOfAClient(place)),
        nobody,
      ),
    ).toEqual({})
  }, 180_000)

  it('has no serious fault where a client has nothing but a name', async () => {
    const draft = clientSchema.parse({ subject: { name: '宁波新样例有限公司' } })
    const { client } = await opened.call('clients.create', { client: draft })
    expect(await amissAt(emptied.filter(isOfAClient), { ...nobody, clientId: client.id })).toEqual({})
    await opened.call('clients.remove', { id: client.id })
  }, 180_000)

  it('has no serious fault on an ordinary day', async () => {
    const { full, clients } = await furnish(opened.call)
    furnished = full
    await returnSheets(opened.page, clients)
    expect(await amissAt(places, full)).toEqual({})
  }, 600_000)

  it('lets nothing jump while a place fills', async () => {
    const { page } = opened
    await page.evaluate(() => {
      const shifts: number[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
          if (!entry.hadRecentInput) shifts.push(entry.value)
      }).observe({ type: 'layout-shift' })
    })
    const jumpy: Record<string, number> = {}
    for (const { name, hash } of places) {
      await visit(page, hash(furnished))
      const shifted = await page.evaluate(() =>
        (window as unknown as { shifts: number[] }).shifts.splice(0).reduce((sum, shift) => sum + shift, 0),
      )
      // what the browser's makers call good; measured 0.02 at most
      if (shifted > 0.1) jumpy[name] = shifted
    }
    expect(jumpy).toEqual({})
  }, 180_000)

  it('keeps to the window at 200 %, and no button lies under another', async () => {
    const { page } = opened
    await page.setViewportSize({ width: 640, height: 400 })
    const beyond: Record<string, number> = {}
    for (const { name, hash } of places) {
      await visit(page, hash(furnished))
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) beyond[name] = over
    }
    expect(beyond).toEqual({})
    await visit(page, '/review')
    for (const name of [/下一份/, /^通过/, '放大'])
      await page.getByRole('button', { name }).first().click({ trial: true })
    await visit(page, '/workbench')
    await page.getByRole('link', { name: /已备案/ }).click({ trial: true })
    await page.setViewportSize({ width: 1280, height: 800 })
  }, 300_000)

  it('has no serious fault while a list of clients is looked at before it comes in', async () => {
    await openClientList(opened.page, 60)
    expect(await seriousFaults(opened.page)).toEqual([])
  }, 60_000)

  it('raised no fault and fetched nothing from elsewhere', () => {
    expect(opened.faults).toEqual([])
  })
})
