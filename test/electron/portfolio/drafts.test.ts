import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { NewDraft } from '../../../electron/desk/ports.ts'
import { openDatabase, openPortfolio } from '../../../electron/portfolio/index.ts'
import { client, codeOf, entryOf, filesShowing, rowOf, temporaryFolder, testKey } from './support.ts'

const key = testKey()
const typed = '只打了一半的话 𬭊'
let dir: string
let file: string
beforeEach(async () => {
  dir = await temporaryFolder()
  file = join(dir, 'portfolio.db')
})

const draftOf = (name: string, clientId = '', body = typed, at = '2026-11-23T02:00:00.000Z'): NewDraft => ({
  ...{ key: name, kind: 'order-log', clientId, place: '#/filing/a/1' },
  ...{ at, by: '小张', body },
})
const addClient = async (portfolio: Awaited<ReturnType<typeof openPortfolio>>, id: string) => {
  const made = client(id, { subject: { name: `${id}公司` } })
  await portfolio.putClient(made, 0, rowOf(made), entryOf(id))
}

describe('what was typed and not saved', () => {
  it('is there after the process was killed, and readable nowhere in the folder', async () => {
    const script = `
      const { openPortfolio } = await import(${JSON.stringify(new URL('../../../electron/portfolio/index.ts', import.meta.url).href)})
      const portfolio = await openPortfolio(${JSON.stringify(file)}, Buffer.from(${JSON.stringify(Buffer.from(key).toString('hex'))}, 'hex'))
      await portfolio.putDraft(${JSON.stringify(draftOf('one'))})
      console.log('kept')
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await filesShowing(dir, [typed])).toEqual([])
    const portfolio = await openPortfolio(file, key)
    expect(await portfolio.listDrafts()).toEqual([{ ...draftOf('one'), clientName: '' }])
    await portfolio.close()
    expect(await filesShowing(dir, [typed])).toEqual([])
  })

  it('is kept once for each key, the newest first, until it is dropped', async () => {
    const portfolio = await openPortfolio(file, key)
    await addClient(portfolio, 'a')
    const before = [await portfolio.revision(), await portfolio.listHistory('', 9)]
    await portfolio.putDraft(draftOf('one', 'a', '先'))
    await portfolio.putDraft(draftOf('two', '', '另', '2026-11-23T02:00:01.000Z'))
    await portfolio.putDraft(draftOf('one', 'a', '后', '2026-11-23T02:00:02.000Z'))
    const all = await portfolio.listDrafts()
    expect(all.map(({ key: name, body, clientName }) => [name, body, clientName])).toEqual([
      ['one', '后', 'a公司'],
      ['two', '另', ''],
    ])
    // it is neither a change of a record nor something that happened
    expect([await portfolio.revision(), await portfolio.listHistory('', 9)]).toEqual(before)
    await portfolio.dropDrafts(['one', 'never kept'])
    expect((await portfolio.listDrafts()).map(({ key: name }) => name)).toEqual(['two'])
    await portfolio.close()
  })

  it('goes with its client, and does not come back after it', async () => {
    const portfolio = await openPortfolio(file, key)
    await addClient(portfolio, 'a')
    await addClient(portfolio, 'b')
    await portfolio.putDraft(draftOf('of a', 'a'))
    await portfolio.putDraft(draftOf('of b', 'b'))
    await portfolio.removeClient('a', entryOf('a', '删除'))
    // the last word of a window that had it open still
    expect(await codeOf(portfolio.putDraft(draftOf('of a', 'a')))).toBe('not-found')
    expect((await portfolio.listDrafts()).map(({ key: name }) => name)).toEqual(['of b'])
    await portfolio.close()
    const db = openDatabase(file, key)
    const left = db.prepare('SELECT count(*) FROM draft WHERE client_id = ?').pluck().get('a')
    db.close()
    expect(left).toBe(0)
  })
})
