import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '../../../domain/model/index.ts'
import { chromiumPath, whyNoChromium } from '../../support/chromium.ts'
import { eventually, type OpenWindow, openClient, openWindow, seriousFaults } from './open-window.ts'

/** Names in Latin letters, so that what is still Chinese on screen is the window's own. */
const draft = clientSchema.parse({
  subject: { kind: 'enterprise', name: 'Hangzhou Tea' },
  people: [{ id: 'p1', name: 'Chen', roles: ['legal-representative', 'service-lead'] }],
  services: [{ id: 's1', name: 'Tea shop', domains: [{ name: 'tea.example.com' }] }],
})

describe.skipIf(!chromiumPath)(`the window in English${chromiumPath ? '' : ` ${whyNoChromium}`}`, () => {
  let opened: OpenWindow
  let clientId = ''
  let orderId = ''
  beforeAll(async () => {
    opened = await openWindow('/clients')
    const { page, call } = opened
    const client = await openClient(opened, draft, '主体')
    clientId = client.id
    const order = await call('orders.open', { clientId, kind: 'first', serviceIds: ['s1'], provider: 'Acme Cloud' })
    orderId = order.orderId
    await page.setViewportSize({ width: 1280, height: 800 })
  }, 180_000)
  afterAll(() => opened?.close())
  const goTo = (hash: string) => opened.page.evaluate((to) => (location.hash = to), hash)

  it('is chosen in the settings, and what was typed a moment before is kept', async () => {
    const { page, call } = opened
    await page.getByLabel('证件住所', { exact: true }).fill('1 Tea Road')
    await goTo('/settings')
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await page.title()).toBe('Beian Desk')
    expect((await call('clients.get', { id: clientId })).client.subject.licenceAddress).toBe('1 Tea Road')
  })

  it('is what the page is served in, from its first byte', async () => {
    const response = await opened.page.request.get(new URL('/', opened.page.url()).href)
    expect(await response.text()).toContain('<html lang="en">')
  })

  it('says everything of its own in English, at every place, without a serious fault or a sideways scroll', async () => {
    const { page } = opened
    const places: readonly (readonly [string, string])[] = [
      ['/workbench', 'Today'],
      ['/clients', 'Clients'],
      ['/import', 'Import clients'],
      ...['subject', 'people', 'services', 'materials', 'sheets', 'papers', 'history'].map(
        (section) => [`/clients/${clientId}/${section}`, 'Hangzhou Tea'] as const,
      ),
      ['/orders/board', 'Orders'],
      ['/orders/table', 'Orders'],
      ['/orders/calendar', 'Orders'],
      ['/orders/charts', 'Orders'],
      [`/filing/${clientId}/${orderId}`, 'Hangzhou Tea'],
      [`/filling/${clientId}/${orderId}`, 'Hangzhou Tea'],
      ['/review', 'Scans to look at'],
      ['/sheets', 'Print sheets'],
      ['/returns', 'Sheets come back'],
      ['/guide/permits', 'Guide'],
      ['/guide/timetable', 'Guide'],
      ['/guide/rejections', 'Guide'],
      ['/guide/rules', 'Guide'],
      ['/guide/provinces', 'Guide'],
      ['/settings', 'Settings'],
    ]
    const left: Record<string, string[]> = {}
    for (const [hash, heading] of places) {
      await goTo(hash)
      await page.getByRole('heading', { level: 1, name: heading }).first().waitFor()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      await eventually(() => page.getByText('Loading', { exact: true }).count()).toBe(0)
      const chinese = await page.evaluate(unmarkedChinese)
      if (chinese.length > 0) left[hash] = chinese
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide, hash).toBeLessThanOrEqual(0)
      expect(await seriousFaults(page), hash).toEqual([])
    }
    expect(left).toEqual({})
    expect(opened.faults).toEqual([])
  }, 300_000)
})

/**
 * Texts, hints and names of elements in Chinese that are neither an example of a filing number, data picked for the form, the languages' own names, marked as Chinese
 * (quoted law, records, what a form has) nor an explanation of a term in brackets.
 */
function unmarkedChinese(): string[] {
  const found = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent ?? ''
    const element = walker.currentNode.parentElement
    if (!element?.checkVisibility() || element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) continue
    if (
      /\p{Script=Han}/u.test(
        text.replace(/\([^()]*\)/g, '').replace(/[京浙]ICP备12345678号(-1)?|语言 \/ Language|^中文简体$/g, ''),
      )
    )
      found.add(`${element.tagName}.${element.className}: ${text.slice(0, 60)}`)
  }
  for (const element of document.querySelectorAll('[title], [placeholder], [aria-label]')) {
    if (!element.checkVisibility() || element.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) continue
    for (const name of ['title', 'placeholder', 'aria-label']) {
      const said = element.getAttribute(name) ?? ''
      // what quotes a finding, a paper or a form's field, and data that was picked, is Chinese as it stands
      if (
        /^(Look this rule up in the guide: |Preview of |(Copy|Copied|Fill in): |(北京|中文简体|语言 \/ Language)$)/.test(
          said,
        )
      )
        continue
      if (/\p{Script=Han}/u.test(said.replace(/\([^()]*\)/g, '')))
        found.add(`${element.tagName}.${element.className} ${name}: ${said.slice(0, 60)}`)
    }
  }
  return [...found]
}
