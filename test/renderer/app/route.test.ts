import { describe, expect, it } from 'vitest'
import { hrefClient, hrefFiling, hrefOrders, parseRoute } from '../../../renderer/app/route.ts'

describe('routes by hash', () => {
  it('leads back to where a link came from, whatever the ids are made of', () => {
    const href = hrefClient('a/b 客户#1', 'materials', 'm/2')
    expect(parseRoute(href)).toEqual({ place: 'client', clientId: 'a/b 客户#1', section: 'materials', item: 'm/2' })
  })

  it('takes the first section where none is named, and the 工作台 where nothing is understood', () => {
    expect(parseRoute('#/clients/x')).toMatchObject({ place: 'client', section: 'subject', item: '' })
    expect(parseRoute('#/clients/x/nonsense')).toMatchObject({ section: 'subject' })
    for (const hash of ['#/clients', '#/clients/']) expect(parseRoute(hash)).toEqual({ place: 'clients' })
    for (const hash of ['', '#', '#/', '#/elsewhere']) expect(parseRoute(hash)).toEqual({ place: 'workbench' })
    expect(parseRoute('#/settings')).toEqual({ place: 'settings' })
  })

  it('leads to an order and to each way of looking at all of them', () => {
    expect(parseRoute(hrefFiling('a/b', 'o#1'))).toEqual({ place: 'filing', clientId: 'a/b', orderId: 'o#1' })
    expect(parseRoute(hrefFiling('x'))).toEqual({ place: 'filing', clientId: 'x', orderId: '' })
    expect(parseRoute(hrefOrders('table', 'bureau'))).toEqual({ place: 'orders', view: 'table', stage: 'bureau' })
    expect(parseRoute('#/orders/nonsense')).toEqual({ place: 'orders', view: 'board', stage: '' })
  })
})
