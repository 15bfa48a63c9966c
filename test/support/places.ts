import type { Page } from 'playwright-core'

/** Whose pages are opened where a place is about one client, one order or one scan. */
export interface Subjects {
  readonly clientId: string
  readonly orderId: string
  readonly materialId: string
}

/** A place a person goes to in the window. */
export interface Place {
  readonly name: string
  /** what it is called (zh-CN) */
  readonly title: string
  readonly hash: (subjects: Subjects) => string
  /** how it is looked at: on a desk without clients (or a client with nothing but a name), and with 10,000 */
  readonly also: readonly ('empty' | '10000')[]
}

const both = ['empty', '10000'] as const
const place = (name: string, title: string, hash: string, also: Place['also'] = []): Place => ({
  name,
  title,
  also,
  hash: ({ clientId, orderId, materialId }) =>
    hash.replace('CLIENT', clientId).replace('ORDER', orderId).replace('MATERIAL', materialId),
})

/** Every place of the window, in the order of the navigation. */
export const places: readonly Place[] = [
  place('workbench', '工作台', '/workbench', both),
  place('clients', '客户', '/clients', both),
  place('import', '导入客户', '/import', both),
  place('client-subject', '客户：主体', '/clients/CLIENT/subject', both),
  place('client-people', '客户：人员', '/clients/CLIENT/people', ['empty']),
  place('client-services', '客户：网站/APP', '/clients/CLIENT/services', ['empty']),
  place('materials', '客户：材料', '/clients/CLIENT/materials', ['empty']),
  place('evidence', '客户：一份扫描件', '/clients/CLIENT/materials/MATERIAL'),
  place('sheet', '客户：核验单', '/clients/CLIENT/sheets', ['empty']),
  place('papers', '客户：文书', '/clients/CLIENT/papers', ['empty']),
  place('history', '客户：记录', '/clients/CLIENT/history', ['empty']),
  place('board', '订单：看板', '/orders/board', both),
  place('table', '订单：表格', '/orders/table', both),
  place('calendar', '订单：日历', '/orders/calendar', both),
  place('charts', '订单：图表', '/orders/charts', both),
  place('filing', '一单', '/filing/CLIENT/ORDER', ['10000']),
  place('filling', '填报单', '/filling/CLIENT/ORDER', ['empty']),
  place('client-orders', '一个客户的订单', '/filing/CLIENT', ['empty']),
  place('review', '待人工看', '/review', both),
  place('batch', '打印核验单', '/sheets', both),
  place('returns', '回收核验单', '/returns', both),
  place('guide-permits', '指南：备案还是许可证', '/guide/permits'),
  place('guide-timetable', '指南：时间表', '/guide/timetable'),
  place('guide-rejections', '指南：驳回原因', '/guide/rejections'),
  place('guide-rules', '指南：规则', '/guide/rules'),
  place('guide-provinces', '指南：各省要求', '/guide/provinces'),
  place('guide-providers', '指南：接入商要求', '/guide/providers'),
  place('settings', '设置', '/settings', ['empty']),
]

/** Goes to a place and waits until nothing on it loads or is being drawn. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await atRest(page)
}

/** Nothing loads, every picture is there and every page of a PDF drawn. */
export async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForFunction(
    () =>
      document.querySelector('.ant-skeleton, .ant-spin-spinning, #content [aria-busy="true"]') === null &&
      [...document.images].every((image) => image.complete) &&
      [...document.querySelectorAll<HTMLElement>('canvas.pdf-page')].every(({ dataset }) => dataset.drawn),
    undefined,
    { timeout: 120_000 },
  )
  // a loading icon may turn for ever; what fades in does not
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => 0)),
    ),
  )
}

/** What the desk does in the background comes to its end; whether it does anything shows a moment after the window is open. */
export async function untilIdle(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /项进行中/ })
    .waitFor({ timeout: 20_000 })
    .catch(() => undefined)
  await page.waitForFunction(() => document.querySelector('.tasks-idle') !== null, undefined, { timeout: 600_000 })
}
