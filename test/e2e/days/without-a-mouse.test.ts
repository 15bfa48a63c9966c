import { afterAll, beforeAll, expect, it } from 'vitest'
import { creditCode } from '../../domain/fixtures.ts'
import { eventually } from '../../renderer/window/open-window.ts'
import { aDay, type Clerk, comesToWork } from './clerk.ts'

const name = '台州样例橘业有限公司'

/** What has the focus, by the name it is called out with. */
function focused(): string {
  const element = document.activeElement as HTMLInputElement | null
  const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent
  return (label ?? element?.textContent ?? '').trim()
}

aDay('a clerk without a mouse takes in a client and opens its filing', () => {
  let clerk: Clerk
  const focusIs = () => clerk.page.evaluate(focused)
  /** Goes on with the Tab key until it is there; a window that hides it from the keyboard is gone through in vain. */
  const tabsTo = async (wanted: string, within = 'body') => {
    const passed: string[] = []
    for (let steps = 0; steps < 150; steps += 1) {
      const now = await focusIs()
      if (now === wanted && (await clerk.page.locator(`${within} :focus`).count()) > 0) return
      passed.push(now)
      await clerk.presses('Tab')
    }
    throw new Error(`“${wanted}” is not reached with the Tab key; passed: ${[...new Set(passed)].join(' | ')}`)
  }
  const presses = async (button: string) => {
    await tabsTo(button)
    await clerk.presses('Enter')
  }
  const writes = async (field: string, text: string) => {
    await tabsTo(field)
    await clerk.page.keyboard.type(text)
    await clerk.presses('Tab')
  }
  const section = async (from: string, to: string) => {
    await tabsTo(from)
    await clerk.presses('ArrowRight')
    await clerk.page.getByRole('tab', { name: to, selected: true }).waitFor()
  }
  const stored = async () => {
    const { rows } = await clerk.call('clients.list', { search: name })
    return (await clerk.call('clients.get', { id: rows[0]!.id })).client
  }

  beforeAll(async () => {
    clerk = await comesToWork('/workbench')
    await clerk.page.evaluate(() => {
      const kept = window as unknown as { pointed: number }
      kept.pointed = 0
      window.addEventListener('pointerdown', () => (kept.pointed += 1), true)
    })
  }, 180_000)
  afterAll(() => clerk?.close())

  it('Alt and 2 are the clients; a new one is made', async () => {
    await clerk.page.locator('#content').focus()
    await clerk.presses('Alt+2')
    await clerk.seesHeading(/^客户/)
    await presses('新建客户')
    await clerk.dialog('新建客户').waitFor()
    await clerk.page.keyboard.type(name)
    await clerk.presses('Enter')
    await clerk.seesHeading(name)
  }, 120_000)

  it('its number and address are written, field by field', async () => {
    await writes('统一社会信用代码', creditCode('91331002MA2CE1234'))
    await writes('通信地址', '样例路 5 号 1 幢')
    await eventually(async () => (await stored()).subject).toMatchObject({
      licenceNumber: creditCode('91331002MA2CE1234'),
      address: '样例路 5 号 1 幢',
    })
  }, 120_000)

  it('an arrow goes to the people, and the legal representative is put in', async () => {
    await section('主体', '人员')
    await presses('添加法定代表人')
    // what was added has the focus: nothing has to be looked for
    await eventually(focusIs).toBe('姓名')
    await writes('姓名', '蔺样例')
    await writes('手机号码', '15400007711')
    await eventually(async () => (await stored()).people).toMatchObject([{ name: '蔺样例', mobile: '15400007711' }])
  }, 120_000)

  it('the next arrow goes to the sites, and one is put in with its domain', async () => {
    await section('人员', '网站/APP')
    await presses('添加网站')
    await eventually(focusIs).toBe('网站名称')
    await writes('网站名称', '台州样例橘业')
    await writes('域名', 'orange-sample.cn')
    await presses('添加域名')
    await eventually(focusIs).toBe('域名')
    await writes('域名', 'orange-two-sample.cn')
    await eventually(async () => (await stored()).services).toMatchObject([
      { name: '台州样例橘业', domains: [{ name: 'orange-sample.cn' }, { name: 'orange-two-sample.cn' }] },
    ])
  }, 120_000)

  it('the filing is opened and its first step taken', async () => {
    await tabsTo('订单', '.client-header')
    await clerk.presses('Enter')
    await clerk.sees('这个客户还没有订单')
    await presses('开新订单')
    await clerk.dialog('开新订单').waitFor()
    await presses('开订单')
    await clerk.page.locator('.timetable').waitFor()
    await presses('开始填写')
    await eventually(async () => (await stored()).orders.map(({ stage }) => stage)).toEqual(['fill'])
  }, 120_000)

  it('on the workbench the arrows walk, and O opens the order', async () => {
    await clerk.presses('Alt+1')
    await clerk.page.locator('.work').first().waitFor()
    await tabsTo(`打开订单：${name} 首次备案：资料填写中`)
    await clerk.presses('o')
    await clerk.page.locator('.timetable').waitFor()
    await clerk.seesHeading(name)
  }, 120_000)

  it('and the mouse was not touched', async () => {
    expect(await clerk.page.evaluate(() => (window as unknown as { pointed: number }).pointed)).toBe(0)
    expect(clerk.faults).toEqual([])
  })
})
